// The linter over everything that language 2 can say: one form that says it all is clean, and each fault is named.
import { describe, expect, it } from "vitest";
import { type Form, parseForm } from "../../src/form/form.ts";
import { lintForm } from "../../src/form/lint.ts";

const head = { stt: "STT", text: "Nội dung", unit: "ĐVT", quantity: null, note: "Ghi chú" };
const row = { stt: "", parent: null, unit: "", role: "input", aggregate: "sum" };

/** Parts, a sentence with blanks, a table with all sorts of columns, a list, open lines, totals over totals. */
const whole = {
  language: 2,
  id: "moi-thu",
  version: 1,
  title: "BÁO CÁO",
  shortTitle: "Báo cáo",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  choices: {
    muc: [
      { id: "tot", label: "Tốt" },
      { id: "kha", label: "Khá", also: ["khá giỏi"] },
    ],
  },
  sections: [
    {
      id: "s1",
      no: "I",
      title: "MỘT",
      part: "A",
      applies: { truong: 1 },
      items: [
        {
          id: "cau",
          no: "1",
          text: "Đã mở …… lớp; …… lượt người",
          kind: "figures",
          cells: [
            { id: "lop", noun: "lớp" },
            { id: "luot", noun: "lượt người" },
          ],
        },
        { id: "xep", no: "2", text: "Xếp loại", kind: "one-of", choices: "muc" },
        { id: "tien", no: "3", text: "Kinh phí", kind: "money", scale: "trieu" },
      ],
    },
    {
      id: "s2",
      no: "II",
      title: "HAI",
      part: "B",
      items: [
        {
          id: "bang",
          no: "",
          text: "Bảng",
          kind: "table",
          table: {
            title: "BẢNG",
            head,
            constants: [{ id: "chuan", title: "Điểm chuẩn" }],
            columns: [
              { id: "lop", no: "1", title: "Lớp", noun: "lớp" },
              {
                id: "tyle",
                no: "2",
                title: "Tỷ lệ",
                kind: "percent",
                digits: 1,
                label: "tỷ lệ",
                rollUp: "none",
              },
              { id: "tong", no: "3", title: "Tổng", label: "tổng", compute: "[1] + [1]" },
              { id: "co", no: "4", title: "Có", kind: "yes-no", label: "có" },
              { id: "mc", no: "5", title: "Minh chứng", kind: "proof" },
            ],
            rows: [
              { ...row, id: "d1", label: "", text: "Đầu", role: "heading", columns: [], aggregate: null },
              {
                ...row,
                id: "r1",
                label: "1",
                parent: "d1",
                text: "Một",
                columns: ["lop", "tyle", "tong"],
                given: { chuan: 5 },
              },
              {
                ...row,
                id: "r2",
                label: "2",
                parent: "d1",
                text: "Hai",
                columns: ["lop"],
                crossed: ["tyle"],
                cells: { lop: { most: 40 } },
              },
              { ...row, id: "r3", label: "3", text: "Có gì", columns: ["co", "mc"], aggregate: "count-yes" },
              {
                ...row,
                id: "r4",
                label: "4",
                text: "Khác",
                role: "open",
                columns: ["lop"],
                lines: { most: 5 },
              },
              {
                ...row,
                id: "t1",
                label: "",
                text: "Cộng",
                role: "total",
                columns: ["lop"],
                aggregate: "derived",
                of: ["r1", "r2"],
              },
              {
                ...row,
                id: "t2",
                label: "",
                text: "Tất cả",
                role: "total",
                columns: ["lop"],
                aggregate: "derived",
                of: ["t1", "r4"],
              },
            ],
            groups: [{ id: "g", rows: ["r1", "r2"] }],
            printed: {
              numbers: ["A", "B", "C", "D", "1", "2", "3", "4", "5", "E"],
              at: { sheet: "Bảng", columns: { lop: "E", note: "J" }, rows: { r1: 8, r2: 9 } },
            },
          },
        },
        {
          id: "ds",
          no: "9",
          text: "Danh sách",
          kind: "table",
          table: {
            title: "DANH SÁCH",
            head: { ...head, unit: null, note: null },
            columns: [
              { id: "ten", title: "Họ tên", kind: "line", label: "họ tên", personal: true },
              {
                id: "dt",
                title: "Điện thoại",
                kind: "identifier",
                identifies: "phone",
                label: "điện thoại",
                personal: true,
              },
              { id: "muc", title: "Mức", kind: "one-of", choices: "muc", label: "mức", optional: true },
              { id: "gio", title: "Số giờ", label: "số giờ", noun: "giờ" },
            ],
            rows: [],
            list: { least: 1, most: 30, noun: "người", totals: ["gio"] },
            groups: [],
          },
        },
      ],
    },
  ],
  checks: [],
  highlights: [
    { label: "Lớp", parts: [{ place: "bang/t2/lop", noun: "lớp" }] },
    { label: "Câu", parts: [{ place: "cau/luot", noun: "lượt" }] },
    { label: "Người", parts: [{ place: "ds/lines", noun: "người" }] },
  ],
};

/** The whole form with something else at a path such as "sections.0.items.1.kind"; undefined takes it away. */
function broken(path: string, value: unknown): Form {
  const copy: unknown = structuredClone(whole);
  const keys = path.split(".");
  let at = copy;
  for (const key of keys.slice(0, -1)) at = Object(at)[key];
  const last = keys.at(-1) ?? "";
  if (value === undefined) delete Object(at)[last];
  else Object(at)[last] = value;
  return parseForm(copy);
}

const table = "sections.1.items.0.table";
const list = "sections.1.items.1.table";

it("passes a form that says everything", () => {
  expect(lintForm(parseForm(whole))).toEqual([]);
});

describe("what an author may get wrong", () => {
  it.each<[string, string, unknown, string]>([
    ["a number twice in a part", `${table}.rows.2.label`, "1", "two questions are called b.1"],
    ["a section for nobody", "sections.0.applies", { xa: 1 }, "section s1 names xa, which is no profile"],
    [
      "a sentence without blanks",
      "sections.0.items.0.cells",
      undefined,
      "item cau is a sentence with figures but has no blank",
    ],
    [
      "blanks of no sentence",
      "sections.0.items.1.cells",
      [{ id: "a" }],
      "item xep has blanks but is no item of figures",
    ],
    ["a blank twice", "sections.0.items.0.cells.1.id", "lop", "item cau: two of its blanks have the id lop"],
    [
      "a blank called note",
      "sections.0.items.0.cells.1.id",
      "note",
      "item cau: note is no id for a row, a column or a blank",
    ],
    ["a proof of nothing", "sections.0.items.1.kind", "proof", "item xep is a proof of nothing"],
    ["no choices", "sections.0.items.1.choices", undefined, "item xep has nothing to choose from"],
    [
      "choices that do not exist",
      "sections.0.items.1.choices",
      "zz",
      "item xep chooses from zz, which is no list of choices",
    ],
    ["a choice twice", "choices.muc.1.id", "tot", "choices muc: two options have the id tot"],
    ["two choices of one name", "choices.muc.1.also", ["tốt"], "choices muc: two options are called “tốt”"],
    [
      "a choice called by another's number",
      "choices.muc.0.label",
      "2",
      "choices muc: “2” is called by a number that is not its own",
    ],
    [
      "a scale of no money",
      `${table}.columns.0.scale`,
      "trieu",
      "its column lop says scale, but nothing there has any",
    ],
    [
      "a row's scale of no money",
      `${table}.rows.1.scale`,
      "trieu",
      "row r1 says scale, but nothing there has any",
    ],
    [
      "choices of a count",
      `${table}.columns.0.choices`,
      "muc",
      "its column lop says choices, but nothing there has any",
    ],
    [
      "what a phone is, of a count",
      `${table}.columns.0.identifies`,
      "phone",
      "its column lop says identifies, but nothing there has any",
    ],
    [
      "an identifier of nothing",
      `${list}.columns.1.identifies`,
      undefined,
      "list ds: its column dt says not what it identifies",
    ],
    [
      "digits of a count",
      `${table}.rows.2.cells`,
      { lop: { digits: 2 } },
      "row r2: its cell lop says digits, but nothing there has any",
    ],
    ["an item's scale", "sections.0.items.1.scale", "ty", "item xep says scale, but nothing there has any"],
    ["a column twice", `${table}.columns.1.id`, "lop", "table bang: two columns have the id lop"],
    [
      "a constant called as a column",
      `${table}.constants.0.id`,
      "lop",
      "table bang: two columns have the id lop",
    ],
    [
      "a column called lines",
      `${list}.columns.3.id`,
      "lines",
      "table ds: lines is no id for a row, a column or a blank",
    ],
    [
      "a row called as lines are",
      `${table}.rows.1.id`,
      "l1_2",
      "table bang: l1_2 is no id for a row, a column or a blank",
    ],
    ["a column's number twice", `${table}.columns.1.no`, "1", "table bang: two columns have the number 1"],
    ["a column that is nowhere asked", `${table}.rows.3.columns`, ["co"], "its column mc is nowhere asked"],
    [
      "a crossed column that is asked",
      `${table}.rows.2.crossed`,
      ["lop"],
      "row r2 crosses out lop and asks it as well",
    ],
    ["a crossed column that is none", `${table}.rows.2.crossed`, ["zz"], "row r2 names the column zz"],
    [
      "a cell of another row",
      `${table}.rows.2.cells`,
      { tong: {} },
      "row r2 says something of tong, which it does not have",
    ],
    [
      "a constant that is none",
      `${table}.rows.1.given`,
      { zz: 5 },
      "row r1 is printed with zz, which is no constant column",
    ],
    [
      "a proof beside no yes",
      `${table}.rows.3.columns`,
      ["mc"],
      "row r3: its cell mc is a proof, but of no yes beside it",
    ],
    [
      "a proof in lines",
      `${list}.columns.0.kind`,
      "proof",
      "list ds: its column ten is a proof, and no line proves anything",
    ],
    [
      "rows without a name for a cell",
      `${table}.columns.1.label`,
      undefined,
      "row r1: its cell tyle has no name",
    ],
    ["two cells of one name", `${table}.columns.1.label`, "lớp", "row r1: two of its cells are called lớp"],
    ["a share that is summed", `${table}.columns.1.rollUp`, "sum", "is summed, but no percent adds up"],
    [
      "a yes that is counted of figures",
      `${table}.columns.0.rollUp`,
      "count-yes",
      "is no yes or no, so no yes is counted",
    ],
    [
      "the average of a name",
      `${list}.columns.2.rollUp`,
      "average",
      "is a one-of, of which there is no average",
    ],
    ["a list of people", `${list}.columns.0.rollUp`, "list", "is personal, so nothing of it is rolled up"],
    [
      "a computed cell left empty",
      `${table}.columns.2.optional`,
      true,
      "is computed, so it cannot be optional",
    ],
    [
      "a computed cell proposed",
      `${table}.columns.2.prefill`,
      "last-round",
      "is computed, so nothing is proposed for it",
    ],
    [
      "a proposal from no column",
      `${table}.columns.0.prefill`,
      { last: "zz" },
      "is proposed from zz, which is no column",
    ],
    [
      "rows and a list",
      `${list}.rows`,
      [{ ...row, id: "x", label: "8", text: "X", columns: ["gio"] }],
      "a table is either a list or has rows",
    ],
    ["neither rows nor a list", `${list}.list`, undefined, "table ds has neither rows nor a list"],
    [
      "more lines at least than at most",
      `${list}.list.least`,
      31,
      "list ds wants at least 31 lines but takes 30 at most",
    ],
    [
      "a sum of names",
      `${list}.list.totals`,
      ["ten"],
      "list ds adds up ten, which is no column of figures that add up",
    ],
    [
      "lines of a row that is not open",
      `${table}.rows.1.lines`,
      { most: 3 },
      "row r1 says its lines but is not open",
    ],
    [
      "an open row without a number",
      `${table}.rows.4.label`,
      "",
      "row r4 is asked but has no number to be called by",
    ],
    [
      "a total over a heading",
      `${table}.rows.5.of`,
      ["d1"],
      "row t1 is a total over d1, which is no row of values",
    ],
    [
      "a total over a row without the column",
      `${table}.rows.5.of`,
      ["r3"],
      "row t1 is a total over r3, which has no column lop",
    ],
    [
      "figures that say not how they add up",
      `${table}.rows.1.aggregate`,
      null,
      "row r1 is asked but says not how it is added up",
    ],
    [
      "a line of numbers that is too short",
      `${table}.printed.numbers`,
      ["A", "1"],
      "table bang prints 2 numbers under 10 columns",
    ],
    ["an address for no column", `${table}.printed.at.columns`, { zz: "E" }, "there is no column zz"],
    ["an address for no row", `${table}.printed.at.rows`, { zz: 8 }, "there is no row zz"],
    [
      "two columns at one address",
      `${table}.printed.at.columns`,
      { lop: "E", tyle: "E" },
      "two columns lie in E",
    ],
    ["two rows at one address", `${table}.printed.at.rows`, { r1: 8, r2: 8 }, "two rows lie in line 8"],
    [
      "a key total of a share",
      "highlights.0.parts.0.place",
      "bang/r1/tyle",
      "names bang/r1/tyle, where no number stands",
    ],
    ["a sum about people", `${list}.columns.3.personal`, true, "list ds adds up gio, which is personal"],
    [
      "a sum of what follows from people",
      `${list}.columns.3.compute`,
      'nếu [ten] = "Mai" thì 1 không thì 0',
      "list ds adds up gio, which is personal",
    ],
    [
      "a key total about people",
      "sections.0.items.0.personal",
      true,
      "“Câu” names cau/luot, which is personal",
    ],
  ])("%s", (_, path, value, sentence) => {
    expect(lintForm(broken(path, value)).join("\n")).toContain(sentence);
  });
});
