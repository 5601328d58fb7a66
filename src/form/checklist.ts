// Which rows of a group are asked as a checklist: those that are answered by nothing but a yes or a no. Pure.
import type { Value } from "./answers.ts";
import type { Group, Question } from "./question.ts";

/** Whether a question is answered by a yes or a no and nothing else. */
export function isYesNo({ cells }: Pick<Question, "cells">): boolean {
  const [only, more] = cells;
  return only !== undefined && !more && only.kind.choices === "yes-no";
}

/** The rows of a group that one message asks by yes and no; a single one is asked by a question of its own. */
export function checklistOf({ questions }: Group): readonly Question[] {
  const rows = questions.filter(isYesNo);
  return rows.length > 1 ? rows : [];
}

/** What yes and no are at such a row: a figure that is asked so is kept as 1 or 0. */
export function checkValue({ cells }: Question, yes: boolean): Value {
  const none = cells[0]?.kind.none ?? false;
  return typeof none === "number" ? Number(yes) : yes;
}

/** The number of a row as its part prints it: "3" of "B2.3". */
export function printedNo({ part, main }: Pick<Question, "part" | "main">): string {
  return part?.no ?? main.no;
}
