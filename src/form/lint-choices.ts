// What is wrong in the lists of options that cells choose from. Pure.
import { bare } from "../language/normalise.ts";
import type { Form, Option } from "./form.ts";
import { twice } from "./lint-words.ts";
import { choicesSpot, other, type Problem, problemAt } from "./problem.ts";

/** Options that nobody could tell apart, by their ids or by what they are called. */
export function lintChoices(form: Form): Problem[] {
  return Object.entries(form.choices ?? {}).flatMap(([list, options]) => {
    const spot = choicesSpot(list);
    return [
      ...twice(options.map(({ id }) => id)).map((id) =>
        problemAt(spot, other, `: two options have the id ${id}`),
      ),
      ...twice(options.flatMap(wordsOf)).map((label) =>
        problemAt(spot, { type: "options-alike", label }, `: two options are called “${label}”`),
      ),
      ...numbered(options).map(({ label }, at) =>
        problemAt(
          spot,
          { type: "option-number", label },
          `: “${label}” is called by a number that is not its own (${at + 1}); people choose by numbers`,
        ),
      ),
    ];
  });
}

/** What an option is called; its own words may look alike without diacritics. */
function wordsOf({ label, also = [] }: Option): string[] {
  return [...new Set([label, ...also].map((word) => word.trim().toLowerCase()))];
}

/** Options whose whole name is a number other than the one that is shown before them. */
function numbered(options: readonly Option[]): Option[] {
  return options.filter(({ label }, at) => /^\d+$/u.test(bare(label)) && Number(label) !== at + 1);
}
