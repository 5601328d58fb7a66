// Files whose lines bear the numbers of forms made of dispatches: with a part, a chapter, a letter behind the figure.
import { expect, it } from "vitest";
import { draftOf } from "../../../src/draft/draft-of.ts";
import type { ReadFile } from "../../../src/files/blocks.ts";
import { parseForm } from "../../../src/form/form.ts";
import { questionnaire } from "../../../src/form/questions.ts";
import { readHanded } from "../../../src/interview/handed/read-handed.ts";
import { kinds, readNamed } from "../../support/dispatches/read.ts";
import { file, paragraph, sheet } from "../../support/files/blocks.ts";
import { reader } from "../../support/handed/form-told.ts";

/** What a file says of the form of a dispatch, by the numbers of its questions. */
async function said(dispatch: string, whole: ReadFile) {
  const form = parseForm(draftOf(await readNamed(dispatch), {}, kinds).form);
  const q = questionnaire(form, "thpt");
  const now = new Date("2026-11-20T03:00:00Z");
  const { rows, narratives } = readHanded(q, whole, { sheet: null, unit: reader, now });
  const no = (id: string) => q.byId(id)?.main.no;
  return [
    ...rows.map(({ id, reading }) => [no(id), reading.type === "value" ? reading.values : reading.type]),
    ...narratives.map(({ id, text }) => [no(id), text]),
  ];
}

it("reads items under a part's and a chapter's number", async () => {
  const document = file("docx", [
    paragraph("PL2.II.1. Nội dung cần bồi dưỡng"),
    paragraph("Bồi dưỡng công nghệ thông tin cho giáo viên."),
    paragraph("PL2.II.3. Kinh phí dự kiến của đơn vị: 150 triệu đồng"),
  ]);
  expect(await said("2-danh-sach-cot-can.docx", document)).toEqual([
    ["PL2.II.3", [150_000_000]],
    ["PL2.II.1", "Bồi dưỡng công nghệ thông tin cho giáo viên."],
  ]);
});

it("takes no number of a row for the text of the one above it", async () => {
  const workbook = file("xlsx", [
    sheet("Tờ 1", [
      ["TT", "Nội dung", "Trả lời"],
      ["PL2.II.1", "Nội dung cần bồi dưỡng", "Bồi dưỡng công nghệ thông tin"],
      ["PL2.II.3", "Kinh phí dự kiến của đơn vị", 150],
    ]),
  ]);
  expect(await said("2-danh-sach-cot-can.docx", workbook)).toEqual([
    ["PL2.II.3", [150_000_000]],
    ["PL2.II.1", "Bồi dưỡng công nghệ thông tin"],
  ]);
});

it("reads rows of a part with a letter behind the figure", async () => {
  const workbook = file("xlsx", [
    sheet("Tờ 1", [
      ["TT", "Nội dung", "Năm 2025", "Năm 2026"],
      ["B2.1", "Tổng số máy tính", 9, 10],
      ["B2.1a", "Trong đó: máy dùng cho dạy học", 5, 6],
    ]),
  ]);
  expect(await said("3-ha-tang-so.docx", workbook)).toEqual([
    ["B2.1", [9, 10]],
    ["B2.1a", [5, 6]],
  ]);
});
