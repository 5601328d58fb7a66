// Why a file is not read, as data: text says it and what to do. A shape with its schema, and the error that carries it.
import { z } from "zod";

/** What a file truly is, by its bytes; a name alone tells nothing but which of two texts it is. */
export const trueKinds = [
  "xlsx",
  "docx",
  "csv",
  "txt",
  "old-excel",
  "old-word",
  "old-office",
  "pdf",
  "rtf",
  "web-page",
  "open-document",
  "presentation",
  "picture",
  /** A workbook or document that opens with a password alone. */
  "protected",
  "archive",
  "empty",
  "unknown",
] as const;
export type TrueKind = (typeof trueKinds)[number];

export const unreadableSchema = z.discriminatedUnion("type", [
  /** It is of a kind that is not read. */
  z.strictObject({ type: z.literal("kind"), kind: z.enum(trueKinds) }),
  /** It is broken: cut off, or not what its kind has to be. */
  z.strictObject({ type: z.literal("broken"), kind: z.enum(trueKinds) }),
  /** More than a report's file holds. */
  z.strictObject({
    type: z.literal("too-much"),
    what: z.enum(["bytes", "unpacked", "parts", "depth", "cells", "letters", "time"]),
  }),
  /** A quotation mark that begins in this row is never closed. */
  z.strictObject({ type: z.literal("open-quote"), row: z.int() }),
  /** Text in an encoding that is not read: "utf-16be", or null where nobody can tell. */
  z.strictObject({ type: z.literal("encoding"), encoding: z.string().nullable() }),
]);
export type Unreadable = z.infer<typeof unreadableSchema>;

/** The file cannot be read. */
export class UnreadableFile extends Error {
  readonly why: Unreadable;
  constructor(why: Unreadable) {
    super(`the file cannot be read: ${why.type}`);
    this.why = why;
  }
}
