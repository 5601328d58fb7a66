// Classes by grade: a form of language 2 with rows of seven cells, two of different kinds, a decimal and a share.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Khối lớp", unit: "ĐVT", quantity: "Số liệu", note: "Ghi chú" };
const counts = ["lop", "hs", "nu", "dt", "nu_dt", "kt", "bt"];
const row = { stt: "", parent: null, unit: "", role: "input", columns: counts, aggregate: "sum" };

export const classesForm = parseForm({
  language: 2,
  id: "thong-ke-lop",
  version: 1,
  title: "THỐNG KÊ LỚP, HỌC SINH",
  shortTitle: "Thống kê lớp",
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
          text: "Biểu thống kê",
          kind: "table",
          table: {
            title: "THỐNG KÊ LỚP, HỌC SINH ĐẦU NĂM HỌC",
            head,
            columns: [
              { id: "lop", title: "Số lớp", noun: "lớp" },
              { id: "hs", title: "Học sinh", noun: "học sinh" },
              { id: "nu", title: "Nữ", label: "nữ" },
              { id: "dt", title: "Dân tộc", label: "dân tộc" },
              { id: "nu_dt", title: "Nữ dân tộc", label: "nữ dân tộc" },
              { id: "kt", title: "Khuyết tật", label: "khuyết tật" },
              { id: "bt", title: "Bán trú", label: "bán trú" },
              { id: "dien_tich", title: "Diện tích", kind: "decimal", digits: 2, noun: "m2" },
              { id: "chuyen_can", title: "Chuyên cần", kind: "percent", digits: 1, label: "chuyên cần" },
            ],
            rows: [
              { ...row, id: "k10", label: "1", text: "Lớp 10" },
              { ...row, id: "k11", label: "2", text: "Lớp 11" },
              { ...row, id: "phong", label: "3", text: "Phòng học", columns: ["dien_tich", "chuyen_can"] },
              {
                ...row,
                id: "tong",
                label: "",
                text: "Tổng số",
                role: "total",
                aggregate: "derived",
                of: ["k10", "k11"],
              },
            ],
            groups: [],
          },
        },
        {
          id: "ty_le",
          no: "A.2",
          text: "Tỷ lệ học sinh khá, giỏi",
          kind: "percent",
          digits: 1,
          noun: "tỷ lệ",
        },
      ],
    },
  ],
  checks: [
    { id: "nu", at: "row", type: "part", cells: ["nu", "hs"] },
    { id: "nu_dt", at: "row", type: "part", cells: ["nu_dt", "dt"] },
  ],
  highlights: [
    { label: "Học sinh", parts: [{ place: "b/tong/hs", noun: "học sinh" }] },
    { label: "Diện tích", parts: [{ place: "b/phong/dien_tich", noun: "m2" }] },
  ],
});
