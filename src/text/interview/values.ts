// How values, questions and places are spoken. Pure.
import { type Answers, type Value, valuesOf } from "../../form/answers.ts";
import { noneText } from "../../form/kinds/text.ts";
import type { Question, Questionnaire } from "../../form/questions.ts";
import { formWords } from "../../form/words/form-words.ts";
import type { Chat } from "../../interview/chat.ts";
import { shownAsItem } from "../../interview/next.ts";
import { formatDate, formatMoney, formatMoneyWords, formatNumber } from "../format.ts";

/** The values of a question as a person would say them: "12 lớp, 340 người"; a narrative by its ends. */
export function sayValues(question: Question, values: readonly Value[]): string {
  if (question.askAs) return values[0] === 1 ? question.askAs.yes : question.askAs.no;
  if (question.kind === "money") return sayMoney(values[0]);
  if (question.kind === "text")
    return values[0] === noneText ? "không có" : `“${ends(String(values[0] ?? "")).replace(/[.\s]+$/u, "")}”`;
  if (question.kind === "yes-no") return values[0] === true ? "có" : "không";
  if (question.kind === "date") return sayDay(String(values[0] ?? ""));
  return values
    .map((value, index) => `${formatNumber(Number(value))} ${question.nouns[index] ?? ""}`.trim())
    .join(", ");
}

/** The same from a report, or null while the question is open. */
export function sayAnswer(question: Question, answers: Answers): string | null {
  const values = valuesOf(answers, question);
  return values ? sayValues(question, values) : null;
}

/** "mục 1.7" or "mục I.1": how a question is named in a sentence. */
export function sayNo(question: Question, asItem = false): string {
  return `mục ${asItem && question.alias ? question.alias.no : question.main.no}`;
}

/** The number and wording under which this chat was asked a question; a linked one has two. */
export function sayAbout(question: Question, asItem: boolean): string {
  const { no, text } = asItem && question.alias ? question.alias : question.main;
  return `Mục ${no} (${ends(text)})`;
}

/** "1.7, 4.3 và 5 mục khác": at most `most` numbers; a linked one by the number this chat was asked it under. */
export function listNos(
  questions: readonly Question[],
  most = 12,
  chat?: Pick<Chat, "order" | "asked">,
): string {
  const shown = questions.slice(0, most).map((question) => {
    const asItem = chat !== undefined && shownAsItem(chat, question);
    return (asItem && question.alias ? question.alias.no : question.main.no) || question.main.text;
  });
  const rest = questions.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} và ${rest} mục khác` : shown.join(", ");
}

/** How a row is named at the head of an entry: "1.7", but "mục 2", for "2: 9" could be a pair. */
export function sayRowLead(question: Question): string {
  const { no } = question.main;
  return no.includes(".") ? no : `mục ${no}`;
}

/** A row's number for examples of "sửa": whichever form it is, one that exists. */
export function sayEditable(q: Questionnaire): string {
  const group = q.groups[Math.floor(q.groups.length / 3)];
  return (group?.questions.at(-1) ?? q.questions.at(-1))?.main.no ?? "";
}

/** "số lớp và số người": what a question wants. */
export function sayWanted(question: Question): string {
  if (question.kind === "money") return "số tiền (đồng)";
  return question.nouns.map((noun) => `số ${noun}`).join(" và ");
}

/** An example in words, never a bare figure that could be taken for the answer; a day is the round's last one. */
export function sayExample(c: ExampleContext, question: Question): string {
  if (question.askAs || question.kind === "yes-no") return "có";
  const { examples } = formWords(c.q.form);
  const [first = "", second = ""] = question.nouns;
  switch (question.kind) {
    case "pair":
      return `${examples.pair[0]} ${first} ${examples.pair[1]} ${second}`;
    case "money":
      return examples.money;
    case "date":
      return formatDate(c.round.deadline, c.zone);
    case "text":
      return examples.text;
    default:
      return `${examples.count} ${first}`.trim();
  }
}

type ExampleContext = {
  readonly q: Questionnaire;
  readonly round: { readonly deadline: Date };
  readonly zone: string;
};

/** A text by its first and last words. */
export function ends(text: string): string {
  const words = text.replace(/\s+/gu, " ").trim().split(" ");
  return words.length <= 12
    ? words.join(" ")
    : `${words.slice(0, 6).join(" ")} … ${words.slice(-4).join(" ")}`;
}

function sayMoney(value: Value | undefined): string {
  const amount = Number(value ?? 0);
  return amount >= 1000 ? `${formatMoney(amount)} (${formatMoneyWords(amount)})` : formatMoney(amount);
}

function sayDay(iso: string): string {
  const [day, time] = iso.split("T");
  const [year, month, date] = (day ?? "").split("-");
  return `${time ? `${time} ` : ""}${date}/${month}/${year}`;
}
