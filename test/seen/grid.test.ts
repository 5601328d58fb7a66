// The grid in a real browser, by the real program: by keyboard alone, pasted from a sheet, on a phone, in two tabs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  answerAfter,
  findBrowser,
  lastMessage,
  lastSeq,
  openPage,
  press,
  type Size,
  say,
  start,
  startBrowser,
} from "../support/browser/browser.ts";
import { pictures } from "../support/browser/scene.ts";
import { demoProgram } from "../support/program/demo.ts";

const chromium = findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function complaints(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))");
}

describe.skipIf(chromium === null)("the grid in a browser", () => {
  const demo = demoProgram();
  const contexts: { close(): Promise<void> }[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser(chromium ?? "");
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => browser.close());

  /** The chat of a school at its first group of rows. */
  async function atGroup(unit: string, size: Size) {
    const opened = await openPage(browser, `${demo.url}/j/${await demo.code(unit, "contact")}`, size);
    contexts.push(opened.context);
    const { page } = opened;
    if (size === "phone") await page.setViewportSize({ width: 390, height: 844 });
    await start(page);
    await press(page, "Đúng");
    await press(page, "Bot hỏi từng mục");
    await say(page, "số liệu trước");
    expect(await lastMessage(page)).toMatch(/^\[1–7\/34\] Mục 1\./mu);
    return opened;
  }

  async function openGrid(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Nhập vào bảng" }).click();
    await page.waitForURL(/\/chat\/grids\//u);
  }

  const box = (page: Page, place: string) => page.locator(`[name="c:n2_5/${place}"]`);

  it("is filled in by keyboard alone, and the chat goes on where it stopped", async () => {
    const { page, faults } = await atGroup("THPT-20", "desk");
    const before = await lastSeq(page);
    await openGrid(page);
    await page.screenshot({ path: `${pictures}grid-desk.png`, fullPage: true });
    expect(await complaints(page)).toEqual([]);
    await box(page, "r1_1/count").focus();
    await page.keyboard.type("2");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("73");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#said").textContent()).toBe("Đã lưu.");
    await page.keyboard.type("khoảng 30");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.locator("#said").textContent()).toContain("cần xem lại");
    await page.screenshot({ path: `${pictures}grid-asks.png`, fullPage: true });
    expect(await complaints(page)).toEqual([]);
    await page.getByRole("button", { name: "Xong, về cuộc trò chuyện" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    const told = await answerAfter(page, before);
    expect(told).toContain("Đã ghi trong bảng:\n1.1: 2 lớp, 73 người");
    expect(faults).toEqual([]);
  });
});
