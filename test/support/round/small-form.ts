// A second, quite different form: other sections, one column of another name, a yes/no, a date, no gates.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Hạng mục", unit: "ĐVT", quantity: "Kết quả", note: "Ghi chú" };
const row = {
  stt: "",
  parent: null,
  unit: "cây",
  role: "input",
  kind: "count",
  columns: ["so_luong"],
  nouns: { so_luong: "cây" },
  aggregate: "sum",
};

export const smallForm = parseForm({
  id: "trong-cay",
  version: 1,
  title: "BÁO CÁO TẾT TRỒNG CÂY",
  shortTitle: "Tết trồng cây",
  profiles: { truong: { label: "Trường" } },
  limits: { count: 9999, money: 999_999_999, text: 500 },
  sections: [
    {
      id: "a",
      no: "A",
      title: "THÔNG TIN",
      items: [
        { id: "a1", no: "A.1", text: "Ngày tổ chức", kind: "date" },
        { id: "a2", no: "A.2", text: "Kinh phí", kind: "money", noun: "đồng" },
        { id: "a3", no: "A.3", text: "Có mời phụ huynh không", kind: "yes-no" },
      ],
    },
    {
      id: "bb",
      no: "B",
      title: "KẾT QUẢ",
      items: [
        {
          id: "b",
          no: "B.1",
          text: "Bảng kết quả",
          kind: "table",
          table: {
            title: "KẾT QUẢ TRỒNG CÂY",
            head,
            columns: [{ id: "so_luong", title: "Số lượng" }],
            rows: [
              { ...row, id: "b1", label: "1", text: "Cây bóng mát" },
              { ...row, id: "b2", label: "2", text: "Cây ăn trái" },
              { ...row, id: "b3", label: "3", text: "Cây hoa", unit: "chậu", nouns: { so_luong: "chậu" } },
              {
                id: "b9",
                stt: "",
                label: "",
                parent: null,
                text: "Tổng số cây",
                unit: "cây",
                role: "total",
                columns: ["so_luong"],
                nouns: { so_luong: "cây" },
                aggregate: "derived",
                of: ["b1", "b2"],
              },
            ],
            groups: [],
          },
        },
        { id: "b8", no: "B.2", text: "Nhận xét", kind: "text" },
      ],
    },
  ],
  checks: [],
  highlights: [{ label: "Cây đã trồng", parts: [{ place: "b/b9/so_luong", noun: "cây" }] }],
});
