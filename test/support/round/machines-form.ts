// A list of machines, none at least: a name in words, how many, and a day; the name may be all that somebody sends.
import { parseForm } from "../../../src/form/form.ts";

export const machinesForm = parseForm({
  language: 2,
  id: "thiet-bi",
  version: 1,
  title: "DANH SÁCH THIẾT BỊ",
  shortTitle: "Thiết bị",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  sections: [
    {
      id: "s",
      no: "I",
      title: "THIẾT BỊ",
      items: [
        {
          id: "tb",
          no: "I.1",
          text: "Thiết bị được tặng trong năm",
          kind: "table",
          table: {
            title: "THIẾT BỊ ĐƯỢC TẶNG",
            head: { stt: "TT", text: "Tên thiết bị", unit: null, quantity: null, note: null },
            columns: [
              { id: "ten", title: "Tên thiết bị", kind: "text", label: "tên thiết bị" },
              { id: "sl", title: "Số lượng", noun: "cái" },
              { id: "ngay", title: "Ngày nhận", kind: "date", label: "ngày nhận" },
            ],
            rows: [],
            list: { least: 0, most: 5, noun: "thiết bị", totals: ["sl"] },
            groups: [],
          },
        },
        { id: "gv", no: "I.2", text: "Số giáo viên dùng thiết bị", kind: "count", noun: "giáo viên" },
      ],
    },
  ],
  checks: [],
  highlights: [{ label: "Giáo viên", parts: [{ place: "gv", noun: "giáo viên" }] }],
});
