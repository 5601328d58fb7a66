// "Để sau 4.3, 4.4", "mục I.3 và 4.4 để sau": what is put off by its numbers, and nothing else. Knows no form.
import { and } from "../lexicon/measures.ts";
import { anyNo, dottedNo, itemNo } from "../lexicon/row-numbers.ts";
import { rowLead } from "../lexicon/steering.ts";
import { spelt } from "../phrases.ts";
import { hear, joined, part, type Said } from "../said.ts";
import { isLater } from "../stand-ins.ts";

const lead = `(?:(?:${spelt(rowLead)})\\s+)?`;
const list = `${lead}${anyNo}(?:\\s*(?:[,;]|(?:${spelt(and)})(?=\\s))\\s*${lead}${anyNo})*`;
const numbersLast = new RegExp(`(?<![\\p{L}\\p{N}.,])(${list})[\\s.!]*$`, "iu");
const numbersFirst = new RegExp(`^\\s*(${list})\\s*[:,-]?\\s+(?=\\p{L})`, "iu");
const each = new RegExp(`${lead}(${anyNo})`, "giu");
/** A bare figure beside "later" may be a day: "để thứ 2", "mai 2". */
const telling = new RegExp(
  `${dottedNo}|${itemNo}|(?:^|\\s)(?:${spelt(rowLead)})\\s|\\p{N}.*\\D.*\\p{N}`,
  "iu",
);

type PutOff = { readonly numbers: readonly string[]; readonly words: Said };

/** The numbers, and the words that put them off. */
export function putOffIn(said: Said): PutOff | null {
  const last = numbersLast.exec(said.text);
  const match = last ?? numbersFirst.exec(said.text);
  const [whole = "", listed = ""] = match ?? [];
  if (!telling.test(listed)) return null;
  const words = last ? part(said, 0, last.index) : part(said, whole.length);
  if (words.text === "" || !isLater(words.tokens)) return null;
  return { numbers: [...listed.matchAll(each)].flatMap(([, no]) => no ?? []), words };
}

/** A clause for each of them. */
export function clausesPutOff(said: Said): readonly Said[] | null {
  const found = putOffIn(said);
  return found === null ? null : found.numbers.map((no) => joined([hear(no), found.words], ": "));
}
