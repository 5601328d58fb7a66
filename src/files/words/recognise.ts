// Tells texts in an old encoding of Vietnamese from proper ones and from other languages, by their words. Pure.
import { type OldEncoding, type OldLetters, oldEncodings } from "./old-letters.ts";
import { isSyllable } from "./syllables.ts";

/** Letters that no old encoding leaves in a text: whoever typed one types in Unicode. */
const todays = /[ĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]/u;
/** Fewer different words prove nothing: French has one or two that look like it ("tôt"), and units of measure do ("µm"). */
const fewestWords = 3;
/** As many texts tell of which kind the others are. */
const mostLooked = 5_000;
/** Bytes that are no Unicode have to be something. */
const fewestOfBytes = 2;

/** What the words of a text say for one encoding; a word counts once, however often it stands. */
type Evidence = {
  readonly encoding: OldEncoding;
  /** Syllables of Vietnamese when they are read in it, and none as they stand. */
  readonly clear: ReadonlySet<string>;
  /** Syllables when they are read in it, whatever they are as they stand. */
  readonly fits: ReadonlySet<string>;
  /** No syllables, either way. */
  readonly against: ReadonlySet<string>;
};

const words = new Map(
  oldEncodings.map((encoding) => [encoding, new RegExp(`[A-Za-z\u00AA-\u00FF${encoding.signs}]+`, "gu")]),
);

/** What one word says for one encoding. */
type Verdict = "clear" | "fits" | "against" | null;
type Judge = (encoding: OldEncoding, word: string) => Verdict;

/** The same words stand in a file again and again: each is judged once. */
function openJudge(): Judge {
  const known = new Map(oldEncodings.map((encoding) => [encoding, new Map<string, Verdict>()]));
  return (encoding, word) => {
    const verdicts = known.get(encoding);
    const before = verdicts?.get(word);
    if (before !== undefined) return before;
    const verdict = verdictOn(encoding, word);
    verdicts?.set(word, verdict);
    return verdict;
  };
}

function verdictOn(encoding: OldEncoding, word: string): Verdict {
  // A sign on its own is as often a bullet or a unit of measure as a letter.
  if (!/[A-Za-z]/.test(word)) return null;
  const read = encoding.convert(word);
  const today = isSyllable(word);
  if (isSyllable(read) && !leavesSigns(encoding, word)) return today ? "fits" : "clear";
  return today || isInitials(read) ? null : "against";
}

/** What speaks most for one of the old encodings, first. */
function evidenceOf(text: string, judge: Judge): Evidence[] {
  return oldEncodings
    .map((encoding) => evidenceFor(encoding, text, judge))
    .sort((a, b) => weightOf(b) - weightOf(a));
}

function evidenceFor(encoding: OldEncoding, text: string, judge: Judge): Evidence {
  const [clear, fits, against] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { 0: word, index } of text.matchAll(words.get(encoding) ?? /$^/g)) {
    if (!/[^\0-\x7f]/.test(word)) continue;
    // Beside a digit it is no word.
    if (/\d/.test(`${text[index - 1] ?? ""}${text[index + word.length] ?? ""}`)) continue;
    const verdict = judge(encoding, word);
    if (verdict === "clear" || verdict === "fits") fits.add(word);
    if (verdict === "clear") clear.add(word);
    if (verdict === "against") against.add(word);
  }
  return { encoding, clear, fits, against };
}

function leavesSigns({ signs }: OldEncoding, word: string): boolean {
  return [...word].some((sign) => sign > "\x7f" && !signs.includes(sign));
}

/** "UBND", "HĐND": syllables in no encoding. */
function isInitials(read: string): boolean {
  return read === read.toUpperCase();
}

function weightOf({ clear, fits, against }: Evidence): number {
  return clear.size + fits.size - 3 * against.size;
}

/**
 * The encoding of a text whose bytes are no Unicode and were taken for Western letters; null where its words are too few
 * to tell, or are of another language.
 */
export function encodingOfBytes(western: string): OldEncoding | null {
  // What the program that wrote the file could not write stands there as a question mark: those letters are lost.
  if ((western.match(/\p{L}\?+\p{L}/gu) ?? []).length >= fewestOfBytes) return null;
  const [best] = evidenceOf(western, openJudge());
  if (!best || best.fits.size < fewestOfBytes || best.fits.size < 3 * best.against.size) return null;
  return best.encoding;
}

/** How the texts of one file become today's letters; a text that needs nothing stays as it is. */
export type Converter = { readonly letters: OldLetters; readonly convert: (text: string) => string };

/**
 * A converter for the texts of one file, where some of them are clearly in an old encoding: several different words that
 * are Vietnamese when read in it, and nothing as they stand. Null where there are none: proper Vietnamese, English and
 * French are never touched.
 */
export function converterOf(texts: readonly string[]): Converter | null {
  const foreign = texts.filter((text) => /[^\0-\x7f]/.test(text));
  const old = foreign.filter((text) => !todays.test(text));
  const clear = new Map<OldEncoding, Set<string>>();
  const strange = new Set<string>();
  const judge = openJudge();
  for (const text of old.slice(0, mostLooked)) {
    const [best] = evidenceOf(text, judge);
    const votes = best !== undefined && best.clear.size > best.against.size;
    const counted = votes ? (clear.get(best.encoding) ?? new Set<string>()) : strange;
    for (const word of (votes ? best.clear : best?.against) ?? []) counted.add(word);
    if (votes) clear.set(best.encoding, counted);
  }
  const found = [...clear]
    .filter(([, proofs]) => proofs.size >= fewestWords && proofs.size >= strange.size)
    .sort(([, a], [, b]) => b.size - a.size)
    .map(([encoding]) => encoding);
  const [main] = found;
  if (!main) return null;
  const mixed = old.length < foreign.length;
  return { letters: main.name, convert: (text) => converted(text, found, { mixed, judge }) };
}

type Converting = { readonly mixed: boolean; readonly judge: Judge };

/** In a file where other texts are in today's letters, a text that may be either stays as it is. */
function converted(text: string, found: readonly OldEncoding[], { mixed, judge }: Converting): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  const best = evidenceOf(text, judge).find(({ encoding }) => found.includes(encoding));
  if (!best) return text;
  const { encoding, clear, fits, against } = best;
  if (todays.test(text)) return wordsConverted(text, best);
  const proofs = mixed ? clear : fits;
  return against.size <= proofs.size && (!mixed || clear.size > 0) ? encoding.convert(text) : text;
}

/** A text in both: its words in today's letters stay. */
function wordsConverted(text: string, { encoding, clear }: Evidence): string {
  return text.replace(words.get(encoding) ?? /$^/g, (word) =>
    clear.has(word) ? encoding.convert(word) : word,
  );
}
