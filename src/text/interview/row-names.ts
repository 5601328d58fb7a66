// A row by the few words that tell it from its neighbours: "1.2 (ngoại ngữ)". Pure.
import type { Question, Questionnaire } from "../../form/question.ts";

const most = 8;
/** Words before the first that says anything. */
const plural = /^(?:các|những|số)\s+/iu;

/** "1.7", but "mục 2"; a row that stands twice in the form is named by its words, for it has two numbers. */
export function nameOf(question: Question): string {
  if (question.alias) return lowered(uncut(question));
  const { no, text } = question.main;
  const name = no === "" ? lowered(text) : no.includes(".") ? no : `mục ${no}`;
  return question.proofOf === null ? name : `minh chứng ${name}`;
}

/** The same at the head of a sentence: "Mục 1.7", "Ngân sách nhà nước". */
export function headOf(question: Question): string {
  if (question.proofOf !== null) return `Minh chứng ${nameOf({ ...question, proofOf: null })}`;
  if (question.alias || question.main.no === "") return uncut(question);
  return `Mục ${question.main.no}`;
}

/** "1.2 (ngoại ngữ)". */
export function nameWithWords(q: Questionnaire, question: Question): string {
  return question.alias ? nameOf(question) : `${nameOf(question)} (${wordsOf(q, question)})`;
}

/** What of a row's wording its neighbours do not have, too. */
function wordsOf(q: Questionnaire, question: Question): string {
  const words = split(question);
  const beside = (q.groups.find(({ id }) => id === question.groupId)?.questions ?? [])
    .filter((other) => other !== question)
    .map(split);
  const before = Math.max(0, ...beside.map((other) => shared(words, other)));
  const behind = Math.max(0, ...beside.map((other) => shared(words.toReversed(), other.toReversed())));
  const own = words.slice(before, words.length - behind);
  const said = own.length > 0 && own.length < words.length ? own.join(" ") : firstPart(words.join(" "));
  const few = said.replace(plural, "").split(" ");
  return lowered(few.length <= most ? few.join(" ") : `${few.slice(0, most).join(" ")}…`);
}

/** What stands in brackets explains a row and does not tell it from others. */
function uncut({ main }: Question): string {
  return firstPart(main.text.replace(/\s*\(.*$/u, ""));
}

function split(question: Question): string[] {
  return question.main.text.replace(/\s*\(.*$/u, "").split(/\s+/u);
}

function firstPart(text: string): string {
  return text.split(/[,;–]/u)[0]?.trim() ?? text;
}

/** How many words two wordings begin with alike; a single one says nothing of either. */
function shared(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((word, index) => word !== other[index]);
  const count = at < 0 ? one.length : at;
  return count > 1 ? count : 0;
}

/** A name in capitals stays as it is. */
function lowered(text: string): string {
  const [first = "", second = ""] = text;
  return second === second.toUpperCase() && /\p{L}/u.test(second)
    ? text
    : first.toLowerCase() + text.slice(1);
}
