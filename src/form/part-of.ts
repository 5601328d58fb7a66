// A form of some sections of a larger one, for a round that asks them alone. Pure.
import { type Form, parseForm } from "./form.ts";
import { lintForm } from "./lint.ts";
import { numberPlaces } from "./lint-highlights.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * The body of these sections alone. Checks that reach beyond them and key totals that name what is not there are left
 * out, for nobody could break or fill them. What a cell is computed from must be there: the linter says where it is not.
 */
export function partOf(body: Body, sections: readonly string[]): Body {
  const whole = parseForm(body);
  const some = { ...body, sections: whole.sections.filter(({ id }) => sections.includes(id)) };
  const bare = parseForm({ ...some, checks: [], highlights: [] });
  const places = numberPlaces(bare);
  const without = lintForm(bare).length;
  return {
    ...some,
    checks: whole.checks.filter((check) => holdsIn({ ...some, checks: [check], highlights: [] }, without)),
    highlights: whole.highlights.filter(({ parts }) => parts.every(({ place }) => places.has(place))),
  };
}

/** Whether a check finds there all that it names: then it adds nothing to what the linter says. */
function holdsIn(
  body: Record<keyof Pick<Form, "sections" | "checks" | "highlights">, unknown>,
  without: number,
) {
  return lintForm(parseForm(body)).length === without;
}
