// Lists of people: a form of language 2 with personal cells of every kind there is beside cells that are about nobody.
import { parseForm } from "../../../src/form/form.ts";

const head = { stt: "TT", text: "Nội dung", unit: null, quantity: null, note: "Ghi chú" };
const row = { stt: "", parent: null, unit: "", role: "input", aggregate: null };

export const peopleForm = parseForm({
  language: 2,
  id: "giao-vien-cot-can",
  version: 1,
  title: "DANH SÁCH GIÁO VIÊN CỐT CÁN",
  shortTitle: "Giáo viên cốt cán",
  profiles: { truong: { label: "Trường" } },
  limits: {},
  choices: {
    mon: [
      { id: "toan", label: "Toán" },
      { id: "van", label: "Ngữ văn" },
    ],
  },
  sections: [
    {
      id: "s",
      no: "I",
      title: "NGƯỜI PHỤ TRÁCH",
      items: [
        { id: "ten", no: "1", text: "Họ tên người phụ trách", kind: "line", noun: "họ tên", personal: true },
        { id: "dt", no: "1a", text: "Điện thoại", kind: "identifier", identifies: "phone", personal: true },
        { id: "sinh", no: "2", text: "Ngày sinh người phụ trách", kind: "date", personal: true },
        { id: "lop", no: "3", text: "Số lớp bồi dưỡng", kind: "count", noun: "lớp" },
        {
          id: "ds",
          no: "4",
          text: "Danh sách giáo viên cốt cán",
          kind: "table",
          table: {
            title: "Phụ lục 1. Danh sách giáo viên cốt cán",
            head,
            columns: [
              { id: "ten", title: "Họ tên", label: "họ tên", kind: "line", personal: true },
              {
                id: "dt",
                title: "Điện thoại",
                label: "điện thoại",
                kind: "identifier",
                identifies: "phone",
                personal: true,
              },
              { id: "mon", title: "Môn", label: "môn", kind: "one-of", choices: "mon" },
              { id: "sinh", title: "Ngày sinh", label: "ngày sinh", kind: "date", personal: true },
              { id: "nam", title: "Số năm công tác", noun: "năm" },
            ],
            rows: [],
            groups: [],
            list: { least: 0, most: 5, noun: "người", totals: ["nam"] },
          },
        },
        {
          id: "b",
          no: "5",
          text: "Biểu",
          kind: "table",
          table: {
            title: "Biểu 1",
            head,
            columns: [
              { id: "so", title: "Số", noun: "cuộc" },
              { id: "ai", title: "Ai dạy", label: "người dạy", kind: "line" },
            ],
            rows: [
              { ...row, id: "r1", label: "5.1", text: "Hội giảng", columns: ["so"] },
              {
                ...row,
                id: "r2",
                label: "5.2",
                text: "Mời chuyên gia",
                columns: ["so", "ai"],
                cells: { ai: { personal: true } },
              },
              { ...row, id: "r3", label: "5.3", text: "Chuyên đề", columns: ["so"], role: "open" },
              { ...row, id: "r4", label: "5.4", text: "Lương người dạy", columns: ["so"], personal: true },
            ],
            groups: [],
          },
        },
        {
          id: "ds2",
          no: "6",
          text: "Danh sách học sinh",
          kind: "table",
          personal: true,
          table: {
            title: "Phụ lục 2",
            head,
            columns: [{ id: "hoc", title: "Học sinh", noun: "học sinh" }],
            rows: [],
            groups: [],
            list: { least: 0, most: 5, noun: "em" },
          },
        },
        {
          id: "cau",
          no: "7",
          text: "Tổ trưởng là …, có … thành viên",
          kind: "figures",
          cells: [
            { id: "ai", kind: "line", noun: "tổ trưởng", personal: true },
            { id: "nguoi", noun: "người" },
          ],
        },
      ],
    },
  ],
  checks: [],
  highlights: [{ label: "Lớp bồi dưỡng", parts: [{ place: "lop", noun: "lớp" }] }],
});

/** The same form with cells that follow from others: in the sentence, in the table, in the list and in each other. */
export const computedPeopleForm = (() => {
  const form = structuredClone(peopleForm);
  const [section] = form.sections;
  const table = (id: string) => section?.items.find((item) => item.id === id)?.table;
  const [people, rows] = [table("ds"), table("b")];
  if (!section || !people || !rows) throw new Error("the form has a list and a table");
  const row = { stt: "", parent: null, unit: "", role: "input" as const, aggregate: null, columns: ["so"] };
  people.columns.push(
    { id: "som", title: "Hơn tuổi người phụ trách", kind: "yes-no", compute: "[sinh] < {2}" },
    { id: "lau", title: "Lâu năm", kind: "yes-no", compute: "[nam] > 20" },
    { id: "tuoi", title: "Tuổi nghề", noun: "năm", compute: "nếu [som] thì [nam] không thì 0" },
  );
  rows.rows.push(
    { ...row, id: "r5", label: "5.5", text: "Gấp đôi lương", compute: "{5.4} * 2" },
    { ...row, id: "r6", label: "5.6", text: "Gấp bốn", compute: "{5.5} * 2" },
    { ...row, id: "r7", label: "5.7", text: "Số cuộc khác", compute: "{5.1} + {5.2}[so]" },
    { ...row, id: "r8", label: "5.8", text: "Lương đợt trước", compute: "lần trước({5.4})" },
    { ...row, id: "r9", label: "5.9", text: "Cộng", role: "total", of: ["r1", "r4"] },
    { ...row, id: "r10", label: "5.10", text: "Số người", compute: "{4}" },
  );
  return form;
})();
