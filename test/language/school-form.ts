// A form about something else: classes by grade, equipment, books and meetings of a school, with measures of its own.
import { parseForm } from "../../src/form/form.ts";
import type { Questionnaire } from "../../src/form/question.ts";
import { questionnaire } from "../../src/form/questions.ts";

const cell = (noun: string) => ({ columns: ["count"], nouns: { count: noun } });
const pair = (thing: string) => ({ columns: ["count", "people"], nouns: { count: thing, people: "người" } });
const row = (id: string, label: string, text: string, unit: string, more: object, parent: string | null) => ({
  id,
  stt: "",
  label,
  parent,
  text,
  unit,
  role: "input",
  kind: "columns" in more && Array.isArray(more.columns) && more.columns.length > 1 ? "pair" : "count",
  columns: [],
  aggregate: "sum",
  ...more,
});
const heading = (id: string, label: string, text: string) => ({
  id,
  stt: label,
  label,
  parent: null,
  text,
  unit: "",
  role: "heading",
  columns: [],
  aggregate: null,
});

const form = parseForm({
  id: "thong-ke-truong",
  version: 1,
  title: "Thống kê trường",
  shortTitle: "Thống kê trường",
  profiles: { thpt: { label: "Trường THPT" } },
  limits: { count: 9_999_999, money: 999_999_999_999, text: 8_000 },
  sections: [
    {
      id: "i",
      no: "I",
      title: "Số liệu",
      items: [
        {
          id: "bieu",
          no: "I.1",
          text: "Biểu thống kê",
          kind: "table",
          table: {
            title: "Biểu 1",
            head: { stt: "STT", text: "Nội dung", unit: "ĐVT", quantity: "Số lượng", note: "Ghi chú" },
            columns: [
              { id: "count", title: "Số lượng" },
              { id: "people", title: "Số người" },
            ],
            rows: [
              heading("a", "1", "Cơ sở vật chất"),
              row("a1", "1.1", "Phòng máy vi tính", "bộ máy", cell("bộ máy"), "a"),
              row("a2", "1.2", "Tủ sách lớp học", "quyển", cell("quyển"), "a"),
              row("a3", "1.3", "Băng rôn tuyên truyền", "tấm", cell("tấm"), "a"),
              heading("b", "2", "Hoạt động"),
              row("b1", "2.1", "Câu lạc bộ trong trường", "câu lạc bộ", cell("câu lạc bộ"), "b"),
              row(
                "b2",
                "2.2",
                "Học sinh nhận học bổng",
                "học sinh",
                { columns: ["people"], nouns: { people: "học sinh" } },
                "b",
              ),
              row("b3", "2.3", "Hội thảo chuyên môn", "cuộc/người", pair("cuộc"), "b"),
              row("b4", "2.4", "Lớp năng khiếu", "lớp/người", pair("lớp"), "b"),
            ],
            groups: [
              { id: "ga", rows: ["a"] },
              { id: "gb", rows: ["b"] },
            ],
          },
        },
      ],
    },
  ],
  checks: [],
  highlights: [],
});

export const schoolForm: {
  readonly q: Questionnaire;
  readonly rows: Readonly<Record<string, readonly string[]>>;
  readonly measures: Readonly<Record<string, readonly string[]>>;
} = {
  q: questionnaire(form, "thpt"),
  rows: {
    "1.2": ["quyển"],
    "1.3": ["tấm"],
    "2.1": ["câu lạc bộ"],
    "2.2": ["học sinh"],
    "2.3": ["cuộc", "học sinh"],
    "2.4": ["lớp", "học sinh"],
  },
  measures: {
    quyển: ["quyển", "cuốn", "quyen", "quyển sách", "đầu sách", "cuon"],
    tấm: ["tấm", "băng rôn", "áp phích", "tam bang ron", "pano"],
    "câu lạc bộ": ["câu lạc bộ", "clb", "CLB", "cau lac bo"],
    "học sinh": ["học sinh", "em", "hs", "người", "hoc sinh"],
    cuộc: ["cuộc", "hội thảo", "buổi", "cuoc"],
    lớp: ["lớp", "lop", "lớp học", "khóa"],
  },
};
