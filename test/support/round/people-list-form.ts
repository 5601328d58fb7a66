// Lists: teachers with a name, a day and more, from two to four of them; machines with none at least, added up; and open lines beneath a row.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Họ và tên", unit: null, quantity: null, note: null };

export const peopleListForm = parseForm({
  language: 2,
  id: "danh-sach-cot-can",
  version: 1,
  title: "DANH SÁCH GIÁO VIÊN CỐT CÁN VÀ THIẾT BỊ",
  shortTitle: "Cốt cán",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  choices: {
    gioi: [
      { id: "nam", label: "Nam" },
      { id: "nu", label: "Nữ" },
    ],
    trinh_do: [
      { id: "cd", label: "Cao đẳng" },
      { id: "dh", label: "Đại học", also: ["đh"] },
      { id: "ths", label: "Thạc sĩ", also: ["ths"] },
    ],
  },
  sections: [
    {
      id: "s",
      no: "I",
      title: "DANH SÁCH",
      items: [
        { id: "so_gv", no: "I.1", text: "Số giáo viên của trường", kind: "count", noun: "giáo viên" },
        {
          id: "ds",
          no: "I.2",
          text: "Danh sách giáo viên cốt cán",
          kind: "table",
          table: {
            title: "DANH SÁCH GIÁO VIÊN CỐT CÁN",
            head,
            columns: [
              { id: "ten", title: "Họ và tên", kind: "line", label: "họ tên", personal: true },
              { id: "sinh", title: "Ngày sinh", kind: "date", label: "ngày sinh", personal: true },
              { id: "gioi", title: "Giới tính", kind: "one-of", choices: "gioi", label: "nam/nữ" },
              { id: "mon", title: "Môn", kind: "line", label: "môn" },
              { id: "td", title: "Trình độ", kind: "one-of", choices: "trinh_do", label: "trình độ" },
              { id: "nam", title: "Số năm công tác", noun: "năm công tác" },
              {
                id: "dt",
                title: "Điện thoại",
                kind: "identifier",
                identifies: "phone",
                label: "điện thoại",
                personal: true,
              },
            ],
            rows: [],
            list: { least: 2, most: 4, noun: "người" },
            groups: [],
          },
        },
        {
          id: "tb",
          no: "I.3",
          text: "Thiết bị được tặng trong năm",
          kind: "table",
          table: {
            title: "THIẾT BỊ ĐƯỢC TẶNG",
            head: { ...head, text: "Tên thiết bị" },
            columns: [
              { id: "ten", title: "Tên thiết bị", kind: "line", label: "tên thiết bị" },
              { id: "sl", title: "Số lượng", noun: "cái", label: null },
              { id: "ghi_chu", title: "Người tặng", kind: "line", label: "người tặng", optional: true },
            ].map(({ label, ...column }) => (label === null ? column : { ...column, label })),
            rows: [],
            list: { least: 0, most: 50, noun: "thiết bị", totals: ["sl"] },
            groups: [],
          },
        },
      ],
    },
  ],
  checks: [],
  highlights: [{ label: "Giáo viên", parts: [{ place: "so_gv", noun: "giáo viên" }] }],
});
