// The officer's workbook on the page: fetched, changed, dropped again, with two officers at once and with faults.
import ExcelJS from "exceljs";
import { beforeAll, expect, it } from "vitest";
import { dispatch, officerDesk } from "../../support/browser/officer-desk.ts";
import { type OfficerBrowser, wordsOf } from "../../support/browser/officer-door.ts";

const desk = officerDesk(new Date("2026-11-20T08:00:00+07:00"));
let hanh: OfficerBrowser;
let lan: OfficerBrowser;
beforeAll(async () => {
  hanh = await desk.officer("hạnh");
  lan = await desk.officer("lan");
});

const dropped = async () =>
  (await hanh.postOn("/officer/forms", { file: dispatch("1-ma-tran-hoc-sinh.docx") })).at;

/** The draft's workbook with texts of cells replaced, as its officer sends it back. */
async function changed(draft: string, texts: Readonly<Record<string, string>>): Promise<File> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await hanh.bytes(`${draft}/book`)) as never);
  let count = 0;
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const text = texts[String(cell.value ?? "")];
        if (text === undefined || (cell.isMerged && cell.master !== cell)) return;
        cell.value = text;
        count++;
      }),
    ),
  );
  expect(count, "cells that were changed").toBeGreaterThan(0);
  return new File([new Uint8Array(await book.xlsx.writeBuffer())], "da-sua.xlsx");
}

it("comes back as the next version, on the draft's page or where all are dropped", async () => {
  const draft = await dropped();
  const page = await hanh.postOn(`${draft}/book`, { file: await changed(draft, { "Lớp 10": "Khối 10" }) });
  expect(page.at).toBe(`${draft}?done=book`);
  expect(wordsOf(page.text)).toContain("Đã lưu tệp thành bản mới.");
  expect(wordsOf(page.text)).toContain("Khối 10");
  expect(wordsOf(page.text)).toContain("bản 2, hạnh lưu lúc");
  // The questions would take back what was changed by hand.
  expect(wordsOf(page.text)).toContain("đã được sửa ngoài trang này");
  const more = await hanh.postOn("/officer/forms", { file: await changed(draft, { "Lớp 11": "Khối 11" }) });
  expect(more.at).toBe(draft);
  expect(wordsOf(more.text)).toContain("Khối 10");
  expect(wordsOf(more.text)).toContain("Khối 11");
});

it("written from a version that is no longer the newest saves nothing and says who saved when", async () => {
  const draft = await dropped();
  const [mine, hers] = [
    await changed(draft, { "Lớp 10": "Khối 10" }),
    await changed(draft, { "Lớp 12": "Khối 12" }),
  ];
  expect((await lan.post(`${draft}/book`, { file: hers })).status).toBe(303);
  const late = await hanh.post(`${draft}/book`, { file: mine });
  expect(late.status).toBe(409);
  expect(wordsOf(late.text)).toContain("lan đã lưu bản 2 lúc 08:00 ngày 20/11/2026");
  expect(wordsOf(late.text)).not.toContain("Khối 10");
});

it("with faults saves nothing and names each by sheet and cell", async () => {
  const draft = await dropped();
  const versions = await desk.count("draft_version");
  const page = await hanh.post(`${draft}/book`, {
    file: await changed(draft, { "số nguyên": "số to", "số đếm": "số to" }),
  });
  expect(page.status).toBe(422);
  expect(wordsOf(page.text)).toMatch(/Chưa lưu gì: tệp còn \d+ chỗ phải sửa/);
  expect(wordsOf(page.text)).toMatch(/Trang “[^”]+”, ô [A-Z]+\d+: Bot không hiểu “số to”/);
  expect(await desk.count("draft_version")).toBe(versions);
});

it("of another draft is not taken for this one", async () => {
  const [one, other] = [await dropped(), await dropped()];
  const page = await hanh.post(`${one}/book`, { file: await changed(other, { "Lớp 10": "Khối 10" }) });
  expect(page.status).toBe(422);
  expect(wordsOf(page.text)).toContain("Tệp này của bản soạn khác.");
});

it("a file that is none of ours is refused", async () => {
  const draft = await dropped();
  const page = await hanh.post(`${draft}/book`, { file: dispatch("1-ma-tran-hoc-sinh.docx") });
  expect(page.status).toBe(422);
  expect(wordsOf(page.text)).toContain("không phải tệp Excel của biểu mẫu");
});
