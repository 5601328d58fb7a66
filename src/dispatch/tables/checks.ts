// Rules between the columns of a table: those that sentences beneath it say, and those that its head shows. Pure.

import { sentencesIn } from "../cover/sentences.ts";
import type { FoundCheck, FoundColumn, FoundTable, Source } from "../found.ts";
import type { Line } from "../placed.ts";
import { columnsIn, numberOrTo, ofThemEnd, partOf, rowNumbers, rowSums, sums } from "../words/table-words.ts";

type Pair = {
  readonly part: string;
  readonly whole: string;
  readonly source: Source;
  readonly sure: FoundCheck["sure"];
};

export function checksOf(
  table: Pick<FoundTable, "columns" | "rows">,
  at: number,
  beneath: readonly Line[],
): readonly FoundCheck[] {
  const numbers = table.columns.flatMap(({ no }) => no ?? []);
  const said = beneath.flatMap((line) =>
    line.text
      .split(/;\s*/u)
      .flatMap(sentencesIn)
      .flatMap((text) => pairsIn(text, numbers, { block: line.at, text: line.text })),
  );
  const shown = headPairs(table.columns);
  const pairs = [...said, ...shown.filter((one) => !said.some((other) => other.part === one.part))];
  const kept = pairs.filter(
    (pair, no) => !implied(pair, pairs) && pairs.findIndex((other) => same(other, pair)) === no,
  );
  return [
    ...kept.map(
      ({ part, whole, source, sure }): FoundCheck => ({
        table: at,
        expr: `[${part}] <= [${whole}]`,
        sure,
        source,
      }),
    ),
    ...beneath.flatMap((line) => [...sumsIn(line, numbers, at), ...rowSumsIn(line, table.rows, at)]),
  ];
}

/** "các cột (3) đến (6) là một phần của cột (2)": each of them at most that. */
function pairsIn(text: string, numbers: readonly string[], source: Source): readonly Pair[] {
  const [, parts = "", wholes = ""] = partOf.exec(text) ?? [];
  return columnsSaid(parts, numbers).flatMap((part) =>
    columnsSaid(wholes, numbers).flatMap((whole): Pair[] =>
      part === whole ? [] : [{ part, whole, source, sure: "sure" }],
    ),
  );
}

/** "(3) đến (6)" are four columns; what the table has not is none. */
function columnsSaid(text: string, numbers: readonly string[]): readonly string[] {
  return [...text.matchAll(columnsIn)].flatMap(([, said = ""]) => {
    const found: string[] = [];
    let from: number | null = null;
    for (const [token] of said.matchAll(numberOrTo)) {
      if (!/\d/u.test(token)) {
        from = Number(found.at(-1));
        continue;
      }
      for (let no = from === null ? Number(token) : from + 1; no <= Number(token); no++)
        found.push(String(no));
      from = null;
    }
    return found.filter((no) => numbers.includes(no));
  });
}

function sumsIn(line: Line, numbers: readonly string[], table: number): readonly FoundCheck[] {
  const [, whole = "", said = ""] = sums.exec(line.text) ?? [];
  const parts = said.match(/\d{1,2}/gu) ?? [];
  const known = numbers.includes(whole) && parts.length > 1 && parts.every((part) => numbers.includes(part));
  if (!known) return [];
  const expr = `[${whole}] = ${parts.map((part) => `[${part}]`).join(" + ")}`;
  return [{ table, expr, sure: "sure", source: { block: line.at, text: line.text } }];
}

/** "Dòng I bằng tổng các dòng 1 và 2": in each column; a row that is a total anyway needs no rule. */
function rowSumsIn(line: Line, rows: FoundTable["rows"], table: number): readonly FoundCheck[] {
  const [, whole = "", said = ""] = rowSums.exec(line.text) ?? [];
  const parts = said.match(rowNumbers) ?? [];
  const known = (no: string) => rows.filter((row) => row.no === no && row.role !== "heading").length === 1;
  if (parts.length < 2 || ![whole, ...parts].every(known)) return [];
  if (rows.some((row) => row.no === whole && row.role === "total")) return [];
  const expr = `{${whole}} = ${parts.map((part) => `{${part}}`).join(" + ")}`;
  return [{ table, expr, sure: "sure", source: { block: line.at, text: line.text } }];
}

/** Columns under "Trong đó" are parts of the column beside that heading. */
function headPairs(columns: readonly FoundColumn[]): readonly Pair[] {
  return columns.flatMap((column): Pair[] => {
    const at = column.path.findIndex((title) => ofThemEnd.test(title));
    const [above, no] = [column.path.slice(0, at).join("|"), column.no];
    if (at < 0 || no === undefined) return [];
    const whole = columns.find(
      ({ path, no: other }) =>
        other !== undefined &&
        other !== no &&
        path.slice(0, at).join("|") === above &&
        path.length === at + 1,
    );
    return whole?.no === undefined
      ? []
      : [{ part: no, whole: whole.no, source: column.source ?? { block: 0, text: "" }, sure: "guessed" }];
  });
}

/** What follows from two others is not said again: 5 ≤ 3 and 3 ≤ 2 say that 5 ≤ 2. */
function implied({ part, whole }: Pair, pairs: readonly Pair[]): boolean {
  return pairs.some(
    (one) =>
      one.part === part &&
      one.whole !== whole &&
      pairs.some((other) => other.part === one.whole && other.whole === whole),
  );
}

function same(one: Pair, other: Pair): boolean {
  return one.part === other.part && one.whole === other.whole;
}
