// One unit's file: the draft of what stands there now, and the receipt file of exactly what was sealed.
import { expect, test } from "vitest";
import { draftOf } from "../../src/draft/draft-of.ts";
import { parseForm } from "../../src/form/form.ts";
import { type Payload, payloadShape, sealedAnswers } from "../../src/form/payload.ts";
import { nothingBeside } from "../../src/form/report-cells.ts";
import { writeUnitFile } from "../../src/report/excel/unit-file.ts";
import { workbookLabels } from "../../src/text/paper/labels.ts";
import { kinds, readNamed } from "../support/dispatches/read.ts";
import { collect, load, print, rowOf, sheetOf } from "../support/files/workbook-text.ts";
import { formulaLike, zeros } from "../support/round/golden-units.ts";
import { answers, round, sampleReport } from "../support/round/unit-reports.ts";

const labels = workbookLabels(round);

/** What is sealed comes back from JSON, as from the database. */
const payload: Payload = payloadShape.read(
  JSON.parse(
    JSON.stringify({
      form: "tuan-le-htsd-2022@1",
      round: { title: round.title, office: round.office },
      unit: { code: "THPT-20", name: "Trường THPT Ca Văn Thỉnh", kind: "thpt", profile: "thpt" },
      sealedAt: "2022-10-10T01:15:00.000Z",
      deadline: round.deadline.toISOString(),
      answers: sealedAnswers(answers(sampleReport())),
      waivers: [{ checkId: "S3-cuoc", stem: "n2_5/r5_5", words: "Sinh hoạt toàn trường" }],
      missing: 0,
      missingReason: null,
    }),
  ),
);

function receiptFile(over: Partial<Payload> = {}) {
  return collect((sink) =>
    writeUnitFile(sink, {
      type: "receipt",
      round,
      labels,
      payload: { ...payload, ...over },
      version: 2,
      receipt: "TH-7K2M-9QXA",
      late: false,
    }),
  );
}

test("every cell of a receipt file is as in the stored copy", async () => {
  await expect(print(await load(await receiptFile()))).toMatchFileSnapshot("golden/receipt.txt");
});

test("a receipt file says what it is, and carries figures, words and reasons as sealed", async () => {
  const sheet = sheetOf(await load(await receiptFile()), "TH-7K2M-9QXA");
  expect(
    rowOf(sheet, 1, "Bản nộp lần 2. Mã biên nhận: TH-7K2M-9QXA. Nộp lúc 08:15 ngày 10/10/2022, đúng hạn."),
  ).toBeDefined();
  const skills = rowOf(sheet, 2, "Giáo dục kỹ năng sống cho học sinh");
  expect([4, 5].map((column) => skills.getCell(column).value)).toEqual([30, 1148]);
  const total = rowOf(sheet, 2, "Tổng số người tham gia, trong đó:");
  expect([4, 5].map((column) => total.getCell(column).value)).toEqual([35, 1363]);
  // Asked once, shown at both.
  expect(rowOf(sheet, 1, "8.200.000 đồng")).toBeDefined();
  expect(rowOf(sheet, 2, "Ngân sách nhà nước").getCell(4).value).toBe(8_200_000);
  expect(rowOf(sheet, 1, "Lý do đơn vị đã nêu: Sinh hoạt toàn trường")).toBeDefined();
});

test("a draft is marked as one and says how much is open", async () => {
  const values = zeros("thpt", { n1_1: null, "n2_5/r2/count": null });
  const bytes = await collect((sink) =>
    writeUnitFile(sink, {
      type: "draft",
      round,
      labels,
      unit: { name: "Trường THPT Ca Văn Thỉnh", shortName: "THPT Ca Văn Thỉnh", profile: "thpt" },
      answers: answers(values),
      beside: nothingBeside,
    }),
  );
  const sheet = sheetOf(await load(bytes), "THPT Ca Văn Thỉnh");
  expect(rowOf(sheet, 1, "DỰ THẢO – chưa phải bản nộp. Số liệu đến 09:30 ngày 16/10/2022")).toBeDefined();
  expect(rowOf(sheet, 1, "(chưa trả lời)")).toBeDefined();
  expect(rowOf(sheet, 1, "Còn 2 mục chưa trả lời.")).toBeDefined();
  const fills = [
    "Số tin, bài về các hoạt động của Tuần lễ",
    "Học nghề cho lao động nông thôn",
    "Xóa mù chữ",
  ].map((text) => {
    const { fill, value } = rowOf(sheet, 2, text).getCell(4);
    return [value, fill?.type === "pattern" ? fill.fgColor?.argb : undefined];
  });
  expect(fills).toEqual([
    [null, "FFFFF2CC"],
    [null, "FFE7E6E6"],
    [null, "FFE7E6E6"],
  ]);
});

test("the title of a section's only table stands once, of the dispatches that are read", async () => {
  const titles = {
    "1-ma-tran-hoc-sinh.docx": ["THỐNG KÊ LỚP, HỌC SINH ĐẦU NĂM HỌC 2026-2027"],
    "2-danh-sach-cot-can.docx": ["DANH SÁCH GIÁO VIÊN CỐT CÁN", "ĐĂNG KÝ LỚP BỒI DƯỠNG"],
    "3-ha-tang-so.docx": ["Bảng kiểm điều kiện hạ tầng", "Một số chỉ tiêu hạ tầng"],
  };
  for (const [name, own] of Object.entries(titles)) {
    const form = parseForm({ ...draftOf(await readNamed(name), {}, kinds).form, version: 1 });
    const bytes = await collect((sink) =>
      writeUnitFile(sink, {
        type: "draft",
        round: { ...round, title: "T", form },
        labels,
        unit: { name: "Trường Một", shortName: "Trường Một", profile: null },
        answers: new Map(),
        beside: nothingBeside,
      }),
    );
    const lines: string[] = [];
    sheetOf(await load(bytes), "Trường Một").eachRow((row) => lines.push(String(row.getCell(1).value ?? "")));
    for (const title of own)
      expect(
        lines.filter((line) => line.includes(title)),
        title,
      ).toHaveLength(1);
  }
});

test("a long narrative goes on in further rows, a long note below the table; no word is lost", async () => {
  const long = Array.from({ length: 1200 }, (_, at) => `từ${at}`).join(" ");
  const given = answers({ ...sampleReport(), n1_1: long, "n2_5/r1_7/note": long, n2_1: formulaLike });
  const sheet = sheetOf(await load(await receiptFile({ answers: sealedAnswers(given) })), "TH-7K2M-9QXA");
  const texts: string[] = [];
  sheet.eachRow((row) => {
    expect(row.height).toBeLessThan(409);
    const cell = row.getCell(1);
    if (typeof cell.value === "string" && cell.value.includes("từ")) texts.push(cell.value);
  });
  const words = texts.join(" ").match(/từ\d+/g) ?? [];
  expect(words).toHaveLength(2400);
  expect(new Set(words).size).toBe(1200);
  expect(rowOf(sheet, 2, "Giáo dục kỹ năng sống cho học sinh").getCell(6).value).toBe(
    "Xem ghi chú (1) dưới bảng",
  );
  expect(rowOf(sheet, 1, formulaLike).getCell(1).formula).toBeUndefined();
});
