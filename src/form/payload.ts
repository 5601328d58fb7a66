// What is sealed when a report is submitted, as JSON. Pure: the shape, and the way from and to answers.
import { z } from "zod";
import { asItIs, versioned } from "../versioned.ts";
import { type Answer, type Answers, valueSchema } from "./answers.ts";
import type { Place } from "./place.ts";

const answerSchema = z.strictObject({
  place: z.string().min(1),
  value: valueSchema.nullable(),
  raw: z.string(),
  state: z.enum(["answered", "skipped"]),
  origin: z.enum(["typed", "gate", "rest", "linked", "upload", "office"]),
  rev: z.int(),
});

const waiverSchema = z.strictObject({
  checkId: z.string().min(1),
  stem: z.string(),
  /** The person's reason; null where none was asked. */
  words: z.string().nullable(),
});

/** Receipt file, comparison of versions and documents are made from this alone, with the form it names. */
const payloadSchema = z.strictObject({
  /** "id@version" of the released form that was asked. */
  form: z.string().regex(/^[a-z0-9-]+@[1-9]\d*$/),
  round: z.strictObject({ title: z.string().min(1), office: z.string() }),
  /** The unit as it was called then. */
  unit: z.strictObject({
    code: z.string().min(1),
    name: z.string().min(1),
    kind: z.string().min(1),
    profile: z.string().min(1),
  }),
  sealedAt: z.iso.datetime(),
  /** The deadline that held for this unit. */
  deadline: z.iso.datetime(),
  answers: z.array(answerSchema),
  waivers: z.array(waiverSchema),
  /** Questions left open when it was sealed. */
  missing: z.int().min(0),
  missingReason: z.string().nullable(),
  /** When what it said of people was taken out, and what it was: the SHA-256 of `sealedDigest` as it was sealed. */
  forgotten: z.strictObject({ at: z.iso.datetime(), sha256: z.string() }).exactOptional(),
});

export type Payload = z.infer<typeof payloadSchema>;
export type Waiver = Payload["waivers"][number];

/**
 * How a payload is kept; what is sealed is never written again. Before there was a `v` it was as in version 1. Since
 * version 2 a figure may have digits behind the comma, which a program of version 1 would refuse to add up; since
 * version 3 a value may be a list.
 */
export const payloadShape = versioned<Payload>("submission payload", payloadSchema, [asItIs, asItIs, asItIs]);

/** A report's answers as a payload lists them: by place, so that equal answers give equal JSON. */
export function sealedAnswers(answers: Answers): Payload["answers"] {
  return [...answers.values()].sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}

/**
 * What of a payload tells it from every other, as one text: the form, the unit, when it was sealed, and the values by their
 * places. It is the same however the payload is kept, and it is made from the unit's own file as well.
 */
export function sealedDigest({ form, unit, sealedAt, answers }: Payload): string {
  const values = answers.map(({ place, value }) => [place, value]);
  return JSON.stringify([form, unit.code, sealedAt, values]);
}

/** The answers of a payload, as they stood when it was sealed. */
export function answersOf(payload: Payload): ReadonlyMap<Place, Answer> {
  return new Map(payload.answers.map((answer) => [answer.place, answer]));
}
