// Turns a read value into events: asks first where a check doubts it, records it otherwise. Pure.
import { type Answers, type Origin, type Value, valuesOf } from "../../form/answers.ts";
import { noneAt } from "../../form/cells.ts";
import { checkQuestion, type Finding } from "../../form/checks/check.ts";
import { isList, linesOf } from "../../form/lines.ts";
import { notePlace } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import type { Change, InterviewEvent } from "../events.ts";
import { asksGroup, questionAsked, shownAsItem } from "../next.ts";
import type { Situation } from "../situation.ts";

export type Taken = {
  readonly values: readonly Value[];
  readonly raw: string;
  readonly note: string | null;
  readonly origin: Origin;
};

/** The checks of its row that these values break and that were not accepted for exactly these figures. */
export function doubtsAbout(
  s: Pick<Situation, "q" | "answers" | "facts" | "before" | "waived">,
  question: Question,
  values: readonly Value[],
): Finding[] {
  return checkQuestion(s.q, question, values, s).filter((finding) => !s.waived.has(finding.hash));
}

/** Records values at a question, with the note, and opens its gate: figures say that something was held. */
export function record(s: Situation, question: Question, taken: Taken): InterviewEvent {
  const changes: Change[] = question.places.flatMap((place, index): Change[] => {
    const value = taken.values[index];
    return value === undefined ? [] : [changeAt(s.answers, place, value, taken.raw, taken.origin)];
  });
  if (taken.note)
    changes.push(changeAt(s.answers, notePlaceOf(s, question), taken.note, taken.raw, taken.origin));
  const said = taken.origin === "typed" || taken.origin === "upload";
  if (said) changes.push(...gateOpened(s, question, taken));
  return { type: "answered", id: question.id, changes, edited: valuesOf(s.answers, question) !== null };
}

/** The gate before a row that says that something was held. */
export function gateOpened(
  { answers }: Pick<Situation, "answers">,
  { gate }: Question,
  { values, raw, origin }: Omit<Taken, "note">,
): Change[] {
  if (gate === null || answers.get(gate)?.value === true) return [];
  return values.some(isHeld) ? [changeAt(answers, gate, true, raw, origin)] : [];
}

/** Something was held: a figure above nought, or a yes. */
export function isHeld(value: Value | null | undefined): boolean {
  return value === true || (typeof value === "number" && value > 0);
}

/** Zeros for these questions, of origin gate or rest, so that an undo finds exactly them. */
export function zeros(s: Situation, questions: readonly Question[], raw: string, origin: Origin): Change[] {
  return questions.filter(mayBeNone(s)).flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      const none = noneAt(cell);
      return none === null ? [] : [changeAt(s.answers, cell.place, none, raw, origin)];
    }),
  );
}

/** A list in which lines stand, or that needs some, is no list of none. */
function mayBeNone({ answers }: Situation): (question: Question) => boolean {
  return (question) =>
    !isList(question) || (question.list.least === 0 && linesOf(answers, question).length === 0);
}

/** One place changed from what stands there now. */
export function changeAt(answers: Answers, place: string, value: Value, raw: string, origin: Origin): Change {
  return { place, value, raw, state: "answered", origin, old: answers.get(place)?.value ?? null };
}

/** The mark "để sau" on open questions; a part that was answered before stays. */
export function skips(s: Situation, questions: readonly Question[]): Change[] {
  return questions.flatMap((question) => {
    const place = question.places[0];
    if (place === undefined || valuesOf(s.answers, question)) return [];
    return [{ place, value: null, raw: "", state: "skipped" as const, origin: "typed" as const, old: null }];
  });
}

/** Questions that are put off; of the one that is asked alone nobody has to be told which it was. */
export function skipped(s: Situation, questions: readonly Question[]): InterviewEvent {
  const asked = asksGroup(s.chat.asked) ? null : questionAsked(s.chat.asked);
  const ids = questions.map(({ id }) => id);
  const isAsked = ids.length === 1 && ids[0] === asked;
  return { type: "skipped", ids, changes: skips(s, questions), ...(isAsked ? {} : { named: true }) };
}

/** I.3's lines keep a remark of their own beside the table's (DECISIONS: each alias its own note). */
export function notePlaceOf(s: Situation, question: Question): string {
  return question.alias && shownAsItem(s.chat, question)
    ? notePlace(question.alias.itemId)
    : question.notePlace;
}
