// The whole program in a real browser: a report answered by the sample's raw strings, then the officer's workbook.
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser, openPage, press, say, start, startBrowser } from "../support/browser/browser.ts";
import { pictures } from "../support/browser/scene.ts";
import { quantitiesOf, sheetRows } from "../support/files/workbook.ts";
import { demoProgram } from "../support/program/demo.ts";
import { answerSample } from "../support/round/sample-report.ts";

const chromium = findBrowser();

describe.skipIf(chromium === null)("the main job in a browser", () => {
  const demo = demoProgram();
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(chromium ?? "");
  });
  afterAll(() => browser.close());

  /** The page as the sample's author uses it. */
  function speaker(page: Page, first: string) {
    let last = first;
    const message = () => ({ text: last, choices: [], document: null, progress: null });
    return {
      last: message,
      say: async (text: string) => {
        last = await say(page, text);
        return message();
      },
    };
  }

  it("answers, seals, sums up and hands over the workbook", async () => {
    const { url } = demo;
    const lan = await openPage(browser, `${url}/j/${await demo.code("THPT-20", "contact")}`);
    const named = await start(lan.page);
    expect(named).toContain("Trường THPT Ca Văn Thỉnh");
    await lan.page.screenshot({ path: `${pictures}join.png` });
    expect(await press(lan.page, "Đúng")).toContain("có 34 mục");
    const first = await press(lan.page, "Bot hỏi từng mục");
    expect(first).toContain("[1/34] Mục I.1.");
    const said = await answerSample(speaker(lan.page, first));
    expect(said.at(-1)).toContain("Mã biên nhận");
    await lan.page.screenshot({ path: `${pictures}sealed.png` });

    const hanh = await openPage(browser, `${url}/j/${await demo.code("SO", "officer")}`, "desk");
    await start(hanh.page);
    await press(hanh.page, "Đúng");
    const summary = await say(hanh.page, "/summary");
    expect(summary).toContain("Đã nộp: 1/57 đơn vị (1,8 %)");
    expect(summary).toContain("35 lớp, 1.363 lượt người");
    await hanh.page.screenshot({ path: `${pictures}summary.png` });
    await say(hanh.page, "/export");
    const [download] = await Promise.all([
      hanh.page.waitForEvent("download"),
      hanh.page.locator("#log").getByRole("button", { name: /tải/iu }).last().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^[\x20-\x7e]+\.xlsx$/u);
    const rows = await sheetRows(await readFile(await download.path()), "Tổng hợp");
    expect(quantitiesOf(rows, "Tổng số người tham gia")).toEqual([35, 1363]);
    expect(quantitiesOf(rows, "Số cá nhân tặng sách")).toEqual([null, 212]);
    expect(quantitiesOf(rows, "Kinh phí hỗ trợ")[0]).toBe(5_000_000);
    expect([...lan.faults, ...hanh.faults, ...demo.running.logged]).toEqual([]);
  });
});
