// The question a kind is tried with: its limit, its digits, its nouns and a fixed moment (Monday 10 October 2022, 09:00).
import { kinds } from "../../../src/form/kinds/index.ts";
import type { ReadContext } from "../../../src/language/reading.ts";

export type Named = keyof typeof kinds;

export function contextFor(name: Named | "pair", more: Partial<ReadContext> = {}): ReadContext {
  const { most, digits } = kinds[name === "pair" ? "count" : name].limits;
  return {
    nouns: {},
    max: most,
    digits: Math.min(2, digits),
    now: new Date("2022-10-10T09:00:00+07:00"),
    ...more,
  };
}
