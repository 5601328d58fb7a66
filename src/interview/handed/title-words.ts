// A title above a column as its words are compared: without measures, numbers, and what only says that parts follow. Pure.
import { scaleBehind } from "../../files/words/scales.ts";
import { asides, partsFollow, titleFillers, titleSpellings, wholeTitles } from "../../files/words/titles.ts";
import { measureSaid } from "./scale.ts";
import { isPhrase, type Phrases, phrasesOf, type Word, type Words, wordsIn } from "./words.ts";

const follows = phrasesOf(partsFollow);
const wholes = phrasesOf(wholeTitles);
const besides = phrasesOf(asides);
const filler = wordsIn(titleFillers.join(" ")).list;
const fillerKeys = new Set(filler.map(({ key }) => key));
const fillersBare = new Set(filler.map(({ bare }) => bare));

/** A path of titles as the telling words of each, the highest first; titles that say nothing are left out. */
export type Segments = readonly (readonly Word[])[];

export function segmentsOf(path: readonly string[]): Segments {
  const plain = wordsIn(path.join(" ")).plain;
  const titles = path.flatMap((title) => {
    const words = tellingOf(title, plain);
    return words.length === 0 ? [] : [words];
  });
  // A title that fills two rows where others have parts stands there twice.
  return titles.filter((words, at) => at === 0 || keyOf(words) !== keyOf(titles[at - 1] ?? []));
}

function tellingOf(title: string, plain: boolean): readonly Word[] {
  const spelt = titleSpellings.reduce(
    (text, [pattern, one]) => text.replace(pattern, one),
    withoutMeasure(title),
  );
  const list = withOneWhole(withoutLead(wordsIn(spelt)).list);
  const telling = list.filter(({ key, bare }) => !(plain ? fillersBare.has(bare) : fillerKeys.has(key)));
  return telling.length === 0 ? list : telling;
}

/** However it is said, in front or at the end, that all are counted: in one word. */
function withOneWhole(list: readonly Word[]): readonly Word[] {
  const lead = [2, 1].find((length) => list.length >= length && isWhole(list.slice(0, length)));
  if (lead !== undefined) return [...all, ...list.slice(lead)];
  const tail = [2, 1].find((length) => list.length > length && isWhole(list.slice(-length)));
  return tail === undefined ? list : [...list.slice(0, -tail), ...all];
}

const all = wordsIn(wholeTitles[0] ?? "").list;

/** "Kinh phí (triệu đồng)", "Tỷ lệ (%)", "Chênh lệch (5=4-3)", "Số lớp (1)". */
function withoutMeasure(title: string): string {
  return title
    .replace(/\([^()]*\)/gu, (aside) => (isAside(aside) ? " " : aside))
    .replace(/\(?\d{1,2}\)?\s*=[\s\d()+\-–−x×*/:.,%=]*$/iu, " ")
    .replace(scaleBehind, " ");
}

function isAside(text: string): boolean {
  return !/\p{L}/u.test(text) || measureSaid(text) !== null || isPhrase(wordsIn(text), besides);
}

/** "Trong đó: nữ" is "nữ", and "Trong đó" alone is nothing. */
function withoutLead(words: Words): Words {
  const lead = [2, 1].find((length) => isPhrase(first(words.list, length), follows));
  return lead === undefined ? words : { ...words, list: words.list.slice(lead) };
}

/** Whether a title counts all of what stands above it. */
export function isWhole(words: readonly Word[]): boolean {
  return isPhrase(first(words, words.length), wholes);
}

/** "Tổng số học sinh" without the words that say only that all are counted; null where they are all it says. */
export function withoutWhole(words: readonly Word[]): readonly Word[] | null {
  const lead = [2, 1].find((length) => length < words.length && isWhole(words.slice(0, length)));
  return lead === undefined ? null : words.slice(lead);
}

/** The words without these phrases. */
export function withoutPhrases(words: readonly Word[], phrases: Phrases): readonly Word[] {
  const left: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const length = [3, 2, 1].find((most) => isPhrase(first(words.slice(at), most), phrases)) ?? 0;
    const word = words[at];
    if (length === 0 && word) left.push(word);
    at += Math.max(1, length);
  }
  return left;
}

function first(list: readonly Word[], length: number): Words {
  const words = list.slice(0, length);
  return { text: "", list: words, plain: words.every(({ key, bare }) => key === bare), cut: false };
}

export function keyOf(words: readonly Word[]): string {
  return words.map(({ key }) => key).join(" ");
}
