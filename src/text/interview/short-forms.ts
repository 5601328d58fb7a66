// What people type of a reading that is offered in full: its figure, its words, a part that no other reading has. Pure.
import type { Value } from "../../form/answers.ts";
import type { Question } from "../../form/questions.ts";
import { messageKey } from "../../interview/reading/recognise.ts";
import { formatMoneyWords, formatNumber } from "../format.ts";

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

function formsOf(question: Question, values: readonly Value[]): string[] {
  const numbers = values.map(Number);
  if (question.askAs || !numbers.every(Number.isSafeInteger)) return [];
  switch (question.kind) {
    case "money": {
      const [amount = 0] = numbers;
      const words = formatMoneyWords(amount);
      const spoken = words.replace(/ đồng$/u, "");
      // "triệu" alone, where only one of the readings is in millions.
      const scales = spoken.split(" ").filter((word) => /^\p{L}+$/u.test(word));
      return withLead([
        `${formatNumber(amount)} đồng`,
        formatNumber(amount),
        String(amount),
        words,
        spoken,
        ...(scales.length === 1 ? [...scales, `${scales[0]} đồng`] : []),
      ]);
    }
    case "pair":
    case "count": {
      const figures = numbers.map((figure) => formatNumber(figure));
      const named = figures.map((figure, index) => `${figure} ${question.nouns[index] ?? ""}`.trim());
      return withLead([named.join(" "), named.join(", "), figures.join("/"), ...named, ...plain(numbers)]);
    }
    default:
      return [];
  }
}

/** A number without its dots; of two numbers neither alone is the answer. */
function plain(numbers: readonly number[]): string[] {
  const [only] = numbers;
  return numbers.length === 1 && only !== undefined ? [String(only)] : [];
}

/** "ghi 500.000 đồng" is how the choice itself begins. */
function withLead(forms: readonly string[]): string[] {
  return forms.flatMap((form) => [form, `ghi ${form}`]);
}
