// Gives the figures of a line to rows, each row all that it counts: "30 tập thể 212 cá nhân". Knows measures, no words.
import { fitOf } from "../measure.ts";
import type { PromptRow } from "../prompt.ts";
import type { Token } from "../tokens.ts";
import type { Quantity } from "./labels.ts";

/**
 * Where each row's figures begin, if at every figure there is just one row which it and those behind it can fill; else
 * null. Figures of one row in different words stand together, for its reader to add up ("9 tờ rơi 3 băng rôn"); in the
 * same words they are said twice, and stand apart.
 */
export function tiling(
  quantities: readonly Quantity[],
  tokens: readonly Token[],
  asked: readonly PromptRow[],
): readonly number[] | null {
  const said = quantities.map(({ words }) =>
    tokens
      .slice(words?.from ?? 0, words?.next ?? 0)
      .flatMap(({ type, bare }) => (type === "word" ? [bare] : []))
      .join(" "),
  );
  const starts: number[] = [];
  const used: PromptRow[] = [];
  for (let from = 0; from < quantities.length; ) {
    const tiles = asked.flatMap((row) => {
      const again = used.at(-1) === row && row.cells.length === 1 && said[from] === said[from - 1];
      const to = used.includes(row) && !again ? null : endOf(row, quantities, said, from);
      return to === null ? [] : [{ row, to }];
    });
    const [only] = tiles;
    // A row of which they could be a half is as good: "12 câu lạc bộ 340 người" are the people of neither.
    const mayTake = asked.filter(
      (row) => !used.includes(row) && row !== only?.row && takes(row, quantities[from]),
    );
    if (!only || tiles.length > 1 || mayTake.length > 0) return null;
    starts.push(from);
    used.push(only.row);
    from = only.to;
  }
  return starts;
}

function takes(row: PromptRow, quantity: Quantity | undefined): boolean {
  return quantity?.measure != null && fitOf(row, [quantity.measure]) !== "contradicts";
}

/** Where the figures that fill a row end: with its last cell, or, of one cell, with the last in other words. */
function endOf(
  row: PromptRow,
  quantities: readonly Quantity[],
  said: readonly string[],
  from: number,
): number | null {
  const fits = (to: number) => {
    const measures = quantities.slice(from, to).flatMap(({ measure }) => measure ?? []);
    return measures.length === to - from && fitOf(row, measures) !== "contradicts";
  };
  let to = from + row.cells.length;
  if (!fits(to)) return null;
  const more = () => row.cells.length === 1 && to < quantities.length && fits(to + 1);
  while (more() && !said.slice(from, to).includes(said[to] ?? "")) to += 1;
  return to;
}
