// Figures parted by spaces alone: "30 212 486", "2/73 3/90", "ko ko 486". Knows no form.
import { negations } from "../lexicon/stand-ins.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";

const none = phrasebook([["none", negations]]);

/**
 * One figure for every row asked, or some pairs: nothing else can be meant by those. Whether the whole is one number as
 * well is for the caller to see; "30,212,486" is one or as many as it has groups.
 */
export function spacedParts(said: Said, { asked }: RowsPrompt): readonly Said[] | null {
  if (asked.length < 2) return null;
  const counts = asked.every(({ cells }) => cells.length === 1);
  const grouped = counts && /^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:\.\d{3})+$/u.test(said.text);
  const parts = [...said.text.matchAll(grouped ? /\d+/gu : /\S+/gu)].map(({ 0: word, index }) =>
    part(said, index, index + word.length),
  );
  const shape = counts ? /^\d+$/u : /^\d[\d.]*\/\d[\d.]*$/u;
  const pairs = !counts && parts.every(({ text }) => shape.test(text));
  const enough = pairs ? parts.length > 1 && parts.length <= asked.length : parts.length === asked.length;
  const figures = parts.some(({ text }) => shape.test(text));
  return enough && figures && parts.every((one) => shape.test(one.text) || consistsOf(none, one.tokens))
    ? parts
    : null;
}
