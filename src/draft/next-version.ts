// The draft of a released form's next version: the same ids, and none that was ever given is given again. Pure.
import type { Form } from "../form/form.ts";
import type { Draft, RoundDraft } from "./draft.ts";
import { aboveAll } from "./ids.ts";
import { dataOf } from "./things.ts";

const nothingKnown: RoundDraft = {
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

/** @param came the draft that the form came of, whose round and count of ids go on; null of a form that ships. */
export function nextVersion(form: Form, came: Draft | null): Draft {
  const body = dataOf(JSON.parse(JSON.stringify(form)));
  const sections = new Set(form.sections.map(({ id }) => id));
  const round = came?.round ?? { ...nothingKnown, title: form.title };
  return {
    found: null,
    answers: {},
    form: { ...body },
    round: { ...round, deadlines: deadlinesIn(round, sections) },
    marks: [],
    nextId: Math.max(came?.nextId ?? 1, aboveAll(form)),
  };
}

/** Of a form that was one of several parts only its own deadline is left, which then is of the whole. */
function deadlinesIn({ deadlines }: RoundDraft, sections: ReadonlySet<string>): RoundDraft["deadlines"] {
  const own = deadlines.flatMap((one) => {
    const there = one.sections.filter((id) => sections.has(id));
    return one.sections.length > 0 && there.length === 0 ? [] : [{ ...one, sections: there }];
  });
  return own.length === 1 ? own.map((one) => ({ ...one, sections: [] })) : own;
}
