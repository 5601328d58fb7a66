// Every spelling of yes and no that is listed, as people type it: with courtesy, without marks, as a keyboard leaves it.
import { assent, denial } from "../../src/language/lexicon/assent.ts";
import { bare } from "../../src/language/normalise.ts";

/** The no's that say of something that it is not so; the others say that there is none, too. */
const notSo = /sai|đúng|phải|đồng ý|được|[❌👎✖]/u;
const words = {
  yes: assent,
  no: denial.filter((word) => !notSo.test(word)),
  wrong: denial.filter((word) => notSo.test(word)),
};
export type Answer = keyof typeof words;
export const answers: readonly Answer[] = ["yes", "no", "wrong"];

const keyOfMark: Readonly<Record<string, string>> = {
  "\u0301": "s",
  "\u0300": "f",
  "\u0309": "r",
  "\u0303": "x",
  "\u0323": "j",
  "\u0306": "w",
  "\u031B": "w",
};

/** Each spelling once, as it is listed. */
export const listed = mapped((word) => [word.replace(/^!/u, "")]);

/** The same without their marks, where the word without them is no other word. */
export const unmarked = mapped((word) => (!word.startsWith("!") && bare(word) !== word ? [bare(word)] : []));

/** The same with courtesy around them. */
export const courteous = mapped((word) => [`dạ ${word.replace(/^!/u, "")} ạ`]);

/** The same on a keyboard that makes no marks of the keys pressed for them: "khoong", "ddungs", "dduwowcj". */
export const telex = mapped((listed) => {
  const word = listed.replace(/^!/u, "");
  const keys = word.split(" ").map(keysOf).join(" ");
  return keys === word ? [] : [keys];
});

function mapped(each: (listed: string) => readonly string[]): Readonly<Record<Answer, readonly string[]>> {
  return { yes: words.yes.flatMap(each), no: words.no.flatMap(each), wrong: words.wrong.flatMap(each) };
}

/** The tone's key is pressed last; a circumflex is the letter twice. */
function keysOf(word: string): string {
  const apart = word.replaceAll("đ", "dd").normalize("NFD");
  const tones = apart.match(/[\u0301\u0300\u0309\u0303\u0323]/gu) ?? [];
  const letters = apart.replace(/[\u0301\u0300\u0309\u0303\u0323]/gu, "").replace(/(.)\u0302/gu, "$1$1");
  return [...letters, ...tones].map((letter) => keyOfMark[letter] ?? letter).join("");
}
