// A contact in a real browser at the whole program: how the tests of its questions and of the grid's page get there.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { findBrowser, type OpenPage, openPage, press, type Size, start, startBrowser } from "./browser.ts";

export type Seen = { readonly width: number; readonly height: number };

/** A common phone's. */
const phone: Seen = { width: 390, height: 844 };

/** Opens a join link as a new visitor, and says that the unit is theirs. A phone is 390 px wide, unless `seen` says otherwise. */
export type Join = (link: string, size: Size, seen?: Seen) => Promise<OpenPage>;

/** Tests in a real browser; skipped, with a note, where there is none. Whoever joined is gone after each test. */
export function describeContact(name: string, tests: (join: Join) => void): void {
  const executable = findBrowser();
  describe.skipIf(executable === null)(name, () => {
    const contexts: OpenPage["context"][] = [];
    let browser: Browser;
    beforeAll(async () => {
      browser = await startBrowser(executable ?? "");
    });
    afterEach(async () => {
      for (const context of contexts.splice(0)) await context.close();
    });
    afterAll(() => browser?.close());

    tests(async (link, size, seen) => {
      const opened = await openPage(browser, link, size);
      contexts.push(opened.context);
      const view = seen ?? (size === "phone" ? phone : null);
      if (view !== null) await opened.page.setViewportSize(view);
      await start(opened.page);
      await press(opened.page, "Đúng");
      return opened;
    });
  });
}

/** From the question in the chat to its grid. */
export async function openGrid(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Nhập vào bảng" }).click();
  await page.waitForURL(/\/chat\/grids\//u);
}

/** What the grid's page says of itself. */
export const saidBy = (page: Page): Promise<string | null> => page.locator("#said").textContent();

/**
 * Waits until the program has recorded what a box holds. That everything is saved a page says of what it sent: a box
 * that was left a moment later goes after it.
 */
export async function recorded(page: Page, box: string): Promise<void> {
  const state = () => page.locator(`[name="${box}"]`).getAttribute("data-state");
  await expect.poll(state).toBe("recorded");
  await expect.poll(() => saidBy(page)).toBe("Đã lưu.");
}

/** Fills boxes that are then saved together, however slow the machine is: between two fills by hand the first may go alone. */
export async function fillAtOnce(page: Page, boxes: readonly (readonly [Locator, string])[]): Promise<void> {
  const names = await Promise.all(
    boxes.map(async ([box, value]) => [await box.getAttribute("name"), value] as const),
  );
  await page.evaluate(`for (const [name, value] of ${JSON.stringify(names)}) {
    const box = document.getElementsByName(name)[0];
    box.value = value;
    for (const type of ["input", "change"]) box.dispatchEvent(new Event(type, { bubbles: true }));
  }`);
}

/** Pastes what a sheet puts on the clipboard, by its types, into the box that has the focus. */
export function paste(page: Page, clipboard: Readonly<Record<string, string>>): Promise<void> {
  return page.evaluate<void>(`(() => {
    const clipboardData = new DataTransfer();
    for (const [type, data] of Object.entries(${JSON.stringify(clipboard)})) clipboardData.setData(type, data);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  })()`);
}
