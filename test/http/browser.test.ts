// The web chat in a real Chromium: what a person sees, and that nothing is lost, repeated or run as a script.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { IncomingMessage, OutgoingMessage } from "../../src/message.ts";
import {
  answerAfter,
  conversation,
  findBrowser,
  lastMessage,
  lastSeq,
  openPage,
  press,
  say,
  start,
  startBrowser,
  type Visitor,
} from "../support/browser.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { openWebDoor, type WebDoor } from "../support/web-door.ts";

const pictures = fileURLToPath(new URL("../../test-results/web-chat/", import.meta.url));
const executable = findBrowser();
const question =
  "[12/34] Mục 4.1. Lớp chuyên đề, bồi dưỡng kiến thức\nXin gửi số lớp và số người, ví dụ: 2 lớp 73 người.";

describe.skipIf(executable === null)("the web chat in a browser", () => {
  let database: TestDatabase;
  let browser: Browser;
  let door: WebDoor;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    database = await openTestDatabase();
    browser = await startBrowser(executable ?? "");
  });
  afterAll(async () => {
    await browser.close();
    await database.close();
  });
  beforeEach(async () => {
    door = await openWebDoor(database, {
      parts: { about: async () => ({ office: "Sở GDĐT Bến Tre", demo: true }) },
    });
    door.answer = answer;
  });
  afterEach(async () => {
    for (const { context } of visitors.splice(0)) await context.close();
    await door.stop();
  });

  async function visit(path = "/", size: "phone" | "desk" = "phone"): Promise<Visitor> {
    const visitor = await openPage(browser, door.url + path, size);
    visitors.push(visitor);
    return visitor;
  }

  const texts = () => door.taken.map(({ body }) => (body.type === "text" ? body.text : body.type));
  const chat = () => door.taken.at(-1)?.address.chat ?? "";

  it("joins by a link, types, presses, and keeps all of it over a reload", async () => {
    const { page, faults } = await visit("/j/ABCD-EFGH-JKMN");
    expect(await page.locator("#demo").textContent()).toContain("chạy thử");
    expect(door.taken).toEqual([]);
    await page.screenshot({ path: `${pictures}join-phone.png`, animations: "disabled" });
    expect(await start(page)).toContain("Trường THPT Ca Văn Thỉnh");
    expect(new URL(page.url()).pathname).toBe("/");
    expect(await press(page, "Bắt đầu")).toContain("[12/34]");
    expect(await page.locator("#progress-words").textContent()).toBe("Đã trả lời 11/34 mục");
    expect(await say(page, "12 lớp 340 người\nghi chú: phối hợp Hội Khuyến học")).toContain("Đã ghi");
    await page.locator('.mine[data-state="sent"]').nth(2).waitFor();
    const before = await conversation(page);
    expect(before).toEqual([
      "> Mở bằng mã ABCD-EFGH-JKMN",
      expect.stringMatching(/^< Mã của Trường THPT/),
      "> Bắt đầu",
      `< ${question}`,
      "> 12 lớp 340 người\nghi chú: phối hợp Hội Khuyến học",
      expect.stringMatching(/^< Đã ghi: 12 lớp/),
    ]);
    await page.screenshot({ path: `${pictures}chat-phone.png`, animations: "disabled" });
    await page.reload();
    await answerAfter(page, 2);
    await expect.poll(() => conversation(page)).toEqual(before);
    expect(await page.locator("#choices button").allTextContents()).toEqual(["Viết thêm", "Để sau"]);
    expect(door.taken.map(({ body }) => body.type)).toEqual(["start", "press", "text"]);
    expect(faults).toEqual([]);
  });

  it("shows whatever is said as text, and runs none of it", async () => {
    const { page, faults } = await visit();
    const nasty = `<script>alert(1)</script> "><img src=x onerror=alert(2)> <b>đậm</b> &amp; ${door.url}/d/x https://evil.example/a`;
    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    door.answer = ({ body }) => ({
      text: body.type === "text" ? body.text : "",
      choices: [{ id: "nasty-choice", label: "<img src=x onerror=alert(3)>", word: "a" }],
    });
    await say(page, nasty);
    const shown = await conversation(page);
    expect(shown).toEqual([`> ${nasty}`, `< ${nasty}`]);
    await page.reload();
    await answerAfter(page, 0);
    await expect.poll(() => conversation(page)).toEqual(shown);
    expect(await page.locator("#log img, #log script, #log b, #choices img").count()).toBe(0);
    expect(await page.locator("#log a").allTextContents()).toEqual([`${door.url}/d/x`, `${door.url}/d/x`]);
    expect(dialogs).toBe(0);
    expect(faults).toEqual([]);
  });

  it("sends once what is pressed twice, by button and by Enter", async () => {
    const { page } = await visit("/", "desk");
    await say(page, "bắt đầu");
    await page.locator("#choices button").first().dblclick();
    await answerAfter(page, 1);
    const seq = await lastSeq(page);
    await page.locator("#text").fill("5");
    await page.locator("#send").dblclick();
    await answerAfter(page, seq);
    await page.locator("#text").fill("6");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await answerAfter(page, seq + 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(texts()).toEqual(["bắt đầu", "press", "5", "6"]);
  });

  it("keeps lines: Shift+Enter, a pasted block, and Enter on a phone", async () => {
    const { page } = await visit("/", "desk");
    await page.locator("#text").pressSequentially("một");
    await page.keyboard.press("Shift+Enter");
    await page.locator("#text").pressSequentially("hai");
    await page.keyboard.press("Enter");
    await answerAfter(page, 0);
    await say(page, "1.7\t30\t1148\n1.8\t0\t0");
    const phone = await visit();
    await phone.page.locator("#text").tap();
    await phone.page.keyboard.type("ba");
    await phone.page.keyboard.press("Enter");
    await phone.page.keyboard.type("bốn");
    await phone.page.locator("#send").tap();
    await answerAfter(phone.page, 0);
    expect(texts()).toEqual(["một\nhai", "1.7\t30\t1148\n1.8\t0\t0", "ba\nbốn"]);
    // A long text makes the field grow, but never over the whole screen.
    await phone.page.locator("#text").fill(Array(60).fill("dòng").join("\n"));
    const box = await phone.page.locator("#text").boundingBox();
    expect(box?.height).toBeGreaterThan(120);
    expect(box?.height).toBeLessThan(330);
  });

  it("loses nothing and repeats nothing while the network is away", async () => {
    const { page, context } = await visit();
    await say(page, "một");
    await context.setOffline(true);
    await page.locator("#state").filter({ hasText: "mất mạng" }).waitFor();
    for (const text of ["hai", "ba"]) {
      await page.locator("#text").fill(text);
      await page.locator("#send").click();
    }
    await door.deliver(chat(), { text: "nhắc nộp" }, "reminder");
    await page.screenshot({ path: `${pictures}offline-phone.png`, animations: "disabled" });
    expect(texts()).toEqual(["một"]);
    await context.setOffline(false);
    await answerAfter(page, 3);
    await expect.poll(() => texts()).toEqual(["một", "hai", "ba"]);
    await expect.poll(() => page.locator("#state").textContent()).toBe("");
    const shown = await conversation(page);
    expect(shown.filter((line) => line === "< nhắc nộp")).toHaveLength(1);
    expect(shown.filter((line) => line.startsWith(">"))).toEqual(["> một", "> hai", "> ba"]);
    expect(shown).toHaveLength(7);
  });

  it("sends after a reload what could not be sent before, once", async () => {
    const { page } = await visit();
    await say(page, "một");
    door.broken = true;
    await page.locator("#text").fill("hai");
    await page.locator("#send").click();
    await page.locator("#state").filter({ hasText: "đang thử lại" }).waitFor();
    await page.locator("#text").fill("đang gõ dở");
    await page.reload();
    await page.locator('.mine[data-state="pending"]').waitFor();
    door.broken = false;
    await answerAfter(page, 1);
    await page.locator('.mine[data-state="sent"]').nth(1).waitFor();
    expect(texts()).toEqual(["một", "hai"]);
    expect((await conversation(page)).filter((line) => line.startsWith(">"))).toEqual(["> một", "> hai"]);
    expect(await page.locator("#text").inputValue()).toBe("đang gõ dở");
  });

  it("goes on by itself when the program was started again", async () => {
    const { page } = await visit();
    await say(page, "một");
    const port = Number(new URL(door.url).port);
    await door.stop();
    await page.locator("#state").filter({ hasText: "kết nối lại" }).waitFor();
    await page.locator("#text").fill("hai");
    await page.locator("#send").click();
    door = await openWebDoor(database, { port });
    door.answer = answer;
    await answerAfter(page, 1);
    expect(texts()).toEqual(["hai"]);
    await expect.poll(() => page.locator("#state").textContent()).toBe("");
  });

  it("keeps a question's buttons when a reminder comes, and locks them while an answer is under way", async () => {
    const { page } = await visit();
    await say(page, "bắt đầu");
    await door.deliver(chat(), { text: "Còn 3 ngày." }, "reminder");
    await answerAfter(page, 1);
    const buttons = page.locator("#choices button");
    expect(await buttons.count()).toBeGreaterThan(0);
    door.broken = true;
    await buttons.first().click();
    expect(await buttons.first().isDisabled()).toBe(true);
    door.broken = false;
    door.answer = () => null;
    await expect.poll(() => buttons.first().isDisabled(), { timeout: 10_000 }).toBe(false);
  });

  it("says so when a text is too long, and keeps it in the field", async () => {
    const { page } = await visit();
    await page.locator("#text").fill("ă".repeat(20_001));
    await page.locator("#send").click();
    expect(await page.locator("#state").textContent()).toContain("20001 ký tự");
    expect(await page.locator("#text").inputValue()).toHaveLength(20_001);
    expect(door.taken).toEqual([]);
    await say(page, "ắ".repeat(20_000));
    expect(texts()).toEqual(["ắ".repeat(20_000)]);
  });

  it("downloads a file in one tap", async () => {
    const { page, faults } = await visit();
    await say(page, "một");
    await database.sql`update address set person_id = 1 where chat_key = ${chat()}`;
    await door.deliver(chat(), {
      text: "Đã nộp báo cáo.\nMã biên nhận: BN-7K2M-9PQR",
      document: { type: "receipt", submissionId: 1 },
    });
    await answerAfter(page, 1);
    for (let n = 0; n < 2; n++) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Tải bản đã nộp (Excel)" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("receipt.txt");
    }
    expect(await say(page, "vẫn nói được")).not.toBe("");
    expect(faults).toEqual([]);
  });

  it("can be used by keyboard and by ear", async () => {
    const { page } = await visit("/", "desk");
    await say(page, "bắt đầu");
    expect(await page.getByRole("log", { name: "Các tin nhắn" }).getAttribute("aria-live")).toBe("polite");
    expect(await page.getByRole("textbox", { name: "Câu trả lời" }).count()).toBe(1);
    expect(await page.getByRole("button", { name: "Gửi" }).count()).toBe(1);
    expect(await page.getByRole("main").count()).toBe(1);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    // After pressing a button by keyboard the person types on at once.
    await page.locator("#choices button").first().focus();
    await page.keyboard.press("Enter");
    await answerAfter(page, 1);
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");
    expect(await answerAfter(page, 2)).toContain("Đã ghi");
    expect(texts()).toEqual(["bắt đầu", "press", "7"]);
  });

  it("fits a phone of 320 px and has targets of 44 px", async () => {
    const { page } = await visit("/j/ABCD-EFGH-JKMN");
    await page.setViewportSize({ width: 320, height: 600 });
    await start(page);
    await press(page, "Bắt đầu");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    for (const button of await page.getByRole("button").all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    const field = await page.locator("#text").boundingBox();
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(600);
  });

  it("shows a long message from its first line", async () => {
    const { page } = await visit();
    door.answer = () => ({ text: Array.from({ length: 80 }, (_, n) => `Dòng ${n + 1}`).join("\n") });
    await say(page, "xem lại");
    const [box, scroll] = [
      await page.locator(".bot").last().boundingBox(),
      await page.locator("#scroll").boundingBox(),
    ];
    expect(Math.abs((box?.y ?? 0) - (scroll?.y ?? 0))).toBeLessThan(30);
    await page.reload();
    await answerAfter(page, 0);
    await expect
      .poll(async () => (await page.locator(".bot").last().boundingBox())?.y)
      .toBeLessThan((scroll?.y ?? 0) + 30);
    expect(await lastMessage(page)).toContain("Dòng 80");
  });

  it("looks the part", async () => {
    for (const scheme of ["light", "dark"] as const) {
      const { page } = await visit("/j/ABCD-EFGH-JKMN", "desk");
      await page.emulateMedia({ colorScheme: scheme });
      await start(page);
      await press(page, "Bắt đầu");
      await say(page, "12 lớp 340 người");
      await database.sql`update address set person_id = 1 where chat_key = ${chat()}`;
      const document = { type: "draft", nodeId: 1 } as const;
      await door.deliver(chat(), { text: "Bản dự thảo để trình thủ trưởng xem.", document });
      await answerAfter(page, 3);
      await page.screenshot({ path: `${pictures}chat-desk-${scheme}.png`, animations: "disabled" });
    }
    const phone = await visit("/d/unknown");
    await phone.page.screenshot({ path: `${pictures}gone-phone.png`, animations: "disabled" });
    const fresh = await visit();
    await fresh.page.screenshot({ path: `${pictures}welcome-phone.png`, animations: "disabled" });
  });

  /** A few answers as the engine would give them. */
  function answer({ body }: IncomingMessage): Partial<OutgoingMessage> {
    const choice = (label: string) => ({ id: `choice-${label}`.replace(/\W/g, "_"), label, word: label });
    if (body.type === "start") {
      return {
        text: "Mã của Trường THPT Ca Văn Thỉnh.\nBot lưu tên hiển thị, tài khoản chat và nội dung Thầy/Cô gửi để tổng hợp báo cáo; xóa tên sau 31/12/2022.\nĐúng đơn vị thì gõ “bắt đầu”, không đúng gõ “sai”.",
        choices: [choice("Bắt đầu"), choice("Không đúng")],
      };
    }
    if (body.type === "press" || (body.type === "text" && body.text === "bắt đầu")) {
      return {
        text: question,
        choices: [choice("Không có"), choice("Để sau"), choice("Quay lại")],
        progress: { done: 11, total: 34 },
      };
    }
    return {
      text: "Đã ghi: 12 lớp, 340 người.\n\n[13/34] Mục 4.2. Nói chuyện chuyên đề, tọa đàm\nXin gửi số buổi và số người.",
      choices: [choice("Viết thêm"), choice("Để sau")],
      progress: { done: 12, total: 34 },
    };
  }
});
