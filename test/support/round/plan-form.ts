// A plan and what became of it: computed columns and rows, totals of totals, shares, a list, parts and conditions.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Nội dung", unit: "ĐVT", quantity: null, note: null };
const plain = { stt: "", parent: null, unit: "", role: "input", aggregate: "sum" };
const planned = { ...plain, columns: ["ke_hoach", "thuc_hien", "ty_le", "con_lai"] };

export const planData = {
  language: 2,
  id: "ke-hoach",
  version: 1,
  title: "BÁO CÁO THỰC HIỆN KẾ HOẠCH",
  shortTitle: "Thực hiện kế hoạch",
  profiles: { truong: { label: "Trường" }, cum: { label: "Cụm" } },
  limits: {},
  sections: [
    {
      id: "a",
      no: "I",
      title: "SỐ LIỆU",
      items: [
        { id: "si_so", no: "I.1", text: "Sĩ số học sinh", kind: "count", noun: "học sinh" },
        { id: "ban_tru", no: "I.2", text: "Có bán trú", kind: "yes-no" },
        {
          id: "so_ban_tru",
          no: "I.3",
          text: "Học sinh bán trú",
          kind: "count",
          noun: "học sinh",
          when: "{I.2} = có",
        },
        {
          id: "ty_le_ban_tru",
          no: "I.4",
          text: "Tỷ lệ bán trú",
          kind: "percent",
          digits: 1,
          compute: "{I.3} / {I.1} * 100%",
          when: "{I.2}",
        },
      ],
    },
    {
      id: "b",
      no: "II",
      title: "KẾ HOẠCH",
      part: "B1",
      items: [
        {
          id: "kh",
          no: "",
          text: "Kế hoạch",
          kind: "table",
          table: {
            title: "BIỂU 1. KẾ HOẠCH",
            head,
            columns: [
              { id: "ke_hoach", no: "1", title: "Kế hoạch", label: "kế hoạch" },
              { id: "thuc_hien", no: "2", title: "Thực hiện", label: "thực hiện" },
              {
                id: "ty_le",
                no: "3",
                title: "Tỷ lệ",
                label: "tỷ lệ",
                kind: "percent",
                digits: 1,
                compute: "[2] / [1] * 100",
              },
              { id: "con_lai", no: "4", title: "Còn lại", label: "còn lại", compute: "[1] - [2]" },
            ],
            rows: [
              { ...planned, id: "nha", label: "I", text: "Nhà trường", role: "total", of: ["lop", "phong"] },
              { ...planned, id: "lop", label: "1", text: "Lớp học" },
              { ...planned, id: "phong", label: "2", text: "Phòng học" },
              { ...planned, id: "sach", label: "II", text: "Thư viện", role: "total", of: ["dau_sach"] },
              { ...planned, id: "dau_sach", label: "3", text: "Đầu sách", applies: { cum: 0 } },
              {
                ...planned,
                id: "chung",
                label: "",
                text: "Tổng cộng",
                role: "total",
                of: ["nha", "sach"],
              },
            ],
            groups: [],
          },
        },
      ],
    },
    {
      id: "c",
      no: "III",
      title: "MUA SẮM",
      part: "B2",
      items: [
        {
          id: "mua",
          no: "1",
          text: "Thiết bị đã mua",
          kind: "table",
          table: {
            title: "BIỂU 2. MUA SẮM",
            head,
            columns: [
              { id: "so_luong", no: "1", title: "Số lượng", noun: "cái" },
              { id: "don_gia", no: "2", title: "Đơn giá", kind: "money", scale: "nghin", label: "đơn giá" },
              {
                id: "thanh_tien",
                no: "3",
                title: "Thành tiền",
                kind: "money",
                scale: "trieu",
                label: "thành tiền",
                compute: "[1] * [2] / 1.000",
              },
            ],
            rows: [],
            list: { least: 0, most: 30, noun: "thiết bị", totals: ["thanh_tien"] },
            groups: [],
          },
        },
        {
          id: "binh_quan",
          no: "2",
          text: "Bình quân mỗi học sinh",
          kind: "money",
          compute: "{1}[3] * 1.000.000 / {I.1}",
        },
      ],
    },
  ],
  checks: [
    {
      id: "gap_doi",
      at: "row",
      type: "expression",
      table: "kh",
      rows: ["lop", "phong", "dau_sach"],
      holds: "[2] <= 2 * [1]",
    },
    { id: "ban_tru", at: "row", type: "expression", holds: "{I.3} <= {I.1}", hard: true },
    { id: "chung", at: "review", type: "expression", holds: "{chung}[1] >= {chung}[2]", hard: true },
    {
      id: "phong",
      at: "review",
      type: "expression",
      holds: "nếu {B1.2}[2] > {B1.2}[1] thì {B1.3}[2] > 0",
      say: "phòng học vượt kế hoạch mà không có đầu sách nào",
      reason: true,
    },
  ],
  highlights: [],
};

export const planForm = parseForm(planData);

/** The same without its list. */
export const planOfRows = parseForm({ ...planData, sections: planData.sections.slice(0, 2) });
