// Measures that stand before their figure as its label: "số lớp: 12", "lop:12", "tập thể 30 cá nhân 212". Knows no row.
import type { Measure } from "../lexicon/measures.ts";
import { and, labelLead } from "../lexicon/measures.ts";
import { is } from "../lexicon/small-words.ts";
import { around, politeness } from "../lexicon/stand-ins.ts";
import { measureAt } from "../measure.ts";
import { phrasebook } from "../phrases.ts";
import { figureAt } from "../quantity/figures.ts";
import type { Token } from "../tokens.ts";

/** A figure with what stands behind or before it as its measure. Positions are of the clause's tokens. */
export type Quantity = {
  readonly from: number;
  readonly next: number;
  readonly measure: Measure | "money" | null;
  /** Where the measure's words stand. */
  readonly words: { readonly from: number; readonly next: number } | null;
};

const leads = phrasebook([["label", labelLead]]);
const between = phrasebook([["between", and]]);
const copula = phrasebook([["is", is]]);
const manners = phrasebook([["manners", [...politeness, ...around]]]);

/** A label that says so itself, by a colon or by "số" before it. */
export function labelAt(tokens: readonly Token[], index: number): Quantity | null {
  const lead = leads.at(tokens, index)?.length ?? 0;
  const found = measureAt(tokens, index + lead, false);
  if (!found) return null;
  const end = index + lead + found.length;
  return isMark(tokens, end) || lead > 0 ? withFigure(tokens, index, end, found.measure) : null;
}

/** The length of "số", "số lượng", "tổng số" here. */
export function labelLeadAt(tokens: readonly Token[], index: number): number {
  return leads.at(tokens, index)?.length ?? 0;
}

/**
 * "Tập thể 30", "tập thể 30 cá nhân 212 sách 486", "bài 9, tờ 14": a label before each figure and nothing else. Null for
 * anything else: "lớp 10 40 em" speaks of a grade, and so does "lớp 10" alone.
 */
export function labelled(tokens: readonly Token[]): readonly Quantity[] | null {
  const found: Quantity[] = [];
  let index = opening(tokens);
  while (index < tokens.length) {
    const label = labelAt(tokens, index) ?? bareLabelAt(tokens, index);
    if (!label) {
      if (isEnd(tokens, index)) break;
      return null;
    }
    found.push(label);
    index = label.next + separatorAt(tokens, label.next);
  }
  const [only, more] = found;
  if (!only) return null;
  const grade = only.measure === "class" && !more;
  return grade || found.some(({ measure }) => measure === "money") ? null : found;
}

/** The first token behind courtesy, unless a label begins with that. */
function opening(tokens: readonly Token[]): number {
  let index = 0;
  while (index < tokens.length && !labelAt(tokens, index) && !bareLabelAt(tokens, index)) {
    const length = mannersAt(tokens, index);
    if (length === 0) break;
    index += length;
  }
  return index;
}

/** "Tập thể 30", "tập thể - 30". */
function bareLabelAt(tokens: readonly Token[], index: number): Quantity | null {
  const found = measureAt(tokens, index, false);
  if (!found) return null;
  const end = index + found.length;
  const dash = tokens[end]?.text === "-" && !tokens[end]?.glued ? 1 : 0;
  return withFigure(tokens, index, end + dash, found.measure);
}

function withFigure(
  tokens: readonly Token[],
  from: number,
  end: number,
  measure: Quantity["measure"],
): Quantity | null {
  const at = end + (isMark(tokens, end) ? 1 : 0);
  const figure = tokens[at]?.type === "numeral" ? figureAt(tokens, at, "count", true) : null;
  if (!figure) return null;
  // "Giấy khen: 6 tập thể": what stands behind the figure is its measure, unless it is the next one's label.
  const behind = measureAt(tokens, figure.next, true);
  const past = figure.next + (behind?.length ?? 0);
  if (behind && behind.measure !== measure && !isMark(tokens, past) && tokens[past]?.type !== "numeral")
    return { from: at, next: past, measure: behind.measure, words: { from: figure.next, next: past } };
  const next = behind?.measure === measure ? past : figure.next;
  return { from, next, measure, words: { from, next: at } };
}

/** "Số lớp: 12", "số lớp = 12", "số lớp là 12". */
function isMark(tokens: readonly Token[], at: number): boolean {
  return /^[:=]$/u.test(tokens[at]?.text ?? "") || copula.at(tokens, at) !== null;
}

/** A mark or "và" between two labels, where another label follows. */
function separatorAt(tokens: readonly Token[], index: number): number {
  const length = /^[,;/|+-]$/u.test(tokens[index]?.text ?? "") ? 1 : (between.at(tokens, index)?.length ?? 0);
  return length > 0 && bareLabelAt(tokens, index + length) ? length : 0;
}

/** Courtesy here, or a mark that closes a sentence. */
function mannersAt(tokens: readonly Token[], index: number): number {
  return manners.at(tokens, index)?.length ?? (/^[.,!:]$/u.test(tokens[index]?.text ?? "") ? 1 : 0);
}

/** Nothing but courtesy from here on. */
function isEnd(tokens: readonly Token[], from: number): boolean {
  let index = from;
  while (index < tokens.length) {
    const length = mannersAt(tokens, index);
    if (length === 0) return false;
    index += length;
  }
  return true;
}
