// Forms of our own pages in a real Chromium, over plain HTTP, where no Sec-Fetch-Site comes with them.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { expect, it } from "vitest";
import { createLink } from "../../src/store/people/links.ts";
import { ARGS, findBrowser } from "../support/browser/browser.ts";
import { describeInBrowser } from "../support/browser/scene.ts";

describeInBrowser("a form of a page over plain HTTP", (scene) => {
  it("is taken with the origin it says, and refused from another site", async () => {
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
});
