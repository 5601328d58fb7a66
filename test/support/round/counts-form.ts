// A table of counts, each asked by itself: for tests that answer one question after the other.
import { type Form, parseForm } from "../../../src/form/form.ts";

/** A form of so many rows, numbered from 1, each asked by itself. */
export function countsForm(questions: number): Form {
  return parseForm({
    // Forms of one name and version are one form, also for tests that share a process.
    id: `counts-${questions}`,
    version: 1,
    title: "SỐ LIỆU",
    shortTitle: "Số liệu",
    profiles: { truong: { label: "Trường" } },
    limits: { count: 9999, money: 999_999_999, text: 500 },
    sections: [
      {
        id: "a",
        no: "A",
        title: "SỐ LIỆU",
        items: [
          {
            id: "t",
            no: "A.1",
            text: "Bảng số liệu",
            kind: "table",
            table: {
              title: "SỐ LIỆU",
              head: { stt: "TT", text: "Nội dung", unit: "ĐVT", quantity: "Số lượng", note: "Ghi chú" },
              columns: [{ id: "n", title: "Số lượng" }],
              rows: Array.from({ length: questions }, (_, at) => ({
                id: `r${at + 1}`,
                label: `${at + 1}`,
                stt: `${at + 1}`,
                text: `Nội dung ${at + 1}`,
                parent: null,
                unit: "lớp",
                role: "input",
                kind: "count",
                columns: ["n"],
                nouns: { n: "lớp" },
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
}
