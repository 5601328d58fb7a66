// Forms of our own pages in a real Chromium: over plain HTTP, where no Sec-Fetch-Site comes with them, and with files.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { expect, it } from "vitest";
import { createLink } from "../../src/store/people/links.ts";
import { ARGS, findBrowser } from "../support/browser/browser.ts";
import { describeInBrowser, pictures } from "../support/browser/scene.ts";
import { openWorld } from "../support/chat/world.ts";
import { jpegOf } from "../support/files/photos.ts";
import { seedRound } from "../support/round/seed.ts";

describeInBrowser("a form of a page", (scene) => {
  it("is taken over plain HTTP with the origin it says, and refused from another site", async () => {
    const now = new Date();
    const target = { type: "draft", nodeId: 1 } as const;
    const until = new Date(now.getTime() + 600_000);
    await createLink(scene.database.db, { token: "a-token", personId: 1, target, now, expiresAt: until });
    const port = new URL(scene.door.url).port;
    // A host that is no local one counts as insecure, as an office's plain HTTP does.
    const args = [...ARGS, "--host-resolver-rules=MAP *.example 127.0.0.1"];
    const browser = await chromium.launch({ executablePath: findBrowser() ?? "", headless: true, args });
    const evil = createServer((_request, answer) => {
      answer.setHeader("Content-Type", "text/html");
      answer.end(
        `<form method="post" action="http://so.example:${port}/d/a-token"><button>go</button></form>`,
      );
    });
    await new Promise<void>((resolve) => evil.listen(0, "127.0.0.1", resolve));
    try {
      const page = await browser.newPage();
      await page.goto(`http://so.example:${port}/d/a-token`);
      const [posted, file] = await Promise.all([
        page.waitForRequest((request) => request.method() === "POST"),
        page.waitForEvent("download"),
        page.getByRole("button").click(),
      ]);
      const headers = await posted.allHeaders();
      expect([headers["sec-fetch-site"], headers.origin]).toEqual([undefined, `http://so.example:${port}`]);
      expect(file.suggestedFilename()).toBe("draft.txt");
      const { port: other } = evil.address() as AddressInfo;
      await page.goto(`http://evil.example:${other}/`);
      const [refused] = await Promise.all([page.waitForNavigation(), page.getByRole("button").click()]);
      expect(refused?.status()).toBe(403);
      expect(await page.locator("h1").textContent()).toBe("Yêu cầu không được nhận");
    } finally {
      await browser.close();
      await new Promise((resolve) => evil.close(resolve));
    }
  });

  it("takes files from the browser that posts first, and in another sends a fresh link to the chat", async () => {
    const { db, sql } = scene.database;
    const now = new Date();
    const seeded = await seedRound(db);
    await openWorld(db, new Date("2022-10-14T10:00:00+07:00")).chat("lan").join("THPT-01");
    const [row] = await sql`select id, person_id from address where chat_key = 'lan'`;
    const target = { type: "upload", nodeId: seeded.node("THPT-01").id, addressId: Number(row?.id) } as const;
    const expiresAt = new Date(now.getTime() + 600_000);
    await createLink(db, { token: "u-token", personId: Number(row?.person_id), target, now, expiresAt });
    const photo = (name: string) => ({
      name,
      mimeType: "image/jpeg",
      buffer: Buffer.from(jpegOf(name)),
    });
    const [mine, other] = [await scene.stranger("/u/u-token"), await scene.stranger("/u/u-token")];
    expect(await mine.page.locator("main strong").textContent()).toBe("Sở GDĐT Bến Tre");
    for (const name of ["một.jpg", "hai.jpg"]) {
      await mine.page.getByLabel("Chọn tệp").setInputFiles(photo(name));
      await mine.page.getByRole("button", { name: "Gửi", exact: true }).click();
      await mine.page
        .locator("#handed")
        .filter({ hasText: `Đã nhận tệp “${name}”` })
        .waitFor();
      await mine.page.getByRole("link", { name: "Gửi thêm tệp" }).click();
      await mine.page.getByLabel("Chọn tệp").waitFor();
    }
    // Opened from another site, as from a chat in the browser, it is still this browser's.
    const link = mine.page.url().replace("?", "");
    await mine.page.goto(`${scene.door.url.replace("127.0.0.1", "localhost")}/`);
    await Promise.all([
      mine.page.waitForURL(link),
      // After the word to the page was answered: in the middle of it the page would be gone.
      mine.page.evaluate(`void setTimeout(() => location.assign(${JSON.stringify(link)}))`),
    ]);
    expect(await mine.page.getByLabel("Chọn tệp").count()).toBe(1);
    await other.page.getByLabel("Chọn tệp").setInputFiles(photo("ba.jpg"));
    await other.page.getByRole("button", { name: "Gửi", exact: true }).click();
    await other.page.screenshot({ path: `${pictures}upload-dead-phone.png` });
    await other.page.getByRole("button", { name: "Gửi lại liên kết vào chat" }).click();
    await expect.poll(() => other.page.locator("h1").textContent()).toBe("Đã gửi liên kết mới");
    const queued = await sql`select address_id from outbox where starts_with(dedupe, 'upload-link:')`;
    expect(queued.map(({ address_id }) => Number(address_id))).toEqual([target.addressId]);
    const kept = await sql`select name from upload order by id`;
    expect(kept.map(({ name }) => name)).toEqual(["một.jpg", "hai.jpg"]);
    expect(mine.faults).toEqual([]);
  });
});
