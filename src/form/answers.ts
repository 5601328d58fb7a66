// What a report holds: answers at places, and how they are read. Pure: shapes and small questions about them.
import { z } from "zod";
import { unversioned } from "../versioned.ts";
import type { Place } from "./place.ts";
import type { Question } from "./question.ts";

/**
 * What stands at a place. Amounts are đồng, counts are numbers; a yes/no question on a row is 1 or 0; several options
 * are their ids in the form's order, proofs the ids of their uploads and their links in the order they came.
 */
export type Value = number | string | boolean | readonly string[];
/** A value as JSON, wherever it is kept. */
export const valueSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()).readonly()]);
/** How a value is kept: as itself. What it may be at its place is said by the form's version. */
export const valueShape = unversioned<Value>("answer", valueSchema);

export type Origin = "typed" | "gate" | "rest" | "linked" | "upload" | "office";

/**
 * One place of a report. `skipped` is a mark ("để sau") that every contact of the unit sees; its value is null.
 * A place without an Answer was never answered; a place that is not asked of the unit has none either: the form says so.
 */
export type Answer = {
  readonly place: Place;
  readonly value: Value | null;
  readonly raw: string;
  readonly state: "answered" | "skipped";
  readonly origin: Origin;
  /** The report's revision at which this answer was written. */
  readonly rev: number;
};

export type Answers = ReadonlyMap<Place, Answer>;

/** Whether every place of a question holds a value. */
export function isAnswered(answers: Answers, question: Question): boolean {
  return question.places.every((place) => answers.get(place)?.state === "answered");
}

/** Whether a question was put off ("để sau"). */
export function isSkipped(answers: Answers, question: Question): boolean {
  return question.places.some((place) => answers.get(place)?.state === "skipped");
}

/** The values of a question in the order of its places, or null while it is open. */
export function valuesOf(answers: Answers, question: Question): Value[] | null {
  const values: Value[] = [];
  for (const place of question.places) {
    const answer = answers.get(place);
    if (answer?.state !== "answered" || answer.value === null) return null;
    values.push(answer.value);
  }
  return values;
}

/** The number at a place, or null when there is none. */
export function numberAt(answers: Answers, place: Place): number | null {
  const value = answers.get(place)?.value;
  return typeof value === "number" ? value : null;
}
