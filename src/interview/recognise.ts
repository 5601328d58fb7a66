// Tells an offered choice or a control word from an answer. Pure; diacritics may be missing only where nothing collides.
import { bare, isPlain, sameWords, wordKey } from "../form/kinds/normalise.ts";
import type { Action, Chat } from "./chat.ts";
import {
  type Control,
  confirmWords,
  controlWords,
  editLead,
  leadingParticles,
  noteLead,
  trailingParticles,
} from "./words.ts";

export type Meaning =
  | { readonly type: "offer"; readonly action: Action }
  | { readonly type: "control"; readonly control: Control; readonly args: string }
  /** Typed without diacritics, it could be several of our words. */
  | { readonly type: "unclear"; readonly words: readonly string[] }
  | { readonly type: "other" };

type Candidate = {
  readonly word: string;
  readonly key: string;
  readonly bareKey: string;
  readonly meaning: Meaning;
};

/** What a whole message means, first by the choices of the chat's last message, then by the control words. */
export function recognise(chat: Chat, text: string): Meaning {
  const key = messageKey(text);
  if (key === "") return { type: "other" };
  const offers = chat.offered.flatMap((offer) =>
    [offer.word, offer.label, ...offer.also].map((word) =>
      candidate(word, { type: "offer", action: offer.action }),
    ),
  );
  const exact = [...offers, ...controls].find((known) => known.key === key);
  if (exact) return exact.meaning;
  if (!isPlain(text)) return withArgument(text);
  const bareKey = bare(key);
  const alike = [...offers, ...controls, ...confirms].filter((known) => known.bareKey === bareKey);
  // Each word once, as it was first written: "đúng" stands for "đúng ạ" too.
  const words = alike
    .filter(({ key: one }, index) => alike.findIndex((other) => other.key === one) === index)
    .map(({ word }) => word.toLowerCase());
  const meant = alike.filter((known) => known.meaning.type !== "other");
  if (meant.length === 0) return withArgument(text);
  return words.length === 1 && meant[0] ? meant[0].meaning : { type: "unclear", words };
}

/** A whole message for comparing: no case, no closing punctuation, no polite particles around it. */
export function messageKey(text: string): string {
  const words = wordKey(text)
    .replace(/["“”.,!…]+/gu, " ")
    .split(/\s+/u)
    .filter((word) => word !== "");
  while (words.length > 1 && leading.has(words[0] ?? "")) words.shift();
  while (words.length > 1 && trailing.has(words.at(-1) ?? "")) words.pop();
  return words.join(" ");
}

/** "sửa 4.3" and "ghi chú 4.3: …": a word that steers, with what it steers to. */
function withArgument(text: string): Meaning {
  const clean = text.normalize("NFC").trim();
  for (const lead of editLead) {
    const head = clean.slice(0, lead.length);
    const args = clean.slice(lead.length).trim();
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
  const key = messageKey(word);
  return { word, key, bareKey: bare(key), meaning };
}

// Our own words are brought to their keys once: doing it for every message was most of what a message cost.
const leading: ReadonlySet<string> = new Set(leadingParticles.map(wordKey));
const trailing: ReadonlySet<string> = new Set(trailingParticles.map(wordKey));
const confirms = confirmWords.map((word) => candidate(word, { type: "other" }));
const controls = (Object.keys(controlWords) as Control[]).flatMap((control) =>
  controlWords[control].map((word) => candidate(word, { type: "control", control, args: "" })),
);
