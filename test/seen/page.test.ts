// The web chat in a real Chromium: what a person sees and does, and that nothing of it runs as a script.
import { expect, it } from "vitest";
import {
  answerAfter,
  conversation,
  lastMessage,
  lastSeq,
  press,
  say,
  start,
} from "../support/browser/browser.ts";
import { describeInBrowser, pictures, question } from "../support/browser/scene.ts";

describeInBrowser("the web chat in a browser", (scene) => {
  it("joins by a link, types, presses, and keeps all of it over a reload", async () => {
    const { page, faults } = await scene.visit("/j/ABCD-EFGH-JKMN");
    expect(await page.locator("#demo").textContent()).toContain("chạy thử");
    expect(scene.door.taken).toEqual([]);
    await page.screenshot({ path: `${pictures}join-phone.png` });
    expect(await start(page)).toContain("Trường THPT Ca Văn Thỉnh");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/");
    expect(await press(page, "Bắt đầu")).toContain("[12/34]");
    expect(await page.locator("#progress-words").textContent()).toBe("Đã trả lời 11/34 mục");
    expect(await say(page, "12 lớp 340 người\nghi chú: phối hợp Hội Khuyến học")).toContain("Đã ghi");
    const before = await conversation(page);
    expect(before).toEqual([
      "> Mở bằng mã ABCD-EFGH-JKMN",
      expect.stringMatching(/^< Mã của Trường THPT/),
      "> Bắt đầu",
      `< ${question}`,
      "> 12 lớp 340 người\nghi chú: phối hợp Hội Khuyến học",
      expect.stringMatching(/^< Đã ghi: 12 lớp/),
    ]);
    await page.screenshot({ path: `${pictures}chat-phone.png` });
    await page.reload();
    await answerAfter(page, 2);
    await expect.poll(() => conversation(page)).toEqual(before);
    expect(await page.locator("#choices button").allTextContents()).toEqual(["Viết thêm", "Để sau"]);
    expect(scene.door.taken.map(({ body }) => body.type)).toEqual(["start", "press", "text"]);
    expect(faults).toEqual([]);
  });

  it("shows whatever is said as text, and runs none of it", async () => {
    const { page, faults } = await scene.visit();
    const nasty = `<script>alert(1)</script> "><img src=x onerror=alert(2)> <b>đậm</b> &amp; ${scene.door.url}/d/x https://evil.example/a`;
    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    scene.door.answer = ({ body }) => ({
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
    expect(await page.locator("#log a").allTextContents()).toEqual([
      `${scene.door.url}/d/x`,
      `${scene.door.url}/d/x`,
    ]);
    expect(dialogs).toBe(0);
    expect(faults).toEqual([]);
  });

  it("sends once what is pressed twice, by button and by Enter", async () => {
    const { page } = await scene.visit("/", "desk");
    await say(page, "bắt đầu");
    // No answer comes between the two presses: the second one would be at its buttons.
    let pressed: () => void = () => undefined;
    const both = new Promise<void>((resolve) => {
      pressed = resolve;
    });
    await page.route("**/chat/messages", async (route) => {
      await both;
      await route.continue();
    });
    await page.locator("#choices button").first().dblclick();
    pressed();
    await answerAfter(page, 1);
    const seq = await lastSeq(page);
    await page.locator("#text").fill("5");
    await page.locator("#send").dblclick();
    await answerAfter(page, seq);
    await page.locator("#text").fill("6");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await answerAfter(page, seq + 1);
    // One after the other: whatever was said twice would have gone before this.
    await say(page, "7");
    expect(scene.said()).toEqual(["bắt đầu", "press", "5", "6", "7"]);
  });

  it("keeps lines: Shift+Enter, a pasted block, and Enter on a phone", async () => {
    const { page } = await scene.visit("/", "desk");
    await page.locator("#text").pressSequentially("một");
    await page.keyboard.press("Shift+Enter");
    await page.locator("#text").pressSequentially("hai");
    await page.keyboard.press("Enter");
    await answerAfter(page, 0);
    await say(page, "1.7\t30\t1148\n1.8\t0\t0");
    const phone = await scene.visit();
    await phone.page.locator("#text").tap();
    await phone.page.keyboard.type("ba");
    await phone.page.keyboard.press("Enter");
    await phone.page.keyboard.type("bốn");
    await phone.page.locator("#send").tap();
    await answerAfter(phone.page, 0);
    expect(scene.said()).toEqual(["một\nhai", "1.7\t30\t1148\n1.8\t0\t0", "ba\nbốn"]);
    // A long text makes the field grow, but never over the whole screen.
    await phone.page.locator("#text").fill(Array(60).fill("dòng").join("\n"));
    const box = await phone.page.locator("#text").boundingBox();
    expect(box?.height).toBeGreaterThan(120);
    expect(box?.height).toBeLessThan(330);
  });

  it("keeps a question's buttons when a reminder comes, and locks them while an answer is under way", async () => {
    const { page } = await scene.visit();
    await say(page, "bắt đầu");
    await scene.door.deliver(scene.chat(), { text: "Còn 3 ngày." }, "reminder");
    await answerAfter(page, 1);
    const buttons = page.locator("#choices button");
    expect(await buttons.count()).toBeGreaterThan(0);
    scene.door.broken = true;
    await buttons.first().click();
    expect(await buttons.first().isDisabled()).toBe(true);
    scene.door.broken = false;
    scene.door.answer = () => null;
    await expect.poll(() => buttons.first().isDisabled()).toBe(false);
  });

  it("shows the first question with all its buttons, also when the progress appears with it", async () => {
    const { page } = await scene.visit();
    await say(page, "bắt đầu");
    expect(await page.locator("#progress").isVisible()).toBe(true);
    const rest = () =>
      page.locator("#scroll").evaluate((node) => {
        const last =
          node.querySelector("#choices button:last-child")?.getBoundingClientRect().bottom ?? Infinity;
        return node.getBoundingClientRect().bottom - last;
      });
    await expect.poll(rest).toBeGreaterThanOrEqual(0);
    await page.screenshot({ path: `${pictures}first-question.png` });
  });

  it("leaves a question's buttons under the question when an announcement comes, also after a reload", async () => {
    const { page } = await scene.visit();
    await say(page, "bắt đầu");
    const choices = [{ id: "command-next", label: "Làm tiếp", word: "làm tiếp" }];
    await scene.door.deliver(scene.chat(), { text: "THÔNG BÁO của Sở", choices }, "announcement");
    await scene.door.deliver(scene.chat(), { text: "Còn 3 ngày." }, "reminder");
    await answerAfter(page, 2);
    /** What stands on the page from above: texts and buttons. */
    const shown = () =>
      page.locator(".bot p, .choices button").evaluateAll((nodes) =>
        nodes
          .map((node) => ({ top: node.getBoundingClientRect().top, text: node.textContent ?? "" }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text.split("\n")[0]),
      );
    const standing = await shown();
    expect(standing.slice(-7)).toEqual([
      expect.stringContaining("Mục 4.1"),
      ...["Không có", "Để sau", "Quay lại"],
      ...["THÔNG BÁO của Sở", "Làm tiếp", "Còn 3 ngày."],
    ]);
    await page.screenshot({ path: `${pictures}announcement.png` });
    await page.reload();
    await expect.poll(shown).toEqual(standing);
    // The next answer takes all of them away.
    await say(page, "12 lớp 340 người");
    expect(await page.locator(".choices button").allTextContents()).toEqual(["Viết thêm", "Để sau"]);
  });

  it("says so when a text is too long, and keeps it in the field", async () => {
    const { page } = await scene.visit();
    await page.locator("#text").fill("ă".repeat(20_001));
    await page.locator("#send").click();
    await expect.poll(() => page.locator("#state").textContent()).toContain("20001 ký tự");
    expect(await page.locator("#text").inputValue()).toHaveLength(20_001);
    expect(scene.door.taken).toEqual([]);
    await say(page, "ắ".repeat(20_000));
    expect(scene.said()).toEqual(["ắ".repeat(20_000)]);
  });

  it("downloads a file in one tap", async () => {
    const { page, faults } = await scene.visit();
    await say(page, "một");
    await scene.database.sql`update address set person_id = 1 where chat_key = ${scene.chat()}`;
    await scene.door.deliver(scene.chat(), {
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
    const { page } = await scene.visit("/", "desk");
    await say(page, "bắt đầu");
    // A moment after the first answer: while what was said before is shown, nothing is read out.
    await expect
      .poll(() => page.getByRole("log", { name: "Các tin nhắn" }).getAttribute("aria-live"))
      .toBe("polite");
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
    expect(scene.said()).toEqual(["bắt đầu", "press", "7"]);
  });

  it("fits a phone of 320 px and has targets of 44 px", async () => {
    const { page } = await scene.visit("/j/ABCD-EFGH-JKMN");
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
    const { page } = await scene.visit();
    scene.door.answer = () => ({ text: Array.from({ length: 80 }, (_, n) => `Dòng ${n + 1}`).join("\n") });
    await say(page, "xem lại");
    const scroll = await page.locator("#scroll").boundingBox();
    const begins = async () => (await page.locator(".bot").last().boundingBox())?.y;
    const beside = (y = Infinity) => Math.abs(y - (scroll?.y ?? 0));
    await expect.poll(async () => beside(await begins())).toBeLessThan(30);
    await page.reload();
    await answerAfter(page, 0);
    await expect.poll(begins).toBeLessThan((scroll?.y ?? 0) + 30);
    expect(await lastMessage(page)).toContain("Dòng 80");
  });

  it("looks the part", async () => {
    for (const scheme of ["light", "dark"] as const) {
      const { page } = await scene.visit("/j/ABCD-EFGH-JKMN", "desk");
      await page.emulateMedia({ colorScheme: scheme });
      await start(page);
      await press(page, "Bắt đầu");
      await say(page, "12 lớp 340 người");
      await scene.database.sql`update address set person_id = 1 where chat_key = ${scene.chat()}`;
      const document = { type: "draft", nodeId: 1 } as const;
      await scene.door.deliver(scene.chat(), { text: "Bản dự thảo để trình thủ trưởng xem.", document });
      await answerAfter(page, 3);
      await page.screenshot({ path: `${pictures}chat-desk-${scheme}.png` });
    }
    const phone = await scene.visit("/d/unknown");
    await phone.page.screenshot({ path: `${pictures}gone-phone.png` });
    const fresh = await scene.visit();
    await fresh.page.screenshot({ path: `${pictures}welcome-phone.png` });
  });
});
