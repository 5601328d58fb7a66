// Which measures stand in a text, and whether a row counts in them. Knows the lexicon; no form and no figures.
import { currency, type Measure, measures, ofEach, shared } from "./lexicon/measures.ts";
import { clean } from "./normalise.ts";
import { measureBook, phrasebook } from "./phrases.ts";
import type { PromptRow } from "./prompt.ts";
import { type Token, tokenise } from "./tokens.ts";

/** Every sort of measure there is. */
export const everyMeasure = Object.keys(measures) as readonly Measure[];

export type FoundMeasure = { readonly measure: Measure | "money"; readonly length: number };

const book = measureBook<Measure | "money">([
  ...(Object.entries(measures) as [Measure, readonly string[]][]),
  ["money", currency],
]);
/** Behind a figure these count too; elsewhere they are whoever speaks: "12 em" and "em gửi 12". */
const behindFigure = measureBook<Measure>([
  ["people", shared.people],
  ["school", shared.schools],
]);

/** The measure that begins at this token; `behind` a figure a few more words are measures. */
export function measureAt(tokens: readonly Token[], index: number, behind: boolean): FoundMeasure | null {
  const found = book.at(tokens, index);
  const more = behind ? behindFigure.at(tokens, index) : null;
  const best = more && more.length > (found?.length ?? 0) ? more : found;
  return best && { measure: best.role, length: best.length };
}

/** What a noun of a form counts: "quyển/tờ" is books and prints. */
export function measuresOf(noun: string): ReadonlySet<Measure | "money"> {
  const found = new Set<Measure | "money">();
  for (const part of [noun, ...noun.split(/[/,]/u)]) {
    const tokens = tokenise(clean(part));
    for (let index = 0; index < tokens.length; index += 1) {
      const { measure } = measureAt(tokens, index, true) ?? {};
      if (measure) found.add(measure);
    }
  }
  return found;
}

const eachOf = phrasebook([["each", ofEach]]);

/** What a form's hint says may count as one: "mỗi lớp tặng tính là một tập thể" speaks of classes. */
export function hintedMeasures(hint: string): ReadonlySet<Measure> {
  const tokens = tokenise(clean(hint));
  const found = new Set<Measure>();
  tokens.forEach((_, index) => {
    const lead = eachOf.at(tokens, index);
    const { measure } = (lead && measureAt(tokens, index + lead.length, true)) ?? {};
    if (measure && measure !== "money") found.add(measure);
  });
  return found;
}

export type Fit = "fits" | "perhaps" | "contradicts";

/**
 * Whether figures in these measures can be a row's: each needs a cell of its own. "2 quyển 73 người" is no row of
 * classes and people, "24 cá nhân" no row of books.
 */
export function fitOf(row: PromptRow, said: readonly (Measure | "money")[]): Fit {
  // "5 triệu cho 30 em" is an amount; "486 quyển" is none.
  if (row.cells.some(({ measures }) => measures.has("money")))
    return said.length === 0 || said.includes("money") ? "fits" : "contradicts";
  const free = [...row.cells];
  let fit: Fit = "fits";
  for (const measure of said) {
    const at = free.findIndex((cell) => accepts(cell.measures, measure));
    if (at >= 0) free.splice(at, 1);
    // A second figure of one sort adds up, or is a doubt of the reader's: "9 tờ rơi 3 băng rôn".
    else if (row.cells.some((cell) => accepts(cell.measures, measure))) continue;
    else if (measure !== "money" && row.perhaps.has(measure)) fit = "perhaps";
    else return "contradicts";
  }
  return fit;
}

function accepts(own: ReadonlySet<Measure | "money">, said: Measure | "money"): boolean {
  if (own.size === 0) return true;
  if (said === "money") return false;
  if (said === "thing") return !own.has("people");
  return own.has(said);
}
