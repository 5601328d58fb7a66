// What a link or a delivered message leads to. The person's right to it is checked when it is fetched, not here.
import { z } from "zod";
import { roundPreview } from "../../form/rounds/preview.ts";
import type { AttachedRef, DocumentRef, GridRef, UploadRef } from "../../message.ts";
import { asItIs, versioned } from "../../versioned.ts";

const documentRef = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("workbook"), roundId: z.number(), personId: z.number() }),
  z.strictObject({ type: z.literal("filled-totals"), roundId: z.number(), personId: z.number() }),
  z.strictObject({ type: z.literal("filled-unit"), nodeId: z.number() }),
  z.strictObject({ type: z.literal("draft"), nodeId: z.number() }),
  z.strictObject({ type: z.literal("opinions"), nodeId: z.number() }),
  z.strictObject({ type: z.literal("empty-units"), nodeId: z.number() }),
  z.strictObject({ type: z.literal("receipt"), submissionId: z.number() }),
  z.strictObject({
    type: z.literal("slips"),
    roundId: z.number(),
    personId: z.number(),
    unitId: z.number().nullable(),
  }),
  z.strictObject({ type: z.literal("stored"), uploadId: z.number() }),
  z.strictObject({ type: z.literal("dispatch"), fileId: z.number(), nodeId: z.number() }),
]) satisfies z.ZodType<DocumentRef>;

const upload = { type: z.literal("upload"), nodeId: z.number() };
const grid = {
  type: z.literal("grid"),
  nodeId: z.number(),
  table: z.string(),
  row: z.string(),
  first: z.boolean(),
};

/** What may come with a message: a file, or a page on which one is handed over or rows are answered. */
export const attachedRef = z.union([
  documentRef,
  z.strictObject(upload),
  z.strictObject(grid),
]) satisfies z.ZodType<AttachedRef>;

/** A page for handing over a file, and the chat that is told what became of it. */
export type UploadTarget = UploadRef & { readonly addressId: number };

/** A page for answering rows, and the chat that is told of it. */
export type GridTarget = GridRef & { readonly addressId: number };

/** A page that belongs to one browser from its first use on. */
export type PageTarget = UploadTarget | GridTarget;

const preview = z.strictObject({ type: z.literal("preview"), round: roundPreview });

/** A round before it opens, for whoever holds the link: it stands in the link itself, as it was when that was made. */
export type PreviewTarget = z.infer<typeof preview>;

/** Everything a link may lead to. */
export type LinkTarget = DocumentRef | PageTarget | PreviewTarget;

/**
 * Before there was a `v` it was the same; the second version knows more files and the grid, the third those of
 * the dispatch, the fourth the preview of a round and what is made for whoever compiles. The register of links looks at the ids in SQL
 * (people/link-register.ts).
 */
export const linkTargetShape = versioned<LinkTarget>(
  "target of a link",
  z.union([
    documentRef,
    z.strictObject({ ...upload, addressId: z.number() }),
    z.strictObject({ ...grid, addressId: z.number() }),
    preview,
  ]),
  [asItIs, asItIs, asItIs, asItIs],
);
