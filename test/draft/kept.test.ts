// What a report still holds though a newer version of its form asks it no more: rows, columns of lists, remarks, people.
import { describe, expect, it } from "vitest";
import { keptOf } from "../../src/draft/kept.ts";
import { type Form, parseForm } from "../../src/form/form.ts";
import { sayKept } from "../../src/text/officer/kept.ts";

const head = { stt: "TT", text: "Nội dung", unit: null, quantity: null, note: null };
const row = (id: string, label: string, text: string) => ({
  ...{ id, label, text, stt: label, parent: null, unit: "", role: "input", aggregate: null, columns: ["so"] },
});
const column = (id: string, title: string, more: object = {}) => ({ id, title, label: title, ...more });
const rows = [row("r1", "1", "Máy tính"), row("r2", "2", "Máy in"), row("r3", "3", "Máy chiếu")];
const columns = [
  column("ten", "họ tên", { kind: "line", personal: true }),
  column("mon", "môn", { kind: "line" }),
  column("nam", "năm vào ngành", { kind: "year" }),
];

/** A version with these rows, these columns of its list and, of the outline, these items. */
function version(
  no: number,
  has: { rows: readonly object[]; columns: readonly object[]; items: readonly string[] },
): Form {
  return parseForm({
    ...{ language: 2, id: "kept-pure", version: no, title: "T", shortTitle: "T", limits: {}, choices: {} },
    profiles: { truong: { label: "Trường" } },
    sections: [
      {
        ...{ id: "s1", no: "I", title: "Phần một" },
        items: [
          ...has.items.map((id, at) => ({ id, no: `I.${at + 1}`, text: `Nhận xét ${id}`, kind: "text" })),
          {
            ...{ id: "b", no: "1", text: "Thiết bị", kind: "table" },
            table: {
              title: "THIẾT BỊ",
              head,
              columns: [{ id: "so", title: "Số", noun: "cái" }],
              rows: has.rows,
              groups: [],
            },
          },
          {
            ...{ id: "ds", no: "2", text: "Danh sách", kind: "table" },
            table: {
              ...{ title: "GIÁO VIÊN", head, columns: has.columns, rows: [], groups: [] },
              list: { least: 0, most: 20, noun: "người", totals: [] },
            },
          },
        ],
      },
    ],
    checks: [],
    highlights: [],
  });
}

const first = version(1, { rows, columns, items: ["n1", "n2"] });
const said = (now: Form, earlier: readonly Form[], given: Record<string, string | number>) =>
  keptOf(
    now,
    earlier,
    "truong",
    Object.entries(given).map(([place, value]) => ({ place, value })),
  ).map(sayKept);

const given = {
  n1: "Tốt",
  n2: "Cần thêm máy",
  "b/r1/so": 40,
  "b/r2/so": 5,
  "b/r2/note": "hai cái hỏng",
  "b/r3/so": 1,
  "ds/lines": 2,
  "ds/l3_1/ten": "Trần Thị Mai",
  "ds/l3_1/mon": "Toán",
  "ds/l3_1/nam": 2001,
  "ds/l3_2/ten": "Lê Văn Ba",
  "ds/l3_2/mon": "Văn",
};

describe("what is asked no more", () => {
  it("is nothing while everything is asked", () => {
    expect(said(version(2, { rows, columns, items: ["n1", "n2"] }), [first], given)).toEqual([]);
  });

  it("is a row with its remark, and an item of the outline, by their old names", () => {
    const now = version(2, { rows: rows.filter(({ id }) => id !== "r2"), columns, items: ["n1"] });
    expect(said(now, [first], given)).toEqual([
      "Mục I.2 “Nhận xét n2”: “Cần thêm máy”",
      expect.stringMatching(/^Dòng 2 “Máy in”.*: 5 cái, hai cái hỏng$/u),
    ]);
  });

  it("is of a list the column that is gone, line by line; what is about people stays unsaid", () => {
    const now = version(2, { rows, columns: columns.filter(({ id }) => id === "nam"), items: ["n1", "n2"] });
    expect(said(now, [first], given)).toEqual([
      "Biểu 2 “GIÁO VIÊN”: …, môn: Toán",
      "Biểu 2 “GIÁO VIÊN”: …, môn: Văn",
    ]);
  });

  it("is named by the newest version that asked it", () => {
    const second = version(2, {
      rows: rows.map((one) => (one.id === "r2" ? { ...one, text: "Máy in màu" } : one)),
      ...{ columns, items: ["n1", "n2"] },
    });
    const now = version(3, { rows: rows.filter(({ id }) => id !== "r2"), columns, items: ["n1", "n2"] });
    expect(said(now, [first, second], given)[0]).toMatch(/^Dòng 2 “Máy in màu”/u);
  });

  it("is nothing that no version asked", () => {
    expect(said(first, [], { "b/r9/so": 3, lạ: 1 })).toEqual([]);
  });
});
