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
  (await hanh.postOn("/officer/forms?anew=yes", { file: dispatch("1-ma-tran-hoc-sinh.docx") })).at;

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

it("written from an older version brings only what it changed: what another officer saved stays", async () => {
  const draft = await dropped();
  const mine = await changed(draft, { "Lớp 10": "Khối 10" });
  const hers = await changed(draft, { "Lớp 12": "Khối 12" });
  expect((await lan.post(`${draft}/book`, { file: hers })).status).toBe(303);
  const late = wordsOf((await hanh.post(`${draft}/book`, { file: mine })).text);
  expect(late).toContain("lan đã lưu bản 2: chỉ những chỗ tệp đã đổi được lấy");
  expect(late).toContain("Khối 10");
  expect(late).toContain("Khối 12");
  expect(late).toContain("bản 3, hạnh lưu lúc");
});

it("asks where both changed one place, and saves nothing until that is answered", async () => {
  const draft = await dropped();
  const mine = await changed(draft, { "Lớp 10": "Khối 10" });
  const hers = await changed(draft, { "Lớp 10": "Khối mười" });
  await lan.post(`${draft}/book`, { file: hers });
  const asked = await hanh.post(`${draft}/book`, { file: mine });
  expect(asked.status).toBe(409);
  const words = wordsOf(asked.text);
  expect(words).toContain("lan đã lưu bản 2 lúc 08:00 ngày 20/11/2026 và sửa cùng chỗ");
  expect(words).toMatch(/bản vừa gửi ghi “Khối 10”; bản đang lưu ghi “Khối mười”/);
  expect(wordsOf((await hanh.get(draft)).text)).toContain("bản 2, lan lưu lúc");
  const [, name = ""] = /name="(clash:[^"]+)"/.exec(asked.text) ?? [];
  const page = await hanh.postOn(`${draft}/book`, { file: mine, [name]: "mine" });
  expect(wordsOf(page.text)).toContain("bản 3, hạnh lưu lúc");
  expect(wordsOf(page.text)).toContain("Khối 10");
  expect(wordsOf(page.text)).not.toContain("Khối mười");
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
