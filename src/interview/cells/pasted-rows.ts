// A block of cells that was pasted into a grid, as texts for its boxes. Pure.
import type { FileCell, FileTable, ReadFile } from "../../files/blocks.ts";
import { textRows } from "../../files/text/lines.ts";

/** Cells as they lie beside and below each other; "" of those that are blank. */
export type PastedRows = readonly (readonly string[])[];

/** The cells of the largest table of a paste; of one without a table those of its text. */
export function pastedRows(file: ReadFile | null, text: string): PastedRows {
  const tables = (file?.blocks ?? []).flatMap((block) => (block.type === "table" ? [block] : []));
  const [largest] = tables.toSorted((one, other) => cellsOf(other) - cellsOf(one));
  const rows = largest ? tableRows(largest) : textRows(text);
  return rows.slice(0, mostRows).map((row) => row.slice(0, mostColumns));
}

/** More than any table of boxes has. */
const mostRows = 1_000;
const mostColumns = 200;

function cellsOf({ rows }: FileTable): number {
  return rows.reduce((sum, { cells }) => sum + cells.length, 0);
}

/** Blank rows keep their turn, and nobody sees what is hidden. */
function tableRows({ rows, hiddenColumns }: FileTable): PastedRows {
  const hidden = new Set(rows.flatMap((row) => (row.hidden ? [row.no] : [])));
  const last = rows.at(-1)?.no ?? 0;
  const columns =
    1 + Math.max(-1, ...rows.flatMap(({ cells }) => cells.map(({ column, across }) => column + across - 1)));
  const seen = Array.from({ length: columns }, (_, at) => at).filter((at) => !hiddenColumns.includes(at));
  const byNo = new Map(rows.map((row) => [row.no, row]));
  return Array.from({ length: last }, (_, at) => at + 1)
    .filter((no) => !hidden.has(no))
    .map((no) => {
      const cells = new Map((byNo.get(no)?.cells ?? []).map((cell) => [cell.column, textOf(cell)]));
      return seen.map((column) => cells.get(column) ?? "");
    });
}

/** As a person would type it: a number without the marks between its thousands, which mean another thing elsewhere. */
function textOf({ value, shown }: FileCell): string {
  switch (value.type) {
    case "text":
      return value.text;
    case "number":
      return numberText(value.number, shown);
    case "date":
      return /^\d{1,2}\/\d{4}$/u.test(shown) ? shown : value.day.split("-").toReversed().join("/");
    case "unworked":
      return "";
    default:
      return shown;
  }
}

/** A number that is shown with noughts before it is a code; of a share what is shown is a hundred times it. */
function numberText(number: number, shown: string): string {
  if (/^0\d/u.test(shown)) return shown;
  const share = shown.endsWith("%");
  const plain = String(Number((share ? number * 100 : number).toPrecision(15)));
  return /e/u.test(plain) ? shown : `${plain.replace(".", ",")}${share ? "%" : ""}`;
}
