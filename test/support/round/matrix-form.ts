// Rows of many cells: a group of classes by sex in a part with numbers of its own, rows of every kind, a row wider than
// eight cells, a sentence with blanks, and figures that are proposed from the round before.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Nội dung", unit: null, quantity: null, note: null };
const row = { stt: "", parent: null, unit: "", role: "input", aggregate: "sum" };
const before = { prefill: "last-round" };
const months = Array.from({ length: 12 }, (_, at) => ({
  id: `t${at + 1}`,
  title: `Tháng ${at + 1}`,
  label: `tháng ${at + 1}`,
}));

export const matrixForm = parseForm({
  language: 2,
  id: "ma-tran-lop",
  version: 1,
  title: "THỐNG KÊ LỚP VÀ CƠ SỞ VẬT CHẤT",
  shortTitle: "Ma trận lớp",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  choices: {
    muc: [
      { id: "tot", label: "Tốt" },
      { id: "kha", label: "Khá" },
      { id: "chua", label: "Chưa đạt" },
    ],
  },
  sections: [
    {
      id: "b1",
      no: "B1",
      title: "BIỂU 1",
      part: "B1",
      items: [
        {
          id: "lop",
          no: "0",
          text: "Lớp theo khối",
          kind: "table",
          table: {
            title: "LỚP THEO KHỐI",
            head,
            columns: [
              { id: "lop", title: "Số lớp", noun: "lớp", ...before },
              { id: "hs", title: "Học sinh", noun: "học sinh", ...before },
              { id: "nu", title: "Nữ", label: "nữ", ...before },
              { id: "kt", title: "Khuyết tật", label: "khuyết tật", ...before },
            ],
            rows: [
              { ...row, id: "k6", label: "1", text: "Khối 6", columns: ["lop", "hs", "nu", "kt"] },
              { ...row, id: "k7", label: "2", text: "Khối 7", columns: ["lop", "hs", "nu", "kt"] },
              { ...row, id: "k8", label: "3", text: "Khối 8", columns: ["lop", "hs", "nu", "kt"] },
            ],
            groups: [{ id: "g", rows: ["k6", "k7", "k8"] }],
          },
        },
      ],
    },
    {
      id: "b2",
      no: "B2",
      title: "BIỂU 2",
      part: "B2",
      items: [
        {
          id: "csvc",
          no: "0",
          text: "Cơ sở vật chất",
          kind: "table",
          table: {
            title: "CƠ SỞ VẬT CHẤT",
            head,
            columns: [
              { id: "ten", title: "Đơn vị xây dựng", kind: "line", label: "đơn vị xây dựng" },
              { id: "ngay", title: "Ngày dùng", kind: "date", label: "ngày dùng" },
              { id: "muc", title: "Mức", kind: "one-of", choices: "muc", label: "mức" },
              { id: "tien", title: "Kinh phí", kind: "money", scale: "trieu", label: "kinh phí" },
              { id: "ty_le", title: "Tỷ lệ", kind: "percent", label: "tỷ lệ" },
              ...months,
            ],
            rows: [
              {
                ...row,
                id: "thu_vien",
                label: "1",
                text: "Thư viện",
                columns: ["ten", "ngay", "muc", "tien", "ty_le"],
                aggregate: "join",
              },
              {
                ...row,
                id: "dien",
                label: "2",
                text: "Điện từng tháng",
                columns: months.map(({ id }) => id),
              },
              { ...row, id: "phong", label: "3", text: "Số phòng", unit: "phòng", columns: ["t1"] },
            ],
            groups: [],
          },
        },
      ],
    },
    {
      id: "c",
      no: "C",
      title: "HOẠT ĐỘNG",
      items: [
        {
          id: "cau",
          no: "C.1",
          text: "Đã mở …… lớp; …… lượt người",
          kind: "figures",
          cells: [
            { id: "lop", noun: "lớp", ...before },
            { id: "luot", noun: "lượt người", ...before },
          ],
        },
      ],
    },
  ],
  checks: [],
  highlights: [{ label: "Học sinh", parts: [{ place: "lop/k6/hs", noun: "học sinh" }] }],
});
