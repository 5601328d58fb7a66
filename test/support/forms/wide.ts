// A table that no chat is made for: 26 columns under a tree of headings, one more that is computed, 40 rows and their sum.
import { parseForm } from "../../../src/form/form.ts";

/** How many columns and rows are asked. */
export const wide = { columns: 26, rows: 40 } as const;

/** The figure that the tests write at a row and a column, both from 1. */
export function wideFigure(row: number, column: number): number {
  return row * 7 + column * 3;
}

const numbers = Array.from({ length: wide.columns }, (_, at) => at + 1);
const ids = numbers.map((no) => `c${no}`);
const lines = Array.from({ length: wide.rows }, (_, at) => at + 1);
const row = { stt: "", parent: null, unit: "", columns: [...ids, "sum"] };

export const wideForm = parseForm({
  language: 2,
  id: "thong-ke-rong",
  version: 1,
  title: "THỐNG KÊ THEO LỚP VÀ GIỚI TÍNH",
  shortTitle: "Thống kê rộng",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  sections: [
    {
      id: "s",
      no: "A",
      title: "SỐ LIỆU",
      items: [
        {
          id: "b",
          no: "A.1",
          text: "Biểu rộng",
          kind: "table",
          table: {
            title: "THỐNG KÊ THEO LỚP VÀ GIỚI TÍNH",
            head: { stt: "TT", text: "Trường", unit: null, quantity: null, note: null },
            columns: [
              ...numbers.map((no) => ({
                id: `c${no}`,
                title: no % 2 === 1 ? "Tổng" : "Nữ",
                under: [`Cấp ${Math.ceil(no / 10)}`, `Lớp ${Math.ceil(no / 2)}`],
                no: String(no),
                label: `cột ${no}`,
              })),
              { id: "sum", title: "Hai cột đầu", no: "27", label: "hai cột đầu", compute: "[1] + [2]" },
            ],
            rows: [
              ...lines.map((no) => ({
                ...row,
                id: `r${no}`,
                label: String(no),
                text: `Điểm trường ${no}`,
                role: "input",
                aggregate: "sum",
              })),
              {
                ...row,
                id: "all",
                label: "",
                text: "Tổng số",
                role: "total",
                aggregate: "derived",
                of: lines.map((no) => `r${no}`),
              },
            ],
            groups: [],
          },
        },
      ],
    },
  ],
  checks: [],
  highlights: [],
});
