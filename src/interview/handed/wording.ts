// How much of a wording stands in the words of a file: the evidence that a line is this row or this heading. Pure.
import { fillers } from "../../files/words/titles.ts";
import { other } from "../../language/lexicon/small-words.ts";
import { type Word, type Words, wordsIn } from "./words.ts";

/** Words as they are compared. */
type Compared = {
  readonly words: readonly Word[];
  /** Which of them tell it from others: neither fillers nor words of the report's own title. */
  readonly core: readonly boolean[];
  readonly cores: number;
  /** First letters of words that follow each other: "kns" → where they begin. */
  readonly initials: ReadonlyMap<string, number>;
};

/** A wording of the form, made once. */
export type Wording = Compared & {
  /** Where each word stands, in one spelling and without marks. */
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly byBare: ReadonlyMap<string, readonly number[]>;
  /** "… khác": only whoever says so means it. */
  readonly other: boolean;
};

/** Pairs of words that stand in a report's title: said or left out, they change no wording. */
export type TitleWords = ReadonlySet<string>;

export type Evidence = {
  /** Words of the file's line that the wording lacks, and the other way round; title words and fillers not counted. */
  readonly extra: number;
  readonly missing: number;
  /** Shares of the line's and of the wording's telling words that both have. */
  readonly ofLine: number;
  readonly ofWording: number;
  /** Telling words that both have. */
  readonly shared: number;
  readonly inOrder: boolean;
};

const filler = wordsIn(fillers.join(" ")).list;
const fillerKeys = new Set(filler.map(({ key }) => key));
const fillersBare = new Set(filler.map(({ bare }) => bare));
const otherKey = wordsIn(other[0] ?? "").list[0]?.key ?? "";
const mostInitials = 7;

export function titleWords(titles: readonly string[]): TitleWords {
  return new Set(
    titles.flatMap((title) => {
      const { list } = wordsIn(title);
      return list.slice(1).map(({ bare }, at) => `${list[at]?.bare} ${bare}`);
    }),
  );
}

export function wordingOf(text: string, title: TitleWords): Wording {
  return wordingOfWords(contentOf(wordsIn(text).list, false), title);
}

export function wordingOfWords(words: readonly Word[], title: TitleWords): Wording {
  return {
    ...compared(words, title),
    byKey: positions(words, ({ key }) => key),
    byBare: positions(words, ({ bare }) => bare),
    other: words.at(-1)?.key === otherKey,
  };
}

/** What of a line is compared; made once for a line and compared with many wordings. */
export type Line = Compared & {
  readonly plain: boolean;
  readonly other: boolean;
};

export function lineOf({ list, plain }: Words, title: TitleWords): Line {
  return lineOfWords(contentOf(list, plain), plain, title);
}

export function lineOfWords(words: readonly Word[], plain: boolean, title: TitleWords): Line {
  return { ...compared(words, title), plain, other: words.some(({ key }) => key === otherKey) };
}

function compared(words: readonly Word[], title: TitleWords): Compared {
  const byTitle = ofTitle(words, title);
  const all = words.every((_, at) => byTitle[at]);
  const core = words.map((_, at) => all || !byTitle[at]);
  return { words, core, cores: core.filter(Boolean).length, initials: initialsOf(words) };
}

/** What of a wording a line says. One pass over both. */
export function evidence(line: Line, wording: Wording): Evidence {
  const { said, covered, inOrder } = aligned(line, wording);
  const shared = line.core.filter((core, at) => core && said[at]).length;
  const found = wording.core.filter((core, at) => core && covered[at]).length;
  return {
    extra: line.cores - shared,
    missing: wording.cores - found,
    ofLine: line.cores === 0 ? 0 : shared / line.cores,
    ofWording: wording.cores === 0 ? 0 : found / wording.cores,
    shared: found,
    inOrder,
  };
}

/** Which words of a wording a line says, one for each; null where the line says anything else. */
export function coveredBy(line: Line, wording: Wording): readonly boolean[] | null {
  const { said, covered } = aligned(line, wording);
  return said.every(Boolean) ? covered : null;
}

function aligned(line: Line, wording: Wording) {
  const said = line.words.map(() => false);
  const covered = wording.words.map(() => false);
  spellOut(line, wording, said, covered);
  let last = -1;
  let inOrder = true;
  for (const [at, word] of line.words.entries()) {
    const range = said[at] ? null : rangeOf(word, line, wording, covered, last);
    if (!range) continue;
    inOrder &&= range.from >= last;
    covered.fill(true, range.from, range.to);
    last = range.to - 1;
    said[at] = true;
  }
  return { said, covered, inOrder };
}

/** The words of a wording that a word is: itself, or those whose first letters it is. */
function rangeOf(word: Word, { plain }: Line, wording: Wording, covered: readonly boolean[], last: number) {
  const places = plain ? wording.byBare.get(word.bare) : wording.byKey.get(word.key);
  const free = places?.filter((one) => !covered[one]) ?? [];
  const place = free.find((one) => one > last) ?? free[0];
  if (place !== undefined) return { from: place, to: place + 1 };
  const from = word.short ? wording.initials.get(word.bare) : undefined;
  return from === undefined ? null : { from, to: from + word.bare.length };
}

/** The form says "THCS" and the file writes it out. */
function spellOut(line: Line, wording: Wording, said: boolean[], covered: boolean[]): void {
  for (const [at, { bare, short }] of wording.words.entries()) {
    const from = short ? line.initials.get(bare) : undefined;
    if (from === undefined) continue;
    covered[at] = true;
    for (let one = from; one < from + bare.length; one += 1) said[one] = true;
  }
}

function contentOf(list: readonly Word[], plain: boolean): readonly Word[] {
  const content = list.filter(({ key, bare }) => !(plain ? fillersBare.has(bare) : fillerKeys.has(key)));
  return content.length === 0 ? list : content;
}

function ofTitle(words: readonly Word[], title: TitleWords): readonly boolean[] {
  const pairs = words.slice(1).map(({ bare }, at) => title.has(`${words[at]?.bare} ${bare}`));
  return words.map((_, at) => pairs[at] === true || pairs[at - 1] === true);
}

function positions(words: readonly Word[], of: (word: Word) => string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const known = found.get(of(word));
    if (known) known.push(at);
    else found.set(of(word), [at]);
  }
  return found;
}

function initialsOf(words: readonly Word[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const from of words.keys()) {
    let letters = "";
    for (const { bare } of words.slice(from, from + mostInitials)) {
      letters += bare.slice(0, 1);
      if (letters.length > 1 && !found.has(letters)) found.set(letters, from);
    }
  }
  return found;
}
