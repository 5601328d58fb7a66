// Tells talk that answers nothing (a greeting, a question to the bot, a promise) from an answer. Pure; in doubt it is none.

import { askingClose } from "./lexicon/courtesy.ts";
import { putOff as putOffWords } from "./lexicon/later.ts";
import { leave } from "./lexicon/small-words.ts";
import * as words from "./lexicon/talk.ts";
import { besideThanks, thanked as thankedFor } from "./lexicon/thanks.ts";
import { consistsOf, type Phrasebook, phrasebook } from "./phrases.ts";
import type { Said } from "./said.ts";
import type { Token } from "./tokens.ts";

export type Talk = "greeting" | "thanks" | "question" | "promise";

/** Of several sentences the whole is what stands first here: "cảm ơn em. Hạn khi nào?" asks. */
const weight: readonly Talk[] = ["question", "promise", "thanks", "greeting"];

/** Nobody greets, asks or promises at greater length; a report's text does not get shorter treatment. */
const mostWords = 30;
const mostPromised = 20;
const fewWords = 6;
const mostSentences = 3;

/**
 * What a whole message is when it is said to the bot as to a person; null for anything that may be an answer. Every
 * sentence of it has to be such talk: a report that holds a question is a report.
 */
export function talkOf({ tokens }: Said): Talk | null {
  // Whoever says a figure greets or thanks, asks, or speaks of the report.
  if (tokens.some(({ type }) => type === "numeral") && !polite.isIn(tokens) && !leadsToAsk(tokens))
    return null;
  if (tokens.filter(isWord).length > mostWords) return null;
  const sentences = sentencesOf(tokens);
  if (sentences.length === 0 || sentences.length > mostSentences) return null;
  const talks = sentences.map(talkIn);
  if (talks.includes(null)) return null;
  return weight.find((talk) => talks.includes(talk)) ?? null;
}

/** Each sentence with the mark that ends it; a comma and a colon end none. */
function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type !== "break") sentences.at(-1)?.push(token);
    if (token.type === "break" || /^[.!?…;]$/u.test(token.text)) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.some((token) => isWord(token) || token.type === "numeral"));
}

function talkIn(sentence: readonly Token[]): Talk | null {
  const said = sentence.filter((token) => isWord(token) || token.type === "numeral");
  if (greets(said)) return "greeting";
  if (thanks(said)) return "thanks";
  if (said.some((token) => token.type === "numeral")) return leadsToAsk(said) ? "question" : null;
  if (promises(said)) return "promise";
  return asksUs(sentence, said) ? "question" : null;
}

/** Nothing but greeting and politeness: no word of it could be reported. */
function greets(said: readonly Token[]): boolean {
  return consistsOf(greeting, said) && finds(greetings, said);
}

/** Thanks, good wishes or leave taken, and politeness. */
function thanks(said: readonly Token[]): boolean {
  return consistsOf(thanking, said) && finds(thanked, said);
}

function promises(said: readonly Token[]): boolean {
  if (said.length > mostPromised) return false;
  if (finds(putOff, said) || (consistsOf(hearing, said) && finds(heard, said))) return true;
  const dated = finds(times, said);
  // Whoever speaks need not say so: "mệt quá, mai làm tiếp".
  if (
    said.length <= 2 * fewWords &&
    consistsOf(ofOneself, said) &&
    (finds(busy, said) || (dated && finds(deeds, said)))
  )
    return true;
  return persons.some(said, (from, after) => {
    if (groups.lengthBefore(said, from) > 0) return false;
    let at = after;
    if (busy.at(said, at)) return true;
    const lets = letting.at(said, from - 1) !== null;
    let wills = false;
    for (let skipped = between.at(said, at); skipped; skipped = between.at(said, at)) {
      wills = true;
      at += skipped.length;
    }
    return deeds.at(said, at) !== null && (lets || dated || (wills && said.length <= 2 * fewWords));
  });
}

function asksUs(sentence: readonly Token[], said: readonly Token[]): boolean {
  if (leadsToAsk(said)) return true;
  // A slogan, or the title of a contest, may be a question.
  if (sentence.some((token) => /^[:"“”']$/u.test(token.text)) || unknowing(said)) return false;
  const marked = sentence.at(-1)?.text === "?";
  const called = finds(calls, said) || finds(pointers, said);
  const head = withoutAddress(said);
  const addressed = head.length < said.length;
  // "Ai cũng ghi hả em": whoever is told so is asked.
  if (head.length > 1 && finds(asksBack, said.slice(head.length)) && !finds(negations, head)) return true;
  if (strongTails.lengthBefore(head, head.length) > 0)
    return marked || called || addressed || said.length <= fewWords;
  if (head.length > 2 && weakTails.at(head, head.length - 1))
    return marked || called || (addressed && asksInside(head.slice(0, -1)));
  return (marked || (called && addressed)) && finds(asking, head);
}

/** "Cho em hỏi": whatever follows is asked. */
function leadsToAsk(said: readonly Token[]): boolean {
  const lead = askLeads.first(said);
  return lead >= 0 && lead < fewWords;
}

/** "Trường em có phải nộp không": what stands before a weak word at the end asks, and denies nothing. */
function asksInside(middle: readonly Token[]): boolean {
  return !finds(negations, middle) && finds(askMiddles, middle);
}

/** "Không biết làm thế nào" tells of a difficulty and asks nobody. */
function unknowing(said: readonly Token[]): boolean {
  return negations.some(said, (_, after) => unknown.at(said, after) !== null);
}

function withoutAddress(said: readonly Token[]): readonly Token[] {
  let end = said.length;
  while (end > 1 && askedOf.at(said, end - 1, end)) end -= 1;
  return said.slice(0, end);
}

function finds(book: Phrasebook<unknown>, said: readonly Token[]): boolean {
  return book.isIn(said);
}

function isWord(token: Token): boolean {
  return token.type === "word";
}

const book = (list: readonly string[]) => phrasebook([["said", list]]);
const persons = book(words.persons);
const groups = book(words.groups);
const greetings = book(words.greetings);
const polite = book([...words.greetings, ...thankedFor]);
const greetingWords = [...words.greetings, ...words.persons, ...words.greeted, ...words.filler];
const greeting = book(greetingWords);
const thanked = book(thankedFor);
const thanking = book([...thankedFor, ...besideThanks, ...greetingWords]);
const calls = book(words.callsOut);
const askLeads = book(words.askLeads);
const pointers = book(words.pointers);
const strongTails = book(words.strongTails);
const weakTails = book(words.weakTails);
const askMiddles = book(words.askMiddles);
const askedOf = book(words.askedOf);
const asksBack = book(askingClose);
const asking = book([...words.asks, ...words.strongTails, ...words.weakTails]);
const negations = book(words.negations);
const unknown = book(words.unknown);
const times = book(words.times);
const putOff = book(putOffWords);
const deeds = book(words.deeds);
const between = book(words.before);
const busy = book(words.busy);
const ofOneself = book([
  ...words.busy,
  ...words.times,
  ...words.deeds,
  ...words.before,
  ...words.persons,
  ...words.filler,
]);
const heard = book(words.heard);
const hearing = book([...words.heard, ...words.persons, ...words.filler]);
const letting = book(leave);
