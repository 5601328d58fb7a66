// A report as it is said back once the message that gave it is past: of what is about people so much that they are known
// to whoever gave them. Pure.
import type { Answers, Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { noneText } from "../../form/kinds/text.ts";
import { hasPersonal, hidden, isPersonal } from "../../form/personal.ts";
import { isNotePlace, lineOf, type Place } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import { changesOf } from "../../interview/fold.ts";
import { sayValues } from "./values.ts";

/**
 * The places that these events gave a value in the words of this very message: what a file says was given there, and is
 * told as of a message that is past.
 */
export function placesGiven(events: readonly InterviewEvent[]): ReadonlySet<Place> {
  return new Set(changesOf(events).flatMap(({ place, origin }) => (origin === "upload" ? [] : [place])));
}

/** The answers as they may be told beside these events: what was given by this very message stands there in full. */
export function maskedAnswers(
  q: Questionnaire,
  answers: Answers,
  events: readonly InterviewEvent[],
): Answers {
  if (!hasPersonal(q.form)) return answers;
  const now = placesGiven(events);
  return new Map(
    [...answers].map(([place, answer]) => {
      const { value } = answer;
      if (value === null || now.has(place)) return [place, answer];
      return [place, { ...answer, value: masked(q, place, value) }];
    }),
  );
}

/** A value as it is told later: "Trần T. M.", "09xx xxx 456", "…/…/1985"; what is about nobody stays as it is. */
export function masked(q: Questionnaire, place: Place, value: Value): Value {
  // What is forgotten has nothing left to be masked.
  if (value === noneText || value === hidden || !isPersonal(q.form, place)) return value;
  const cell = isNotePlace(place) ? undefined : cellAt(q, place);
  return cell && typeof value === "string" ? maskedText(cell, value) : hidden;
}

/** The values of a question as they are told later. */
export function sayMasked(q: Questionnaire, question: Question, values: readonly Value[]): string {
  return sayValues(question, maskedValues(q, question, values));
}

export function maskedValues(
  q: Questionnaire,
  { places }: Question,
  values: readonly Value[],
): readonly Value[] {
  return values.map((value, at) => masked(q, places[at] ?? "", value));
}

/** Whether of one of these values nothing is left once it is masked. */
export function isHidden(q: Questionnaire, question: Question, values: readonly Value[]): boolean {
  return maskedValues(q, question, values).includes(hidden);
}

/** A text of a file as it is told of a question: of people nothing. */
export function maskedSaid(q: Questionnaire, { places }: Question, said: string): string {
  return places.some((place) => isPersonal(q.form, place)) ? hidden : said;
}

function cellAt(q: Questionnaire, place: Place): Cell | undefined {
  const question = q.byPlace(place);
  const line = question?.list ? lineOf(place)?.line : undefined;
  const cells = line === undefined ? question?.cells : question?.list?.cells(line);
  return cells?.find((cell) => cell.place === place);
}

function maskedText({ kind, identifies }: Cell, value: string): string {
  const name: string = kind.name;
  if (name === "date" || name === "month") return maskedDay(value);
  if (name === "identifier") return maskedDigits(value, identifies === "phone");
  return name === "line" || name === "text" ? maskedName(value) : hidden;
}

/** No name of a person is longer; what is longer is told by nothing of it. */
const longestName = 40;
const mostWords = 6;

/** The family name whole, the others by their first letters: there are not many families, so the first alone tells nobody. */
function maskedName(value: string): string {
  const [first = "", ...others] = value.trim().split(/\s+/u);
  if (value.length > longestName || others.length >= mostWords) return hidden;
  const initials = others.map((word) => `${[...word][0] ?? ""}.`);
  return others.length === 0 ? `${[...first][0] ?? ""}.` : [first, ...initials].join(" ");
}

/** The year of an ISO day or month. */
function maskedDay(value: string): string {
  const [year = "", ...others] = value.split("-");
  return [...others.map(() => hidden), year].join("/");
}

/** The beginning and the end. A phone's digits stand in groups, as people read them. */
function maskedDigits(value: string, phone: boolean): string {
  if (value.length < 8) return hidden;
  const told = `${value.slice(0, 2)}${"x".repeat(value.length - 5)}${value.slice(-3)}`;
  return phone ? told.replace(/^(.{4})(.{3})(.{3})$/u, "$1 $2 $3") : told;
}
