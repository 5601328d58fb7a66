// Whether a text goes on with the narrative before it, by how the one ends and the other begins. Pure; knows no chat.
import { joining } from "./lexicon/joining.ts";
import { phrasebook } from "./phrases.ts";
import { tokenise } from "./tokens.ts";

/**
 * True for the rest of a sentence that `before` left open, where its writer does begin sentences with a capital; for a
 * sentence that begins with a joining word ("Ngoài ra, …"); and for the next number of a list ("2. …" after "1. …").
 */
export function goesOn(before: string, text: string): boolean {
  const begun = /^\p{Lu}/u.test(before) && !/[.!?…;:][”"]?$/u.test(before);
  if (begun && /^\p{Ll}/u.test(text)) return true;
  if (joins.at(tokenise(text.slice(0, longestJoining)), 0) !== null) return true;
  const next = numberAt(text);
  return next !== null && next === lastNumber(before) + 1;
}

/** Letters; no joining word is longer. */
const longestJoining = 40;
const joins = phrasebook([["joins", joining]]);
const listed = /^\s*(\d{1,2})[.)]\s/u;

function numberAt(line: string): number | null {
  const found = listed.exec(line);
  return found ? Number(found[1]) : null;
}

/** The last number of the list in this text; NaN where it has none. */
function lastNumber(text: string): number {
  return text.split("\n").reduce((last, line) => numberAt(line) ?? last, Number.NaN);
}
