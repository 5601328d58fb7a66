// A form of two rows, short enough to be answered by many units in one test.
import { parseForm } from "../../../src/form/form.ts";

const row = {
  stt: "",
  unit: "quyển/tủ",
  role: "input",
  kind: "pair",
  parent: null,
  columns: ["sach", "tu"],
  nouns: { sach: "quyển", tu: "tủ" },
  aggregate: "sum",
};

export const shelfForm = parseForm({
  id: "tu-sach",
  version: 1,
  title: "BÁO CÁO TỦ SÁCH",
  shortTitle: "Tủ sách",
  profiles: { truong: { label: "Đơn vị" } },
  limits: { count: 99_999, money: 999_999_999, text: 500 },
  sections: [
    {
      id: "a",
      no: "A",
      title: "CHUNG",
      items: [
        {
          id: "b",
          no: "B",
          text: "Bảng",
          kind: "table",
          table: {
            title: "SỐ SÁCH",
            head: { stt: "TT", text: "Loại", unit: "ĐVT", quantity: "Số lượng", note: "Ghi chú" },
            columns: [
              { id: "sach", title: "Sách" },
              { id: "tu", title: "Tủ" },
            ],
            rows: [
              { ...row, id: "s1", label: "1", text: "Sách giáo khoa" },
              { ...row, id: "s2", label: "2", text: "Sách tham khảo" },
            ],
            groups: [{ id: "sach", rows: ["s1", "s2"] }],
          },
        },
      ],
    },
  ],
  checks: [],
  highlights: [{ label: "Sách giáo khoa", parts: [{ place: "b/s1/sach", noun: "quyển" }] }],
  words: {
    takes: "2 phút",
    names: ["tủ sách"],
    nothing: "không có sách nào",
    nothingBefore: "không có sách",
  },
});
