// Files that the conversations of test/interview hand over, by their names: what reading each of them gave.
import type { ReadFile } from "../../../src/files/blocks.ts";
import { itemsOf, tablesOf } from "../../../src/form/items.ts";
import { shippedForm } from "../../../src/form/library.ts";
import type { FileOutcome } from "../../../src/interview/handed/handed.ts";
import { file, type Put, paragraph, sheet, table } from "../files/blocks.ts";
import { sample } from "../round/sample-report.ts";

const form = shippedForm("tuan-le-htsd-2022@3");
const titles: readonly Put[][] = [
  ["STT", "Các hoạt động", "Đơn vị tính", "Số lượng", "", "Ghi chú"],
  ["", "", "", "Số lớp/số cuộc thi", "Người", ""],
];

/** What stands in the two columns of a row, where it is not what the sample says. */
type Instead = Readonly<Record<string, readonly [Put, Put]>>;

const read = (of: ReadFile): FileOutcome => ({ type: "read", file: of });

export const handedFiles: Readonly<Record<string, () => FileOutcome>> = {
  /** A school's report in words and figures, with a slip or two and three rows left blank. */
  "bao-cao-tuan-le.docx": () =>
    read(
      file("docx", [
        ...outline(),
        table([
          ...titles,
          ...rows({
            r3: ["02 băng rôn, 300 tờ rơi", ""],
            r10_1: ["8tr2", ""],
            r1_2: ["", ""],
            r5_1: ["", ""],
            r5_6: ["", ""],
          }),
        ]),
      ]),
    ),
  /** Some rows with dashes, some blank, and one that is not there at all. */
  "so-lieu.xlsx": () =>
    read(
      file("xlsx", [
        sheet("Biểu", [
          ...titles,
          ...rows({
            r1_2: ["–", "–"],
            r1_8: ["-", "-"],
            r1_14: ["–", "–"],
            r5_1: ["", ""],
            r5_6: ["", ""],
            r6_3: ["", ""],
            r9_1: ["x", ""],
          }),
          ["12", "Số xe đạp trao tặng học sinh", "xe", 20, "", ""],
        ]),
      ]),
    ),
  "hai-nam.xlsx": () =>
    read(
      file("xlsx", [
        sheet("Năm 2021", [...titles, ...rows({ r1_7: [28, 1100] })]),
        sheet("Năm 2022", [...titles, ...rows({})]),
      ]),
    ),
  "bao-cao-cu.doc": () => ({ type: "kept", kind: "old-word" }),
};

/** Letterhead and outline, with the sample's texts under their headings. */
function outline(): ReadFile["blocks"] {
  return [
    paragraph("TRƯỜNG TRUNG HỌC PHỔ THÔNG CA VĂN THỈNH", { bold: true, centred: true }),
    ...itemsOf(form).flatMap(({ section, item }) => {
      const head =
        section.items[0] === item ? [paragraph(`${section.no}. ${section.title}`, { bold: true })] : [];
      const text = item.kind === "text" ? sample()[item.id]?.raw : null;
      if (!text) return head;
      const no = item.no.split(".").at(-1) ?? "";
      const lines = text.split("\n").map((line) => paragraph(line));
      return [...head, paragraph(`${no}. ${item.text}`, { bold: true }), ...lines];
    }),
  ];
}

function rows(instead: Instead): Put[][] {
  return tablesOf(form).flatMap(({ table: { rows: all } }) =>
    all.map(({ id, label, text, unit }) => {
      const { count = "", people = "", raw } = sample()[id] ?? {};
      const [things, heads] = instead[id] ?? [count, people];
      // A row in words stands where the remarks stand.
      return [label, text, unit, things, heads, unit === "" && label === "11" ? (raw ?? "") : ""];
    }),
  );
}
