// What a prompt asks: its schema, for it sleeps with the chat and beside messages as JSON.
import { z } from "zod";

/** What the last prompt of a chat asks. A text answers this, never a place derived when the text arrives. */
export const asked = z.discriminatedUnion("at", [
  z.strictObject({
    at: z.literal("question"),
    id: z.string(),
    /** A linked figure asked for by its number in the table: shown and remarked on as the row. */
    byRow: z.literal(true).exactOptional(),
    /** For what a file says there, which is no answer by itself. */
    file: z.literal(true).exactOptional(),
  }),
  z.strictObject({ at: z.literal("group"), id: z.string(), open: z.array(z.string()) }),
  /** Which of these rows of a group have what they name: each is answered by yes or no. */
  z.strictObject({ at: z.literal("checklist"), id: z.string(), open: z.array(z.string()) }),
  /** Lines of a list. */
  z.strictObject({ at: z.literal("list"), id: z.string() }),
  /** One cell of a list's line; without a column the line is shown, and what is to be changed of it is asked. */
  z.strictObject({
    at: z.literal("line"),
    id: z.string(),
    line: z.string(),
    column: z.string().nullable(),
  }),
  /** The proofs of rows that were answered with yes, by their own ids. */
  z.strictObject({ at: z.literal("proofs"), open: z.array(z.string()) }),
  /** A value was read and a check doubts it, or several readings are open: the answer is a choice or a new text. */
  z.strictObject({ at: z.literal("confirm"), id: z.string(), file: z.literal(true).exactOptional() }),
  /** Which sheet of a handed-over file is this report's, by name. */
  z.strictObject({ at: z.literal("file-sheet"), names: z.array(z.string()) }),
  /** A file gives another unit's name as its own. */
  z.strictObject({ at: z.literal("file-unit") }),
  /** Whether what a file says is to be recorded. */
  z.strictObject({ at: z.literal("file-take") }),
  /** What stands at these questions and the file says otherwise. */
  z.strictObject({ at: z.literal("file-differs"), ids: z.array(z.string()) }),
  /** These questions hold a dash in the file, or nothing: whether there is none. */
  z.strictObject({ at: z.literal("file-dashes"), ids: z.array(z.string()) }),
  z.strictObject({ at: z.literal("file-blanks"), ids: z.array(z.string()) }),
  /** The reason that a check asks for before it is waived. */
  z.strictObject({
    at: z.literal("reason"),
    checkId: z.string(),
    stem: z.string(),
    hash: z.string(),
    after: z.enum(["walk", "warnings"]),
  }),
  /** More of a narrative just answered. */
  z.strictObject({ at: z.literal("more"), id: z.string() }),
  z.strictObject({ at: z.literal("note"), id: z.string() }),
  /** Everything is answered or put off; review and submit are offered. */
  z.strictObject({ at: z.literal("end") }),
  /** One warning of the review at a time. */
  z.strictObject({ at: z.literal("warning"), checkId: z.string(), stem: z.string(), hash: z.string() }),
  /** Sealing with open places needs a reason. */
  z.strictObject({ at: z.literal("missing-reason") }),
  z.strictObject({ at: z.literal("submit"), rev: z.int(), missingReason: z.string().nullable() }),
  z.strictObject({ at: z.literal("sealed") }),
  /** Why a unit that held nothing held nothing. */
  z.strictObject({ at: z.literal("nothing-reason") }),
  /** The reason is given; what is empty is to become zeros beside figures that stand. */
  z.strictObject({ at: z.literal("nothing-confirm"), reason: z.string() }),
  /** A reason that a command asked for (return, reopen). */
  z.strictObject({ at: z.literal("command"), name: z.string(), args: z.string() }),
]);
