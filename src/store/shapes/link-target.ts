// What a link or a delivered message leads to. The person's right to it is checked when it is fetched, not here.
import { z } from "zod";
import type { DocumentRef, UploadRef } from "../../message.ts";
import { asItIs, versioned } from "../../versioned.ts";

const documentRef = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("workbook"), roundId: z.number(), personId: z.number() }),
  z.strictObject({ type: z.literal("filled-totals"), roundId: z.number(), personId: z.number() }),
  z.strictObject({ type: z.literal("filled-unit"), nodeId: z.number() }),
  z.strictObject({ type: z.literal("draft"), nodeId: z.number() }),
  z.strictObject({ type: z.literal("receipt"), submissionId: z.number() }),
  z.strictObject({
    type: z.literal("slips"),
    roundId: z.number(),
    personId: z.number(),
    unitId: z.number().nullable(),
  }),
  z.strictObject({ type: z.literal("stored"), uploadId: z.number() }),
]) satisfies z.ZodType<DocumentRef>;

/** What may come with a message: a file, or the page on which one can be handed over. */
export const attachedRef = z.union([
  documentRef,
  z.strictObject({ type: z.literal("upload"), nodeId: z.number() }),
]) satisfies z.ZodType<DocumentRef | UploadRef>;

/** A page for handing over a file, and the chat that is told what became of it. */
export type UploadTarget = UploadRef & { readonly addressId: number };

/** Everything a link may lead to. */
export type LinkTarget = DocumentRef | UploadTarget;

/** Before there was a `v` it was the same; the second version knows more files. The register of links looks at the ids in SQL (people/link-register.ts). */
export const linkTargetShape = versioned<LinkTarget>(
  "target of a link",
  z.union([
    documentRef,
    z.strictObject({ type: z.literal("upload"), nodeId: z.number(), addressId: z.number() }),
  ]),
  [asItIs, asItIs],
);
