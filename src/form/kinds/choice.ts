// What one of several options and several of them have in common: how they are shown, said and read. Knows no chat.
import { type Chosen, chosenIn } from "../../language/options.ts";
import type { ReadContext } from "../../language/reading.ts";
import type { Said } from "../../language/said.ts";
import type { CellOf, KindFault } from "./kind.ts";

/** The options with the numbers by which they are chosen: "1 Tốt · 2 Khá · 3 Đạt". */
export function listOptions({ options }: CellOf): string {
  return options.map(({ label }, at) => `${at + 1} ${label}`).join(" · ");
}

/** What an option is called; an id that the form no longer has is said as it is. */
export function labelOf({ options }: CellOf, id: string): string {
  return options.find((option) => option.id === id)?.label ?? id;
}

/** `listed`: several are chosen, so that behind a comma stands the next of them. */
export function choiceIn(said: Said, { options = [] }: ReadContext, listed: boolean): Chosen {
  return chosenIn(said, options, listed);
}

/** Options without a name are nothing to choose from. */
export function lintOptions({ options }: CellOf): KindFault[] {
  return options.length >= 2
    ? []
    : [{ lacks: "choices", says: "has nothing to choose from: it names no list of choices" }];
}
