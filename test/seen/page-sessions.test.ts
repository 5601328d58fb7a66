// The web chat in a real Chromium while its session changes: another secret, an end, somebody who leaves the machine.
import { expect, it } from "vitest";
import { answerAfter, lastSeq, say } from "../support/browser/browser.ts";
import { describeInBrowser, pictures } from "../support/browser/scene.ts";

describeInBrowser("the web chat in a browser, when its session changes", (scene) => {
  const joins = async () => {
    const [person] = await scene.database.sql`insert into person (created_at) values (now()) returning id`;
    await scene.database.sql`update address set person_id = ${person?.id} where chat_key = ${scene.chat()}`;
  };

  it("goes on under another secret, in every tab, without a reload", async () => {
    const { page, context, faults } = await scene.visit();
    await say(page, "một");
    const tab = await context.newPage();
    await tab.goto(scene.door.url);
    await answerAfter(tab, 0);
    await page.evaluate("window.here = true");
    await tab.evaluate("window.here = true");
    const [before] = await context.cookies();
    await scene.database.sql`delete from web_session where address_id not in (
      select id from address where chat_key = ${scene.chat()})`;
    await joins();
    await say(page, "hai");
    await say(page, "ba");
    const [after] = await context.cookies();
    expect(after?.value).not.toBe(before?.value);
    await answerAfter(tab, 2);
    await say(tab, "bốn");
    await answerAfter(page, 3);
    expect(scene.said()).toEqual(["một", "hai", "ba", "bốn"]);
    expect(await Promise.all([page, tab].map((each) => each.evaluate("window.here")))).toEqual([true, true]);
    // The secret before ends when the last stream that it opened has shown the new one.
    const sessions = async () => {
      const [row] = await scene.database.sql`select count(*)::int as n from web_session`;
      return row?.n;
    };
    await expect.poll(sessions).toBe(1);
    expect(faults).toEqual([]);
  });

  it("leaves nothing on the machine that is left, by the button or by its words", async () => {
    for (const way of ["button", "words"]) {
      const { page, context } = await scene.visit();
      await say(page, "bí mật");
      await page.locator("#leave").waitFor();
      await page.screenshot({ path: `${pictures}leave-phone.png` });
      const asked: string[] = [];
      page.on("dialog", (dialog) => {
        asked.push(dialog.message());
        void dialog.accept();
      });
      // The page is loaded anew: before, it would be looked at in the middle of its going.
      const anew = page.waitForEvent("load");
      if (way === "button") await page.locator("#leave").click();
      else {
        await page.locator("#text").fill("Thoát khỏi  máy này.");
        await page.locator("#send").click();
      }
      await anew;
      expect(await page.locator(".mine").count()).toBe(0);
      expect(asked).toEqual([expect.stringMatching(/“nối kênh”.*mã mới.*“xin vào”/)]);
      expect(await page.evaluate("JSON.stringify(localStorage)")).not.toMatch(/bí mật|draft/);
      expect(await context.cookies()).toEqual([]);
      expect(await page.locator("#log").textContent()).not.toContain("bí mật");
      await page.reload();
      await expect.poll(() => page.locator("#log .bubble").count()).toBe(1);
    }
    expect(scene.said()).toEqual(["bí mật", "bí mật"]);
  });

  it("says how to come back when the session has ended, and keeps what was not recorded in sight", async () => {
    const { page } = await scene.visit();
    await say(page, "một");
    const seq = await lastSeq(page);
    await page.locator("#leave").waitFor();
    await scene.database.sql`delete from web_session`;
    await page.locator("#text").fill("chưa ghi");
    await page.locator("#send").click();
    await page.locator('.mine[data-state="refused"]').filter({ hasText: "chưa ghi" }).waitFor();
    const ended = page.locator(".bubble.bot").filter({ hasText: "đã kết thúc" });
    await ended.waitFor();
    expect(await ended.textContent()).toMatch(/“nối kênh”.*mã mới.*“xin vào”/);
    await page.screenshot({ path: `${pictures}ended-phone.png` });
    await page.locator("#leave").waitFor({ state: "hidden" });
    expect(scene.said()).toEqual(["một"]);
    expect(seq).toBe(1);
  });
});
