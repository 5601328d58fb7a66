// Figures for several rows in one line: parted by spaces ("30 212 486"), or pairs one after the other. Knows no form.
import { and } from "../lexicon/measures.ts";
import { negations } from "../lexicon/stand-ins.ts";
import { fitOf } from "../measure.ts";
import { consistsOf, phrasebook, spelt } from "../phrases.ts";
import type { RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";
import { clauseOf, isManners } from "./clause.ts";

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

const links = new RegExp(`,\\s+|\\s+(?:${spelt(and)})\\s+`, "giu");

/**
 * "2 lớp 73 người và 3 lớp 90 người" where such rows were asked: whole pairs that say no more than their figures. They
 * may be the rows in turn as well as one row in parts. Null for anything else.
 */
export function pairsInTurn(said: Said, { asked }: RowsPrompt): readonly Said[] | null {
  let from = 0;
  const parts = [...said.text.matchAll(links)].map((match) => {
    const before = part(said, from, match.index);
    from = match.index + match[0].length;
    return before;
  });
  parts.push(part(said, from));
  if (parts.length < 2 || parts.length > asked.length) return null;
  const whole = parts.every((one, index) => {
    const row = asked[index];
    const { quantities, measures, runs, total } = clauseOf(one);
    const filled = row !== undefined && row.cells.length > 1 && row.cells.length === measures.length;
    return (
      filled &&
      quantities.length === measures.length &&
      fitOf(row, measures) === "fits" &&
      !total &&
      runs.every(isManners)
    );
  });
  return whole ? parts : null;
}
