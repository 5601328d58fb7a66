// Workbooks of two forms of the whole language, every cell as stored, and what single cells must hold.
import type ExcelJS from "exceljs";
import { expect, test } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { nothingBeside } from "../../src/form/report-cells.ts";
import { writeUnitFile } from "../../src/report/excel/unit-file.ts";
import { writeWorkbook } from "../../src/report/excel/workbook.ts";
import type { UnitReport } from "../../src/report/types.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { collect, load, print, rowOf, sheetOf, shown } from "../support/files/workbook-text.ts";
import {
  chosenInventory,
  chosenUnits,
  classes,
  classUnits,
  inventory,
  inventoryUnits,
} from "../support/forms/of-report.ts";
import { answer, round, stream } from "../support/round/unit-reports.ts";

const ofForm = (form: Form) => ({
  ...round,
  title: form.title,
  form,
  kindLabels: { truong: "Trường" },
});

async function workbookOf(form: Form, units: readonly UnitReport[], page: string | null = null) {
  const shared = ofForm(form);
  const labels = workbookLabels(shared, page);
  return load(
    await collect((sink) => writeWorkbook(sink, { round: shared, labels, units: () => stream(units) })),
  );
}

test("every cell of the classes is as in the stored copy", async () => {
  await expect(print(await workbookOf(classes, classUnits()))).toMatchFileSnapshot("golden/si-so.txt");
});

test("every cell of the inventory is as in the stored copy", async () => {
  await expect(print(await workbookOf(inventory, inventoryUnits()))).toMatchFileSnapshot(
    "golden/kiem-ke.txt",
  );
});

const cell = (sheet: ExcelJS.Worksheet, row: string, column: number) => rowOf(sheet, 2, row).getCell(column);

test("the head is the paper's tree of headings, its unit and its column numbers, repeated on every page", async () => {
  const sheet = sheetOf(await workbookOf(classes, classUnits()), "Tổng hợp");
  const masters = (address: string, others: readonly string[]) =>
    expect(others.map((other) => sheet.getCell(other).master.address)).toEqual(others.map(() => address));
  expect(sheet.getCell("A7").value).toBe("ĐVT: lớp, học sinh");
  expect(sheet.getCell("E8").value).toBe("Học sinh");
  masters("E8", ["F8", "G8"]);
  masters("H8", ["I8", "J8"]);
  masters("H9", ["I9"]);
  // Titles without headings of their own go down to the last row.
  masters("D8", ["D9", "D10"]);
  masters("J9", ["J10"]);
  expect(sheet.getCell("G11").value).toBe("4=2-3");
  expect(sheet.pageSetup).toMatchObject({ orientation: "landscape", printTitlesRow: "8:11" });
});

test("what is computed is live, crossed cells are crossed, constants stand, totals add up totals", async () => {
  const workbook = await workbookOf(classes, classUnits());
  const sheet = sheetOf(workbook, "Tổng hợp");
  expect(cell(sheet, "Lớp 10", 3).value).toBe(45);
  expect(cell(sheet, "Lớp 12", 10).value).toBe("x");
  expect([cell(sheet, "Tổng số", 11).formula, shown(cell(sheet, "Tổng số", 11))]).toEqual([
    'IF(AND(COUNT(E15,D15)=2,D15<>0),ROUND(E15/D15,1),"")',
    39.2,
  ]);
  expect([cell(sheet, "Cộng toàn trường", 5).formula, shown(cell(sheet, "Cộng toàn trường", 5))]).toEqual([
    'IF(COUNT(E15:E16)=0,"",SUM(E15:E16))',
    696,
  ]);
  const values = sheetOf(workbook, "Tổng hợp (giá trị)");
  expect(cell(values, "Tổng số", 12).value).toBe(48.9);
});

test("choices are counted beneath their options and in the table, and plain beside their unit", async () => {
  const workbook = await workbookOf(classes, classUnits());
  const counts = rowOf(sheetOf(workbook, "Lựa chọn"), 2, "Nguồn kinh phí");
  expect([3, 4, 5, 6].map((column) => shown(counts.getCell(column)))).toEqual([1, 1, 0, 2]);
  expect(cell(sheetOf(workbook, "Tổng hợp (2)"), "Kỹ năng số của học sinh", 4).value).toBe("Tốt: 1; Khá: 1");
  const detail = sheetOf(workbook, "Chi tiết đơn vị");
  const words = rowOf(detail, 3, "T-01");
  expect([words.getCell("AU").value, words.getCell("AV").value]).toEqual(["Tốt", "Ngân sách; Xã hội hóa"]);
});

test("choices in a list are counted by line, over the list's sheet and beneath it", async () => {
  const workbook = await workbookOf(chosenInventory, chosenUnits());
  const sheet = sheetOf(workbook, "Lựa chọn");
  const counts = (text: string) => {
    const row = rowOf(sheet, 2, text);
    return [3, 4, 5, 6].map((column) => shown(row.getCell(column)));
  };
  // Good, to be mended, to be given away; yes and no; by budget or not. Last how many lines say it.
  expect(counts("Danh mục thiết bị – Tình trạng")).toEqual([1, 1, 1, 3]);
  expect(counts("Danh mục thiết bị – Còn bảo hành")).toEqual([2, 1, null, 3]);
  expect(counts("Danh mục thiết bị – Nguồn")).toEqual([1, 2, null, 2]);
  const yes = rowOf(sheet, 2, "Danh mục thiết bị – Còn bảo hành").getCell(3);
  expect(yes.formula).toBe("COUNTIF('Danh sách 1'!M8:M11,1)");
  const foot = rowOf(sheetOf(workbook, "Danh sách 1"), 1, "Cộng 3 thiết bị");
  expect([11, 12, 13, 14].map((column) => foot.getCell(column).value)).toEqual([
    "Còn tốt: 1; Cần sửa chữa: 1; Đề nghị thanh lý: 1",
    null,
    "Có: 2; Không: 1",
    "Ngân sách: 1; Ngoài ngân sách: 2",
  ]);
});

test("a list is one sheet of the whole round: the unit before each line, digits kept, đồng in the paper's measure", async () => {
  const sheet = sheetOf(await workbookOf(inventory, inventoryUnits()), "Danh sách 1");
  const line = rowOf(sheet, 4, "Kính hiển vi");
  expect([2, 3, 5, 9, 10].map((column) => shown(line.getCell(column)))).toEqual([
    "T-01",
    "THCS 1",
    "0099",
    3250.5,
    22753.5,
  ]);
  expect(line.getCell(5).numFmt).toBe("@");
  expect(line.getCell(10).formula).toBe('IF(COUNT(G9,I9)=2,G9*I9,"")');
  const foot = rowOf(sheet, 1, "Cộng 3 thiết bị");
  // Ends in the guard row: a line added above it counts.
  expect([foot.getCell(10).formula, shown(foot.getCell(10))]).toEqual([
    'IF(COUNT(J8:J11)=0,"",SUM(J8:J11))',
    225253.5,
  ]);
});

test("whoever may not see people's data gets their cells without it, and nothing else changes", async () => {
  const { withoutPersonal } = await import("../../src/form/personal.ts");
  const units = inventoryUnits().map((unit) =>
    unit.submission
      ? {
          ...unit,
          submission: { ...unit.submission, answers: withoutPersonal(inventory, unit.submission.answers) },
        }
      : unit,
  );
  const sheet = sheetOf(await workbookOf(inventory, units), "Danh sách 1");
  expect(shown(rowOf(sheet, 4, "Máy chiếu").getCell(12))).toBe("…");
  expect(shown(rowOf(sheet, 1, "Cộng 3 thiết bị").getCell(10))).toBe(225253.5);
});

test("an empty paper has room for lines and computes as soon as somebody fills it", async () => {
  const shared = ofForm(inventory);
  const bytes = await collect((sink) =>
    writeUnitFile(sink, {
      type: "draft",
      round: shared,
      labels: workbookLabels(shared),
      unit: { name: "Trường 1", shortName: "Trường 1", profile: "truong" },
      answers: new Map(),
      beside: nothingBeside,
    }),
  );
  const sheet = sheetOf(await load(bytes), "Trường 1");
  const first = rowOf(sheet, 1, "1");
  expect(first.getCell(8).formula).toBe(
    `IF(COUNT(E${first.number},G${first.number})=2,E${first.number}*G${first.number},"")`,
  );
  expect(rowOf(sheet, 1, "10").number).toBe(first.number + 9);
});

test("a table of 26 columns goes on to the right, its wording and its head on every page", async () => {
  const [section] = classes.sections;
  const [item] = section?.items ?? [];
  if (!section || !item?.table) throw new Error("the form has a table");
  const columns = Array.from({ length: 26 }, (_, at) => ({
    id: `c${at}`,
    title: `Học sinh lớp ${at}`,
    noun: "em",
  }));
  const rows = Array.from({ length: 40 }, (_, at) => ({
    id: `r${at}`,
    stt: String(at + 1),
    label: String(at + 1),
    parent: null,
    text: `Trường ${at}`,
    unit: "",
    role: "input" as const,
    columns: columns.map(({ id }) => id),
    aggregate: "sum" as const,
  }));
  const table = { ...item.table, columns, rows, constants: [], groups: [], printed: {} };
  const form: Form = { ...classes, highlights: [], sections: [{ ...section, items: [{ ...item, table }] }] };
  const sheet = sheetOf(await workbookOf(form, []), "Tổng hợp");
  expect(sheet.pageSetup).toMatchObject({
    orientation: "landscape",
    fitToPage: false,
    printTitlesRow: "6:6",
    printTitlesColumn: "A:B",
  });
  expect(sheet.columnCount).toBe(28);
  expect(sheet.getCell("A2").master.address).toBe("A2");
  expect(sheet.getCell("AB2").isMerged).toBe(false);
});

/** A school that proves one of its answers so, on a form that asks for that. */
function proving(...proofs: readonly string[]) {
  const form = structuredClone(classes);
  const table = form.sections[1]?.items[0]?.table;
  const [choice] = table?.rows ?? [];
  if (!table || !choice) throw new Error("the form has a choice");
  table.columns.push({ id: "mc", title: "Minh chứng", kind: "proof" });
  Object.assign(choice, { kind: undefined, columns: ["kq", "mc"], cells: { kq: { kind: "yes-no" } } });
  const units = classUnits()
    .slice(0, 1)
    .map((unit) => {
      const answers = new Map(unit.submission?.answers);
      answers.set("dg/ky_nang/kq", answer("dg/ky_nang/kq", true));
      answers.set("dg/ky_nang/mc", answer("dg/ky_nang/mc", proofs));
      return { ...unit, submission: unit.submission && { ...unit.submission, answers } };
    });
  return { form, units };
}

test("proofs have a sheet of their own: a link opens, a file is named, and no other sheet has them", async () => {
  const { form, units } = proving("https://so.edu.vn/anh", "upload:12", "www.a.vn/b");
  const workbook = await workbookOf(form, units);
  const sheet = sheetOf(workbook, "Minh chứng");
  const proofs = [5, 6, 7].map((row) => sheet.getRow(row).getCell(5).value);
  expect(proofs).toEqual([
    { text: "https://so.edu.vn/anh", hyperlink: "https://so.edu.vn/anh" },
    "Tệp đã gửi số 12, xem bằng lệnh /files và mã đơn vị",
    { text: "www.a.vn/b", hyperlink: "https://www.a.vn/b" },
  ]);
  // On the unit's own sheet they stand as on the paper, and nowhere else.
  const named = print(workbook)
    .split("\n")
    .filter((line) => line.includes("so.edu.vn"));
  expect(named).toHaveLength(2);
  expect(workbook.getWorksheet("Lựa chọn")?.getColumn(1).values).not.toContain("B2.1");
});

const server = "https://baocao.example.vn";
const file12 = { text: "Tệp đã gửi số 12", hyperlink: `${server}/chat/proofs/12` };
/** What stands at the proof on the school's own sheet. */
const ownProof = async (...proofs: readonly string[]) => {
  const { form, units } = proving(...proofs);
  const workbook = await workbookOf(form, units, server);
  const sheet = workbook.worksheets.at(-1);
  const row = sheet && rowOf(sheet, 2, "Kỹ năng số của học sinh");
  return [4, 5, 6, 7].map((column) => row?.getCell(column).value);
};

test("a proof that is a file leads to its page where our server has a public address", async () => {
  const { form, units } = proving("https://so.edu.vn/anh", "upload:12");
  const sheet = sheetOf(await workbookOf(form, units, server), "Minh chứng");
  expect([5, 6].map((row) => sheet.getRow(row).getCell(5).value)).toEqual([
    { text: "https://so.edu.vn/anh", hyperlink: "https://so.edu.vn/anh" },
    file12,
  ]);
});

test("on a school's own sheet the only proof opens, and of several each stands with its address", async () => {
  expect(await ownProof("upload:12")).toContainEqual(file12);
  expect(await ownProof("www.a.vn/b")).toContainEqual({
    text: "www.a.vn/b",
    hyperlink: "https://www.a.vn/b",
  });
  expect(await ownProof("https://so.edu.vn/anh", "upload:12")).toContain(
    `https://so.edu.vn/anh\nTệp đã gửi số 12: ${server}/chat/proofs/12`,
  );
});

test("more lines than anybody reads beneath a row are counted there, and the row says where they are", async () => {
  const [first] = classUnits();
  const sealed = first?.submission;
  if (!first || !sealed) throw new Error("the first school reported");
  const answers = new Map(sealed.answers);
  for (let at = 2; at <= 201; at += 1) answers.set(`ss/khac/l3_${at}/hs`, answer(`ss/khac/l3_${at}/hs`, 1));
  const sheet = sheetOf(
    await workbookOf(classes, [{ ...first, submission: { ...sealed, answers } }]),
    "Tổng hợp",
  );
  const row = rowOf(sheet, 2, "Lớp khác (ghi rõ): 201 dòng, xem trang của từng đơn vị");
  expect(shown(row.getCell(5))).toBe(212);
  expect(sheet.getRow(row.number + 1).getCell(2).value).toBe("Cộng toàn trường");
});
