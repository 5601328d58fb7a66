// The gaps of a sentence: what each asks for, by the words before it and the measure behind it. Pure.
import type { FoundItem } from "../found.ts";
import { asks, box, dayGap, gap, measureBehind, measures, nextAsked } from "../words/outline-words.ts";

export type Blank = NonNullable<FoundItem["cells"]>[number] & {
  /** Nothing shows what is to be written here. */
  readonly open: boolean;
};

export type Sentence = { readonly text: string; readonly blanks: readonly Blank[] };

/** A sentence without its gaps and what they are measured in, and each gap with what it asks. */
export function sentenceOf(said: string): Sentence {
  const gaps = gapsIn(said);
  let from = 0;
  const pieces: string[] = [];
  const blanks = gaps.map(({ at, to, isDay }): Blank => {
    const before = trimmed(said.slice(from, at));
    pieces.push(before);
    const measure = isDay ? "" : measureIn(said.slice(to));
    from = to + (measure === "" ? 0 : said.slice(to).indexOf(measure) + measure.length);
    return { before, ...asked(before, measure, isDay) };
  });
  // Whoever counts the whole counts its parts: "Tổng số: …… ; trong đó đạt chuẩn: ……".
  const counted = blanks.map(
    (blank, at): Blank =>
      blank.open && blanks.slice(0, at).some(({ kind }) => kind !== undefined && kind in counts)
        ? { ...blank, kind: "count", open: false }
        : blank,
  );
  const tail = said
    .slice(from)
    .replace(/^[\s.;,:]+/u, "")
    .trim();
  const text = gaps.length === 0 ? said.trim() : pieces.filter((piece) => piece !== "").join("; ");
  return { text: tail === "" || gaps.length === 0 ? text : `${text} ${tail}`.trim(), blanks: counted };
}

/** A blank of such a kind counts. */
const counts: Readonly<Record<string, true>> = { count: true };

/** The measure right behind a gap; words before a colon are what the next gap asks. */
function measureIn(behind: string): string {
  const measure = measureBehind.exec(behind)?.[1] ?? "";
  const after = behind.slice(behind.indexOf(measure) + measure.length);
  return measure !== "" && (/^\s*:/u.test(after) || nextAsked.test(measure)) ? "" : measure;
}

/** The words before the gap of a line that is nothing else; null of a line without a gap. */
export function gapless(said: string): string | null {
  const [first] = gapsIn(said);
  return first ? trimmed(said.slice(0, first.at)) : null;
}

type Gap = { readonly at: number; readonly to: number; readonly isDay: boolean };

function gapsIn(said: string): readonly Gap[] {
  const days = [...said.matchAll(dayGap)].map((match) => ({
    at: match.index,
    to: match.index + match[0].length,
    isDay: true,
  }));
  const others = [...said.matchAll(gap)]
    .map((match) => ({ at: match.index, to: match.index + match[0].length, isDay: false }))
    .filter(({ at }) => !days.some((day) => at >= day.at && at < day.to));
  return [...days, ...others].sort((a, b) => a.at - b.at);
}

function asked(before: string, measure: string, isDay: boolean): Omit<Blank, "before"> {
  if (isDay) return { kind: "date", open: false };
  const kind = measures.find(([words]) => words.test(measure))?.[1];
  if (kind !== undefined) return { kind, measure, open: false };
  if (measure !== "") return { kind: "count", measure, open: false };
  const byWords = asks.find(([words]) => words.test(before))?.[1];
  return byWords === undefined ? { kind: "text", open: true } : { kind: byWords, open: false };
}

function trimmed(text: string): string {
  return text
    .replace(box, "")
    .replace(/^[\s.;,:/–-]+|[\s:;,=(/–-]+$/gu, "")
    .trim();
}
