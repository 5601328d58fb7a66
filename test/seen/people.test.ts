// People in a real browser: codes on paper, who joined and the button that ends it, and a farewell that is the last.
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, openPage, press, say, start, startBrowser } from "../support/browser/browser.ts";
import { sheetRows } from "../support/files/workbook.ts";
import { demoProgram } from "../support/program/demo.ts";

const chromium = findBrowser();

describe.skipIf(chromium === null)("people in a browser", () => {
  const demo = demoProgram();
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(chromium ?? "");
  });
  afterAll(() => browser.close());

  it("joins by a slip, is seen, and is forgotten", async () => {
    const { url } = demo;
    const link = `${url}/j/${await demo.code("SO", "officer")}`;
    const hanh = await openPage(browser, link, "desk");
    await start(hanh.page);
    await press(hanh.page, "Đúng");

    await say(hanh.page, "cấp mã THPT-20");
    const [download] = await Promise.all([
      hanh.page.waitForEvent("download"),
      hanh.page
        .locator("#log")
        .getByRole("button", { name: /phiếu mã/iu })
        .last()
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^phieu-ma-\d{8}-\d{4}\.xlsx$/u);
    const rows = await sheetRows(await readFile(await download.path()), "Danh sách");
    const code = String(rows.at(-1)?.[2]);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/u);

    const lan = await openPage(browser, `${url}/j/${code}`);
    expect(await start(lan.page)).toContain("Trường THPT Ca Văn Thỉnh");
    await press(lan.page, "Đúng");

    expect(await say(lan.page, "dữ liệu của tôi")).toContain("Tài khoản chat: trang web");
    await press(lan.page, "Xóa dữ liệu của tôi");
    expect(await press(lan.page, "Xóa hẳn")).toContain("Bot đã xóa tên và tài khoản");

    const again = await openPage(browser, `${url}/j/${await demo.code("THPT-20", "contact")}`);
    await start(again.page);
    await press(again.page, "Đúng");
    const revoke = /thu hồi \d+/u.exec(await say(hanh.page, "đầu mối THPT-20"))?.[0] ?? "";
    expect(await say(hanh.page, revoke)).toContain("Đã thu hồi quyền");
    expect(await say(again.page, "tiếp")).toContain("Xin gửi mã đơn vị");
    expect([...hanh.faults, ...demo.running.logged]).toEqual([]);
  });
});
