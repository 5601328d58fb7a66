// Files for forms of the whole language: our own sheets read back, and what must never be taken for an answer.
import { expect, it } from "vitest";
import type { ReadFile } from "../../../src/files/blocks.ts";
import { readSheets } from "../../../src/files/spreadsheet/read-sheets.ts";
import type { Value } from "../../../src/form/answers.ts";
import { type Form, parseForm } from "../../../src/form/form.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { nothingBeside } from "../../../src/form/report-cells.ts";
import { readHanded } from "../../../src/interview/handed/read-handed.ts";
import { writeUnitFile } from "../../../src/report/excel/unit-file.ts";
import { workbookLabels } from "../../../src/text/paper/labels.ts";
import { wide as across, file, type Put, paragraph, sheet } from "../../support/files/blocks.ts";
import { collect } from "../../support/files/workbook-text.ts";
import { testForm } from "../../support/forms/forms.ts";
import { inventory } from "../../support/forms/of-report.ts";
import { wide, wideFigure, wideForm } from "../../support/forms/wide.ts";
import { answers, round } from "../../support/round/unit-reports.ts";

const now = new Date("2026-10-10T03:00:00Z");
const unit = { name: "Trường THPT A", code: "A" };

/** What a file says: certain values by place, and everything else that is told or asked. */
function read(form: Form, whole: ReadFile) {
  const q = questionnaire(form, "truong");
  const handed = readHanded(q, whole, { sheet: null, unit, now });
  const values: Record<string, unknown> = {};
  const asked: string[] = [];
  for (const { id, reading, said } of handed.rows) {
    const places = q.byId(id)?.places ?? [];
    if (reading.type === "value") {
      for (const [at, value] of reading.values.entries()) values[places[at] ?? ""] = value;
    } else asked.push(`${id} ${reading.type} “${said}”`);
  }
  for (const { id, text } of handed.narratives) values[id] = text;
  return {
    values,
    asked,
    told: handed.unplaced.map(({ why, name, figures }) => `${why}: ${name} “${figures}”`),
    lists: handed.lists.map(({ id, lines, none, others }) => ({
      [id]: lines.map(({ given, unread }) =>
        [
          ...given.map(({ value }) => value),
          ...unread.map(({ column, said: text }) => `${column}? ${text}`),
        ].join("; "),
      ),
      ...(none.length > 0 ? { none: none.map(({ why, said: text }) => `${why}: ${text}`) } : {}),
      ...(others.length > 0 ? { others } : {}),
    })),
    totals: handed.totals.map(({ name, figures, sum }) => `${name} “${figures}” ≠ ${sum}`),
    left: [...handed.dashes, ...handed.blanks].map(({ id }) => id),
  };
}

const clear = { asked: [], told: [], lists: [], totals: [], left: [] };

function rows(form: Form, lines: readonly (readonly Put[])[]) {
  return read(form, file("xlsx", [sheet("S", lines)]));
}

/** Our own sheet of a unit with these answers, as the file that it is. */
async function ownSheet(form: Form, values: Readonly<Record<string, Value>>): Promise<ReadFile> {
  const own = { ...round, form };
  const bytes = await collect((sink) =>
    writeUnitFile(sink, {
      type: "draft",
      round: own,
      labels: workbookLabels(own),
      unit: { name: unit.name, shortName: "THPT A", profile: "truong" },
      answers: answers(values),
      beside: nothingBeside,
    }),
  );
  return readSheets(bytes);
}

function line(stem: string, columns: string, values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(columns.split(" ").map((column, at) => [`${stem}/${column}`, values[at] ?? 0]));
}

const pupils = testForm("si-so-dau-nam");
const plan = testForm("ke-hoach-thuc-hien");
const years = testForm("nam-truoc-nam-nay");
const points = testForm("tu-danh-gia");

it("reads our own sheet back: a tree of headings and computed columns", async () => {
  const columns = "lop hs nu dt nudt kt";
  const values = {
    ...line("bieu/k10", columns, [4, 180, 95, 10, 6, 2]),
    ...line("bieu/k11", columns, [4, 170, 80, 8, 3, 1]),
    ...line("bieu/k12", columns, [3, 120, 61, 5, 2, 0]),
  };
  expect(read(pupils, await ownSheet(pupils, values))).toEqual({ ...clear, values });
});

it("reads our own sheet back: parts whose numbers begin again, shares, crossed cells", async () => {
  const values = {
    ...line("b1/x1", "kh th", [12, 11]),
    ...line("b1/x2", "kh th", [400, 398]),
    "b1/x3/th": 5,
    ...line("b2/y1", "ts tn cc", [120, 118, 97.5]),
    ...line("b2/y2", "ts tn cc", [200, 199, 99]),
  };
  expect(read(plan, await ownSheet(plan, values))).toEqual({ ...clear, values });
});

it("reads our own sheet back: two years side by side; lines beneath an open row", async () => {
  const rowsOf = {
    ...line("ss/l", "truoc nay", [11, 12]),
    ...line("ss/hs", "truoc nay", [400, 420]),
    ...line("ss/gv", "truoc nay", [28, 27]),
  };
  const lines = {
    ...line("ss/khac/l3_1", "ten sl", ["Học sinh học nghề", 35]),
    ...line("ss/khac/l3_2", "ten sl", ["Lớp", 7]),
    "ss/khac/lines": 2,
  };
  expect(read(years, await ownSheet(years, { ...rowsOf, ...lines }))).toEqual({
    ...clear,
    values: rowsOf,
    lists: [{ "ss/khac": ["Học sinh học nghề; 35", "Lớp; 7"] }],
  });
});

it("reads our own sheet back: points beside the standard ones, decimals, a text below the table", async () => {
  const values = {
    "phieu/a1/diem": 18.25,
    "phieu/a2/diem": 15,
    "phieu/a3/diem": 13.5,
    "phieu/b1/diem": 24,
    "phieu/b2/diem": 20.75,
    y_kien: "Thực hiện tốt nhiệm vụ năm học.",
  };
  expect(read(points, await ownSheet(points, values))).toEqual({ ...clear, values });
});

it("reads 26 columns under three rows of headings, 40 rows of them", async () => {
  const values: Record<string, number> = {};
  let sum = 0;
  for (let row = 1; row <= wide.rows; row += 1) {
    for (let column = 1; column <= wide.columns; column += 1) {
      values[`b/r${row}/c${column}`] = wideFigure(row, column);
      sum += wideFigure(row, column);
    }
  }
  const found = read(wideForm, await ownSheet(wideForm, values));
  expect(found).toEqual({ ...clear, values });
  // 26 times 7 times 1 + … + 40, and 40 times 3 times 1 + … + 26.
  expect(sum).toBe(26 * 7 * 820 + 40 * 3 * 351);
  expect(Object.values(found.values).reduce((all: number, value) => all + Number(value), 0)).toBe(191_360);
});

it("never takes a computed, a crossed or a stated figure for an answer", () => {
  const found = rows(plan, [
    [across("BIỂU 1. TRƯỜNG, LỚP", 6)],
    ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
    ["1", "Lớp học", "lớp", null, null, 91.7],
    ["2", "Học sinh tuyển mới", "học sinh", 400, null, 99.5],
    ["3", "Phòng học xây mới", "phòng", 6, null, "x"],
  ]);
  expect(found.values).toEqual({});
  expect(found.asked).toEqual(["b1/x2 half “400”"]);
  expect(found.told).toEqual(["other-column: Phòng học xây mới “6”"]);
  expect(found.left).toEqual(["b1/x1"]);
});

it("keeps the rows of two parts with the same numbers apart by the titles above them", () => {
  const second: Put[][] = [
    ["STT", "Chỉ tiêu", "ĐVT", "Học sinh dự xét", "Tốt nghiệp", "Tỷ lệ (%)", "Tỷ lệ chuyên cần (%)"],
    ["1", "Khối 9", "học sinh", 120, 118, 98.3, 97.5],
  ];
  expect(rows(plan, second).values).toEqual(line("b2/y1", "ts tn cc", [120, 118, 97.5]));
  // Under the titles of the second the wording of the first is nobody's.
  const other = [...second, ["1", "Lớp học", "lớp", 12, 11, 91.7, 97]];
  expect(rows(plan, other)).toEqual({
    ...clear,
    values: line("b2/y1", "ts tn cc", [120, 118, 97.5]),
    told: ["unknown-row: 1 Lớp học “12 / 11 / 91,7 / 97”"],
  });
});

it("takes no number alone where two parts have it", () => {
  const found = rows(plan, [
    ["STT", "Nội dung", "Số lượng", "Ghi chú"],
    ["1", null, 12],
    ["2", null, 400],
  ]);
  expect([found.values, found.asked]).toEqual([{}, []]);
});

it("reads a list's lines by their titles, and mixes none of them into rows", () => {
  const found = rows(inventory, [
    [across("1. Danh mục thiết bị", 8)],
    ["TT", "Tên thiết bị", "Mã tài sản", across("Số lượng", 3), null, null, "Đơn giá", "Tình trạng"],
    [null, null, null, "Sổ sách", "Thực tế", "Chênh lệch"],
    ["1", "Máy chiếu", "0012345", 10, 9, -1, 12_500, "Còn tốt"],
    ["2", "Kính hiển vi", "0099", 5, 7, 2, 3_250, "Cần sửa"],
    [null, "Cộng", null, 15, 16, 1],
    [across("2. Nhận xét", 8)],
    [across("Đủ dùng.", 8)],
  ]);
  const lines = [
    "Máy chiếu; 0012345; 10; 9; 12500000; tot",
    "Kính hiển vi; 5; 7; 3250000; ma? 0099; tt? Cần sửa",
  ];
  expect(found).toEqual({ ...clear, values: { nx: "Đủ dùng." }, lists: [{ tb: lines }] });
});

it("does not take a list that is written as lines for anything else", () => {
  const found = read(
    inventory,
    file("docx", [
      paragraph("DANH MỤC THIẾT BỊ"),
      paragraph("1. Danh mục thiết bị"),
      paragraph("Máy chiếu, 10 cái, 12.500"),
    ]),
  );
  const none = ["unclear: Máy chiếu, 10 cái, 12.500"];
  expect(found).toEqual({ ...clear, values: {}, lists: [{ tb: [], none }] });
});

it("asks for an amount whose file counts in something else than the form", () => {
  const money = parseForm({
    language: 2,
    id: "kinh-phi",
    version: 1,
    title: "KINH PHÍ",
    shortTitle: "Kinh phí",
    profiles: { truong: { label: "Trường" } },
    limits: {},
    sections: [
      {
        id: "s",
        no: "I",
        title: "KINH PHÍ",
        items: [
          {
            id: "b",
            no: "I.1",
            text: "Kinh phí",
            kind: "table",
            table: {
              title: "KINH PHÍ",
              head: { stt: "TT", text: "Nội dung", unit: null, quantity: null, note: null },
              columns: [{ id: "tien", title: "Kinh phí", kind: "money", scale: "trieu" }],
              rows: ["Sửa chữa", "Mua sách"].map((text, at) => ({
                id: `r${at}`,
                stt: "",
                label: String(at + 1),
                parent: null,
                text,
                unit: "",
                role: "input",
                columns: ["tien"],
                aggregate: "sum",
              })),
              groups: [],
            },
          },
        ],
      },
    ],
    checks: [],
    highlights: [],
  });
  const head = ["TT", "Nội dung", "Kinh phí"];
  const body = [
    ["1", "Sửa chữa", 500],
    ["2", "Mua sách", 20],
  ];
  const both = { "b/r0/tien": 500_000_000, "b/r1/tien": 20_000_000 };
  expect(rows(money, [head, ...body]).values).toEqual(both);
  expect(rows(money, [[across("ĐVT: triệu đồng", 3)], head, ...body]).values).toEqual(both);
  for (const other of ["ĐVT: đồng", "ĐVT: nghìn đồng"]) {
    const found = rows(money, [[across(other, 3)], head, ...body]);
    expect([other, found.values, found.asked.length]).toEqual([other, {}, 2]);
  }
});

it("takes the points that may be had for no one's own", () => {
  const lines = [["1.1", "Thực hiện chương trình", 20]];
  expect(rows(points, [["STT", "Tiêu chí", "Điểm tối đa"], ...lines]).values).toEqual({});
});
