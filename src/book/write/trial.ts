// What the bot will ask, one line a question: for the officer to read before anybody is asked. Pure.
import type { Form } from "../../form/form.ts";
import { questionnaire } from "../../form/questions.ts";
import { type BookSheet, cell } from "../sheet.ts";
import type { BookWords } from "../words.ts";

export function trialSheet(form: Form, words: BookWords): BookSheet {
  const profiles = Object.entries(form.profiles);
  const asked = profiles.map(([profile]) => questionnaire(form, profile).questions);
  const seen = new Map(asked.flat().map((question) => [question.id, question]));
  const lines = [...seen.values()].map((question) => {
    const who = profiles.flatMap(([, { label }], at) =>
      asked[at]?.some(({ id }) => id === question.id) ? [label] : [],
    );
    const wanted = question.cells.map((one) => one.kind.wanted(one)).join(" / ");
    return [
      question.main.no,
      question.main.text,
      wanted,
      who.length === profiles.length ? "" : who.join("; "),
    ].map((text) => cell(text));
  });
  return {
    name: words.sheets.trial,
    widths: [12, 60, 50, 30],
    frozen: { lines: 2, columns: 0 },
    lines: [
      [cell(words.trial.lead, "grey", { across: 4 })],
      words.trial.head.map((title) => cell(title, "head")),
      ...lines,
    ],
  };
}
