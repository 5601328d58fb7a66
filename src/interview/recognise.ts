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

type Candidate = { readonly word: string; readonly meaning: Meaning };

/** What a whole message means, first by the choices of the chat's last message, then by the control words. */
export function recognise(chat: Chat, text: string): Meaning {
  const offers: Candidate[] = chat.offered.flatMap((offer) =>
    [offer.word, offer.label, ...offer.also].map((word) => ({
      word,
      meaning: { type: "offer", action: offer.action } as const,
    })),
  );
  const controls: Candidate[] = (Object.keys(controlWords) as Control[]).flatMap((control) =>
    controlWords[control].map((word) => ({ word, meaning: { type: "control", control, args: "" } as const })),
  );
  const key = messageKey(text);
  if (key === "") return { type: "other" };
  const exact = [...offers, ...controls].find((candidate) => messageKey(candidate.word) === key);
  if (exact) return exact.meaning;
  if (!isPlain(text)) return withArgument(text);
  const known = confirmWords.map((word): Candidate => ({ word, meaning: { type: "other" } }));
  const alike = [...offers, ...controls, ...known].filter(
    (candidate) => bare(messageKey(candidate.word)) === bare(key),
  );
  const words = distinct(alike.map(({ word }) => word.toLowerCase()));
  const meant = alike.filter((candidate) => candidate.meaning.type !== "other");
  if (meant.length === 0) return withArgument(text);
  return words.length === 1 && meant[0] ? meant[0].meaning : { type: "unclear", words };
}

/** Each word once, as it was first written: "đúng" stands for "đúng ạ" too. */
function distinct(words: readonly string[]): string[] {
  return words.filter(
    (word, index) => words.findIndex((other) => messageKey(other) === messageKey(word)) === index,
  );
}

/** A whole message for comparing: no case, no closing punctuation, no polite particles around it. */
export function messageKey(text: string): string {
  const words = wordKey(text)
    .replace(/["“”.,!…]+/gu, " ")
    .split(/\s+/u)
    .filter((word) => word !== "");
  while (words.length > 1 && leadingParticles.some((particle) => wordKey(particle) === words[0]))
    words.shift();
  while (words.length > 1 && trailingParticles.some((particle) => wordKey(particle) === words.at(-1)))
    words.pop();
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
