// A third form, about what a school has rather than what it did: pairs, a gate, checks of every row, words of its own.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Loại", unit: "ĐVT", quantity: "Số lượng", note: "Ghi chú" };
const row = {
  stt: "",
  parent: "may",
  unit: "máy/phòng",
  role: "input",
  kind: "pair",
  columns: ["may", "phong"],
  nouns: { may: "máy", phong: "phòng máy" },
  aggregate: "sum",
};

export const stockForm = parseForm({
  id: "may-tinh",
  version: 1,
  title: "BÁO CÁO MÁY TÍNH",
  shortTitle: "Máy tính đang dùng",
  profiles: { truong: { label: "Trường" } },
  limits: { count: 9999, money: 999_999_999, text: 500 },
  sections: [
    {
      id: "a",
      no: "A",
      title: "CHUNG",
      items: [
        { id: "a1", no: "A.1", text: "Ngày kiểm kê", kind: "date" },
        { id: "a2", no: "A.2", text: "Tiền mua mới", kind: "money", noun: "đồng" },
        { id: "a3", no: "A.3", text: "Có mạng không", kind: "yes-no" },
        { id: "a4", no: "A.4", text: "Số máy hỏng", kind: "count", noun: "máy" },
        {
          id: "b",
          no: "B",
          text: "Bảng",
          kind: "table",
          table: {
            title: "SỐ MÁY",
            head,
            columns: [
              { id: "may", title: "Máy" },
              { id: "phong", title: "Phòng máy" },
            ],
            rows: [
              {
                ...row,
                id: "may",
                label: "1",
                parent: null,
                text: "Máy đang dùng",
                unit: "",
                role: "heading",
                kind: undefined,
                columns: [],
                nouns: undefined,
                aggregate: null,
                gate: { question: "Đơn vị có máy nào đang dùng không?" },
              },
              { ...row, id: "m1", label: "1.1", text: "Để bàn" },
              { ...row, id: "m2", label: "1.2", text: "Xách tay" },
            ],
            groups: [{ id: "may", rows: ["may"] }],
          },
        },
        { id: "c", no: "C", text: "Đề nghị", kind: "text" },
      ],
    },
  ],
  checks: [
    { id: "K1", at: "row", type: "no-people" },
    { id: "K2", at: "row", type: "no-things" },
    { id: "K3", at: "row", type: "fewer-people" },
    { id: "K4", at: "row", type: "above", rows: ["m1"], max: 500 },
    { id: "K5", at: "review", type: "gate-empty" },
    { id: "K6", at: "review", type: "all-zero", reason: true },
  ],
  highlights: [{ label: "Máy để bàn", parts: [{ place: "b/m1/may", noun: "máy" }] }],
  words: { takes: "5 phút", names: ["kiểm kê"], nothing: "không có máy nào", nothingBefore: "không có máy" },
});
