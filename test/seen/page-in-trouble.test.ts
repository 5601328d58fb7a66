// The web chat in a real Chromium on a bad day: no network, no database, a restart. Nothing is lost or repeated.
import { expect, it } from "vitest";
import { answerAfter, conversation, say } from "../support/browser/browser.ts";
import { describeInBrowser, pictures } from "../support/browser/scene.ts";
import { openWebDoor } from "../support/browser/web-door.ts";

describeInBrowser("the web chat in a browser, in trouble", (scene) => {
  it("loses nothing and repeats nothing while the network is away", async () => {
    const { page, context } = await scene.visit();
    await say(page, "một");
    await context.setOffline(true);
    await page.locator("#state").filter({ hasText: "mất mạng" }).waitFor();
    for (const text of ["hai", "ba"]) {
      await page.locator("#text").fill(text);
      await page.locator("#send").click();
    }
    await scene.door.deliver(scene.chat(), { text: "nhắc nộp" }, "reminder");
    await page.screenshot({ path: `${pictures}offline-phone.png` });
    expect(scene.said()).toEqual(["một"]);
    await context.setOffline(false);
    await answerAfter(page, 3);
    await expect.poll(() => scene.said()).toEqual(["một", "hai", "ba"]);
    await expect.poll(() => page.locator("#state").textContent()).toBe("");
    const shown = await conversation(page);
    expect(shown.filter((line) => line === "< nhắc nộp")).toHaveLength(1);
    expect(shown.filter((line) => line.startsWith(">"))).toEqual(["> một", "> hai", "> ba"]);
    expect(shown).toHaveLength(7);
  });

  it("sends after a reload what could not be sent before, once", async () => {
    const { page } = await scene.visit();
    await say(page, "một");
    scene.door.broken = true;
    await page.locator("#text").fill("hai");
    await page.locator("#send").click();
    await page.locator("#state").filter({ hasText: "đang thử lại" }).waitFor();
    await page.locator("#text").fill("đang gõ dở");
    await page.reload();
    await page.locator('.mine[data-state="pending"]').waitFor();
    scene.door.broken = false;
    await answerAfter(page, 1);
    await page.locator('.mine[data-state="sent"]').nth(1).waitFor();
    expect(scene.said()).toEqual(["một", "hai"]);
    expect((await conversation(page)).filter((line) => line.startsWith(">"))).toEqual(["> một", "> hai"]);
    expect(await page.locator("#text").inputValue()).toBe("đang gõ dở");
  });

  it("goes on by itself when the program was started again", async () => {
    const { page } = await scene.visit();
    await say(page, "một");
    const chat = scene.chat();
    const port = Number(new URL(scene.door.url).port);
    await scene.door.stop();
    await page.locator("#state").filter({ hasText: "kết nối lại" }).waitFor();
    await page.locator("#text").fill("hai");
    await page.locator("#send").click();
    // Delivered by another process meanwhile.
    await scene.door.deliver(chat, { text: "nhắc nộp" }, "reminder");
    scene.door = await openWebDoor(scene.database, { port });
    await answerAfter(page, 2);
    expect(scene.said()).toEqual(["hai"]);
    await expect.poll(() => page.locator("#state").textContent()).toBe("");
    const shown = await conversation(page);
    expect(shown).toHaveLength(5);
    expect(shown.filter((line) => line === "< nhắc nộp")).toHaveLength(1);
    expect(shown.filter((line) => line.startsWith(">"))).toEqual(["> một", "> hai"]);
  });

  it("sends again what was taken in without an answer, and it counts once", async () => {
    const { page } = await scene.visit();
    await say(page, "một");
    let lost = 0;
    await page.route("**/chat/messages", async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort("connectionreset");
    });
    await say(page, "hai");
    await page.locator('.mine[data-state="sent"]').nth(1).waitFor();
    expect(lost).toBe(2);
    expect(scene.said()).toEqual(["một", "hai"]);
    expect(await conversation(page)).toHaveLength(4);
  });
});
