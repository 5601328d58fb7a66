// No sentence has a hole where a form leaves out what is counted and what a cell is called: every kind of answer, wherever it
// may stand, prompted, refused, doubted, shown and told.
import { expect, it } from "vitest";
import { parseForm } from "../../src/form/form.ts";
import { interviewOf } from "../support/chat/interview.ts";

type Said = { readonly kind: string; readonly more?: object; readonly good: string };

const kinds: readonly Said[] = [
  { kind: "count", good: "12" },
  { kind: "decimal", more: { digits: 1 }, good: "2,5" },
  { kind: "percent", more: { digits: 1 }, good: "92" },
  { kind: "money", good: "5 triệu đồng" },
  { kind: "line", good: "Máy chiếu" },
  { kind: "yes-no", good: "có" },
  { kind: "one-of", more: { choices: "muc" }, good: "Khá" },
  { kind: "many-of", more: { choices: "muc" }, good: "1, 2" },
  { kind: "date", good: "5/9/2022" },
  { kind: "month", good: "9/2022" },
  { kind: "year", good: "2021" },
  { kind: "identifier", more: { identifies: "phone" }, good: "0912345678" },
];

const head = { stt: "TT", text: "Nội dung", unit: null, quantity: null, note: null };
const row = { stt: "", parent: null, unit: "", role: "input", aggregate: null };
const table = (columns: readonly object[], rows: readonly object[], more: object = {}) => ({
  ...{ id: "b", no: "I.1", text: "Biểu", kind: "table" },
  table: { title: "BIỂU", head, columns, rows, groups: [], ...more },
});

/** Where a cell of this kind may stand; `next` is of the same kind. */
const places: Readonly<Record<string, (cell: object) => object>> = {
  item: (cell) => ({ id: "i", no: "I.1", text: "Nội dung", ...cell }),
  row: (cell) =>
    table(
      [{ id: "x", title: "Giá trị", ...cell }],
      [{ ...row, id: "r", label: "1", text: "Dòng", columns: ["x"] }],
    ),
  group: (cell) =>
    table(
      [{ id: "x", title: "Giá trị", ...cell }],
      ["1", "2"].map((label) => ({ ...row, id: `r${label}`, label, text: `Dòng ${label}`, columns: ["x"] })),
      { groups: [{ id: "g", rows: ["r1", "r2"] }] },
    ),
  "row of two": (cell) =>
    table(
      [
        { id: "x", title: "Giá trị", ...cell },
        { id: "y", title: "Giá trị", ...cell },
      ],
      [{ ...row, id: "r", label: "1", text: "Dòng", columns: ["x", "y"] }],
    ),
  figures: (cell) => ({
    ...{ id: "i", no: "I.1", text: "Có …, có …", kind: "figures" },
    cells: [
      { id: "x", ...cell },
      { id: "y", ...cell },
    ],
  }),
  line: (cell) =>
    table(
      [
        { id: "ten", title: "Giá trị", kind: "line" },
        { id: "x", title: "Giá trị", ...cell },
      ],
      [],
      {
        list: { least: 1, most: 5, noun: "dòng" },
      },
    ),
  "open row": (cell) =>
    table(
      [
        { id: "ten", title: "Giá trị", kind: "line" },
        { id: "x", title: "Giá trị", ...cell },
      ],
      [
        {
          ...row,
          id: "r",
          label: "1",
          text: "Khác",
          role: "open",
          columns: ["ten", "x"],
          lines: { most: 5 },
        },
      ],
    ),
};

function formOf(place: string, { kind, more }: Said) {
  return parseForm({
    ...{ language: 2, id: "trong", version: 1, title: "BIỂU", shortTitle: "Biểu" },
    profiles: { truong: { label: "Trường" } },
    limits: {},
    choices: {
      muc: [
        { id: "tot", label: "Tốt" },
        { id: "kha", label: "Khá" },
      ],
    },
    sections: [{ id: "s", no: "I", title: "BIỂU", items: [places[place]?.({ kind, ...more })] }],
    checks: [],
    highlights: [],
  });
}

const hole = / [.,;:?]|,,|\.\.(?!\.)| {2}|\(\s*\)|“”|\(: |undefined|null/u;

/** What is typed at its prompts, the good ones last. */
const sayings = (good: string): readonly (readonly string[])[] => [
  ["abc xyz"],
  ["abc xyz", "abc xyz"],
  ["-5"],
  ["1/2/3/4/5/6"],
  ["99999999999999"],
  ["31/2/2022"],
  ["không"],
  ["khoảng 5"],
  ["ví dụ"],
  ["khung"],
  ["để sau", "tiếp"],
  ["giống năm trước"],
  [good],
  [good, good],
  [`${good}; ${good}`, "xem lại", "sửa I.1"],
  [`A; ${good}`, "xóa 1", "đúng"],
  [`A; ${good}`, "sửa 1"],
  ["A", "đúng", good, "xong", "xem lại", "nộp"],
  [`1: ${good}`, "xem lại", "sửa 1", "abc xyz"],
];

it.each(kinds.flatMap((kind) => Object.keys(places).map((place) => [kind.kind, place, kind] as const)))(
  "%s, as %s",
  (_, place, kind) => {
    const form = formOf(place, kind);
    const heard = sayings(kind.good).flatMap((said) => {
      let it = interviewOf("truong", {}, form);
      return [it, ...said.map((text) => (it = it.say(text)))].flatMap(({ text, offered }) => [
        ...text.split("\n"),
        ...offered.map(({ label }) => label),
      ]);
    });
    expect([...new Set(heard)].filter((line) => hole.test(line))).toEqual([]);
  },
);
