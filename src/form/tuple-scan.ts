// Finds the figures of one part of a row, each with all that makes it less than sure, and the words around them. Pure.
import { and, approximate } from "../language/lexicon/measures.ts";
import * as small from "../language/lexicon/small-words.ts";
import { manners, negations, noneTail, unknownTail } from "../language/lexicon/stand-ins.ts";
import { report, send, tell } from "../language/lexicon/work.ts";
import { phrasebook } from "../language/phrases.ts";
import type { Token } from "../language/tokens.ts";
import { type CellNames, peopleAt } from "./cell-names.ts";

/** Offsets of a figure in its text. */
export type Figure = { readonly from: number; readonly to: number };

export type Scanned = {
  readonly figures: readonly Figure[];
  /** Words before the first figure, between each two and behind the last, but those that say nothing of a cell. */
  readonly runs: readonly (readonly string[])[];
  /** A sign that says something nobody knows here. */
  readonly strange: boolean;
};

/** Words that name no cell, wherever they stand. */
export const fillers = phrasebook([
  [
    "filler",
    [
      ...manners,
      ...small.is,
      ...small.isOf,
      ...small.topic,
      ...small.have,
      ...small.can,
      ...small.done,
      ...small.now,
      ...small.nowadays,
      ...small.give,
      ...small.of,
      ...small.only,
      ...small.but,
      ...small.likewise,
      ...and,
      ...send,
      ...tell,
      ...report,
    ],
  ],
]);
const no = phrasebook([["no", negations]]);
const noTail = phrasebook([["tail", noneTail]]);
const unknown = phrasebook([["unknown", unknownTail]]);
const about = phrasebook([["about", [...approximate.before, ...approximate.beforeFigure]]]);

type Walk = {
  readonly names: CellNames;
  readonly tokens: readonly Token[];
  readonly figures: { from: number; to: number }[];
  readonly runs: string[][];
  /** Where the words begin that belong to the figure behind them: "khoảng". */
  lead: number | null;
  strange: boolean;
};

/** Takes what begins at a token and says how many tokens that is; 0 of what it does not know. */
type Rule = (walk: Walk, at: number) => number;

export function scan(names: CellNames, tokens: readonly Token[]): Scanned {
  const walk: Walk = { names, tokens, figures: [], runs: [[]], lead: null, strange: false };
  for (let at = 0; at < tokens.length; ) {
    let taken = 0;
    for (const rule of rules) {
      taken = rule(walk, at);
      if (taken > 0) break;
    }
    walk.strange ||= taken === 0;
    at += Math.max(taken, 1);
  }
  return walk;
}

const takeName: Rule = (walk, at) => keep(walk, at, walk.names.nameAt(walk.tokens, at));

const takeFigure: Rule = (walk, at) => {
  const token = numeral(walk, at);
  return token ? figure(walk, token, 1) : 0;
};

/** "Khuyết tật không có", "không có em nào khuyết tật": a no is a figure like any other. */
const takeNo: Rule = (walk, at) => {
  const { tokens, names } = walk;
  const token = tokens[at];
  let length = no.at(tokens, at)?.length ?? 0;
  if (!token || length === 0 || unknown.at(tokens, at + length)) return 0;
  while (tokens[at + length]?.type === "word" && names.nameAt(tokens, at + length) === 0) {
    const more = (noTail.at(tokens, at + length) ?? fillers.at(tokens, at + length))?.length ?? 0;
    if (more === 0) break;
    length += more;
  }
  return figure(walk, token, length);
};

/** "Khoảng 480", "~480", "-5". */
const takeLead: Rule = (walk, at) => {
  const token = walk.tokens[at];
  const length = about.at(walk.tokens, at)?.length ?? (/^[-~<>\u2248]$/u.test(token?.text ?? "") ? 1 : 0);
  if (!token || length === 0 || !numeral(walk, at + length)) return 0;
  walk.lead ??= token.from;
  return length;
};

/** "Em" is whoever speaks, unless it stands right behind a figure. */
const takePeople: Rule = (walk, at) => {
  const length = peopleAt(walk.tokens, at);
  const speaks = (fillers.at(walk.tokens, at)?.length ?? 0) >= length;
  return length > 0 && (!speaks || numeral(walk, at - 1)) ? keep(walk, at, length) : 0;
};

const takeFiller: Rule = ({ tokens }, at) => fillers.at(tokens, at)?.length ?? 0;

const takeWord: Rule = (walk, at) => (walk.tokens[at]?.type === "word" ? keep(walk, at, 1) : 0);

/** "97%", "480 em?", "9 + 3". */
const takeSign: Rule = (walk, at) => {
  const last = walk.figures.at(-1);
  const token = walk.tokens[at];
  if (!last || !token) return 0;
  const next = /^[+*\u00D7]$/u.test(token.text) ? numeral(walk, at + 1) : null;
  if (!next && !/^[%?]$/u.test(token.text)) return 0;
  last.to = (next ?? token).to;
  return next ? 2 : 1;
};

const takeSilent: Rule = ({ tokens }, at) =>
  /^[.!:="'\u201C\u201D\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u.test(tokens[at]?.text ?? "") ? 1 : 0;

const rules: readonly Rule[] = [
  takeName,
  takeFigure,
  takeNo,
  takeLead,
  takePeople,
  takeFiller,
  takeWord,
  takeSign,
  takeSilent,
];

function figure(walk: Walk, { from, to }: Token, length: number): number {
  walk.figures.push({ from: walk.lead ?? from, to });
  walk.runs.push([]);
  walk.lead = null;
  return length;
}

function numeral({ tokens }: Pick<Walk, "tokens">, at: number): Token | null {
  const token = tokens[at];
  return token?.type === "numeral" ? token : null;
}

function keep({ tokens, runs }: Walk, at: number, length: number): number {
  runs.at(-1)?.push(...tokens.slice(at, at + length).map(({ bare }) => bare));
  return length;
}
