// A long list of rows never takes the question below it, or its buttons, out of sight: in a real browser, by the real program.
import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { lastMessage, press, type Size, say } from "../support/browser/browser.ts";
import { complaints } from "../support/browser/complaints.ts";
import { describeContact, type Seen } from "../support/browser/contact.ts";
import { pictures } from "../support/browser/scene.ts";
import { demoProgram } from "../support/program/demo.ts";
import { PATIENCE_MS } from "../support/run/patience.ts";

type Box = { readonly top: number; readonly bottom: number };

type Standing = {
  /** What of the page is seen. */
  readonly seen: Box;
  readonly head: Box;
  readonly rows: Box;
  /** Where the words below the list begin. */
  readonly asks: number;
  readonly choices: Box;
  /** How far the list scrolls. */
  readonly hidden: number;
};

/** Where the newest question's parts stand. */
function standing(page: Page): Promise<Standing> {
  return page.evaluate<Standing>(`(() => {
    const last = (selector) => [...document.querySelectorAll(selector)].at(-1);
    const box = (selector) => {
      const { top, bottom } = last(selector)?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
      return { top, bottom };
    };
    const rows = last(".bot[data-seq] .rows");
    const range = document.createRange();
    if (rows) range.setStartAfter(rows);
    range.setEndAfter(last(".bot[data-seq] p") ?? document.body);
    return {
      seen: box("#scroll"),
      head: box(".bot[data-seq]"),
      rows: box(".bot[data-seq] .rows"),
      asks: range.getBoundingClientRect().top,
      choices: box("#choices"),
      hidden: (rows?.scrollHeight ?? 0) - (rows?.clientHeight ?? 0),
    };
  })()`);
}

/** Waits until the question and its buttons are seen: the page looks once more for room when its size has changed. */
function inSight(page: Page): Promise<Standing> {
  return vi.waitFor(
    async () => {
      const found = await standing(page);
      expect(found.asks).toBeGreaterThan(found.rows.top);
      expect(found.asks).toBeGreaterThanOrEqual(found.seen.top);
      expect(found.choices.top).toBeGreaterThan(found.asks);
      expect(found.choices.bottom).toBeLessThanOrEqual(found.seen.bottom);
      return found;
    },
    { timeout: PATIENCE_MS, interval: 40 },
  );
}

const heightOf = ({ top, bottom }: Box) => bottom - top;

describeContact("a question below many rows", (join) => {
  const demo = demoProgram();

  /** The page of a district's office, which is asked fourteen rows at once. */
  async function asked(unit: string, size: Size, seen: Seen) {
    const opened = await join(`${demo.url}/j/${await demo.code(unit, "contact")}`, size, seen);
    const { page } = opened;
    await press(page, "Bot hỏi từng mục");
    await say(page, "số liệu trước");
    expect(await lastMessage(page)).toMatch(/^\[1–14\/42\] Mục 1\./mu);
    return opened;
  }

  it("stands in sight on a phone, and the rows above it scroll by themselves", async () => {
    const { page, faults } = await asked("PGD-CT", "phone", { width: 390, height: 844 });
    const first = await inSight(page);
    await page.screenshot({ path: `${pictures}group-phone.png` });
    expect(first.head.top).toBeGreaterThanOrEqual(first.seen.top);
    expect(first.hidden).toBeGreaterThan(0);
    // What is heard and copied is the message as it was sent.
    expect((await lastMessage(page)).split("\n").length).toBe(17);
    expect(await complaints(page)).toEqual([]);
    // A phone's keys take half of the page away, and give it back.
    await page.setViewportSize({ width: 390, height: 540 });
    await expect.poll(async () => heightOf((await standing(page)).rows)).toBeLessThan(120);
    await page.screenshot({ path: `${pictures}group-phone-keys.png` });
    await inSight(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(async () => (await standing(page)).head).toEqual(first.head);
    await page.reload();
    await page.locator(".bot[data-seq]").last().waitFor();
    await inSight(page);
    expect(faults).toEqual([]);
  });

  it("stands in sight at a desk, where the keyboard reaches the rows", async () => {
    const { page, faults } = await asked("PGD-CL", "desk", { width: 1280, height: 620 });
    await inSight(page);
    await page.screenshot({ path: `${pictures}group-desk.png` });
    const rows = page.getByRole("group", { name: "Các dòng" });
    expect(await rows.evaluate((node) => node.tabIndex)).toBe(0);
    await rows.focus();
    await page.keyboard.press("End");
    await expect
      .poll(() => rows.evaluate((node) => node.scrollHeight - node.clientHeight - node.scrollTop))
      .toBeLessThan(2);
    expect(await complaints(page)).toEqual([]);
    // Once it is answered the list needs no window of its own.
    await say(page, "1.1: 2 lớp 73 người");
    const before = page.locator(".rows").first();
    expect(await before.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeLessThanOrEqual(0);
    expect(await before.getAttribute("tabindex")).toBe(null);
    expect(faults).toEqual([]);
  });
});
