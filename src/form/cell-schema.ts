// What one cell of a form may say of itself: the schema shared by columns, rows and items. Pure shapes.
import { z } from "zod";
import { kindNames } from "./kinds/index.ts";

export const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "an id is lower-case letters, digits and _");

const words = z.string().min(1);

/** An expression as a person writes it, read by the room expression: "[3] <= [2]", "{1.1} + {1.2}". */
export const expression = z.string().min(1).max(2000);

export const kind = z.enum(kindNames);

/** How a parent's cell follows from its units' cells. A ratio is computed anew from the totals, never added. */
const rollUp = z.union([
  z.enum(["sum", "none", "average", "count-yes", "list", "join"]),
  z.strictObject({ ratio: expression }),
]);

/** What a cell may say of itself; what it leaves out its row says, then its column, then its kind. */
export const cell = z.strictObject({
  kind: kind.exactOptional(),
  /** What is counted, spoken behind the figure: "Đã ghi: 12 lớp". */
  noun: words.exactOptional(),
  /** The cell's own name, spoken before the figure: "nữ 230". */
  label: words.exactOptional(),
  /** Digits behind the comma. */
  digits: z.int().positive().exactOptional(),
  most: z.number().positive().exactOptional(),
  /** In what the paper counts its amounts; what is stored is đồng. A bare figure under it counts in it. */
  scale: z.enum(["dong", "nghin", "trieu", "ty"]).exactOptional(),
  /** Of one-of and many-of: which of the form's choices. */
  choices: id.exactOptional(),
  /** Of an identifier: what it identifies, which says its length. */
  identifies: z.enum(["phone", "citizen", "school", "account"]).exactOptional(),
  /** It is about a person: never in summaries, masked in echoes, blanked after a time. */
  personal: z.literal(true).exactOptional(),
  /** It may be left empty: "(nếu có)". */
  optional: z.literal(true).exactOptional(),
  /** Never asked: it follows from other cells. */
  compute: expression.exactOptional(),
  rollUp: rollUp.exactOptional(),
  /**
   * What is proposed before it is asked: what the unit's last sealed report on this form said at this place, or in
   * another column of its row ("năm trước" is what "năm nay" was); or a fact of the unit.
   */
  prefill: z
    .union([z.literal("last-round"), z.strictObject({ last: id }), z.strictObject({ fact: words })])
    .exactOptional(),
});

export type CellSaid = z.infer<typeof cell>;
