// A small draft as the machine makes them: an outline with a sentence and a choice, and a table of two columns with a total.
import type { Draft } from "../../../src/draft/draft.ts";

const row = { stt: "", parent: "r1", unit: "", role: "input", columns: ["c1", "c2"], aggregate: "sum" };

const form = {
  language: 2,
  id: "thiet-bi-2026",
  version: 1,
  title: "Báo cáo thiết bị",
  shortTitle: "Thiết bị",
  profiles: { thpt: { label: "Trường THPT" }, mam_non: { label: "Trường mầm non" } },
  limits: {},
  choices: {
    k1: [
      { id: "v1", label: "Tốt" },
      { id: "v2", label: "Khá" },
    ],
  },
  sections: [
    {
      id: "s1",
      no: "I",
      title: "ĐỀ CƯƠNG",
      part: "DC",
      items: [
        { id: "m1", no: "1", text: "Đánh giá chung", kind: "text" },
        { id: "m2", no: "2", text: "Xếp loại", kind: "one-of", choices: "k1" },
        {
          id: "m3",
          no: "3",
          text: "Mở …… lớp với …… người",
          kind: "figures",
          cells: [
            { id: "o1", noun: "lớp" },
            { id: "o2", noun: "người" },
          ],
        },
      ],
    },
    {
      id: "s2",
      no: "II",
      title: "BIỂU",
      part: "B1",
      items: [
        {
          id: "b1",
          no: "",
          text: "Kiểm kê",
          kind: "table",
          table: {
            title: "KIỂM KÊ THIẾT BỊ",
            head: { stt: "STT", text: "Nội dung", unit: null, quantity: null, note: null },
            columns: [
              { id: "c1", title: "Tổng số", no: "1", label: "tổng số", noun: "máy" },
              { id: "c2", title: "Hỏng", no: "2", label: "hỏng", noun: "máy" },
            ],
            rows: [
              {
                ...row,
                id: "r1",
                label: "",
                parent: null,
                text: "Máy",
                role: "heading",
                columns: [],
                aggregate: null,
              },
              { ...row, id: "r2", label: "1", text: "Máy tính" },
              { ...row, id: "r3", label: "2", text: "Máy in" },
              {
                ...row,
                id: "r4",
                label: "",
                parent: null,
                text: "Cộng",
                role: "total",
                aggregate: "derived",
                of: ["r2", "r3"],
              },
            ],
            groups: [{ id: "g1", rows: ["r1"] }],
          },
        },
      ],
    },
  ],
  checks: [{ id: "q1", at: "row", type: "expression", reason: false, holds: "[2] <= [1]", table: "b1" }],
  highlights: [{ label: "Máy", parts: [{ place: "b1/r4/c1", noun: "máy" }] }],
};

export const smallDraft: Draft = {
  found: null,
  answers: {},
  form,
  round: {
    title: "Báo cáo thiết bị năm 2026",
    shortName: "Thiết bị",
    number: "12/SGDĐT-KHTC",
    signed: "2026-11-01",
    office: "Sở GDĐT",
    receiver: "Phòng Kế hoạch - Tài chính",
    email: null,
    help: null,
    mustAlsoSend: null,
    asOf: null,
    period: null,
    ladder: null,
    deadlines: [{ sections: [], at: "2026-12-05", inclusive: true }],
    units: [
      { text: "các trường THPT", kind: "thpt", does: "reports" },
      { text: "các trường mầm non", kind: "mam_non", does: "reports" },
    ],
  },
  marks: [{ at: "r3", sure: "guessed", from: "Máy in" }],
  nextId: 5,
};

export type Change = readonly [path: string, value: unknown];

/** The draft with some places of it changed, such as "form.sections.1.items.0.table.rows.2.label"; undefined takes it away. */
export function changed(...changes: readonly Change[]): Draft {
  const copy = structuredClone(smallDraft);
  for (const [path, value] of changes) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let at: unknown = copy;
    for (const key of keys) at = Object(at)[key];
    if (value === undefined && Array.isArray(at)) at.splice(Number(last), 1);
    else if (value === undefined) Reflect.deleteProperty(Object(at), last);
    else Object(at)[last] = value;
  }
  return copy;
}
