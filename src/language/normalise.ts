// How a typed text is brought to one spelling before anything reads it. Knows Unicode, not Vietnamese words.

/** What a phone or a paste leaves in a text without anyone seeing it (variation selectors and keycaps included). */
const invisible =
  /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|[\u180B-\u180F]|\u20E3|\u2800|\u3164|[\uFE00-\uFE0F]|\uFFA0/gu;
const control = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\p{Cs}]/gu;
const lineBreak = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;
const dashes = /[\u2010-\u2015\u2212\u2043\uFE58\uFE63\uFF0D]/g;
const apostrophes = /[\u2018\u2019\u02BC\u2032\u00B4`]/g;
const slashes = /[\u2044\u2215]/g;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The text as figures and short words are read from it: nothing invisible, compatibility forms folded (NFKC), one
 * dash, one apostrophe, single spaces, line breaks kept. Letters keep their case, so that a note can be cut from it.
 */
export function clean(text: string): string {
  return collapse(fold(text));
}

/** The same with every space, tab and line break as it was typed. */
export function fold(text: string): string {
  return text
    .replace(lineBreak, "\n")
    .replace(apostrophes, "'")
    .replace(invisible, "")
    .replace(control, "")
    .normalize("NFKC")
    .replace(dashes, "-")
    .replace(slashes, "/");
}

/** Single spaces and single line breaks, none at the ends. */
export function collapse(folded: string): string {
  return folded
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/**
 * True when folding would change a figure: a vulgar fraction, a superscript, a circled or Roman digit, a digit of
 * another script. Full-width digits are the one exception: Vietnamese keyboards on some phones produce them.
 */
export function hasForeignDigit(text: string): boolean {
  if (/[\p{No}\p{Nl}]/u.test(text)) return true;
  if (/\p{Nd}/u.test(text.replace(/[0-9\uFF10-\uFF19]/g, ""))) return true;
  // Some symbols are no digits themselves, yet fold into one: the sign for "the first of the month", say.
  return digitCount(text.normalize("NFKC")) !== digitCount(text);
}

function digitCount(text: string): number {
  return text.length - text.replace(/[0-9\uFF10-\uFF19]/g, "").length;
}

/** The text in lower case without diacritics and with single spaces; d with a stroke becomes d. */
export function bare(text: string): string {
  return clean(text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\u0111/g, "d")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * One spelling for a word, bare or as `wordKey` has it, of which Vietnamese has two: "ky" and "ki", "quy" and "qui".
 * Behind a consonant y is i.
 */
export function iForY(word: string): string {
  return word.replace(/(?<=[bcd\u0111ghklmnpqrstvx]|qu)y(?=\p{M}*$)/u, "i");
}

/**
 * One spelling for a word typed with its diacritics: the tone mark goes to the end, because people put it on either
 * vowel of a pair and both are right. Words of a longer text stay in place.
 */
export function wordKey(text: string): string {
  return clean(text)
    .split(/\s+/)
    .map((word) => formsOf(word).key)
    .join(" ");
}

/** A word of a cleaned text as it is compared. */
export type WordForms = {
  /** In one spelling: see `wordKey`. */
  readonly key: string;
  /** Without diacritics: see `bare`. */
  readonly bare: string;
  /** Typed without any: see `isPlain`. */
  readonly plain: boolean;
};

/** What `formsOf` gave before. A language has few thousand syllables, and all its phrases are made of them. */
const known = new Map<string, WordForms>();
/** Nothing longer is kept, nor more words than these: what people type that is no word must not fill the memory. */
const longestKnown = 12;
const mostKnown = 10_000;

export function formsOf(word: string): WordForms {
  const before = known.get(word);
  if (before) return before;
  const forms = formsMadeOf(word);
  if (word.length <= longestKnown && known.size < mostKnown) known.set(word, forms);
  return forms;
}

function formsMadeOf(word: string): WordForms {
  const lower = word.toLowerCase();
  if (/^[a-z]*$/.test(lower)) return { key: lower, bare: lower, plain: true };
  const apart = lower.normalize("NFD");
  const own = apart.match(tones);
  const bare = apart.replace(/\p{M}/gu, "").replace(/\u0111/g, "d");
  const key = own ? apart.replace(tones, "").normalize("NFC") + own.join("") : apart.normalize("NFC");
  return { key, bare, plain: bare === apart };
}

/** True when the text is typed wholly without Vietnamese diacritics. */
export function isPlain(text: string): boolean {
  return !/[\p{M}\u0111]/u.test(text.toLowerCase().normalize("NFD"));
}

/**
 * True when the typed text is this word (or these words): with its diacritics, wherever the tone mark stands, or
 * wholly without any. Whether the bare form could be another word is the caller's to know.
 */
export function sameWords(typed: string, words: string): boolean {
  return wordKey(typed) === wordKey(words) || (isPlain(clean(typed)) && bare(typed) === bare(words));
}

/** A narrative as it is kept: NFC only, single spaces, line breaks and emoji kept, nothing invisible or unprintable. */
export function cleanNarrative(text: string): string {
  return (
    text
      .replace(lineBreak, "\n")
      // Between two emoji the joiner is part of the picture; anywhere else it only hides in the text.
      .replace(
        /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/gu,
        "",
      )
      .replace(/[^\P{Cf}\u200D]|\u034F|\u115F|\u1160|\u2800|\u3164|\uFFA0|\uFFFE|\uFFFF/gu, "")
      .replace(control, "")
      .normalize("NFC")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim()
  );
}

/** "THPT-05", "thpt 5", "Thpt05": a unit's code as it is compared, its letters and its number, however they are parted. */
export function codeKey(said: string): string {
  return bare(said)
    .replace(/[^a-z0-9]+/gu, "")
    .replace(/(?<![0-9])0+(?=[0-9])/gu, "");
}
