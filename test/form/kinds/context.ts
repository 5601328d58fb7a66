// The question a kind is tried with: its limit, its nouns and a fixed moment (Monday 10 October 2022, 09:00).
import type { KindName, ReadContext } from "../../../src/language/reading.ts";

const limits: Readonly<Record<KindName, number>> = {
  count: 9_999_999,
  pair: 9_999_999,
  money: 999_999_999_999,
  text: 8_000,
  "yes-no": 1,
  date: 0,
};

export function contextFor(name: KindName, more: Partial<ReadContext> = {}): ReadContext {
  return { nouns: {}, max: limits[name], now: new Date("2022-10-10T09:00:00+07:00"), ...more };
}
