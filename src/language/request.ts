// Whether a text asks the office for something: more time, help, a call, the report back. Pure; knows no form and no chat.
import * as words from "./lexicon/requests.ts";
import { consistsOf, type Phrasebook, phrasebook } from "./phrases.ts";
import { hear, type Said } from "./said.ts";
import type { Token } from "./tokens.ts";

export const requestKinds = ["extend", "reopen", "help", "call"] as const;
export type RequestKind = (typeof requestKinds)[number];

export type SaidRequest = {
  readonly kind: RequestKind;
  /**
   * "own": the writer asks for the unit's own sake, and says nothing else ("cho em xin thêm 2 ngày ạ").
   * "unclear": nobody speaks for himself, or more is said than the request ("Đề nghị Sở gia hạn nộp báo cáo").
   * "general": it is about others, or other years ("Đề nghị Sở gia hạn cho các trường vùng sâu").
   */
  readonly said: "own" | "unclear" | "general";
};

/** Nobody asks at greater length; a report's text of such a length is a report's text, whatever it proposes. */
const mostWords = 70;
/** A request this short is one although nobody speaks for himself in it: "cần gia hạn". */
const fewWords = 5;

/** The request that a whole message makes; null when it makes none. */
export function requestOf({ tokens }: Said): SaidRequest | null {
  if (!topics.isIn(tokens)) return null;
  const sentences = sentencesOf(tokens);
  if (sentences.reduce((sum, sentence) => sum + sentence.length, 0) > mostWords) return null;
  const kinds = sentences.map(kindIn);
  const kind = kinds.find((found) => found !== null);
  if (!kind) return null;
  const whole = sentences.every((sentence, at) => kinds[at] || speaks(sentence) || isCourtesy(sentence));
  const asked = sentences.filter((_, at) => kinds[at]);
  if (asked.some((sentence) => finds(others, sentence))) {
    return { kind, said: asked.some(speaks) ? "unclear" : "general" };
  }
  const own = asked.some((sentence) => speaks(sentence) || pleads.at(sentence, 0) || isShort(sentence));
  return { kind, said: whole && own ? "own" : "unclear" };
}

/** What is left of a request without politeness: who says it twice asks for one thing. */
export function requestKey(text: string): string {
  const said = wordsOf(hear(text).tokens);
  const polite = new Set<number>();
  said.forEach((_, at) => {
    const length = Math.max(courtesy.at(said, at)?.length ?? 0, spoken.at(said, at)?.length ?? 0);
    for (let next = at; next < at + length; next += 1) polite.add(next);
  });
  return said.flatMap(({ bare }, at) => (polite.has(at) ? [] : [bare])).join(" ");
}

/** Whether the wording of an item asks for proposals, so that a request may be what it wants to hear. */
export function asksForProposals(wording: string): boolean {
  return finds(proposals, wordsOf(hear(wording).tokens));
}

/** What one sentence asks for. The order matters: "gọi lại hướng dẫn em gia hạn" wants a call. */
function kindIn(said: readonly Token[]): RequestKind | null {
  if (finds(asksNothing, said)) return null;
  if (calledBack(said)) return "call";
  if (wants(said) && (asksFor(moreTime, said) || someTime(said))) return "extend";
  if (wants(said) && asksFor(reopen, said)) return "reopen";
  return helped(said) ? "help" : null;
}

/** Something asks in it: by itself, or because the writer speaks of himself, or to somebody. */
function wants(said: readonly Token[]): boolean {
  if (unlessDenied(asks, said)) return true;
  const wished = unlessDenied(wishes, said);
  return speaks(said) ? wished || endsSpoken(said) : isShort(said) && (wished || consistsOf(again, said));
}

function isShort(said: readonly Token[]): boolean {
  return said.length <= fewWords;
}

function asksFor(topic: Phrasebook<unknown>, said: readonly Token[]): boolean {
  return unlessDenied(topic, said);
}

/** "Thêm 2 ngày", "thêm thời gian": time for the report, not for an activity that is told of. */
function someTime(said: readonly Token[]): boolean {
  const counted = countedTime.some(
    said,
    (at) => said[at - 1]?.type === "numeral" && said[at - 2]?.bare === more,
  );
  return (counted || asksFor(sometime, said)) && (finds(handingIn, said) || speaks(said));
}

/** "Gọi lại cho em": whoever is to be called is the writer, or nobody is named at all. */
function calledBack(said: readonly Token[]): boolean {
  return calls.some(said, (at, after) => {
    if (denied(said, at)) return false;
    if (self(said, after) || senior(said, after)) return said.length <= mostCalled;
    return isCourtesy(said, after) && speaks(said) && (after - at > 1 || endsSpoken(said));
  });
}

/** Help with the report, wanted by the writer. Help with anything else is what reports tell of. */
function helped(said: readonly Token[]): boolean {
  if (!speaks(said) && !isShort(said)) return false;
  if (!unlessDenied(asks, said) && !unlessDenied(wishes, said) && !endsSpoken(said)) return false;
  if (!asksFor(help, said)) return false;
  return consists(said);
}

/** Whether a sentence is nothing but the words of one who asks for help. */
function consists(said: readonly Token[]): boolean {
  let at = 0;
  while (at < said.length) {
    const found = [beside, help, selves, seniors, asks, wishes, courtesy, denies]
      .map((book) => book.at(said, at)?.length ?? 0)
      .reduce((most, length) => Math.max(most, length), 0);
    const step = found > 0 ? found : said[at]?.type === "numeral" ? 1 : 0;
    if (step === 0) return false;
    at += step;
  }
  return said.length > 0;
}

/** Whether the writer speaks of himself, or as one does to somebody. */
function speaks(said: readonly Token[]): boolean {
  return (
    selves.some(said, (at) => self(said, at)) ||
    seniors.some(said, (at) => senior(said, at)) ||
    endsSpoken(said)
  );
}

/** "Em" is the writer, and in "các em học sinh" is not. */
function self(said: readonly Token[], at: number): boolean {
  const found = selves.at(said, at);
  if (!found || grouped.at(said, at + found.length)) return false;
  return !endsWith(groups, said, at);
}

/** "Cô xin", "cho cô": one of those words beside what asks. */
function senior(said: readonly Token[], at: number): boolean {
  const found = seniors.at(said, at);
  if (!found || endsWith(groups, said, at) || grouped.at(said, at + found.length)) return false;
  const next = at + found.length;
  return (
    asks.at(said, next) !== null ||
    wishes.at(said, next) !== null ||
    [wishes, asks, calls, help].some((one) => endsWith(one, said, at))
  );
}

function endsSpoken(said: readonly Token[]): boolean {
  return endsWith(spoken, said);
}

function unlessDenied(book: Phrasebook<unknown>, said: readonly Token[]): boolean {
  return book.some(said, (at) => !denied(said, at));
}

function denied(said: readonly Token[], at: number): boolean {
  return endsWith(denies, said, at);
}

/** Whether nothing but politeness begins at any word from `from` on. */
function isCourtesy(said: readonly Token[], from = 0): boolean {
  for (let at = from; at < said.length; at += 1)
    if (!courtesy.at(said, at) && said[at]?.type !== "numeral") return false;
  return true;
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "break" || /^[.!?…;]$/u.test(token.text)) sentences.push([]);
    else sentences.at(-1)?.push(token);
  }
  return sentences.map(wordsOf).filter((sentence) => sentence.length > 0);
}

function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ type }) => type === "word" || type === "numeral");
}

function finds(book: Phrasebook<unknown>, said: readonly Token[]): boolean {
  return book.isIn(said);
}

/** Whether a phrase of the book ends right before `end`. */
function endsWith(book: Phrasebook<unknown>, said: readonly Token[], end = said.length): boolean {
  return book.lengthBefore(said, end) > 0;
}

const mostCalled = 25;
/** The bare form of the word before a number of days. */
const more = "them";
const book = (list: readonly string[]) => phrasebook([["said", list]]);
const selves = book(words.selves);
const seniors = book(words.seniors);
const groups = book(words.groups);
const grouped = book(words.grouped);
const asks = book(words.asks);
const wishes = book(words.wishes);
const asksNothing = book(words.asksNothing);
const denies = book(words.denies);
const moreTime = book(words.moreTime);
const sometime = book(words.someTime);
const countedTime = book(words.countedTime);
const handingIn = book(words.handingIn);
/** What is asked for: without a word of it nothing is. */
const topics = book([
  ...words.moreTime,
  ...words.someTime,
  ...words.countedTime,
  ...words.calls,
  ...words.help,
  ...words.reopen,
]);
const calls = book(words.calls);
const help = book(words.help);
const beside = book(words.helpWith);
const reopen = book(words.reopen);
const again = book([...words.reopen, ...words.courtesy]);
const others = book(words.others);
const pleads = book(words.pleads);
const spoken = book(words.spoken);
const courtesy = book(words.courtesy);
const proposals = book(words.proposals);
