// The question a kind is tried with: its limit, its digits, its nouns and a fixed moment (Monday 10 October 2022, 09:00).
import { kinds } from "../../../src/form/kinds/index.ts";
import type { Choosable, ReadContext } from "../../../src/language/reading.ts";

export type Named = keyof typeof kinds;

/** What is chosen from: two labels are alike without their diacritics, one is the beginning of another. */
export const options: readonly Choosable[] = [
  { id: "tot", label: "Tốt" },
  { id: "kha", label: "Khá", also: ["khá giỏi"] },
  { id: "dat", label: "Đạt" },
  { id: "chua", label: "Chưa đạt" },
  { id: "dat2", label: "Đạt chuẩn mức độ 2" },
  { id: "day", label: "Dạy" },
  { id: "day2", label: "Đầy" },
];

export function contextFor(name: Named | "pair", more: Partial<ReadContext> = {}): ReadContext {
  const { most, digits } = kinds[name === "pair" ? "count" : name].limits;
  return {
    nouns: {},
    max: most,
    digits: Math.min(2, digits),
    identifies: "phone",
    options,
    now: new Date("2022-10-10T09:00:00+07:00"),
    ...more,
  };
}
