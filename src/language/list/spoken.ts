// Tells what is said as to a person, where lines of a list are asked, from a line. Pure; in doubt it may be a line.
import { doubting } from "../lexicon/lists.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import { hear, type Said } from "../said.ts";
import { isLater, isNotYet, readNone } from "../stand-ins.ts";
import { type Talk, talkOf } from "../talk.ts";
import type { ListColumn } from "./column.ts";
import { type Cut, cutLine, type Field, fieldNamed } from "./fields.ts";

/** Talk; an answer that is put off; or that whoever writes does not know, or has nothing yet. */
export type Spoken = Talk | "later" | "not-yet";

/** What a message of one line is to somebody; null where it may be a line. */
export function spokenIn(columns: readonly ListColumn[], raw: string): Spoken | null {
  const cut = cutLine(raw);
  return spokenLine(
    columns,
    cut,
    cut.fields.map((field) => fieldNamed(columns, field)),
  );
}

/** The same of a line that is cut already. */
export function spokenLine(
  columns: readonly ListColumn[],
  { said }: Cut,
  fields: readonly Field[],
): Spoken | null {
  const whole = hear(said);
  if (!/\p{L}/u.test(said) || fields.some(({ column }) => column !== null)) return null;
  const parts = fields.filter(({ text }) => text !== "").map(({ text }) => hear(text));
  if (parts.some((part) => isOfColumn(columns, part))) return null;
  const talk = talkOf(whole);
  if (talk) return talk;
  if (isLater(whole.tokens)) return "later";
  if (/\?\s*$/u.test(said) || parts.some((part) => talkOf(part) === "question")) return "question";
  const [first] = parts;
  if (!first) return null;
  const begins = beginning(first);
  if (begins !== "not-yet") return begins;
  return parts.map(beginning).find((part) => part !== "not-yet" && part !== null) ?? begins;
}

/** What the first part of a line is, if nobody could be called so. */
function beginning(part: Said): "promise" | "later" | "not-yet" | null {
  if (isLater(part.tokens)) return "later";
  if (talkOf(part) === "promise") return "promise";
  return consistsOf(doubts, part.tokens) && isNotYet(part.tokens, { settled: false }) ? "not-yet" : null;
}

/** A figure, a day or a choice, which nobody says but in a line. */
function isOfColumn(columns: readonly ListColumn[], part: Said): boolean {
  if (readNone(part.tokens, part.text)) return false;
  return columns.some((column) => !column.words && column.read(part).type === "value");
}

const doubts = phrasebook([["doubt", doubting]]);
