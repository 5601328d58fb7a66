// Everything that keeps a draft from being released and its round from being opened, as data for whoever says it. Pure.
import type { Form } from "../form/form.ts";
import { problemsIn } from "../form/lint.ts";
import { questionnaire } from "../form/questions.ts";
import type { Draft } from "./draft.ts";
import type { DraftFault } from "./faults/fault.ts";
import { type Finder, finderIn } from "./faults/found.ts";
import { problemFaults } from "./faults/problems.ts";
import { roundFaults, unitOf } from "./faults/round.ts";
import { readForm } from "./faults/shape.ts";
import { partsOfDraft } from "./releasable.ts";

/**
 * The faults of a draft; where there is none, its form is released as it stands. What cannot be read is left out while
 * the rest is judged, so that all faults are named at once.
 */
export function faults(
  draft: Draft,
  { now, zone }: { readonly now: Date; readonly zone: string },
): DraftFault[] {
  const body = { ...draft.form, version: 1 };
  const finder = finderIn(body);
  const { form, faults: shape } = readForm(body, finder);
  const known = new Set(shape.map(({ at }) => at));
  const found = form ? problemFaults(form, problemsIn(form), finder).filter(({ at }) => !known.has(at)) : [];
  const ofForm = [...shape, ...found];
  const round = roundFaults(draft.round, body, { now, zone, finder });
  return [
    ...round,
    ...ofForm,
    ...(form && ofForm.length === 0 ? [...nothingAsked(draft, form, finder)] : []),
    ...(form && ofForm.length + round.length === 0 ? ofParts(draft, finder) : []),
  ];
}

/** Whether anything is asked, and of every kind of unit that answers. */
function nothingAsked({ round }: Draft, form: Form, finder: Finder): DraftFault[] {
  const profiles = Object.keys(form.profiles);
  const without = profiles.filter((profile) => questionnaire(form, profile).questions.length === 0);
  if (without.length === profiles.length)
    return [finder.fault({ at: "form/sections" }, { type: "nothing-asked" })];
  return without.map((profile) => {
    const { at, text } = unitOf(round, form, profile);
    return finder.fault({ at }, { type: "unit-asked-nothing", text });
  });
}

/** Each of several deadlines makes a form of its own, which has to hold all that it needs. */
function ofParts(draft: Draft, finder: Finder): DraftFault[] {
  if (draft.round.deadlines.length < 2) return [];
  return partsOfDraft(draft).flatMap(({ body }) => {
    const { form, faults: shape } = readForm({ ...body, version: 1 }, finder);
    if (!form) return shape;
    const found = problemFaults(form, problemsIn(form), finder);
    return found.map((fault) => ({ ...fault, what: { type: "other-deadline" as const } }));
  });
}
