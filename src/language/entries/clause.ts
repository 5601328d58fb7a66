// One part of a message that may be a row's figures, and what in it says which row: number, name, measure, "total".
import { readDenial } from "../denial.ts";
import type { Measure } from "../lexicon/measures.ts";
import { approximate } from "../lexicon/measures.ts";
import { partLead } from "../lexicon/remarks.ts";
import { reason } from "../lexicon/small-words.ts";
import { around, politeness } from "../lexicon/stand-ins.ts";
import { measureAt } from "../measure.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import { figureAt } from "../quantity/figures.ts";
import { part, type Said } from "../said.ts";
import { splitNote } from "../stand-ins.ts";
import type { Token } from "../tokens.ts";
import { labelAt, labelled, type Quantity } from "./labels.ts";
import { saysTotal } from "./total.ts";

export type Clause = {
  /** As typed, without a bullet and a number. */
  readonly said: Said;
  /** Without its note ("ghi chú: …") and what is within its figures ("trong đó …"): those are evidence of nothing. */
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  /** The measures that its figures stand in. */
  readonly measures: readonly (Measure | "money")[];
  /** Words in a row that are neither figure nor measure: they may name a row, or be a remark. */
  readonly runs: readonly (readonly Token[])[];
  /** Words in a row, measures among them: "lớp học nghề", "triển lãm sách", "người lao động". */
  readonly stretches: readonly (readonly Token[])[];
  /** The tokens of its figures and measures, each with that measure: by themselves they name no row. */
  readonly counted: ReadonlyMap<Token, Measure | "money" | null>;
  /** It announces a sum: "tổng 35 lớp 1363 người". */
  readonly total: boolean;
  /** It says that there is none of something: "không có tập thể". */
  readonly denies: boolean;
};

/** "Một số tập thể" holds no figure, and its "số" is no word of a row's name. */
const noFigure = phrasebook([["vague", approximate.instead]]);
const manners = phrasebook([["manners", [...politeness, ...around]]]);

/** Here it matters only which things a denial names: what a form is called by as a whole is no row of it. */
const noNames: readonly string[] = [];

/** A part of a message is taken apart once, however many ask. */
const known = new WeakMap<Said, Clause>();

/** Takes a clause apart. */
export function clauseOf(said: Said): Clause {
  const before = known.get(said);
  if (before) return before;
  const made = takenApart(said);
  known.set(said, made);
  return made;
}

function takenApart(said: Said): Clause {
  const { head } = splitNote(said);
  const { tokens } = part(head, 0, partLead.exec(head.text)?.index);
  const { quantities: all, vague } = quantitiesOf(tokens);
  // "30 tập thể (12 lớp, 18 tổ)": what is in brackets is within the figure before them.
  const outside = new Set(outsideBrackets(tokens));
  const free = all.filter(({ from }) => tokens.slice(from, from + 1).every((token) => outside.has(token)));
  const quantities = free.length > 0 ? free : all;
  const denial = quantities.length === 0 ? readDenial(said, noNames) : null;
  const denied = denial && measuresIn(denial.about);
  const counted = countedIn(tokens, quantities);
  const runs = denied?.length
    ? []
    : denial
      ? [[...denial.about]]
      : wordsIn(tokens, (token) => counted.has(token) || vague.has(token));
  return {
    said,
    tokens,
    quantities,
    measures: denied ?? quantities.flatMap(({ measure }) => measure ?? []),
    runs,
    stretches: denial ? runs : wordsIn(withoutReason([...outside]), (token) => vague.has(token)),
    counted,
    total: saysTotal(tokens, quantities),
    denies: denial !== null,
  };
}

function quantitiesOf(tokens: readonly Token[]): {
  readonly quantities: readonly Quantity[];
  readonly vague: ReadonlySet<Token>;
} {
  const vague = new Set<Token>();
  const labels = labelled(tokens);
  if (labels) return { quantities: labels, vague };
  const quantities: Quantity[] = [];
  for (let index = 0; index < tokens.length; ) {
    const unsaid = noFigure.at(tokens, index)?.length ?? 0;
    const found = unsaid === 0 ? quantityAt(tokens, index) : null;
    if (found) quantities.push(found);
    for (const token of tokens.slice(index, index + unsaid)) vague.add(token);
    index = found?.next ?? index + (unsaid || measureAt(tokens, index, false)?.length || 1);
  }
  return { quantities, vague };
}

function measuresIn(tokens: readonly Token[]): (Measure | "money")[] {
  const found = measureAt(tokens, 0, true);
  return found && found.length === tokens.length ? [found.measure] : [];
}

/** A figure here and its measure: behind it ("12 lớp"), or before it as a label ("số lớp: 12", "lop:12"). */
function quantityAt(tokens: readonly Token[], index: number): Quantity | null {
  const label = labelAt(tokens, index);
  if (label) return label;
  const figure = figureAt(tokens, index, "count", true);
  if (!figure) return null;
  const behind = measureAt(tokens, figure.next, true);
  const next = figure.next + (behind?.length ?? 0);
  return {
    from: index,
    next,
    measure: behind?.measure ?? null,
    words: behind ? { from: figure.next, next } : null,
  };
}

function countedIn(tokens: readonly Token[], quantities: readonly Quantity[]): Clause["counted"] {
  return new Map(
    quantities.flatMap(({ from, next, measure }) =>
      tokens.slice(from, next).map((token) => [token, measure] as const),
    ),
  );
}

/** Words that follow each other, but for those left out. */
function wordsIn(tokens: readonly Token[], leftOut: (token: Token) => boolean): Token[][] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "word" && !leftOut(token)) runs.at(-1)?.push(token);
    else if (runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

const reasons = phrasebook([["reason", reason]]);

/** "0 quyển, vì không phát động": the words of a reason name no row. */
function withoutReason(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex((_, index) => index > 0 && reasons.at(tokens, index) !== null);
  return at < 0 ? tokens : tokens.slice(0, at);
}

/** Whether a part gives the reason for what stands before it. */
export function givesReason({ tokens }: Said): boolean {
  return reasons.at(tokens, 0) !== null;
}

/** What stands in brackets is a remark: its words name no row. */
function outsideBrackets(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  return tokens.filter(({ text }) => {
    if (text === "(") depth += 1;
    if (text === ")") depth = Math.max(depth - 1, 0);
    return depth === 0;
  });
}

/** Nothing but manners around the figures: no word of it could name a row or be a remark. */
export function isManners(run: readonly Token[]): boolean {
  return consistsOf(manners, run);
}

/** The figures of a clause alone, as a reader takes them: "221" of "cá nhân là 221", both halves with their labels. */
export function figuresOf({ tokens, quantities }: Clause): string {
  return quantities
    .map(({ from, next, words }) =>
      tokens
        .slice(quantities.length === 1 && words?.from === from ? words.next : from, next)
        .map(({ text }) => text)
        .join(" "),
    )
    .join(" / ");
}
