// What a row adds up: by its points, by what it says itself, or by where it stands. Pure.
import { mostGiven, ofThemEnd, points, sumOfRows } from "../words/table-words.ts";
import type { ValueColumn } from "./columns.ts";
import type { Draft } from "./row-draft.ts";

/**
 * The points that the paper gives a row are the most that it may have; a heading that is given as many as all its rows
 * together adds them up.
 */
export function withPoints(rows: readonly Draft[], columns: readonly ValueColumn[]): readonly Draft[] {
  if (!columns.some(({ path }) => points.test(path.join(" ")))) return rows;
  const given = rows.map((row) => {
    const said = Object.entries(row.given ?? {}).find(([title]) => mostGiven.test(title))?.[1];
    return said !== undefined && /^\d+(?:[.,]\d+)?$/u.test(said) ? Number(said.replace(",", ".")) : null;
  });
  return rows.map((row, at): Draft => {
    const most = given[at] ?? null;
    if (most === null) return row;
    const own = rows.flatMap(({ parent, role }, no) => (parent === at && role === "input" ? [no] : []));
    const all = own.reduce((sum, no) => sum + (given[no] ?? Number.NaN), 0);
    if (row.role !== "total" && own.length > 0 && all === most) return { ...row, role: "total", of: own };
    return row.role === "input" ? { ...row, max: most } : row;
  });
}

/** A total before its rows adds up those beneath, one behind them those above; of rows, never of what is "trong đó". */
export function withTotals(rows: readonly Draft[]): readonly Draft[] {
  return rows.map((row, at): Draft => {
    if (row.role !== "total" || row.of !== undefined) return row;
    const said = sumSaid(rows, row);
    if (said.length > 0) return { ...row, of: said };
    const same = rows.flatMap((other, no) =>
      isWhole(rows, other) && no !== at && within(rows, no, row.parent) ? [no] : [],
    );
    const below = same.filter((no) => no > at);
    const above = same.filter((no) => no < at);
    const of = above.length === 0 || ofThemEnd.test(row.text) ? below : below.length === 0 ? above : below;
    return { ...row, of };
  });
}

/** An asked row that is no part of another asked one. */
function isWhole(rows: readonly Draft[], { role, atMost, parent }: Draft): boolean {
  return role === "input" && atMost === undefined && (parent === undefined || rows[parent]?.role !== "input");
}

/** A formula, or "Tổng cộng (I+II)", says itself what a row adds up; none where one of them is no row. */
export function sumSaid(rows: readonly Draft[], { text, label, sums }: Draft): number[] {
  const byFormula = rows.flatMap(({ line, role }, at) =>
    sums.includes(line) && role !== "heading" ? [at] : [],
  );
  if (byFormula.length > 0) return byFormula;
  const names = sumOfRows.exec(text)?.[1]?.split(/\s*\+\s*/u) ?? [];
  const found = names.map((name) => rows.findIndex((row) => row.label === name && row.label !== label));
  return found.includes(-1) ? [] : found;
}

function within(rows: readonly Draft[], at: number, parent: number | undefined): boolean {
  if (parent === undefined) return true;
  for (let up = rows[at]?.parent; up !== undefined; up = rows[up]?.parent) if (up === parent) return true;
  return false;
}
