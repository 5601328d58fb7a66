// The part of a form that a colleague answers: kept as question ids, typed and said as numbers. Pure.
import type { Group, Question, Questionnaire } from "./question.ts";

/** The questions that stand under a number, as ids: "10" has 10.1 and 10.2, "I.3" has I.3a. */
export function idsUnder(q: Questionnaire, number: string): string[] {
  return q.questions.filter((question) => matchesNumber(question, number)).map(({ id }) => id);
}

/** The numbers that people would say for these questions: "10" where all of 10 is meant, else "10.1". */
export function numbersOf(q: Questionnaire, ids: readonly string[]): string[] {
  const whole = q.groups.filter((group) => group.questions.every(({ id }) => ids.includes(id)));
  const numbers = q.questions
    .filter(({ id }) => ids.includes(id))
    .map((question) => whole.find((group) => group.questions.includes(question))?.no ?? question.main.no);
  return [...new Set(numbers)];
}

/** The questions of these ids alone, for whoever answers only them. */
export function narrow(q: Questionnaire, ids: readonly string[]): Questionnaire {
  const chosen = new Set(q.questions.filter(({ id }) => ids.includes(id)));
  const only = (question: Question | undefined) =>
    question !== undefined && chosen.has(question) ? question : undefined;
  const groups = q.groups.flatMap((group): Group[] => {
    const questions = group.questions.filter((question) => chosen.has(question));
    if (questions.length === 0) return [];
    // A gate settles the whole group: it is asked of whoever answers all of it.
    const whole = questions.length === group.questions.length;
    return [{ ...group, gate: whole ? group.gate : null, questions }];
  });
  return {
    ...q,
    questions: q.questions.filter((question) => chosen.has(question)),
    groups,
    byId: (id) => only(q.byId(id)),
    byNo: (no) => only(q.byNo(no)),
    byPlace: (place) => only(q.byPlace(place)),
    inOrder: (order) => q.inOrder(order).filter((question) => chosen.has(question)),
  };
}

function matchesNumber(question: Question, number: string): boolean {
  const wanted = number.toLowerCase();
  return [question.main.no, question.alias?.no ?? ""].some((no) => {
    const known = no.toLowerCase();
    if (known === wanted) return true;
    const rest = known.startsWith(wanted) ? known.slice(wanted.length) : "";
    return rest.startsWith(".") || (/\d$/.test(wanted) && /^[a-z]/.test(rest));
  });
}
