// What the officer's workbook must hold of the three reports: every cell of their rows, the totals, nothing of anybody else.
import type ExcelJS from "exceljs";
import { expect } from "vitest";
import { type Line, type TypedReport, totals, typedReports } from "../round/typed-reports.ts";
import { load, rowOf, sheetOf, shown } from "./workbook-text.ts";

/** Where the columns of the details begin. */
const FIRST = 5;
const UNITS = 57;

type Figures = ReadonlyMap<string, readonly [number | null, number | null]>;

/** Compares the workbook, as downloaded, with what was typed. */
export async function expectTypedReports(bytes: Uint8Array): Promise<void> {
  const workbook = await load(bytes);
  const columns = columnsOf(sheetOf(workbook, "Chi tiết đơn vị"));
  expect(new Set(columns.map(({ no }) => no))).toEqual(new Set(totals.map(([no]) => no)));
  const wordings = new Map(columns.map(({ no, wording }) => [wording, no]));
  expectDetails(workbook, columns);
  for (const name of ["Tổng hợp", "Tổng hợp (giá trị)"]) {
    const sums = new Map(totals.map(([no, count, people]) => [no, [count, people] as const]));
    expectTable(sheetOf(workbook, name), wordings, sums);
  }
  expectTracking(sheetOf(workbook, "Theo dõi nộp"));
  expectNarratives(workbook);
  for (const report of typedReports) {
    const sheet = sheetOf(workbook, report.sheet);
    expectTable(sheet, wordings, figuresOf(report));
    const texts = column(sheet, 1);
    expect(texts).toContain(report.name);
    for (const [no, text] of Object.entries(report.narratives)) {
      const head = texts.findIndex((cell) => String(cell).startsWith(`${no}. `));
      if (no !== "11") expect([no, texts[head + 1]]).toEqual([no, asKept(text)]);
    }
  }
}

function figuresOf(report: TypedReport): Figures {
  const lines: readonly Line[] = [...report.lines, ...report.derived];
  return new Map(lines.map(([no, , count, people]) => [no, [count, people]]));
}

const asKept = (text: string) => (text === "không" ? "Không có." : text);

type Column = { readonly at: number; readonly no: string; readonly wording: string; readonly side: 0 | 1 };

/** The detail sheet's columns by the printed number; the row that is added up stands without one. */
function columnsOf(sheet: ExcelJS.Worksheet): Column[] {
  const columns: Column[] = [];
  for (let at = FIRST; at <= sheet.columnCount; at++) {
    const head = String(shown(sheet.getRow(5).getCell(at).master));
    const [, no = "1", wording = head] = /^(\d+(?:\.\d+)?)\. (.*)$/su.exec(head) ?? [];
    columns.push({ at, no, wording, side: shown(sheet.getRow(6).getCell(at)) === "Người" ? 1 : 0 });
  }
  return columns;
}

function expectDetails(workbook: ExcelJS.Workbook, columns: readonly Column[]): void {
  const sheet = sheetOf(workbook, "Chi tiết đơn vị");
  for (const report of typedReports) {
    const row = rowOf(sheet, 3, report.code);
    const figures = figuresOf(report);
    expect([2, 3, 4].map((at) => shown(row.getCell(at)))).toEqual([report.sheet, report.code, "Đã nộp"]);
    // A row that this kind of unit is not asked is no zero.
    const expected = columns.map(({ no, side }) => [no, figures.has(no) ? figures.get(no)?.[side] : "–"]);
    expect(columns.map(({ no, at }) => [no, shown(row.getCell(at))])).toEqual(expected);
  }
  const codes: unknown[] = [];
  for (let number = 7; number < 7 + UNITS; number++) {
    const row = sheet.getRow(number);
    const code = shown(row.getCell(3));
    codes.push(code);
    if (typedReports.some((report) => report.code === code)) continue;
    const cells = columns
      .map(({ at }) => shown(row.getCell(at)))
      .filter((cell) => cell !== null && cell !== "–");
    expect([code, shown(row.getCell(4)), cells]).toEqual([code, "Chưa bắt đầu", []]);
  }
  expect(new Set(codes).size).toBe(UNITS);
}

/** A table in the form's shape: both quantities of every row; nothing stands where nothing is asked. */
function expectTable(
  sheet: ExcelJS.Worksheet,
  wordings: ReadonlyMap<string, string>,
  figures: Figures,
): void {
  const found = new Map<string, unknown[]>();
  for (let number = rowOf(sheet, 1, "STT").number + 2; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number);
    const no = wordings.get(String(shown(row.getCell(2))));
    const cells = [4, 5].map((at) => shown(row.getCell(at)));
    if (no !== undefined) found.set(no, cells);
  }
  const expected = new Map(
    [...wordings.values()].map((no): [string, unknown[]] => {
      const line = figures.get(no);
      return [no, line === undefined ? [null, null] : [...line]];
    }),
  );
  expect([sheet.name, found]).toEqual([sheet.name, expected]);
}

function expectTracking(sheet: ExcelJS.Worksheet): void {
  for (const { code, name, questions } of typedReports) {
    const row = rowOf(sheet, 2, code);
    const cells = [2, 3, 4, 5, 7, 9, 10].map((at) => shown(row.getCell(at)));
    expect(cells).toEqual([code, name, "Đã nộp", 1, "Đúng hạn", "0", `${questions}/${questions}`]);
  }
  expect(column(sheet, 4).filter((state) => state === "Đã nộp")).toHaveLength(3);
  expect(column(sheet, 4).filter((state) => state === "Chưa bắt đầu")).toHaveLength(UNITS - 3);
}

/** The lists of narratives and of notes hold what was typed, and nothing else. */
function expectNarratives(workbook: ExcelJS.Workbook): void {
  const rows = (name: string) => {
    const sheet = sheetOf(workbook, name);
    const lines: unknown[][] = [];
    for (let number = rowOf(sheet, 1, "Mã").number + 1; number <= sheet.rowCount; number++) {
      lines.push([1, 2, 3, 5].map((at) => shown(sheet.getRow(number).getCell(at))));
    }
    return lines;
  };
  const typed = typedReports.flatMap(({ code, sheet, narratives }) =>
    Object.entries(narratives).map(([no, text]) => [code, sheet, no, asKept(text)]),
  );
  const noteOf = (line: readonly unknown[]) => line[2] === "11";
  expect(rows("Thuyết minh")).toEqual(expect.arrayContaining(typed.filter((line) => !noteOf(line))));
  expect(rows("Thuyết minh")).toHaveLength(typed.filter((line) => !noteOf(line)).length);
  // Who writes that there is nothing else has added no note.
  expect(rows("Ghi chú")).toEqual(typed.filter((line) => noteOf(line) && line[3] !== asKept("không")));
}

function column(sheet: ExcelJS.Worksheet, at: number): unknown[] {
  const cells: unknown[] = [];
  for (let number = 1; number <= sheet.rowCount; number++)
    cells.push(shown(sheet.getRow(number).getCell(at)));
  return cells;
}
