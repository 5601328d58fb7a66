// What a report cannot hold is left out of what is kept of a file, and named.
import { expect, it } from "vitest";
import { reportSized } from "../../src/documents/report-size.ts";
import type { FileTable, ReadFile } from "../../src/files/blocks.ts";

const table = (
  name: string,
  rows: number,
  columns: number,
  seen: "visible" | "hidden" = "visible",
): FileTable => ({
  type: "table",
  sheet: { name, seen },
  rows: Array.from({ length: rows }, (_, at) => ({
    no: at + 1,
    cells: Array.from({ length: columns }, (_, column) => ({
      ...{ column, across: 1, down: 1, shown: "1" },
      value: { type: "number", number: 1 } as const,
    })),
  })),
  head: 0,
  hiddenColumns: [],
});
const file = (...blocks: ReadFile["blocks"]): ReadFile => ({ kind: "xlsx", blocks, letters: null, left: [] });
const sizes = ({ blocks }: ReadFile) =>
  blocks.map((block) => (block.type === "table" ? block.rows.length : block.text.length));
const paragraph = (text: string) =>
  ({ type: "paragraph", text, number: null, level: null, bold: false, centred: false }) as const;

it("keeps an ordinary file as it is", () => {
  const whole = file(paragraph("a"), table("1", 1_000, 20), paragraph("b"), table("2", 1_000, 20));
  expect(reportSized(whole)).toEqual(whole);
});

it("keeps a table's first thousand rows, and of all tables so many cells, those that are seen first", () => {
  const much = file(table("hidden", 10, 10, "hidden"), table("long", 1_001, 10), table("wide", 1_000, 31));
  const cut = reportSized(much);
  expect(sizes(cut)).toEqual([2, 1_000, 967]);
  expect(cut.left).toEqual([
    { what: "rows", most: 1_000, where: "long" },
    { what: "rows", most: 967, where: "wide" },
    { what: "rows", most: 2, where: "hidden" },
  ]);
});

it("says once where rows are left out, by the number of those that are kept", () => {
  const read = { ...file(table("1", 2_000, 1)), left: [{ what: "rows", most: 2_000, where: "1" } as const] };
  expect(reportSized(read).left).toEqual([{ what: "rows", most: 1_000, where: "1" }]);
});

it("keeps the beginning of a text, and no half of a letter", () => {
  const long = `${"a".repeat(9_999)}😀`;
  const cell = { column: 0, across: 1, down: 1, value: { type: "text", text: long } as const, shown: long };
  const cut = reportSized(file({ ...table("1", 0, 0), rows: [{ no: 1, cells: [cell] }] }, paragraph(long)));
  const kept = "a".repeat(9_999);
  expect(cut.blocks).toMatchObject([
    { rows: [{ cells: [{ value: { text: kept }, shown: kept }] }] },
    { text: kept },
  ]);
  expect(cut.left).toEqual([{ what: "letters", most: 10_000, where: null }]);
});

it("keeps no more paragraphs than a report is read for", () => {
  const cut = reportSized(file(...Array.from({ length: 5_001 }, () => paragraph("a")), table("1", 1, 1)));
  expect(cut.blocks).toHaveLength(5_001);
  expect(cut.left).toEqual([{ what: "paragraphs", most: 5_000, where: null }]);
});
