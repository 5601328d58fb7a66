// The forms that a draft is released as: the whole, or of several deadlines one for each with the sections that it names. Pure.
import { type Form, parseForm } from "../form/form.ts";
import { partOf } from "../form/part-of.ts";
import type { Draft, RoundDraft } from "./draft.ts";

type Body = Readonly<Record<string, unknown>>;

/** `part` is which of the deadlines it is asked until, counted from 1; null of the whole. */
export type DraftPart = { readonly part: number | null; readonly body: Body };

/** @throws ZodError where the draft's form is none. */
export function partsOfDraft({ form: body, round }: Draft): readonly DraftPart[] {
  if (round.deadlines.length < 2) return [{ part: null, body }];
  const whole = { ...body, version: 1 };
  return sectionsOf(round, parseForm(whole)).map((sections, at) => ({
    part: at + 1,
    body: partOf(whole, sections),
  }));
}

/** The sections of each deadline; one that names none is of all that no other names. */
export function sectionsOf({ deadlines }: RoundDraft, whole: Form): readonly (readonly string[])[] {
  const named = deadlines.flatMap(({ sections }) => sections);
  const rest = whole.sections.map(({ id }) => id).filter((id) => !named.includes(id));
  return deadlines.map(({ sections }) => (sections.length === 0 ? rest : sections));
}

/**
 * A draft's form under its id and version, with nothing in it that its text would not hold: ready to be frozen.
 *
 * @throws ZodError that names the spot where it is no form; see faults.ts for what else keeps it from being released.
 */
export function releasable(body: Body, id: string, version: number): Form {
  return parseForm(JSON.parse(JSON.stringify({ ...body, id, version })));
}
