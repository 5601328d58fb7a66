// Lines with boxes to be ticked, also where each choice has a line of its own. Pure.
import type { Line } from "../placed.ts";
import { box } from "../words/outline-words.ts";

/** How many boxes a line has. */
export function boxesIn(text: string): number {
  return [...text.matchAll(box)].length;
}

/** Whether a line asks by its boxes: "Xếp loại: □ Tốt □ Khá". How to tick ("vào ô □ phù hợp") has but one. */
export function asksByBoxes(text: string): boolean {
  const [first] = text.matchAll(box);
  return first !== undefined && boxesIn(text) > 1 && /[\p{L}\d][\s:,(]*$/u.test(text.slice(0, first.index));
}

/** Choices beneath the words that they answer, each on its line, as one line with them. */
export function withChoicesBeneath(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    const isChoice = line.text.search(box) === 0;
    const leads = above !== undefined && (/:\s*$/u.test(above.text) || boxesIn(above.text) > 0);
    if (above && isChoice && leads)
      joined[joined.length - 1] = { ...above, text: `${above.text} ${line.text}` };
    else joined.push(line);
  }
  return joined;
}
