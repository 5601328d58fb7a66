// The web chat in a real Chromium for somebody nobody knows yet: answered by the way, in the way of a crowd, then joined.
import { expect, it } from "vitest";
import { joinText } from "../../src/text/people/join.ts";
import { answerAfter, say } from "../support/browser/browser.ts";
import { describeInBrowser, pictures } from "../support/browser/scene.ts";
import { rightCode } from "../support/browser/visitor.ts";

describeInBrowser("the web chat in a browser, for a stranger", (scene) => {
  it("shows what is said by the way, also after a reload, and then the answer to the code below it", async () => {
    const { page, faults } = await scene.stranger();
    const bubbles = () => page.locator("#log .bubble[data-order] p").allTextContents();
    const welcome = joinText.welcome("Sở GDĐT Bến Tre");
    for (const text of ["xin chào", "AAAA-BBBB-CCCC"]) {
      await page.locator("#text").fill(text);
      await page.locator("#send").click();
      await page.locator('.mine[data-state="sent"]').filter({ hasText: text }).waitFor();
    }
    const shown = ["xin chào", welcome, "AAAA-BBBB-CCCC", joinText.wrong];
    await expect.poll(bubbles).toEqual(shown);
    await page.screenshot({ path: `${pictures}stranger-phone.png` });
    expect(await page.locator("#leave").isVisible()).toBe(false);
    await page.reload();
    await expect.poll(bubbles).toEqual(shown);
    const code = await rightCode(scene.database);
    const answer = await say(page, code);
    await expect.poll(bubbles).toEqual([...shown, code, answer]);
    expect(scene.said()).toEqual([code]);
    await page.locator("#leave").waitFor();
    expect(faults).toEqual([]);
  });

  it("waits as long as it is told and sends again by itself, under the same id", async () => {
    const { page } = await scene.stranger();
    const now = new Date().toISOString();
    await scene.database.sql`delete from wrong_code`;
    await scene.database.sql`insert into wrong_code values ('127.0.0.1', 30, 30, ${now}, ${now})`;
    const ids: unknown[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") ids.push(request.postDataJSON().id);
    });
    await page.locator("#text").fill(await rightCode(scene.database));
    await page.locator("#send").click();
    // Both at one look: a moment later it may have been sent.
    const trying = page.locator("body").filter({ has: page.locator("#state", { hasText: "đang thử lại" }) });
    await trying.locator('.mine[data-state="pending"]').waitFor();
    await answerAfter(page, 0);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids.length).toBeLessThan(5);
    expect(new Set(ids).size).toBe(1);
    expect(scene.door.taken).toHaveLength(1);
  });
});
