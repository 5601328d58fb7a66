// What a choice of a chat does when it is taken: its schema, for it sleeps with the chat as JSON.
import { z } from "zod";
import { valueSchema as value } from "../form/answers.ts";
import { requestKinds } from "../language/request.ts";

/** A row of a checklist, and what was remarked on it. */
export const marked = z.strictObject({ id: z.string(), note: z.string().exactOptional() });

/** Cells of a list's line, each by its column, with the words they were read from. */
const newLine = z.strictObject({
  cells: z.array(z.strictObject({ cell: z.string(), value })),
  raw: z.string(),
});

/** What a choice does when it is taken. Stored with the chat and resolved by id: nothing of it travels. */
export const action = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("take"),
    id: z.string(),
    values: z.array(value),
    raw: z.string(),
    note: z.string().exactOptional(),
    /** Row checks that choosing this reading has already answered. */
    waive: z.boolean(),
  }),
  z.strictObject({ do: z.literal("none"), id: z.string() }),
  z.strictObject({ do: z.literal("skip") }),
  z.strictObject({ do: z.literal("ask"), id: z.string() }),
  z.strictObject({ do: z.literal("again") }),
  z.strictObject({ do: z.literal("rows"), group: z.string() }),
  z.strictObject({ do: z.literal("rest"), group: z.string() }),
  z.strictObject({ do: z.literal("skip-group"), group: z.string() }),
  z.strictObject({ do: z.literal("gate-no"), group: z.string(), raw: z.string() }),
  z.strictObject({ do: z.literal("undo-gate"), group: z.string() }),
  z.strictObject({ do: z.literal("order"), order: z.enum(["official", "figures"]) }),
  z.strictObject({ do: z.literal("more"), id: z.string() }),
  z.strictObject({ do: z.literal("example") }),
  z.strictObject({
    do: z.literal("waive"),
    checkId: z.string(),
    stem: z.string(),
    hash: z.string(),
    reason: z.boolean(),
  }),
  z.strictObject({
    do: z.literal("word"),
    word: z.enum([
      "next",
      "back",
      "done",
      "review",
      "submit",
      "progress",
      "help",
      "edit",
      "draft",
      "again",
      "leave-later",
    ]),
  }),
  z.strictObject({ do: z.literal("seal"), rev: z.int(), missingReason: z.string().nullable() }),
  z.strictObject({ do: z.literal("incomplete") }),
  z.strictObject({ do: z.literal("overwrite"), id: z.string(), values: z.array(value), raw: z.string() }),
  z.strictObject({ do: z.literal("keep") }),
  z.strictObject({ do: z.literal("ask-colleague") }),
  z.strictObject({ do: z.literal("gate-all"), group: z.string(), raw: z.string() }),
  /** What was said of a checklist's rows, both sides as they were shown; `later`: rows of which nothing is said yet. */
  z.strictObject({
    do: z.literal("check"),
    group: z.string(),
    yes: z.array(marked),
    no: z.array(marked),
    later: z.array(z.string()),
    raw: z.string(),
  }),
  /** There is no proof of the rows that are asked. */
  z.strictObject({ do: z.literal("no-proof"), raw: z.string() }),
  /** Links, or files by their ids, are of this row's proof. */
  z.strictObject({ do: z.literal("prove"), id: z.string(), proofs: z.array(z.string()), raw: z.string() }),
  /** None of these rows, whichever they are. */
  z.strictObject({ do: z.literal("zero"), ids: z.array(z.string()), raw: z.string() }),
  /** A text that was asked about before it counts is read as the answer to what is asked. */
  z.strictObject({ do: z.literal("said"), text: z.string() }),
  /** Nothing at all was held; `sure` once what it writes was shown. */
  z.strictObject({ do: z.literal("nothing"), reason: z.string().nullable(), sure: z.boolean() }),
  /** The rest of a narrative, sent when the next prompt stood already. */
  z.strictObject({ do: z.literal("append"), id: z.string(), text: z.string() }),
  /** What was said of a sealed report is said again of the one that is opened for it. */
  z.strictObject({ do: z.literal("correct"), said: z.string() }),
  /** What was said may be asked of the office, and the person says that it is. */
  z.strictObject({ do: z.literal("request"), kind: z.enum(requestKinds), words: z.string() }),
  /** This sheet of the open file is read. */
  z.strictObject({ do: z.literal("file-sheet"), name: z.string() }),
  /** The open file is this unit's, whatever name it bears. */
  z.strictObject({ do: z.literal("file-own") }),
  /** What is clear in the open file is recorded; shown before that; or nothing more of the file is asked. */
  z.strictObject({ do: z.literal("file-take") }),
  z.strictObject({ do: z.literal("file-show") }),
  z.strictObject({ do: z.literal("file-leave") }),
  /** What the open file says at these questions replaces what stands there; without any, what stands is kept. */
  z.strictObject({ do: z.literal("file-replace"), ids: z.array(z.string()) }),
  /** None at these questions of the open file, or each of them asked by itself. */
  z.strictObject({ do: z.literal("file-none"), ids: z.array(z.string()), raw: z.string() }),
  z.strictObject({ do: z.literal("file-rows") }),
  /** These lines are added to a list; these cells of one of its lines written, whoever wrote there meanwhile; lines are dropped. */
  z.strictObject({ do: z.literal("add-lines"), id: z.string(), lines: z.array(newLine) }),
  z.strictObject({ do: z.literal("write-line"), id: z.string(), line: z.string(), ...newLine.shape }),
  z.strictObject({ do: z.literal("drop-lines"), id: z.string(), lines: z.array(z.string()) }),
  /** What was said before, or what the register knows, is recorded at these questions. */
  z.strictObject({ do: z.literal("keep-before"), ids: z.array(z.string()) }),
  /** What was typed at these rows of a compiled report is, as a choice says, the unit's own part or what is left of a total. */
  z.strictObject({
    do: z.literal("own-part"),
    rows: z.array(z.strictObject({ id: z.string(), values: z.array(value) })),
    raw: z.string(),
  }),
  /** What stands at a row that is to be looked at again is right; or what is proposed for it is. */
  z.strictObject({ do: z.literal("keep-row"), id: z.string() }),
  z.strictObject({ do: z.literal("agree-row"), id: z.string(), raw: z.string() }),
  /** An officer's or an account command, with its arguments. */
  z.strictObject({ do: z.literal("command"), name: z.string(), args: z.string() }),
]);
