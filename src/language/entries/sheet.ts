// Cuts a block pasted from a sheet into clauses as a person would type them: "1.7: 30 / 1148 ghi chú: …". Knows no row.
import { tellingNo } from "../lexicon/row-numbers.ts";
import { controlWords } from "../lexicon/steering.ts";
import { measureAt } from "../measure.ts";
import type { RowsPrompt } from "../prompt.ts";
import { hear, joined, part, type Said, sheetOf } from "../said.ts";
import { clauseOf } from "./clause.ts";
import { knownAs } from "./numbers.ts";
import { namesTotal } from "./total.ts";

/** Lines beyond this are no answer any more. */
const mostLines = 200;
/** How a remark behind figures begins, and a figure of which the other is blank. */
const noteLead = hear(controlWords.note[0] ?? "");
const blankSide = hear("/");

type Line = readonly Said[];

export function isSheet(said: Said): boolean {
  return said.raw.includes("\t");
}

/** The lines with figures, each with what names its row before them; a blank line keeps its turn. */
export function cutSheet(said: Said, prompt: RowsPrompt): readonly Said[] {
  const lines = withoutCount(sheetOf(said).slice(0, mostLines), prompt.asked).map((line) =>
    rolesIn(line, prompt),
  );
  // Where two columns of figures stand, a lone figure in the second is that one's.
  const pairs = lines.filter(({ figures }) => figures.length > 1).map(({ at }) => at);
  const firstColumn = pairs.length > 0 ? Math.min(...pairs) : null;
  const parts = lines.flatMap((line) => clauseIn(line, firstColumn) ?? []);
  const first = parts.findIndex(({ text }) => text !== "");
  const last = parts.findLastIndex(({ text }) => text !== "");
  return parts.slice(Math.max(first, 0), last + 1);
}

/** What each cell of a line is to it. */
type Roles = {
  readonly number: Said | null;
  readonly names: readonly Said[];
  readonly figures: readonly Said[];
  /** Where the first figure stands. */
  readonly at: number;
  readonly behind: readonly Said[];
  readonly blank: Said | null;
};

function rolesIn(line: Line, prompt: RowsPrompt): Roles {
  const filled = line.filter(({ text }) => text !== "");
  const number = filled[0] && isNumber(filled, prompt) ? filled[0] : null;
  const rest = number ? filled.slice(1) : filled;
  const begin = rest.findIndex(isValue);
  const names = begin < 0 ? rest : rest.slice(0, begin);
  const values = begin < 0 ? [] : rest.slice(begin);
  const end = values.findIndex((cell) => !isValue(cell));
  const figures = end < 0 ? values : values.slice(0, end);
  const at = figures[0] ? line.indexOf(figures[0]) : line.length;
  return {
    number,
    names,
    figures,
    at,
    behind: values.slice(figures.length),
    blank: filled.length === 0 ? (line[0] ?? null) : null,
  };
}

/** A line as it would be typed; null where it holds neither figures nor "không": a title, a heading, a greeting. */
function clauseIn(
  { number, names, figures, at, behind, blank }: Roles,
  firstColumn: number | null,
): Said | null {
  if (blank) return blank;
  const [figure, more] = figures;
  if (!figure) return null;
  const second = firstColumn !== null && !more && at > firstColumn;
  const name = names.find((cell) => !isUnit(cell)) ?? names[0];
  const unit = name === undefined ? behind.filter(isUnit).slice(0, 1) : [];
  const notes = behind.filter((cell) => !isUnit(cell));
  const said = joined(
    [
      second ? joined([blankSide, figure], " ") : joined(figures, " / "),
      ...unit,
      ...(notes.length > 0 ? [joined([noteLead, joined(notes, ", ")], ": ")] : []),
    ],
    " ",
  );
  const named = name ? joined([name, said], ": ") : said;
  if (!number || (name && namesTotal(name.tokens))) return named;
  return joined([part(number, 0, number.text.replace(/\.$/u, "").length), named], ": ");
}

/** "B2.1a", "PL2.II.3": no figure, but a class or a place where the report has no such row. */
const telling = new RegExp(`^(${tellingNo})\\.?$`, "iu");

/** A row's number: dotted, or in front of words, or printed in the prompt and one cell more than that row has. */
function isNumber([first, next, ...more]: Line, prompt: RowsPrompt): boolean {
  const { asked, rows, notAsked } = prompt;
  const own = telling.exec(first?.text ?? "")?.[1];
  if (own !== undefined && knownAs(own, prompt) !== null) return true;
  const no = /^(\d{1,2}(?:\.\d{1,2})?)\.?$/u.exec(first?.text ?? "")?.[1];
  if (no === undefined) return false;
  if (no.includes(".") && (next || notAsked.has(no) || rows.some(({ numbers }) => numbers.includes(no))))
    return true;
  if (!next || !isValue(next)) return next !== undefined;
  return asked.some(({ numbers, cells }) => numbers.includes(no) && more.length + 1 === cells.length);
}

/** A figure, with its measure or without, or "không". */
function isValue(cell: Said): boolean {
  return /\d/u.test(cell.text) || clauseOf(cell).denies;
}

/** Nothing but measures: "lớp/người", "quyển". */
function isUnit({ tokens }: Said): boolean {
  let index = 0;
  while (index < tokens.length) {
    const length =
      measureAt(tokens, index, true)?.length ?? (/^[/,.]$/u.test(tokens[index]?.text ?? "") ? 1 : 0);
    if (length === 0) return false;
    index += length;
  }
  return tokens.length > 0;
}

/** A running number before each line ("STT") is no figure of it. */
function withoutCount(lines: readonly Line[], asked: RowsPrompt["asked"]): readonly Line[] {
  const body = lines.filter((line) => line.some(({ text }) => /\d/u.test(text)));
  const wanted = Math.max(0, ...asked.map(({ cells }) => cells.length));
  const counted =
    body.length > 1 &&
    body.every((line, index) => {
      const filled = line.filter(({ text }) => text !== "");
      const words = filled.some(({ text }) => /\p{L}/u.test(text) && !/\d/u.test(text));
      return line[0]?.text === String(index + 1) && filled.length > (words ? 2 : wanted);
    });
  return counted ? lines.map((line) => line.slice(1)) : lines;
}
