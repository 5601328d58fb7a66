// Tells an offered choice or a control word from an answer. Pure; diacritics may be missing only where nothing collides.

import {
  type Control,
  confirmWords,
  controlWords,
  editLead,
  leadingParticles,
  noteLead,
  trailingParticles,
  yesWords,
} from "../../language/lexicon/steering.ts";
import { bare, isPlain, sameWords, wordKey } from "../../language/normalise.ts";
import type { Action, Chat } from "../chat.ts";

type Meaning =
  | { readonly type: "offer"; readonly action: Action }
  | { readonly type: "control"; readonly control: Control; readonly args: string }
  /** Typed without diacritics, it could be several of our words. */
  | { readonly type: "unclear"; readonly words: readonly string[] }
  | { readonly type: "other" };

type Candidate = {
  readonly word: string;
  /** As it stands, and without the politeness around it. */
  readonly keys: readonly string[];
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
  const yes = offeredYes(chat.offered);
  const known = [
    ...offers,
    ...(steers ? controls : []),
    ...(yes ? agreements.map(({ word, keys: same }) => ({ word, keys: same, meaning: yes })) : []),
  ];
  for (const key of keys) {
    const exact = known.find((one) => one.keys.includes(key));
    if (exact) return exact.meaning;
  }
  // Where nothing is offered "đúng" still is a word, so that "dung" is not taken for "dừng" alone.
  const looksLike = steers && !yes ? [...known, ...confirms] : known;
  const plain = isPlain(text) ? withoutDiacritics(looksLike, keys) : null;
  return plain ?? (steers ? withArgument(text) : { type: "other" });
}

/** A text without any diacritics is taken for a word only if no word that means something else looks the same. */
function withoutDiacritics(known: readonly Candidate[], keys: readonly string[]): Meaning | null {
  for (const bareKey of keys.map(bare)) {
    const alike = known.filter((one) => one.keys.some((key) => bare(key) === bareKey));
    const meant = alike.map(({ meaning }) => meaning).filter((meaning) => meaning.type !== "other");
    const [first] = meant;
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

/** What "đúng" does in a chat, and with it every other way to say yes; null where nothing or several things do. */
function offeredYes(offered: Chat["offered"]): Meaning | null {
  const said = offered.map((offer) => ({
    offer,
    keys: [offer.word, ...offer.also].flatMap(keysOf).filter((key) => agreed.has(key)),
  }));
  const [taken, ...others] = said.filter(({ keys }) => keys.length > 0);
  if (!taken || others.length > 0 || !taken.keys.includes(right)) return null;
  return actionOf(taken.offer);
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
  const polite = (particles: Particles, typed: string) => {
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
function withArgument(text: string): Meaning {
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
  return { type: "other" };
}

function candidate(word: string, meaning: Meaning): Candidate {
  return { word, keys: keysOf(word), meaning };
}

// Our own words are brought to their keys once: doing it for every message was most of what a message cost.
type Particles = { readonly keys: ReadonlySet<string>; readonly bares: ReadonlySet<string> };
const particles = (words: readonly string[]): Particles => ({
  keys: new Set(words.map(wordKey)),
  bares: new Set(words.map(bare)),
});
const leading = particles(leadingParticles);
const trailing = particles(trailingParticles);
const agreements = yesWords.map((word) => candidate(word, { type: "other" }));
const agreed: ReadonlySet<string> = new Set(agreements.flatMap(({ keys }) => keys));
const [right = ""] = keysOf(yesWords[0] ?? "");
const confirms = confirmWords.map((word) => candidate(word, { type: "other" }));
const controls = (Object.keys(controlWords) as Control[]).flatMap((control) =>
  controlWords[control].map((word) => candidate(word, { type: "control", control, args: "" })),
);
