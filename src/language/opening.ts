// What every kind that reads figures does first, in the one order of the rules: later, none, not yet, guards.

import type { ReadResult, RefusalReason } from "./reading.ts";
import type { Said } from "./said.ts";
import { isLater, isNotYet, readNone, splitNote } from "./stand-ins.ts";

/** No figure with its words and a note needs more; it also bounds the work of reading. */
export const longestMessage = 2000;

type Opened<V> =
  | { readonly type: "read"; readonly said: Said; readonly note?: string }
  | { readonly type: "done"; readonly result: ReadResult<V> };

export function refuse(reason: RefusalReason): { readonly type: "refused"; readonly reason: RefusalReason } {
  return { type: "refused", reason };
}

/** What a message is that holds no value of any kind; null where it may hold one. */
export function withoutValue<V>({ raw, text, tokens, foreignDigit }: Said): ReadResult<V> | null {
  if (raw.length > longestMessage) return refuse("too-long");
  if (foreignDigit) return refuse("symbol");
  if (text === "") return refuse("empty");
  return isLater(tokens) ? { type: "later" } : null;
}

/** `none` is the value "none" stands for; `settled` is for money, where an unsettled sum is refused. */
export function open<V>(typed: Said, none: V, options: { readonly settled: boolean }): Opened<V> {
  if (typed.raw.length > longestMessage) return { type: "done", result: refuse("too-long") };
  const { head, note } = splitNote(typed);
  const result = withoutFigures(head, none, note, options);
  return result
    ? { type: "done", result }
    : { type: "read", said: head, ...(note === undefined ? {} : { note }) };
}

/** What a message is that holds no figure to be read; null where it may hold one. */
function withoutFigures<V>(
  head: Said,
  none: V,
  note: string | undefined,
  options: { readonly settled: boolean },
): ReadResult<V> | null {
  const { text, tokens } = head;
  if (head.foreignDigit) return refuse("symbol");
  if (text === "") return refuse(note === undefined ? "empty" : "not-understood");
  if (isLater(tokens)) return { type: "later" };
  const no = readNone(tokens, text);
  if (no) return noneRead(none, no.sure, joinNotes(no.reason, note));
  if (isNotYet(tokens, options)) {
    return { type: "ambiguous", reason: "not-yet", readings: [], offerNone: true };
  }
  return /^[=@+]/.test(text) ? refuse("formula") : null;
}

function noneRead<V>(value: V, sure: boolean, words: string | undefined): ReadResult<V> {
  const reading = { value, ...(words ? { note: words } : {}) };
  return sure
    ? { type: "value", ...reading }
    : { type: "ambiguous", reason: "unsure", readings: [reading], offerNone: true };
}

export function joinNotes(...notes: readonly (string | undefined)[]): string | undefined {
  const kept = notes.filter((note) => note !== undefined && note !== "");
  return kept.length === 0 ? undefined : kept.join("; ");
}

/** Puts the note of the message on whatever came of its figures. */
export function withNote<V>(result: ReadResult<V>, note: string | undefined): ReadResult<V> {
  if (note === undefined) return result;
  switch (result.type) {
    case "value":
      return { ...result, note: joinNotes(result.note, note) ?? note };
    case "half":
      return { ...result, note };
    case "ambiguous":
      return {
        ...result,
        readings: result.readings.map((reading) => ({
          ...reading,
          note: joinNotes(reading.note, note) ?? note,
        })),
      };
    default:
      return result;
  }
}
