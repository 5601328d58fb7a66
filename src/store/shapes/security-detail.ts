// What an entry of the security log says beside who, what and where: ids and words of closed lists, no text of people.
import { z } from "zod";
import { asItIs, versioned } from "../../versioned.ts";

const id = z.number().int().nonnegative();

const detail = z.strictObject({
  /** A command's name: an officer's in chat ("unit"), or the operator's ("round open"). */
  command: z
    .string()
    .regex(/^[a-z][a-z -]{0,39}$/)
    .exactOptional(),
  role: z.enum(["contact", "officer", "reader"]).exactOptional(),
  /** Which file was given. */
  document: z
    .enum([
      "workbook",
      "filled-totals",
      "filled-unit",
      "opinions",
      "empty-units",
      "draft",
      "receipt",
      "slips",
      "stored",
      "dispatch",
      "upload",
      "grid",
    ])
    .exactOptional(),
  /** The person whom it concerns, where it is another than who did it. */
  subject: id.exactOptional(),
  round: id.exactOptional(),
  node: id.exactOptional(),
  submission: id.exactOptional(),
  upload: id.exactOptional(),
  file: id.exactOptional(),
  code: id.exactOptional(),
  roleId: id.exactOptional(),
  /** How many were concerned: links that were ended, say. */
  count: id.exactOptional(),
});

export type SecurityDetail = z.infer<typeof detail>;

/** The second version knows more files, the third those of the dispatch, the fourth those made for whoever compiles. */
export const securityDetailShape = versioned<SecurityDetail>("security detail", detail, [
  asItIs,
  asItIs,
  asItIs,
  asItIs,
]);
