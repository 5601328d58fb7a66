// A released form as a draft of its next version: every id stays, and new ones are above all that it has. Pure.
import type { Form } from "../form/form.ts";
import { type Draft, emptyRound, type RoundDraft } from "./draft.ts";
import { aboveAll } from "./ids.ts";

/**
 * @param asked what its own draft said of the round, and of several deadlines which is its own, from 1; null of a form
 *   that ships.
 */
export function draftOfForm(
  form: Form,
  asked: { readonly round: RoundDraft; readonly part: number | null } | null,
): Draft {
  return {
    found: null,
    answers: {},
    form: { ...form, version: form.version + 1 },
    round: asked === null ? emptyRound : roundOf(asked.round, asked.part),
    marks: [],
    nextId: aboveAll(form),
  };
}

/** A form that is one part of a dispatch is a whole of its own, with its own deadline alone. */
function roundOf(round: RoundDraft, part: number | null): RoundDraft {
  if (part === null) return round;
  return {
    ...round,
    deadlines: round.deadlines.slice(part - 1, part).map((one) => ({ ...one, sections: [] })),
  };
}
