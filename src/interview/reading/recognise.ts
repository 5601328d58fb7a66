// Tells an offered choice or a control word from an answer. Pure; diacritics may be missing only where nothing collides.

import { formWords } from "../../form/words/form-words.ts";
import { assent, denial } from "../../language/lexicon/assent.ts";
import {
  type Control,
  controlWords,
  editLead,
  leadingParticles,
  noteLead,
  trailingParticles,
} from "../../language/lexicon/steering.ts";
import { bare, isPlain, sameWords, wordKey } from "../../language/normalise.ts";
import { hear } from "../../language/said.ts";
import { orderWished, rowWished, saysApproved, wishOf } from "../../language/wish.ts";
import type { Action, Chat } from "../chat.ts";
import type { Situation } from "../situation.ts";

type Meaning =
  | { readonly type: "offer"; readonly action: Action }
  | { readonly type: "control"; readonly control: Control; readonly args: string }
  /** A yes or a no to a question that offers no such choice. */
  | { readonly type: "assent" | "denial" }
  /** Typed without diacritics, it could be several of our words. */
  | { readonly type: "unclear"; readonly words: readonly string[] }
  | { readonly type: "other" };

type Candidate = {
  readonly word: string;
  /** As it stands, and without the politeness around it. */
  readonly keys: readonly string[];
  /** Only with its diacritics. */
  readonly strict: boolean;
  readonly meaning: Meaning;
};

/**
 * What a whole message means, first by the choices of the chat's last message, then by the control words. Where no
 * interview goes on (`steers` false) the control words mean nothing.
 */
export function recognise(chat: Pick<Chat, "offered">, text: string, steers = true): Meaning {
  const keys = keysOf(text);
  if (keys.length === 0) return { type: "other" };
  const offers = chat.offered.flatMap((offer) =>
    [offer.word, offer.label, ...offer.also].map((word) => candidate(word, actionOf(offer))),
  );
  const known = [...offers, ...(steers ? controls : [])];
  return (
    exactly(offers, keys) ??
    yesOrNo(chat.offered, keys, isPlain(text)) ??
    exactly(known, keys) ??
    (isPlain(text) ? withoutDiacritics(known, keys) : null) ??
    (steers ? (withArgument(text) ?? wished(text)) : null) ?? { type: "other" }
  );
}

function exactly(known: readonly Candidate[], keys: readonly string[]): Meaning | null {
  for (const key of keys) {
    const exact = known.find((one) => one.keys.includes(key));
    if (exact) return exact.meaning;
  }
  return null;
}

/** A wish in a sentence: "số liệu trước được không", "để em xem lại cái 1.8 nhé", "cho em nộp nha". */
function wished(text: string): Meaning | null {
  const row = rowWished(hear(text));
  if (row !== null) return { type: "control", control: "edit", args: row };
  const order = orderWished(hear(text));
  if (order) {
    return { type: "control", control: order === "figures" ? "figures-first" : "official-order", args: "" };
  }
  const keys = keysOf(wishOf(hear(text))?.text ?? "");
  const known = controls.find(({ keys: own }) => keys.some((key) => own.includes(key)))?.meaning;
  // Whoever asks for help in a sentence asks a person.
  const asksPeople = known?.type === "control" && (known.control === "help" || known.control === "colleague");
  return asksPeople ? null : (known ?? null);
}

/** Any spelling of yes or no, where a question stands that can be answered so: the choice that is that answer. */
function yesOrNo(offered: Chat["offered"], keys: readonly string[], plain: boolean): Meaning | null {
  // Under several readings nothing is the yes; a no is about all of them, and no zero.
  const asksBack = offered.some(({ action }) => action.do === "again");
  const open = offered.every(({ answers }) => answers === undefined);
  if (open && !asksBack) return null;
  const says = (words: Spellings) =>
    keys.some((key) => words.keys.has(key) || (plain && words.bares.has(bare(key))));
  const answer = says(yes) ? "yes" : says(no) ? "no" : null;
  if (answer === null || (open && answer === "yes")) return null;
  const [only, other] = offered.filter(({ answers }) => answers === answer);
  if (only && !other) return actionOf(only);
  return { type: answer === "yes" ? "assent" : "denial" };
}

/** The same in a report's interview, where the form has whole messages of its own which say that nothing was held. */
export function recogniseIn(s: Pick<Situation, "q" | "chat">, text: string): Meaning {
  const meant = recognise(s.chat, text);
  if (meant.type === "other" && saysApproved(hear(text))) return approvedAt(s.chat) ?? meant;
  if (meant.type !== "other" || !isOneOf(text, formWords(s.q.form).refusals)) return meant;
  return { type: "control", control: "nothing", args: "" };
}

/** "Hiệu trưởng duyệt rồi" answers the question before the seal, and at the end asks for that question. */
function approvedAt({ asked, offered }: Chat): Meaning | null {
  if (asked?.at === "end") return { type: "control", control: "submit", args: "" };
  const seal = asked?.at === "submit" ? offered.find(({ action }) => action.do === "seal") : undefined;
  return seal ? actionOf(seal) : null;
}

function isOneOf(text: string, words: readonly string[]): boolean {
  const plain = isPlain(text);
  const known = words.flatMap(keysOf);
  return keysOf(text).some((key) => known.some((one) => one === key || (plain && bare(one) === bare(key))));
}

/** A text without any diacritics is taken for a word only if no word that means something else looks the same. */
function withoutDiacritics(known: readonly Candidate[], keys: readonly string[]): Meaning | null {
  for (const bareKey of keys.map(bare)) {
    const alike = known.filter((one) => !one.strict && one.keys.some((key) => bare(key) === bareKey));
    const first = alike[0]?.meaning;
    if (!first) continue;
    if (alike.every(({ meaning }) => sameMeaning(meaning, first))) return first;
    // Each word once, as it was first written: "đúng" stands for "đúng ạ" too.
    const words = alike
      .filter(
        ({ meaning }, index) => alike.findIndex((other) => sameMeaning(other.meaning, meaning)) === index,
      )
      .map(({ word }) => word.toLowerCase());
    return { type: "unclear", words };
  }
  return null;
}

function actionOf({ action }: Chat["offered"][number]): Meaning {
  return { type: "offer", action };
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.type === "offer" && b.type === "offer") return a.action === b.action;
  if (a.type === "control" && b.type === "control") return a.control === b.control;
  return a.type === "other" && b.type === "other";
}

/** A whole message for comparing: no case, no closing punctuation, no polite particles around it. */
export function messageKey(text: string): string {
  return keysOf(text).at(-1) ?? "";
}

/** The message as it stands and, where it differs, without the politeness around it. */
function keysOf(text: string): string[] {
  // Marks go first: in the key of a word its tone stands last.
  const words = wordKey(text.replace(/["“”.,!…]+/gu, " "))
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const whole = words.join(" ");
  const core = withoutPoliteness(words, isPlain(text)).join(" ");
  return core === whole ? [whole] : [whole, core];
}

/** The words without the particles around them, as long as one is left. */
function withoutPoliteness(words: readonly string[], plain: boolean): readonly string[] {
  const polite = (particles: Spellings, typed: string) => {
    const word = wordKey(typed.replace(/[.,!…]+$/u, ""));
    return particles.keys.has(word) || (plain && particles.bares.has(word));
  };
  let from = 0;
  let to = words.length;
  while (to - from > 1 && polite(trailing, words[to - 1] ?? "")) to -= 1;
  while (to - from > 1 && polite(leading, words[from] ?? "")) from += 1;
  return words.slice(from, to);
}

/** "sửa 4.3" and "ghi chú 4.3: …": a word that steers, with what it steers to. */
function withArgument(text: string): Meaning | null {
  const clean = text.normalize("NFC").trim();
  const bareOfManners = withoutPoliteness(clean.split(/\s+/u), isPlain(text)).join(" ");
  for (const lead of editLead) {
    const head = bareOfManners.slice(0, lead.length);
    const args = bareOfManners.slice(lead.length).trim();
    if (sameWords(head, lead) && /^(?:[IVX]+\.?\d*[ab]?|\d{1,2}(?:\.\d{1,2})?)$/iu.test(args)) {
      return { type: "control", control: "edit", args };
    }
  }
  for (const lead of noteLead) {
    const head = clean.slice(0, lead.length);
    const rest = /^\s*[:\s]\s*(\S.*)$/su.exec(clean.slice(lead.length))?.[1];
    if (sameWords(head, lead) && rest) return { type: "control", control: "note", args: rest };
  }
  return null;
}

function candidate(word: string, meaning: Meaning): Candidate {
  const strict = word.startsWith("!");
  const shown = strict ? word.slice(1) : word;
  return { word: shown, keys: keysOf(shown), strict, meaning };
}

// Our own words are brought to their keys once: doing it for every message was most of what a message cost.
type Spellings = { readonly keys: ReadonlySet<string>; readonly bares: ReadonlySet<string> };
const spellings = (words: readonly string[], keyOf: (word: string) => readonly string[]): Spellings => {
  const loose = words.filter((word) => !word.startsWith("!"));
  const keys = words.map((word) => word.replace(/^!/u, "")).flatMap(keyOf);
  return { keys: new Set(keys), bares: new Set(loose.flatMap(keyOf).map(bare)) };
};
const leading = spellings(leadingParticles, (word) => [wordKey(word)]);
const trailing = spellings(trailingParticles, (word) => [wordKey(word)]);
const yes = spellings(assent, keysOf);
const no = spellings(denial, keysOf);
const controls = (Object.keys(controlWords) as (keyof typeof controlWords)[]).flatMap((control) =>
  controlWords[control].map((word) => candidate(word, { type: "control", control, args: "" })),
);
