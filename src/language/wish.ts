// What a person wants the interview to do, said in a sentence instead of by its word. Pure; knows no form and no chat.
import { anyNo } from "./lexicon/row-numbers.ts";
import * as words from "./lexicon/wishes.ts";
import { consistsOf, phrasebook } from "./phrases.ts";
import { part, type Said } from "./said.ts";
import type { Token } from "./tokens.ts";

/** The wish without the politeness around it: "cho em xem lại được không" is "xem lại". Null where none stood there. */
export function wishOf(typed: Said): Said | null {
  const whole = withoutEnd(typed);
  const said = whole.tokens;
  if (said.length > mostWords || !(leads.isIn(said) || tails.isIn(said))) return null;
  let from = 0;
  for (let lead = leads.at(said, from); lead; lead = leads.at(said, from)) from += lead.length;
  let to = said.length;
  // One word always stays.
  const tail = () => tails.lengthBefore(said, to, from + 1);
  for (let length = tail(); length > 0; length = tail()) to -= length;
  const [first, last] = [said[from], said[to - 1]];
  if (!first || !last || to <= from || (from === 0 && to === said.length)) return null;
  return part(whole, first.from, last.to);
}

/** The order in which somebody wants to be asked: the table first, or the form's own order. */
export function orderWished(said: Said): "figures" | "official" | null {
  const whole = withoutEnd(said);
  const wish = withoutEnd(wishOf(said) ?? said).tokens;
  if (isWhole(figures, wish) || (consistsOf(tableFirst, wordsOf(whole)) && figures.isIn(wordsOf(whole))))
    return "figures";
  return isWhole(narratives, wish) ? "official" : null;
}

/** The number of the row that somebody wants to see again: "để em xem lại cái 1.8 nhé". Null where nothing says so. */
export function rowWished(said: Said): string | null {
  if (!again.isIn(said.tokens)) return null;
  const [match, more] = said.text.matchAll(rowNumber);
  const no = match?.[1];
  if (!match || more || no === undefined) return null;
  const before = wordsOf(part(said, 0, match.index));
  const behind = wordsOf(part(said, match.index + no.length));
  if (before.length + behind.length > mostWords || [...before, ...behind].some(isNumeral)) return null;
  // "Xem 4" is no row; "xem mục 4" is.
  if (/^\d+$/u.test(no) && rowNames.lengthBefore(before, before.length) === 0) return null;
  const parts = [before, behind].filter((part) => part.length > 0);
  const says = parts.some((part) => again.isIn(part));
  return says && parts.every((part) => consistsOf(besideRow, part)) ? no.toUpperCase() : null;
}

/** Whether somebody says that the report was approved: "hiệu trưởng duyệt rồi". */
export function saysApproved(typed: Said): boolean {
  const said = wordsOf(typed);
  if (said.length > mostWords || /\?/u.test(typed.text)) return false;
  if (!consistsOf(approval, said) || !isDone.isIn(said)) return false;
  const head = heads.first(said);
  return approved.isIn(said) || (head >= 0 && content.isIn(said.slice(head)));
}

const mostWords = 14;

function isWhole(known: ReturnType<typeof book>, said: readonly Token[]): boolean {
  return said.length > 0 && known.at(said, 0)?.length === said.length;
}

/** Without the marks that end a sentence. */
function withoutEnd(said: Said): Said {
  return part(said, 0, said.text.replace(/[?.!…]+$/u, "").length);
}

function wordsOf({ tokens }: Said): Token[] {
  return tokens.filter(({ type }) => type === "word" || type === "numeral");
}

function isNumeral({ type }: Token): boolean {
  return type === "numeral";
}

/** A row's or an item's number: "1.8", "I.2", "3a" of "I.3a"; a whole number alone too, where a word names it. */
const rowNumber = new RegExp(`(?<![\\p{L}\\d.,/:-])(${anyNo})(?![\\p{L}\\d/:,]|\\.\\d)`, "giu");
const book = (list: readonly string[]) => phrasebook([["said", list]]);
const leads = book(words.leads);
const tails = book(words.tails);
const figures = book(words.figuresFirst);
const narratives = book(words.wordsFirst);
const again = book(words.again);
const besideRow = book([...words.again, ...words.beside]);
const rowNames = book(words.rowNames);
const tableFirst = book([...words.figuresFirst, ...words.wordsLater, ...words.leads, ...words.tails]);
const approved = book(words.approved);
const isDone = book(words.isDone);
const heads = book(words.heads);
const content = book(words.content);
const approval = book([...words.approved, ...words.approvers, ...words.besideApproval]);
