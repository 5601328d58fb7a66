// The grid in a real browser, by the real program: by keyboard alone, pasted from a sheet, on a phone, in two tabs.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { answerAfter, lastMessage, lastSeq, press, type Size, say } from "../support/browser/browser.ts";
import { complaints } from "../support/browser/complaints.ts";
import { describeContact, openGrid, paste, recorded, saidBy } from "../support/browser/contact.ts";
import { pictures } from "../support/browser/scene.ts";
import { demoProgram } from "../support/program/demo.ts";

describeContact("the grid in a browser", (join) => {
  const demo = demoProgram();

  /** The chat of a school at its first group of rows. */
  async function atGroup(unit: string, size: Size) {
    const opened = await join(`${demo.url}/j/${await demo.code(unit, "contact")}`, size);
    const { page } = opened;
    await press(page, "Bot hỏi từng mục");
    await say(page, "số liệu trước");
    expect(await lastMessage(page)).toMatch(/^\[1–7\/34\] Mục 1\./mu);
    return opened;
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
    await recorded(page, "c:n2_5/r1_1/people");
    await page.keyboard.type("khoảng 30");
    await page.keyboard.press("Tab");
    await expect.poll(() => saidBy(page)).toContain("cần xem lại");
    await page.screenshot({ path: `${pictures}grid-asks.png`, fullPage: true });
    expect(await complaints(page)).toEqual([]);
    await page.getByRole("button", { name: "Xong, về cuộc trò chuyện" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    const told = await answerAfter(page, before);
    expect(told).toContain("Đã ghi trong bảng:\n1.1: 2 lớp, 73 người");
    expect(faults).toEqual([]);
  });

  it("takes a block of a sheet from the box on in which it is pasted, and keeps it over a reload", async () => {
    const { page, faults } = await atGroup("THPT-21", "desk");
    await openGrid(page);
    await box(page, "r1_1/count").focus();
    // One column more than the table has, a cell in quotes, and what has to be asked.
    await paste(page, { "text/plain": '2\t73\tx\r\n"3"\t80\r\n1\tkhoảng 30\r\n' });
    await expect.poll(() => saidBy(page)).toContain("Có 1 ô cần xem lại.");
    await page.reload();
    expect(await box(page, "r1_2/people").inputValue()).toBe("80");
    expect(await box(page, "r1_3/people").inputValue()).toBe("khoảng 30");
    expect(await box(page, "r1_3/people").getAttribute("aria-invalid")).toBe("true");
    const says = await box(page, "r1_3/people").getAttribute("aria-describedby");
    expect(await page.locator(`[id="${says?.trim()}"] p`).textContent()).toContain("số chính xác");
    // Its choice, by keyboard; the computed sum follows.
    await page.getByRole("button", { name: "Ghi 30 người" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator('[id="v:n2_5/r1_0/people"]').textContent()).toBe("183");
    await expect.poll(() => page.locator("[aria-invalid]").count()).toBe(0);
    expect(await page.locator(":focus").getAttribute("name")).toBe("c:n2_5/r1_3/people");
    expect(faults).toEqual([]);
  });

  it("fits a phone, and is closed without a word of its own where nothing was recorded", async () => {
    const { page, faults } = await atGroup("THPT-22", "phone");
    const before = await lastSeq(page);
    await openGrid(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.screenshot({ path: `${pictures}grid-phone.png` });
    expect(await complaints(page)).toEqual([]);
    await page.goBack();
    // What the chat held before is there again: until then its last message would be taken for the answer.
    await expect.poll(() => lastSeq(page)).toBe(before);
    expect(await say(page, "tiến độ")).toContain("/34");
    expect(await lastSeq(page)).toBe(before + 1);
    // Closed with something recorded the chat is told of it.
    await page.goto(`${demo.url}/chat/grids/${before}`);
    await box(page, "r2/count").fill("9");
    await box(page, "r3/count").focus();
    await recorded(page, "c:n2_5/r2/count");
    await page.goto(demo.url);
    await expect.poll(() => lastMessage(page)).toContain("Đã ghi trong bảng:\n2: 9 tin, bài");
    expect(faults).toEqual([]);
  });

  it("shows in one tab what another wrote meanwhile, and overwrites nothing unasked", async () => {
    const { page, context } = await atGroup("THPT-23", "desk");
    await openGrid(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await box(other, "r2/count").fill("9");
    await box(other, "r3/count").fill("14");
    await box(other, "r4_1/count").focus();
    await recorded(other, "c:n2_5/r3/count");
    await box(page, "r2/count").fill("12");
    await box(page, "r4_1/count").focus();
    await expect.poll(() => saidBy(page)).toContain("Có 1 ô cần xem lại.");
    // What was not touched here holds what the other tab wrote.
    expect(await box(page, "r3/count").inputValue()).toBe("14");
    await page.getByRole("button", { name: "Giữ: 9 tin, bài" }).click();
    await expect.poll(() => box(page, "r2/count").inputValue()).toBe("9");
    await expect.poll(() => page.locator("[aria-invalid]").count()).toBe(0);
  });

  it("says so when its session has ended, and keeps what is typed", async () => {
    const { page } = await atGroup("THPT-24", "desk");
    await openGrid(page);
    await demo.sql`delete from web_session`;
    await box(page, "r2/count").fill("9");
    await box(page, "r3/count").focus();
    await expect.poll(() => saidBy(page)).toContain("Trang này không còn lưu được.");
    expect(await box(page, "r2/count").inputValue()).toBe("9");
  });
});
