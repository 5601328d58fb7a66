// Small workbooks as offices really send them, each with what a reader of cells once got wrong.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readFileSchema } from "../../../src/files/blocks.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import { cellsOf, shownIn, tablesOf } from "../../support/files/cells-of.ts";

const folder = fileURLToPath(new URL("../cases/", import.meta.url));

async function read(name: string) {
  const file = await readSheets(readFileSync(`${folder}${name}`));
  expect(readFileSchema.parse(file)).toEqual(file);
  expect(file.left).toEqual([]);
  const tables = tablesOf(file);
  return { tables, first: [...tables.values()].find(({ sheet }) => sheet?.seen === "visible") };
}

const units = {
  A1: "Mã đơn vị",
  B1: "Tên đơn vị",
  C1: "Loại",
  D1: "Trực thuộc",
  A2: "SO",
  B2: "Sở Giáo dục và Đào tạo",
  C2: "so",
  A3: "001",
  B3: "Trường THPT Mẫu Một",
  C3: "thpt",
  D3: "SO",
  A4: "002",
  B4: "Trường THPT Mẫu Hai",
  C4: "thpt",
  D4: "SO",
};

describe("which sheet", () => {
  it("is told by every sheet's name, with the hidden ones, whose rows are nobody's", async () => {
    const { tables } = await read("u2-hidden-first-sheet.xlsx");
    expect([...tables.values()].map(({ sheet }) => sheet)).toEqual([
      { name: "Cũ", seen: "hidden" },
      { name: "Danh sách", seen: "visible" },
    ]);
    expect(tables.get("Cũ")?.rows).toEqual([]);
    expect(cellsOf(tables.get("Danh sách"))).toEqual(units);
    expect([...(await read("x16-schools-then-sum.xlsx")).tables.keys()]).toEqual([
      "TH A",
      "TH B",
      "Tổng hợp",
    ]);
    expect([...(await read("x1-last-years-sheet.xlsx")).tables.keys()]).toEqual(["Năm 2021", "Năm 2022"]);
    expect([...(await read("u3-guide-first.xlsx")).tables.keys()]).toEqual(["Hướng dẫn", "Danh sách"]);
    expect([...(await read("x2-two-parts.xlsx")).tables.keys()]).toEqual(["Phần 1", "Phần 2"]);
  });
});

describe("a number", () => {
  it("is a number under a format with letters", async () => {
    const { first } = await read("x3-format-looks-like-date.xlsx");
    expect(cellsOf(first)).toMatchObject({ D3: 12, E3: 340, D4: 2, E4: 75 });
    expect(shownIn(first)).toMatchObject({ E3: "340 hs", E4: "75" });
  });

  it("keeps its fractions", async () => {
    expect(cellsOf((await read("x4b-thousandths.xlsx")).first)).toMatchObject({ E3: 1.234 });
    expect(cellsOf((await read("x22b-money-float.xlsx")).first)).toMatchObject({ D3: 12_345.678 });
    expect(cellsOf((await read("x22-money-million.xlsx")).first)).toMatchObject({ D3: 12.5 });
  });

  it("is shown with the zeros of its format", async () => {
    const { first } = await read("u1-leading-zeros.xlsx");
    expect(cellsOf(first)).toEqual({ ...units, A3: 1, A4: 2 });
    expect(shownIn(first)).toEqual(units);
    const labels = (await read("x17-label-1.10-is-number.xlsx")).first;
    expect(cellsOf(labels)).toMatchObject({ A3: 1.1, A4: 1.7, A5: 1.1 });
    expect(shownIn(labels)).toMatchObject({ A3: "1.1", A4: "1.7", A5: "1.10" });
  });

  it("of a formula is its value, 0 too; without one nobody has worked it out", async () => {
    const zeros = (await read("x23-formula-zero.xlsx")).first;
    expect(cellsOf(zeros)).toMatchObject({ D3: 0, E3: 0, D4: 2, E4: 75, D5: 0 });
    expect(zeros?.rows[2]?.cells[1]).toEqual({
      column: 3,
      across: 1,
      down: 1,
      value: { type: "number", number: 0 },
      shown: "0",
      formula: true,
      written: "SUM(Z1:Z3)",
    });
    expect(cellsOf((await read("u19-formula-zero.xlsx")).first)).toMatchObject({ E2: 0, E3: 900 });
    const unworked = (await read("x9-formula-no-value.xlsx")).first;
    expect(cellsOf(unworked)).toMatchObject({
      D3: { unworked: true },
      E3: { unworked: true },
      D4: 2,
      E4: 75,
    });
    expect(cellsOf((await read("u12-formula-codes.xlsx")).first)).toMatchObject({
      A3: "001",
      A4: { unworked: true },
    });
  });

  it("that is an error is one, alone", async () => {
    const { first } = await read("x14-error-cells.xlsx");
    expect(cellsOf(first)).toMatchObject({ D3: 12, E3: { error: "#REF!" }, D4: 2, E4: { error: "#DIV/0!" } });
  });
});

describe("what a person sees", () => {
  it("are not the rows that are hidden by hand or by a filter", async () => {
    const hidden = async (name: string) =>
      (await read(name)).first?.rows.flatMap((row) => (row.hidden ? [row.no] : []));
    expect(await hidden("x11-hidden-row.xlsx")).toEqual([4]);
    expect(await hidden("u11-filtered-rows.xlsx")).toEqual([5]);
    expect(await hidden("x1-last-years-sheet.xlsx")).toEqual([]);
  });

  it("is one cell where cells are merged", async () => {
    const { first } = await read("u13-two-row-header.xlsx");
    expect(first?.rows[0]?.cells.map(({ column, across, down }) => ({ column, across, down }))).toEqual([
      { column: 0, across: 1, down: 2 },
      { column: 1, across: 1, down: 2 },
      { column: 2, across: 1, down: 2 },
      { column: 3, across: 1, down: 2 },
      { column: 4, across: 2, down: 1 },
    ]);
    expect(first?.rows[1]?.cells.map(({ column, shown }) => [column, shown])).toEqual([
      [4, "Tổng số"],
      [5, "Nữ"],
    ]);
    const { first: draft } = await read("d1-own-draft-filled.xlsx");
    expect(draft?.rows[0]?.cells).toMatchObject([{ column: 0, across: 6, down: 1, bold: true }]);
    expect(cellsOf(draft)).toMatchObject({
      D26: "Số lượng",
      D27: "Số lớp/số cuộc thi",
      E27: "Người",
      D36: 12,
      E36: 340,
    });
  });

  it("is the text of a cell as it is, however long, with the letters of an old font", async () => {
    expect(String(cellsOf((await read("x15-long-note.xlsx")).first).F3)).toMatch(
      /^(Phối hợp với Hội Khuyến học\. ?)+$/,
    );
    expect(cellsOf((await read("u7-tcvn3-names.xlsx")).first)).toMatchObject({
      B3: "Tr\u00ADêng trung häc phæ th«ng MÉu Mét",
    });
    expect(cellsOf((await read("x21-dashes.xlsx")).first)).toMatchObject({ D3: "-", E4: "x", D5: "không" });
  });
});

describe("other writers", () => {
  it.each(["u5-prefixed.xlsx", "u5b-prefixed-sheet-only.xlsx", "u6-strict.xlsx", "u9c-xlsx-named.xls"])(
    "%s is read as any workbook",
    async (name) => expect(cellsOf((await read(name)).first)).toEqual(units),
  );

  it("may prefix their parts, validate whole columns, or call the file otherwise", async () => {
    const cells = cellsOf((await read("x7-prefixed.xlsx")).first);
    expect(cells).toMatchObject({ B3: "Giáo dục kỹ năng sống cho học sinh", D3: 12, E3: 340, D5: 9 });
    expect(cellsOf((await read("x8-validation.xlsx")).first)).toEqual(cells);
    expect(cellsOf((await read("k3-xlsx-named.xls")).first)).toEqual(cells);
    expect(cellsOf((await read("u4-validation-columns.xlsx")).first)).toEqual(units);
  });
});
