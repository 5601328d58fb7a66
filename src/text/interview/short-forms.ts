// What people type of a reading that is offered in full: its figure, its words, a part that no other reading has. Pure.
import type { Value } from "../../form/answers.ts";
import type { Question } from "../../form/question.ts";
import { messageKey } from "../../language/whole-message.ts";

/**
 * For each of several readings the parts that mean it alone, and are not what was just typed: that was not clear. A
 * single reading has none: what is typed beside it is a new answer.
 */
export function shortForms(
  question: Question,
  readings: readonly (readonly Value[])[],
  said: string,
): string[][] {
  if (readings.length < 2) return readings.map(() => []);
  const all = readings.map((values) => [...new Set(formsOf(question, values))]);
  const keys = all.map((forms) => new Set(forms.map(messageKey)));
  const typed = messageKey(said);
  return all.map((forms, index) =>
    forms.filter((form) => {
      const key = messageKey(form);
      return key !== typed && keys.every((others, at) => at === index || !others.has(key));
    }),
  );
}

function formsOf({ cells }: Question, values: readonly Value[]): string[] {
  const [only, second] = cells;
  const forms = cells.map((cell, at) => cell.kind.shortForms(values[at] ?? 0, cell));
  if (only && !second) return withLead(forms[0] ?? []);
  if (forms.some(({ length }) => length === 0)) return [];
  // Of several figures none alone is the answer, but with its noun it may tell one reading from the others.
  const named = forms.map(([first = ""]) => first);
  const figures = forms.map(([, figure = ""]) => figure);
  return withLead([named.join(" "), named.join(", "), figures.join("/"), ...named]);
}

/** "ghi 500.000 đồng" is how the choice itself begins. */
function withLead(forms: readonly string[]): string[] {
  return forms.flatMap((form) => [form, `ghi ${form}`]);
}
