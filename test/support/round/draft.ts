// A draft as an officer's is: a form of the tests with a round around it.
import type { Draft, RoundDraft } from "../../../src/draft/draft.ts";
import { bodyOf } from "../../../src/form/form.ts";
import { testForm } from "../forms/forms.ts";

const round: RoundDraft = {
  title: null,
  shortName: null,
  number: null,
  signed: null,
  office: null,
  receiver: null,
  email: null,
  help: null,
  mustAlsoSend: null,
  asOf: null,
  period: null,
  ladder: null,
  deadlines: [],
  units: [],
};

/** The form of this name as a draft calls it `id`, with what is known of its round. */
export function draftOf(name: string, id: string, known: Partial<RoundDraft> = {}): Draft {
  const { version: _, ...body } = Object(bodyOf(testForm(name)));
  return {
    found: null,
    answers: {},
    form: { ...body, id },
    round: { ...round, ...known },
    marks: [],
    nextId: 1,
  };
}
