// One part of a message that may be a row's figures, and what in it says which row: number, name, measure, "total".
import { readDenial } from "../denial.ts";
import { headLine } from "../lexicon/lists.ts";
import type { Measure } from "../lexicon/measures.ts";
import { approximate, labelLead } from "../lexicon/measures.ts";
import { partLead } from "../lexicon/remarks.ts";
import { totals } from "../lexicon/report.ts";
import { all } from "../lexicon/small-words.ts";
import { around, politeness } from "../lexicon/stand-ins.ts";
import { measureAt } from "../measure.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import { figureAt } from "../quantity/figures.ts";
import { hear, part, type Said } from "../said.ts";
import { splitNote } from "../stand-ins.ts";
import type { Token } from "../tokens.ts";

/** A figure with what stands behind or before it as its measure. Positions are of the clause's tokens. */
type Quantity = {
  readonly from: number;
  readonly next: number;
  readonly measure: Measure | "money" | null;
  /** Where the measure's words stand. */
  readonly words: { readonly from: number; readonly next: number } | null;
};

export type Clause = {
  /** As typed, without a bullet. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quantities: readonly Quantity[];
  /** The measures that its figures stand in. */
  readonly measures: readonly (Measure | "money")[];
  /** Words in a row that are neither figure nor measure: they may name a row, or be a remark. */
  readonly runs: readonly (readonly Token[])[];
  /** Measures of several words that are no people: "2 triển lãm" names the row of exhibitions, too. */
  readonly telling: readonly (readonly Token[])[];
  /** It announces a sum: "tổng 35 lớp 1363 người". */
  readonly total: boolean;
  /** It says that there is none of something: "không có tập thể". */
  readonly denies: boolean;
};

const totalBook = phrasebook([["total", [...totals, ...all]]]);
/** "Một số tập thể" holds no figure, and its "số" is no word of a row's name. */
const noFigure = phrasebook([["vague", approximate.instead]]);
const labels = phrasebook([["label", labelLead]]);
const manners = phrasebook([["manners", [...politeness, ...around]]]);
const heads = phrasebook([["head", [...headLine, ...politeness, ...around]]]);

/** Here it matters only which things a denial names: what a form is called by as a whole is no row of it. */
const noNames: readonly string[] = [];

/** Takes a clause apart. What a note says ("ghi chú: …") is evidence of nothing. */
export function clauseOf(typed: Said): Clause {
  const said = withColon(typed);
  const { text } = said;
  const { head } = splitNote(said);
  const { tokens } = part(head, 0, partLead.exec(head.text)?.index);
  const quantities: Quantity[] = [];
  const vague = new Set<Token>();
  for (let index = 0; index < tokens.length; ) {
    const found = quantityAt(tokens, index);
    const unsaid = noFigure.at(tokens, index)?.length ?? 0;
    if (found && unsaid === 0) quantities.push(found);
    for (const token of tokens.slice(index, index + unsaid)) vague.add(token);
    index =
      unsaid > 0 ? index + unsaid : (found?.next ?? index + (measureAt(tokens, index, false)?.length ?? 1));
  }
  const denial = quantities.length === 0 ? readDenial(said, noNames) : null;
  const denied = denial && measuresIn(denial.about);
  return {
    text,
    tokens,
    quantities,
    measures: denied ?? quantities.flatMap(({ measure }) => measure ?? []),
    runs: denied?.length ? [] : denial ? [[...denial.about]] : runsOf(tokens, quantities, vague),
    telling: tellingMeasures(tokens, quantities),
    total: saysTotal(tokens, quantities),
    denies: denial !== null,
  };
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

function labelAt(tokens: readonly Token[], index: number): Quantity | null {
  const lead = labels.at(tokens, index)?.length ?? 0;
  const found = measureAt(tokens, index + lead, false);
  if (!found) return null;
  const colon = /^[:=]$/u.test(tokens[index + lead + found.length]?.text ?? "");
  if (!colon && lead === 0) return null;
  const at = index + lead + found.length + (colon ? 1 : 0);
  const figure = tokens[at]?.type === "numeral" ? figureAt(tokens, at, "count", true) : null;
  return (
    figure && { from: index, next: figure.next, measure: found.measure, words: { from: index, next: at } }
  );
}

/** "Tập thể 30" as "tập thể: 30": a measure that opens a clause and stands behind no figure is a label. */
function withColon(said: Said): Said {
  const { text, tokens } = said;
  const found = measureAt(tokens, 0, false);
  const figure = found && tokens[found.length];
  // "Lớp 10" is a grade.
  if (!found || figure?.type !== "numeral" || found.measure === "class" || found.measure === "money")
    return said;
  if (measureAt(tokens, found.length + 1, true) || tokens.length > found.length + 1) return said;
  return hear(`${text.slice(0, figure.from).trimEnd()}: ${text.slice(figure.from)}`);
}

function tellingMeasures(tokens: readonly Token[], quantities: readonly Quantity[]): Token[][] {
  return quantities.flatMap(({ measure, words }) => {
    if (!words || measure === "people" || measure === "money") return [];
    const said = tokens.slice(words.from, words.next).filter(({ type }) => type === "word");
    return said.length > 1 ? [said] : [];
  });
}

function runsOf(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  vague: ReadonlySet<Token>,
): Token[][] {
  const taken = (index: number) => quantities.some(({ from, next }) => index >= from && index < next);
  const runs: Token[][] = [[]];
  tokens.forEach((token, index) => {
    if (token.type === "word" && !taken(index) && !vague.has(token)) runs.at(-1)?.push(token);
    else if (runs.at(-1)?.length) runs.push([]);
  });
  return runs.filter((run) => run.length > 0);
}

/** "Tổng 35 lớp", "Tổng cộng: 35 lớp", "35 lớp 1363 người tất cả". */
function saysTotal(tokens: readonly Token[], quantities: readonly Quantity[]): boolean {
  // "Tất cả 0" says of each row that it holds nothing.
  if (quantities.every(({ from }) => tokens[from]?.text === "0")) return false;
  return tokens.some((_, index) => {
    const found = totalBook.at(tokens, index);
    if (!found) return false;
    const end = index + found.length;
    if (quantities.at(-1)?.next === index && end === tokens.length) return true;
    const behind = /^[:=]$/u.test(tokens[end]?.text ?? "") ? end + 1 : end;
    const label = labels.at(tokens, index);
    return quantities.some(
      ({ from }) => from === behind || (label !== null && from === index && found.length <= label.length),
    );
  });
}

/** Nothing but manners around the figures: no word of it could name a row or be a remark. */
export function isManners(run: readonly Token[]): boolean {
  return consistsOf(manners, run);
}

/** "Dạ em gửi số liệu mục 1:": announces figures and holds none. */
export function isHeadLine(clause: Clause, titles: readonly (readonly Token[])[]): boolean {
  const said = clause.tokens.filter(({ type }) => type === "word");
  if (said.length === 0) return false;
  const title = (token: Token) => titles.some((words) => words.some((word) => word.bare === token.bare));
  let index = 0;
  while (index < said.length) {
    const length = heads.at(said, index)?.length ?? measureAt(said, index, true)?.length ?? 0;
    const token = said[index];
    if (length === 0 && !(token && title(token))) return false;
    index += Math.max(length, 1);
  }
  return true;
}

/** The figures of a clause alone, as a reader takes them: "221" of "cá nhân là 221". */
export function figuresOf({ tokens, quantities }: Clause): string {
  return quantities
    .map(({ from, next }) =>
      tokens
        .slice(from, next)
        .map(({ text }) => text)
        .join(" "),
    )
    .join(" / ");
}
