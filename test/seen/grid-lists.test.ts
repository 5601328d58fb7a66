// A list on the grid's page in a real browser: pasted from a sheet with its markup, by keyboard alone, on a phone, in two tabs.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerAfter, lastMessage, lastSeq, type Size, say } from "../support/browser/browser.ts";
import { complaints } from "../support/browser/complaints.ts";
import { describeContact, fillAtOnce, openGrid, paste, saidBy } from "../support/browser/contact.ts";
import { pictures } from "../support/browser/scene.ts";
import { testForm } from "../support/forms/forms.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { openTwoSchools } from "../support/round/two-schools.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

describeContact("a list on the grid's page in a browser", (join) => {
  let database: TestDatabase;
  let running: Running;
  beforeAll(async () => {
    database = await openTestDatabase();
    await openTwoSchools(database.db, testForm("kiem-ke-thiet-bi"), "Kiểm kê", new Date());
    running = await startInProcess(database, {});
  });
  afterAll(async () => {
    await running?.stop();
    await database?.close();
  });

  /** The chat of a school at its list. */
  async function atList(code: string, size: Size) {
    const url = `${running.program.address}/j/${await codeFor(database.db, code, "contact")}`;
    const opened = await join(url, size);
    const { page } = opened;
    await say(page, "tiếp");
    await say(page, "sửa I.2");
    expect(await lastMessage(page)).toContain("Danh mục thiết bị có giá trị lớn");
    return opened;
  }

  const lines = (page: Page, state: string) => page.locator(`tr.line[data-state="${state}"]`);
  /** A box of the n-th line, counted from 0. */
  const box = (page: Page, n: number, column: string) =>
    page.locator("tr.line").nth(n).locator(`[name$="/${column}"]`);

  const numbers = Array.from({ length: 40 }, (_, at) => at + 1);
  const cells = (n: number) => [`Máy số ${n}`, "2019", String(2 * n), String(2 * n - 1), `${n}.5`] as const;
  /** As Excel copies forty lines under their titles, set to American English. */
  const sheet = {
    "text/plain": numbers.map((n) => cells(n).join("\t")).join("\r\n"),
    "text/html": `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><!--StartFragment-->
      <tr><td>TT</td><td>Tên thiết bị</td><td>Năm sử dụng</td><td>Theo sổ</td><td>Thực tế</td><td>Đơn giá</td></tr>
      ${numbers
        .map((n) => {
          const [name, ...rest] = cells(n);
          return `<tr><td x:num>${n}</td><td>${name}</td>${rest.map((one) => `<td x:num="${one}">${one}</td>`).join("")}</tr>`;
        })
        .join("\n")}<!--EndFragment--></table></body></html>`,
  };

  it("takes forty lines of a sheet, by keyboard alone, and the chat goes on where it stopped", async () => {
    const { page, faults } = await atList("T1", "desk");
    const before = await lastSeq(page);
    await openGrid(page);
    await page.screenshot({ path: `${pictures}grid-list-empty.png`, fullPage: true });
    expect(await complaints(page)).toEqual([]);
    await box(page, 0, "ten").focus();
    await paste(page, sheet);
    await expect.poll(() => lines(page, "standing").count()).toBe(40);
    await expect.poll(() => saidBy(page)).toBe("Đã lưu.");
    // The list takes no more, so no empty line stands there.
    expect(await lines(page, "empty").count()).toBe(0);
    expect(await box(page, 2, "gia").inputValue()).toBe("3,5");
    expect(await page.locator('[id="v:ds/so"]').textContent()).toBe("1.640");
    await page.screenshot({ path: `${pictures}grid-list-full.png` });
    expect(await complaints(page)).toEqual([]);

    // A line is taken out, and the others are numbered anew.
    const third = page.locator("tr.line").nth(2);
    await third.locator("summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => lines(page, "standing").count()).toBe(39);
    expect(await box(page, 2, "ten").inputValue()).toBe("Máy số 4");
    expect(await page.locator("tr.line").nth(2).locator("th .no").first().textContent()).toBe("3");
    // With room again an empty line is there, and one that is not clear waits.
    await expect.poll(() => lines(page, "empty").count()).toBe(1);
    await box(page, 39, "ten").focus();
    for (const text of ["Loa kéo", "2022", "2", "vài cái", "6.800"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await expect.poll(() => saidBy(page)).toContain("Có 1 ô cần xem lại.");
    expect(await box(page, 39, "thuc").getAttribute("aria-invalid")).toBe("true");
    await page.getByRole("button", { name: "Xong danh sách" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => saidBy(page)).toBe("Còn 1 dòng có ô trống hoặc ô chưa rõ.");
    expect(await page.locator(":focus").textContent()).toBe("Xong danh sách");
    await box(page, 39, "thuc").fill("2");
    await page.keyboard.press("Tab");
    await expect.poll(() => lines(page, "standing").count()).toBe(40);
    await page.getByRole("button", { name: "Xong danh sách" }).focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.locator("tr.lines-end").textContent())
      .toContain("Đã xong danh sách: 40 thiết bị.");
    expect(await complaints(page)).toEqual([]);
    await page.getByRole("button", { name: "Xong, về cuộc trò chuyện" }).click();
    await page.waitForURL((url) => url.pathname === "/");
    const told = await answerAfter(page, before);
    expect(told).toContain("Đã ghi trong bảng:\nI.2: 40 thiết bị");
    expect(told).toContain("Thuyết minh chung");
    expect(faults).toEqual([]);
  });

  it("fits a phone, adds lines as they are filled, and brings back no line that another tab took out", async () => {
    const { page, context, faults } = await atList("T2", "phone");
    const before = await lastSeq(page);
    await openGrid(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.screenshot({ path: `${pictures}grid-list-phone.png` });
    expect(await complaints(page)).toEqual([]);
    for (const n of [0, 1, 2, 3]) {
      for (const [at, column] of ["ten", "nam", "so", "thuc", "gia"].entries())
        await box(page, n, column).fill(cells(n + 1)[at] ?? "");
    }
    await box(page, 4, "ten").focus();
    await expect.poll(() => lines(page, "standing").count()).toBe(4);
    // One of the five empty ones is left, and two more were added.
    await expect.poll(() => lines(page, "empty").count()).toBe(3);

    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator("tr.line summary").nth(1).click();
    await other.locator("tr.line details[open] button").click();
    await expect.poll(() => lines(other, "standing").count()).toBe(3);
    await box(other, 0, "so").fill("9");
    await box(other, 0, "thuc").focus();
    // That everything is saved the page said before, of the line that was taken out: the sum is of what is recorded.
    await expect.poll(() => other.locator('[id="v:ds/so"]').textContent()).toBe("23");
    await fillAtOnce(page, [
      [box(page, 1, "so"), "8"],
      [box(page, 0, "so"), "7"],
    ]);
    await expect.poll(() => saidBy(page)).toContain("những gì vừa nhập vào dòng đó không được ghi");
    expect(await lines(page, "standing").count()).toBe(3);
    expect(await box(page, 1, "ten").inputValue()).toBe("Máy số 3");
    await page.getByRole("button", { name: "Giữ: theo sổ 9" }).click();
    await expect.poll(() => box(page, 0, "so").inputValue()).toBe("9");
    await page.goto(running.program.address);
    await expect.poll(() => lastSeq(page)).toBeGreaterThan(before);
    await expect.poll(() => lastMessage(page)).toContain("I.2: 3 thiết bị");
    expect(faults).toEqual([]);
  });
});
