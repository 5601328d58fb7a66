// The sample report as a paper that a school types by itself, as HTML: LibreOffice makes documents and workbooks of it.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { itemsOf } from "../../../src/form/items.ts";
import { shippedForm } from "../../../src/form/library.ts";

const answerSchema = z.object({
  text: z.string().optional(),
  count: z.number().optional(),
  people: z.number().optional(),
});
type SampleAnswer = z.infer<typeof answerSchema>;

const form = shippedForm("tuan-le-htsd-2022@1");
const answers: Readonly<Record<string, SampleAnswer>> = z
  .object({ report: z.object({ answers: z.record(z.string(), answerSchema) }) })
  .parse(JSON.parse(readFileSync(new URL("../round/sample-report.json", import.meta.url), "utf8")))
  .report.answers;

/** How the paper is numbered: as the dispatch prints it, or anew by whoever typed it. */
export type Numbering = "dispatch" | "own";

const unit = "TRƯỜNG TRUNG HỌC PHỔ THÔNG CA VĂN THỈNH";

/** The narrative half: letterhead, outline with the sample's texts, signature. */
export function narrativeHtml(numbering: Numbering): string {
  const parts = itemsOf(form).map(({ section, item }, index, all) => {
    const first = all.findIndex((other) => other.section === section) === index;
    const sectionNo = form.sections.indexOf(section) + 1;
    const title =
      numbering === "dispatch" ? `${section.no}. ${section.title}` : `Phần ${sectionNo}: ${section.title}`;
    return `${first ? heading(title) : ""}${itemHtml(item, numbering, sectionNo, index)}`;
  });
  return `<p align="center">SỞ GIÁO DỤC VÀ ĐÀO TẠO BẾN TRE</p><p align="center"><b>${unit}</b></p>
<p align="right"><i>Mỏ Cày Nam, ngày 10 tháng 10 năm 2022</i></p>
<p align="center"><b>BÁO CÁO</b></p>
<p align="center"><b>Tổng kết các hoạt động hưởng ứng Tuần lễ học tập suốt đời năm 2022</b></p>
${parts.join("\n")}`;
}

export const signatureHtml = `<p><i>Nơi nhận:</i></p><p>- Sở GDĐT;</p><p>- Lưu: VT.</p>
<p align="right"><b>HIỆU TRƯỞNG</b></p><p align="right">Lê Văn C</p>`;

type Item = ReturnType<typeof itemsOf>[number]["item"];

function itemHtml(item: Item, numbering: Numbering, sectionNo: number, index: number): string {
  const last = item.no.split(".").at(-1) ?? "";
  const no = numbering === "dispatch" ? `${last}.` : `${sectionNo}.${index + 1}.`;
  const linked = item.linked ? answers[item.linked]?.count : undefined;
  if (linked !== undefined) return `<p>- ${item.text}: ${linked.toLocaleString("vi-VN")} đồng</p>`;
  const text = answers[item.id]?.text ?? "";
  const body =
    text === ""
      ? ""
      : text
          .split("\n")
          .map((line) => `<p>${line}</p>`)
          .join("");
  return `${heading(`${no} ${item.text}`)}${body}`;
}

function heading(text: string): string {
  return `<p><b>${text}</b></p>`;
}

/** The table as the dispatch prints it, filled in. Own numbering: every row has a running number. */
export function tableHtml(numbering: Numbering): string {
  const table = itemsOf(form).find(({ item }) => item.table)?.item.table;
  if (!table) throw new Error("the form has no table");
  const rows = table.rows.map((row, index) => {
    const answer = answers[row.id];
    const printed = row.label.includes(".") ? "" : row.label;
    const no = numbering === "own" ? String(index + 1) : printed;
    const cell = (value: number | undefined) => `<td align="right">${value ?? ""}</td>`;
    return `<tr><td>${no}</td><td>${row.text}</td><td>${row.unit ?? ""}</td>${cell(answer?.count)}${cell(answer?.people)}<td>${answer?.text ?? ""}</td></tr>`;
  });
  const head =
    numbering === "dispatch"
      ? `<tr><th rowspan="2">STT</th><th rowspan="2">Các hoạt động</th><th rowspan="2">Đơn vị</th><th colspan="2">Số lượng</th><th rowspan="2">Ghi chú</th></tr>
<tr><th>Số lớp/số cuộc thi</th><th>Người</th></tr>`
      : `<tr><th>TT</th><th>Nội dung hoạt động</th><th>ĐVT</th><th>Số lớp, số cuộc</th><th>Số người tham gia</th><th>Ghi chú</th></tr>
<tr><th>(1)</th><th>(2)</th><th>(3)</th><th>(4)</th><th>(5)</th><th>(6)</th></tr>`;
  return `<table border="1">${head}${rows.join("\n")}</table>`;
}

/** A page of HTML that holds these parts. */
export function page(...parts: readonly string[]): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${parts.join("\n")}</body></html>`;
}

/** The sample's answers by the words of a heading ("I.1. …") and of a row. */
export function sampleOf() {
  const items = itemsOf(form).map(({ item }) => item);
  const rows = items.flatMap((item) => item.table?.rows ?? []);
  return {
    narrative(heading: string): string | null {
      const item = items.find(({ no, text }) => heading === `${no}. ${text}`);
      if (item?.linked) return `${(answers[item.linked]?.count ?? 0).toLocaleString("vi-VN")} đồng`;
      return (item && answers[item.id]?.text) ?? null;
    },
    row(wording: string): SampleAnswer | undefined {
      const row = rows.find(({ text }) => text === wording);
      return row && answers[row.id];
    },
  };
}
