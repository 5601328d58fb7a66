// Cuts a message into the parts of a sum: "12/480 + 18/668", "sáng 2/70, chiều 1/35". Knows no figures' meaning.
import { and } from "../lexicon/measures.ts";
import { sessions } from "../lexicon/sessions.ts";
import { phrasebook } from "../phrases.ts";
import { part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";

/** Nobody adds up more than these in one message. */
const mostParts = 12;
const lead = phrasebook([["lead", sessions]]);
const together = phrasebook([["and", and]]);

/** The parts without what each is called; none where nothing parts the message, or too much. */
export function partsOfSum(said: Said): readonly Said[] {
  const { tokens } = said;
  const cuts = tokens.flatMap((token, index) => (isBetween(tokens, token, index) ? [index] : []));
  if (cuts.length === 0 || cuts.length >= mostParts) return [];
  const starts = [0, ...cuts.map((cut) => cut + (together.at(tokens, cut)?.length ?? 1))];
  const ends = [...cuts, tokens.length];
  return starts.flatMap((from, index) => {
    const first = tokens[withoutLead(tokens, from, ends[index] ?? 0)];
    const last = tokens[(ends[index] ?? 0) - 1];
    return first && last && first.from < last.to ? [part(said, first.from, last.to)] : [];
  });
}

function isBetween(tokens: readonly Token[], { text, type }: Token, index: number): boolean {
  return (
    type === "break" || /^[+,;]$/u.test(text) || (type === "word" && together.at(tokens, index) !== null)
  );
}

/** Behind "sáng", "khối 10:", "đợt 1": the number belongs to the name where a figure or a colon follows it. */
function withoutLead(tokens: readonly Token[], from: number, end: number): number {
  const name = lead.at(tokens, from, end);
  if (!name) return from;
  const at = from + name.length;
  const numbered = tokens[at]?.type === "numeral" && /^(?::|\d+)$/u.test(tokens[at + 1]?.text ?? "");
  const next = numbered ? at + 1 : at;
  return tokens[next]?.text === ":" ? next + 1 : next;
}
