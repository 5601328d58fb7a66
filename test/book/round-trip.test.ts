// The law of the officer's workbook: what is written is read back as it was, for every form of the language.
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBook } from "../../src/book/read/read-book.ts";
import { writeBook } from "../../src/book/write/write-book.ts";
import type { Draft } from "../../src/draft/draft.ts";
import { draftOf } from "../../src/draft/draft-of.ts";
import { readFile } from "../../src/files/read.ts";
import { type Form, parseForm } from "../../src/form/form.ts";
import { shippedForm } from "../../src/form/library.ts";
import { bookLists, bookWords } from "../../src/text/officer/book-words.ts";
import { kinds, readNamed } from "../support/dispatches/read.ts";
import { draftWith, someRound } from "../support/forms/drafts.ts";
import { formOf, formPlan } from "../support/forms/random-form.ts";

async function sentBack(draft: Draft, base: Draft | null = draft) {
  const about = { origin: null, faults: [], lists: bookLists };
  const bytes = await writeBook(draft, parseForm(draft.form), bookWords, about);
  return readBook(await readFile("bieu-mau.xlsx", bytes), bookWords, base);
}

async function comesBack(draft: Draft): Promise<void> {
  const { draft: read, faults, copied } = await sentBack(draft);
  expect(faults).toEqual([]);
  expect(copied).toEqual([]);
  expect(JSON.parse(JSON.stringify(read?.form))).toEqual(JSON.parse(JSON.stringify(draft.form)));
  expect({ ...read, form: null }).toEqual({ ...draft, form: null });
}

const folder = new URL("../support/forms/", import.meta.url);
const forms = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe("a form in a workbook", () => {
  it.each(forms)("%s", async (name) => {
    const form = parseForm(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    await comesBack(draftWith(form));
  });

  it.each([3, 4])("the shipped form, version %i", async (version) => {
    await comesBack(draftWith(shippedForm(`tuan-le-htsd-2022@${version}`)));
  });

  it.each(["1-ma-tran-hoc-sinh.docx", "2-danh-sach-cot-can.docx", "3-ha-tang-so.docx", "dispatch-2022.txt"])(
    "the draft of %s, with its guesses",
    async (name) => {
      await comesBack(draftOf(await readNamed(name), {}, kinds));
    },
  );

  it("any form", async () => {
    await fc.assert(
      fc.asyncProperty(formPlan, async (plan) => {
        await comesBack(draftWith(formOf(plan), someRound));
      }),
      { numRuns: 15 },
    );
  });

  it("everything that a form may say", async () => {
    await comesBack(
      draftWith(full, {
        ...someRound,
        deadlines: [
          { sections: ["s1"], at: "2026-12-05", inclusive: false },
          { sections: ["s2"], at: "2026-12-12T08:30", inclusive: true },
        ],
      }),
    );
  });

  it("a round of which nothing is known", async () => {
    const nothing = Object.fromEntries(Object.keys(someRound).map((key) => [key, null]));
    const round = { ...someRound, ...nothing, deadlines: [], units: [] };
    await comesBack(draftWith(full, round));
  });
});

/** Each word of the language once, with values that a workbook could mistake for others. */
const full: Form = parseForm({
  language: 2,
  id: "tat-ca",
  version: 3,
  title: "TẤT CẢ",
  shortTitle: "1.10",
  attachedTo: "Kèm theo công văn số 5",
  profiles: { thpt: { label: "Trường THPT" }, phong: { label: "có" } },
  limits: { text: 2000, count: 5000, percent: 100 },
  choices: {
    k1: [
      { id: "v1", label: "Tốt", also: ["t", "rất tốt"] },
      { id: "v2", label: "không", also: ["k"] },
    ],
    k2: [
      { id: "v1", label: "2025" },
      { id: "v2", label: "a | b" },
    ],
  },
  sections: [
    {
      id: "s1",
      no: "I",
      title: "CHUNG",
      part: "B1",
      applies: { phong: 0 },
      items: [
        { id: "m1", no: "", text: "Đề mục", kind: "heading" },
        {
          id: "m2",
          no: "1.1",
          text: "Có tổ chức không",
          kind: "yes-no",
          parent: "m1",
          hint: "Ghi có hoặc không",
        },
        {
          id: "m3",
          no: "1.10",
          text: "Ngày",
          kind: "date",
          when: "{1.1} = có",
          applies: { thpt: 2, phong: 1 },
        },
        {
          id: "m4",
          no: "1.2",
          text: "Kinh phí",
          kind: "money",
          scale: "trieu",
          most: 5_000_000_000,
          optional: true,
        },
        {
          id: "m5",
          no: "1.3",
          text: "Mở …… lớp; …… lượt",
          sourceText: "Mở ... lớp",
          kind: "figures",
          cells: [
            { id: "o1", noun: "lớp" },
            { id: "o2", kind: "decimal", digits: 3, label: "12", rollUp: { ratio: "{1.3}[o1] / 2" } },
          ],
        },
        { id: "m6", no: "1.4", text: "Chọn", kind: "many-of", choices: "k1", rollUp: "list" },
        {
          id: "m7",
          no: "1.5",
          text: "Số điện thoại",
          kind: "identifier",
          identifies: "phone",
          personal: true,
        },
      ],
    },
    {
      id: "s2",
      no: "",
      title: "BẢNG",
      part: "B2",
      when: "{B1.1.1} = có",
      items: [
        {
          id: "b1",
          no: "",
          text: "Bảng một",
          kind: "table",
          table: {
            title: "BẢNG MỘT",
            subtitle: "(tên phụ)",
            head: { stt: "TT", text: "Nội dung", unit: "ĐVT", quantity: "Số lượng", note: "Ghi chú" },
            constants: [{ id: "c9", title: "Điểm chuẩn" }],
            columns: [
              { id: "c1", title: "Tổng", no: "1", under: ["Học sinh", "Trong đó"], noun: "em" },
              {
                id: "c2",
                title: "Nữ",
                no: "2",
                under: ["Học sinh", "Trong đó"],
                label: "nữ",
                hint: "Đếm cả",
              },
              { id: "c3", title: "Nữ", under: ["Học sinh"], label: "nữ nữa", kind: "decimal", digits: 2 },
              {
                id: "c4",
                title: "Tỷ lệ",
                no: "4",
                kind: "percent",
                compute: "[2] / [1] × 100",
                label: "tỷ lệ",
              },
              { id: "c5", title: "Có", kind: "yes-no", label: "có" },
              { id: "c6", title: "Minh chứng", kind: "proof", rollUp: "none" },
            ],
            rows: [
              {
                id: "r1",
                stt: "A",
                label: "",
                parent: null,
                text: "Nhóm",
                unit: "",
                role: "heading",
                columns: [],
                aggregate: null,
                gate: { question: "Có nhóm này không?" },
              },
              {
                id: "r2",
                stt: "1",
                label: "1.10",
                parent: "r1",
                text: "Dòng",
                unit: "em",
                role: "input",
                columns: ["c1", "c2", "c4"],
                crossed: ["c5"],
                aggregate: "sum",
                given: { c9: "05" },
                applies: { thpt: 1 },
                hint: "a: b",
              },
              {
                id: "r3",
                stt: "1",
                label: "1.1",
                parent: "r1",
                text: "Dòng nữa",
                unit: "",
                role: "input",
                columns: ["c2", "c1"],
                aggregate: "sum",
                given: { c9: 10 },
                cells: { c1: { noun: "lớp", most: 12, prefill: "last-round" }, c2: { compute: "[1] + 1" } },
              },
              {
                id: "r4",
                stt: "",
                label: "2",
                parent: null,
                text: "Có không",
                unit: "",
                role: "input",
                columns: ["c5", "c6"],
                aggregate: "count-yes",
                when: "{1.1} > 0",
              },
              {
                id: "r5",
                stt: "",
                label: "3",
                parent: null,
                text: "Lời",
                unit: "",
                role: "input",
                kind: "text",
                columns: [],
                aggregate: "join",
              },
              {
                id: "r6",
                stt: "",
                label: "4",
                parent: null,
                text: "Khác",
                unit: "việc",
                role: "open",
                columns: ["c1", "c2"],
                aggregate: "sum",
                lines: { most: 5 },
              },
              {
                id: "r7",
                stt: "",
                label: "5",
                parent: null,
                text: "Số đơn vị",
                unit: "",
                role: "input",
                columns: ["c1"],
                aggregate: "own-yes",
                askAs: {
                  phong: { kind: "yes-no", question: "Có tổ chức không?", yes: "có tổ chức", no: "không" },
                },
              },
              {
                id: "r8",
                stt: "",
                label: "",
                parent: null,
                text: "Tổng",
                unit: "",
                role: "total",
                columns: ["c1", "c2"],
                aggregate: "derived",
                of: ["r2", "r3"],
              },
            ],
            groups: [
              { id: "g1", rows: ["r1"] },
              { id: "g2", rows: ["r4", "r7"] },
            ],
            printed: {
              unitLine: "ĐVT: em",
              numbers: ["A", "B", "C", "D", "1", "2", "", "4=2/1", "5", "6", "7"],
              before: ["Tên đơn vị: ……", "Dòng hai"],
              after: ["Ghi chú: một dòng."],
            },
          },
        },
        {
          id: "b2",
          no: "9",
          text: "Danh sách",
          kind: "table",
          table: {
            title: "DANH SÁCH",
            head: { stt: null, text: "Họ và tên", unit: null, quantity: null, note: null },
            columns: [
              { id: "c21", title: "Họ và tên", label: "họ và tên", kind: "line", personal: true },
              { id: "c22", title: "Số năm", label: "số năm", noun: "năm" },
            ],
            rows: [],
            list: { least: 0, most: 30, noun: "người", totals: ["c22"] },
            groups: [],
            printed: {
              at: {
                sheet: "Biểu 1",
                columns: { c21: "B", c22: "C" },
                rows: {},
                lines: { first: 7, most: 40, unit: "A" },
                office: "A1",
              },
            },
          },
        },
      ],
    },
  ],
  checks: [
    {
      id: "q1",
      at: "row",
      type: "expression",
      table: "b1",
      rows: ["r2", "r3"],
      holds: "[2] <= [1]",
      say: "Nữ không quá tổng",
      hard: true,
    },
    { id: "q2", at: "review", type: "expression", holds: "{B1.1.2} >= 0", reason: true, profiles: ["thpt"] },
    { id: "q3", at: "row", type: "ratio", rows: ["r2"], max: 60, reason: true },
    { id: "q4", at: "review", type: "together", a: ["b1/r2/c1"], b: ["b1/r3/c1", "b1/r3/c2"] },
    { id: "q5", at: "row", type: "date-like", month: 10, days: [1, 2], cells: ["c1", "c2"] },
  ],
  words: {
    takes: "30–45 phút",
    names: ["tuần lễ"],
    refusals: [],
    nothing: "không tổ chức gì",
    examples: { count: 12, pair: [3, 45], money: "5 triệu", text: "12" },
  },
  highlights: [
    {
      label: "Học sinh",
      parts: [
        { place: "b1/r8/c1", noun: "em" },
        { place: "b2/lines", noun: "" },
      ],
    },
  ],
});
