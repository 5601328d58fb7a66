// Records a read value, unless somebody changed the place meanwhile or a check doubts it. Pure.
import { type Value, valuesOf } from "../../form/answers.ts";
import { type Finding, isHard, swappedFor } from "../../form/checks/check.ts";
import type { Question } from "../../form/question.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { askPart, mayBeTotal } from "./part-or-total.ts";
import { doubtsAbout, record, type Taken } from "./record.ts";

/** Records a value unless somebody else changed the place meanwhile or a check doubts it. */
export function recordOrDoubt(s: Situation, question: Question, taken: Taken): Result {
  const conflict = conflictWith(s, question, taken);
  if (conflict) return conflict;
  const doubts = doubtsAbout(s, question, taken.values);
  const doubt = doubts.find(isHard) ?? doubts[0];
  if (!doubt && mayBeTotal(s, question, taken.values)) return askPart(s, [{ question, ...taken }]);
  if (doubt) {
    const { values, raw, note } = taken;
    const swapped = swappedAt(s, question, doubt, values);
    return {
      events: [{ type: "doubted", id: question.id, finding: doubt, values, swapped, raw, note }],
      asked: { at: isHard(doubt) ? "question" : "confirm", id: question.id },
    };
  }
  return { events: [record(s, question, taken)], patch: answeredPatch(question) };
}

/** The same figures with two of them changed over, where that sets a doubt right and raises none of its sort. */
export function swappedAt(
  s: Pick<Situation, "q" | "answers" | "facts" | "before" | "waived">,
  question: Question,
  doubt: Finding,
  values: readonly Value[],
): readonly number[] | null {
  const numbers = values.filter((value) => typeof value === "number");
  const other = numbers.length === values.length ? swappedFor(doubt.check, question, numbers) : null;
  const stillWrong =
    other && doubtsAbout(s, question, other).some(({ check }) => swappedFor(check, question, other));
  return stillWrong ? null : other;
}

/** Asks which of two values stands, where somebody else wrote another one after this chat's prompt; null where nobody did. */
export function conflictWith(s: Situation, question: Question, taken: Taken): Result | null {
  const theirs = changedMeanwhile(s, question);
  if (!theirs || sameValues(theirs, taken.values)) return null;
  return {
    events: [{ type: "conflict", id: question.id, values: taken.values, theirs, raw: taken.raw }],
    asked: { at: "confirm", id: question.id },
  };
}

/** What the chat remembers of the question answered last. */
export function answeredPatch(question: Question) {
  return { last: question.id, lastText: question.narrative ? question.id : null, chosen: null };
}

/** The values at a question when they were written after this chat's prompt, else null. */
function changedMeanwhile(s: Situation, question: Question): Value[] | null {
  const newer = question.places.some((place) => (s.answers.get(place)?.rev ?? 0) > s.chat.askedRev);
  return newer ? valuesOf(s.answers, question) : null;
}

export function sameValues(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
}

/** Lists are the same when they hold the same in the same order. */
function isSame(one: Value, other: Value | undefined): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
