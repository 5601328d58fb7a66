// A whole message for comparing with a listed one: without case, closing marks and the politeness around it.
import { leadingParticles, trailingParticles } from "./lexicon/steering.ts";
import { bare, isPlain, wordKey } from "./normalise.ts";

/** The message as it stands and, where it differs, without the politeness around it. */
export function keysOf(text: string): readonly string[] {
  // Marks go first: in the key of a word its tone stands last.
  const words = wordKey(text.replace(/["“”.,!…]+/gu, " ")).split(" ");
  if (words[0] === "") return [];
  const whole = words.join(" ");
  const [from, to] = withinPoliteness(words, isPlain(text));
  return from === 0 && to === words.length ? [whole] : [whole, words.slice(from, to).join(" ")];
}

/** One key of a whole message: two messages with the same one say the same. */
export function messageKey(text: string): string {
  return keysOf(text).at(-1) ?? "";
}

/** The text without the particles around it, as it was typed. */
export function withoutPoliteness(text: string): string {
  const words = text.trim().split(/\s+/u);
  const keys = words.map((word) => wordKey(word.replace(/[.,!…]+$/u, "")));
  const [from, to] = withinPoliteness(keys, isPlain(text));
  return words.slice(from, to).join(" ");
}

/** Where the politeness before the words ends, and where that behind them begins; one word always stays. */
function withinPoliteness(keys: readonly string[], plain: boolean): readonly [number, number] {
  let from = 0;
  let to = keys.length;
  while (to - from > 1 && isListed(trailing, keys[to - 1] ?? "", plain)) to -= 1;
  while (to - from > 1 && isListed(leading, keys[from] ?? "", plain)) from += 1;
  return [from, to];
}

/** A list of whole messages, brought to keys once: doing it for every message was most of what a message cost. */
export type WholeMessages = { readonly keys: ReadonlySet<string>; readonly bares: ReadonlySet<string> };

/** A message that begins with "!" counts only with its diacritics. */
export function wholeMessages(messages: readonly string[]): WholeMessages {
  return listOf(messages, keysOf);
}

/** Whether a message with these keys is in the list; `plain`: it was typed wholly without diacritics. */
export function isOneOf(list: WholeMessages, keys: readonly string[], plain: boolean): boolean {
  return keys.some((key) => isListed(list, key, plain));
}

function isListed({ keys, bares }: WholeMessages, key: string, plain: boolean): boolean {
  return keys.has(key) || (plain && bares.has(bare(key)));
}

function listOf(messages: readonly string[], keysIn: (message: string) => readonly string[]): WholeMessages {
  const loose = messages.filter((message) => !message.startsWith("!"));
  const keys = messages.map((message) => message.replace(/^!/u, "")).flatMap(keysIn);
  return { keys: new Set(keys), bares: new Set(loose.flatMap(keysIn).map(bare)) };
}

const leading = listOf(leadingParticles, (word) => [wordKey(word)]);
const trailing = listOf(trailingParticles, (word) => [wordKey(word)]);
