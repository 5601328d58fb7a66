// The page for files in a real Chromium: what is pasted keeps its tables, with and without a script, on a phone, by keyboard.
import type { Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { readClipboard } from "../../src/files/html/read-clipboard.ts";
import { pasteOf } from "../../src/files/paste.ts";
import { createLink } from "../../src/store/people/links.ts";
import { createUploadNumber } from "../../src/store/people/upload-numbers.ts";
import { outcomeShape } from "../../src/store/shapes/upload-outcome.ts";
import { findBrowser, startBrowser } from "../support/browser/browser.ts";
import { complaints } from "../support/browser/complaints.ts";
import { describeInBrowser, pictures } from "../support/browser/scene.ts";
import { openWorld } from "../support/chat/world.ts";
import { jpegOf } from "../support/files/photos.ts";
import { castWith } from "../support/round/cast.ts";
import { seedRound } from "../support/round/seed.ts";

/** As Excel puts cells on the clipboard, with a second table below. */
const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl65 {color:black;}</style></head><body>
<!--StartFragment--><table border=0><col width=64><tr height=20><td class=xl65 style='height:15pt'>STT</td><td>Các hoạt động</td><td>Số lượng</td><td>Người</td></tr>
<tr><td>1.7</td><td>Giáo dục kỹ năng sống cho học sinh</td><td>12</td><td>340</td></tr></table>
<table><tr><td>2</td><td>Số tin, bài về các hoạt động của Tuần lễ</td><td>9</td><td></td></tr><tr><td></td></tr></table><!--EndFragment--></body></html>`;
const plain = "STT\tCác hoạt động\tSố lượng\tNgười\n1.7\tGiáo dục kỹ năng sống cho học sinh\t12\t340";

describeInBrowser("the page for files", (scene) => {
  let target: { readonly type: "upload"; readonly nodeId: number; readonly addressId: number };
  let personId: number;
  let tokens = 0;

  beforeEach(async () => {
    const { db, sql } = scene.database;
    await sql`truncate unit, round, node, report, answer, event, waiver, submission, figure, person, role, address, chat,
      code, inbox, outbox, upload, link, web_session restart identity`;
    const seeded = await seedRound(db, { units: castWith({ "THPT-01": {} }) });
    await openWorld(db, new Date("2022-10-14T10:00:00+07:00")).chat("lan").join("THPT-01");
    const [row] = await sql`select id, person_id from address where chat_key = 'lan'`;
    personId = Number(row?.person_id);
    target = { type: "upload", nodeId: seeded.node("THPT-01").id, addressId: Number(row?.id) };
  });

  async function link(): Promise<string> {
    const token = `seen-${++tokens}`;
    const now = new Date();
    const expiresAt = new Date(now.getTime() + 600_000);
    await createLink(scene.database.db, { token, personId, target, now, expiresAt });
    return `/u/${token}`;
  }

  async function posted(): Promise<ReturnType<typeof pasteOf> | null> {
    const [row] = await scene.database.sql`select bytes from upload order by id desc limit 1`;
    return row ? pasteOf(row.bytes) : null;
  }

  const width = (page: Page) =>
    page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

  it("keeps the tables of what is pasted, says how much that is, and shows what became of it by itself", async () => {
    const { page, context, faults } = await scene.stranger(await link());
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(`navigator.clipboard.write([
      new ClipboardItem({
        "text/html": new Blob([${JSON.stringify(html)}], { type: "text/html" }),
        "text/plain": new Blob([${JSON.stringify(plain)}], { type: "text/plain" }),
      }),
    ])`);
    // The browser itself complains of what is copied here in the page, as no other program's copying does.
    faults.length = 0;
    const field = page.getByLabel("Dán nội dung");
    await field.focus();
    await page.keyboard.press("Control+V");
    await expect.poll(() => page.getByRole("status").textContent()).toContain("Đã dán 2 bảng, 3 dòng.");
    expect(await field.inputValue()).toContain("1.7\tGiáo dục kỹ năng sống cho học sinh\t12\t340");
    expect(await complaints(page)).toEqual([]);
    expect(await width(page)).toBe(0);
    await page.screenshot({ path: `${pictures}upload-pasted-phone.png`, fullPage: true });
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await page.waitForURL(/\/files\/\d+\.[0-9a-f]{16}$/u);
    expect(await page.locator("#handed").textContent()).toContain("Đã nhận, đang đọc");
    expect(await complaints(page)).toEqual([]);
    const paste = await posted();
    const tables = readClipboard(paste ?? { html: null, text: "" }).blocks.filter(
      ({ type }) => type === "table",
    );
    expect(tables).toHaveLength(2);
    const outcome = outcomeShape.write({ type: "read", file: readClipboard({ html, text: plain }) });
    await scene.database.sql`update upload set outcome = ${outcome}::text::jsonb, read_at = now()`;
    await expect.poll(() => page.locator("#handed").textContent()).toContain("1.7: 12 lớp, 340 người");
    expect(await page.locator("#handed").textContent()).not.toContain("đang đọc");
    expect(await complaints(page)).toEqual([]);
    expect(await width(page)).toBe(0);
    await page.screenshot({ path: `${pictures}upload-read-phone.png`, fullPage: true });
    expect(faults).toEqual([]);
  });

  it("adds a second paste to the first, and takes the text alone where it is changed by hand", async () => {
    const { page, faults } = await scene.stranger(await link());
    const field = page.getByLabel("Dán nội dung");
    const paste = (markup: string, text: string) =>
      page.evaluate(`{
        const clipboardData = new DataTransfer();
        if (${JSON.stringify(markup)}) clipboardData.setData("text/html", ${JSON.stringify(markup)});
        clipboardData.setData("text/plain", ${JSON.stringify(text)});
        const given = { clipboardData, bubbles: true, cancelable: true };
        document.getElementById("text").dispatchEvent(new ClipboardEvent("paste", given));
      }`);
    const status = () => page.getByRole("status").textContent();
    await paste("", "I.1. Nhà trường < ban hành kế hoạch.");
    expect(await status()).toContain("Đã dán 1 dòng chữ.");
    await paste(html, plain);
    expect(await status()).toContain("Đã dán 2 bảng, 3 dòng, và 1 dòng chữ.");
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await page.waitForURL(/\/files\/\d+\.[0-9a-f]{16}$/u);
    const both = await posted();
    expect(both?.html).toContain("Nhà trường &lt; ban hành");
    expect(both?.html).toContain("<td>340</td>");
    await page.goBack();
    await page.reload();
    await paste(html, plain);
    await field.press("End");
    await field.pressSequentially(" x");
    expect(await status()).toContain("sửa tay");
    await page.getByRole("button", { name: "Xóa phần đã dán" }).click();
    expect([await field.inputValue(), await status()]).toEqual(["", ""]);
    await field.fill("1.7: 12 lớp 340 người");
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await page.waitForURL(/\/files\/\d+\.[0-9a-f]{16}$/u);
    expect(await posted()).toEqual({ html: null, text: "1.7: 12 lớp 340 người" });
    expect(faults).toEqual([]);
  });

  it("takes text and files without a script, and looks again by itself", async () => {
    const browser = await startBrowser(findBrowser() ?? "");
    try {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        viewport: { width: 360, height: 740 },
      });
      const page = await context.newPage();
      await page.goto(scene.door.url + (await link()));
      await page.getByLabel("Dán nội dung").fill(plain);
      const photo = { name: "anh.jpg", mimeType: "image/jpeg", buffer: Buffer.from(jpegOf(1)) };
      await page
        .getByLabel("Chọn tệp")
        .setInputFiles([photo, { ...photo, name: "x.rtf", buffer: Buffer.from("{\\rtf1 a}") }]);
      await page.getByRole("button", { name: "Gửi", exact: true }).click();
      expect(await page.getByRole("alert").textContent()).toContain("là tệp RTF");
      await page.screenshot({ path: `${pictures}upload-partly-phone.png` });
      await page.getByRole("link", { name: "Xem kết quả đọc" }).click();
      await page.locator("#handed").filter({ hasText: "Đã nhận, đang đọc" }).waitFor();
      expect(await page.locator("#handed").textContent()).toContain("anh.jpg");
      const outcome = outcomeShape.write({ type: "unreadable", why: { type: "too-much", what: "cells" } });
      await scene.database.sql`update upload set outcome = ${outcome}::text::jsonb where outcome is null`;
      await expect.poll(() => page.locator("#handed").textContent()).toContain("có quá nhiều ô");
    } finally {
      await browser.close();
    }
  });

  it("opens by six figures on another device", async () => {
    const now = new Date();
    const newId = scene.door.app.newId;
    const number = await createUploadNumber(scene.database.db, { personId, target, newId, now });
    const { page, faults } = await scene.stranger("/t");
    expect(await complaints(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}upload-number-phone.png` });
    await page.getByLabel("Số").fill(`${number?.slice(0, 3)} ${number?.slice(3)}`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/u\/[\w-]+$/u);
    expect(await page.getByLabel("Chọn tệp").count()).toBe(1);
    expect(await complaints(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}upload-phone.png`, fullPage: true });
    expect(faults).toEqual([]);
  });

  it("is one paper clip away in the chat, by keyboard and by name", async () => {
    const { page, faults } = await scene.visit();
    const clip = page.getByRole("link", { name: "Gửi tệp Word, Excel" });
    expect(await clip.isVisible()).toBe(false);
    await page.locator("#text").fill("bắt đầu");
    await page.locator("#send").click();
    await clip.waitFor();
    await scene.database.sql`update address set person_id = ${personId} where channel = 'web'`;
    expect(await complaints(page)).toEqual([]);
    await page.screenshot({ path: `${pictures}chat-clip-phone.png` });
    await page.locator("#text").focus();
    await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate("document.activeElement.id")).toBe("clip");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/chat\/uploads$/u);
    expect(await page.locator("main strong").textContent()).toContain("Đơn vị: ");
    await page.getByLabel("Dán nội dung").fill("1.7: 12 lớp 340 người");
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await page.waitForURL(/\/chat\/uploads\/files\/\d+\.[0-9a-f]{16}$/u);
    await page.getByRole("link", { name: "Về cuộc trò chuyện" }).click();
    await page.waitForURL(`${scene.door.url}/`);
    expect(faults).toEqual([]);
  });
});
