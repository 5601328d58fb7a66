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

/** `none` is the value "none" stands for; `settled` is for money, where an unsettled sum is refused. */
export function open<V>(typed: Said, none: V, options: { readonly settled: boolean }): Opened<V> {
  const done = (result: ReadResult<V>): Opened<V> => ({ type: "done", result });
  if (typed.raw.length > longestMessage) return done(refuse("too-long"));
  const { head, note } = splitNote(typed);
  if (head.foreignDigit) return done(refuse("symbol"));
  const { text, tokens } = head;
  if (text === "") return done(refuse(note === undefined ? "empty" : "not-understood"));
  if (isLater(tokens)) return done({ type: "later" });
  const no = readNone(tokens, text);
  if (no) {
    const words = joinNotes(no.reason, note);
    if (no.sure) return done({ type: "value", value: none, ...(words ? { note: words } : {}) });
    return done({
      type: "ambiguous",
      reason: "unsure",
      readings: [{ value: none, ...(words ? { note: words } : {}) }],
      offerNone: true,
    });
  }
  if (isNotYet(tokens, options)) {
    return done({ type: "ambiguous", reason: "not-yet", readings: [], offerNone: true });
  }
  if (/^[=@]/.test(text) || /^\+/.test(text)) return done(refuse("formula"));
  return { type: "read", said: head, ...(note === undefined ? {} : { note }) };
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
