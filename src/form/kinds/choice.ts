// What one of several options and several of them have in common: how they are shown, said and read. Knows no chat.
import { longestMessage, refuse } from "../../language/opening.ts";
import { type Chosen, chosenIn } from "../../language/options.ts";
import type { ReadContext, ReadResult } from "../../language/reading.ts";
import type { Said } from "../../language/said.ts";
import { isLater } from "../../language/stand-ins.ts";
import type { CellOf } from "./kind.ts";

/** The options with the numbers by which they are chosen: "1 Tốt · 2 Khá · 3 Đạt". */
export function listOptions({ options }: CellOf): string {
  return options.map(({ label }, at) => `${at + 1} ${label}`).join(" · ");
}

/** What an option is called; an id that the form no longer has is said as it is. */
export function labelOf({ options }: CellOf, id: string): string {
  return options.find((option) => option.id === id)?.label ?? id;
}

/** A text that has nothing to choose in it; null where it may have. */
export function withoutChoice<V>({ raw, text, tokens, foreignDigit }: Said): ReadResult<V> | null {
  if (raw.length > longestMessage) return refuse("too-long");
  if (foreignDigit) return refuse("symbol");
  if (text === "") return refuse("empty");
  return isLater(tokens) ? { type: "later" } : null;
}

export function choiceIn(said: Said, { options = [] }: ReadContext): Chosen {
  return chosenIn(said, options);
}

/** Options without a name are nothing to choose from. */
export function lintOptions({ options }: CellOf): string[] {
  return options.length >= 2 ? [] : ["has nothing to choose from: it names no list of choices"];
}
