// How a chat of an older program becomes one of today's. Pure; what it says of a version is never changed.
import { z } from "zod";
import { assent, denial } from "../language/lexicon/assent.ts";
import { upgrade } from "../versioned.ts";

const offersOnly = z.looseObject({
  offered: z.array(z.looseObject({ word: z.string(), also: z.array(z.string()).default([]) })).default([]),
});

/** Offers of version 0 say by their words alone which of them is the yes and which the no; today they say it themselves. */
export function liftAnswers(stored: unknown): object {
  const chat = offersOnly.parse(stored);
  return {
    ...chat,
    offered: chat.offered.map((offer) => ({ ...offer, ...answersOf([offer.word, ...offer.also]) })),
  };
}

function answersOf(words: readonly string[]): { answers?: "yes" | "no" } {
  const yes = words.some((word) => assent.includes(word));
  const no = words.some((word) => denial.includes(word));
  return yes === no ? {} : { answers: yes ? "yes" : "no" };
}

/** Half a pair was a figure of things or of people, and every pair of that time had columns of these very names. */
const withHalf = z.looseObject({
  half: z
    .strictObject({ count: z.number().exactOptional(), people: z.number().exactOptional() })
    .nullable()
    .optional(),
});

/** From half a pair to the values of some cells of a row. */
export const liftHalf = upgrade(withHalf, ({ half, ...chat }) => ({
  ...chat,
  half: half ? Object.entries(half).map(([cell, value]) => ({ cell, value })) : null,
}));
