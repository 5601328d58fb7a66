// What a school has: rows of yes and no with numbers of their part, under a gate, and beside a count.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Nội dung", unit: null, quantity: null, note: "Ghi chú" };
const row = { stt: "", unit: "", role: "input", aggregate: "count-yes", columns: ["co"] };
const heading = { stt: "", unit: "", role: "heading", aggregate: null, columns: [], parent: null };

const things = [
  "Internet cáp quang",
  "Wi-Fi các phòng học",
  "Người phụ trách an toàn thông tin",
  "Quản lý học tập trực tuyến",
  "Kho học liệu số",
  "Kiểm tra trên máy tính",
];

const proof = { id: "minh_chung", title: "Minh chứng", kind: "proof" };

const formOf = (id: string, proves: boolean) => ({
  language: 2,
  id,
  version: 1,
  title: "RÀ SOÁT HẠ TẦNG SỐ",
  shortTitle: "Hạ tầng số",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  sections: [
    {
      id: "s1",
      no: "B1",
      title: "HẠ TẦNG",
      part: "B1",
      items: [
        {
          id: "b1",
          no: "",
          text: "Biểu 1",
          kind: "table",
          table: {
            title: "BIỂU 1. HẠ TẦNG SỐ",
            head,
            columns: [{ id: "co", title: "Có", kind: "yes-no" }, ...(proves ? [proof] : [])],
            rows: [
              { ...heading, id: "h1", label: "", text: "Biểu 1. Trường có những nội dung nào?" },
              ...things.map((text, at) => ({
                ...row,
                ...{ id: `t${at + 1}`, label: String(at + 1), text, parent: "h1" },
                ...(proves ? { columns: ["co", "minh_chung"] } : {}),
              })),
            ],
            groups: [{ id: "g1", rows: ["h1"] }],
          },
        },
      ],
    },
    {
      id: "s2",
      no: "B",
      title: "CÂU LẠC BỘ, PHÒNG MÁY",
      items: [
        {
          id: "b2",
          no: "",
          text: "Biểu 2",
          kind: "table",
          table: {
            title: "BIỂU 2. CÂU LẠC BỘ, PHÒNG MÁY",
            head,
            columns: [
              { id: "co", title: "Có", kind: "yes-no" },
              { id: "so", title: "Số lượng", noun: "máy" },
            ],
            rows: [
              {
                ...heading,
                ...{ id: "h2", label: "2", text: "Câu lạc bộ" },
                gate: { question: "Trường có câu lạc bộ nào không?" },
              },
              { ...row, id: "stem", label: "2.1", text: "Câu lạc bộ STEM", parent: "h2" },
              { ...row, id: "lap_trinh", label: "2.2", text: "Câu lạc bộ lập trình", parent: "h2" },
              { ...row, id: "sach", label: "2.3", text: "Câu lạc bộ đọc sách", parent: "h2" },
              { ...heading, id: "h3", label: "3", text: "Phòng máy tính" },
              { ...row, id: "phong", label: "3.1", text: "Phòng máy riêng", parent: "h3" },
              { ...row, id: "mang", label: "3.2", text: "Mạng trong phòng máy", parent: "h3" },
              {
                ...row,
                ...{ id: "may", label: "3.3", text: "Máy dùng được", parent: "h3", unit: "máy" },
                ...{ columns: ["so"], aggregate: "sum" },
              },
              {
                ...row,
                ...{ id: "may_hong", label: "3.4", text: "Máy hỏng", parent: "h3", unit: "máy" },
                ...{ columns: ["so"], aggregate: "sum" },
              },
            ],
            groups: [
              { id: "g2", rows: ["h2"] },
              { id: "g3", rows: ["h3"] },
            ],
          },
        },
      ],
    },
  ],
  checks: [],
  highlights: [],
});

export const checklistForm = parseForm(formOf("ra-soat-ha-tang-so", false));
/** The same, where each thing of the first list is to be proved. */
export const proofsForm = parseForm(formOf("ra-soat-co-minh-chung", true));
