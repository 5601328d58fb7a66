// Whether a text goes on with the narrative before it, by how the one ends and the other begins. Pure; knows no chat.
import { joining as joiningWords } from "./lexicon/joining.ts";
import { phrasebook } from "./phrases.ts";
import type { Said } from "./said.ts";

/**
 * True for the rest of a sentence that `before` left open, where its writer does begin sentences with a capital; for a
 * sentence that begins with a joining word ("Ngoài ra, …"); and for the next number of a list ("2. …" after "1. …").
 */
export function goesOn(before: string, { small, joins, number }: Beginning): boolean {
  const begun = /^\p{Lu}/u.test(before) && !/[.!?…;:][”"]?$/u.test(before);
  return (begun && small) || joins || (number !== null && number === lastNumber(before) + 1);
}

/** How a text begins: with a small letter, with a joining word, with a number of a list. */
export type Beginning = {
  readonly small: boolean;
  readonly joins: boolean;
  readonly number: number | null;
};

export function beginningOf({ text, tokens }: Said): Beginning {
  return {
    small: /^\p{Ll}/u.test(text),
    joins: joining.at(tokens, 0) !== null,
    number: numberAt(text),
  };
}

const joining = phrasebook([["joins", joiningWords]]);
const listed = /^\s*(\d{1,2})[.)]\s/u;

function numberAt(line: string): number | null {
  const found = listed.exec(line);
  return found ? Number(found[1]) : null;
}

/** The last number of the list in this text; NaN where it has none. */
function lastNumber(text: string): number {
  return text.split("\n").reduce((last, line) => numberAt(line) ?? last, Number.NaN);
}
