// What holds for every route: headers, errors, health, slow clients.
import { connect } from "node:net";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SLOW } from "../../../src/doors/http/serve.ts";
import { openDb } from "../../../src/store/db.ts";
import { openWebDoor, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let door: WebDoor;
beforeAll(async () => {
  database = await openTestDatabase();
  const webhooks = new Hono();
  webhooks.post("/webhook/broken/:secret", () => {
    throw new Error("a fault of ours");
  });
  door = await openWebDoor(database, {
    parts: { webhooks, about: async () => ({ office: "Sở <b>GDĐT</b>", demo: true }) },
  });
});
afterAll(async () => {
  await door.stop();
  await database.close();
});

it("keeps a connection open for longer than a proxy waits before it uses it again", async () => {
  const answer = await fetch(`${door.url}/healthz`);
  await answer.text();
  const [, seconds] = /timeout=(\d+)/.exec(answer.headers.get("keep-alive") ?? "") ?? [];
  expect(Number(seconds)).toBeGreaterThan(75);
});

describe("every answer", () => {
  it.each(["/", "/j/ABCD-EFGH", "/assets/chat.js", "/healthz", "/nowhere", "/d/unknown", "/chat/events"])(
    "of %s carries the security headers",
    async (path) => {
      const answer = await fetch(door.url + path);
      await answer.text();
      const policy = answer.headers.get("content-security-policy") ?? "";
      const sources =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;";
      expect(policy).toBe(`${sources} form-action 'self'; base-uri 'none'; frame-ancestors 'none'`);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("referrer-policy")).toBe("strict-origin");
      expect(answer.headers.get("cache-control")).toMatch(/no-store|no-cache/);
    },
  );

  it("holds no script and no style in the page itself, which the policy would not run", async () => {
    const html = await (await fetch(`${door.url}/j/ABCD`)).text();
    expect(html).not.toMatch(/<style|style="|\son\w+="|javascript:/i);
    expect([...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, body]) => body)).toEqual([""]);
  });

  it("shows a code of a link as text, whatever it holds", async () => {
    const codes = ['"><img src=x onerror=alert(1)>', "<script>alert(1)</script>", "' onmouseover='x"];
    for (const code of codes) {
      const html = await (await fetch(`${door.url}/j/${encodeURIComponent(code)}`)).text();
      expect(html).toContain('id="join"');
      expect(html).not.toMatch(/<img|<script>|data-code="[^"]*" on/);
      expect(html).not.toContain(code);
    }
  });

  it("of the page says who asks, and that a round is a demonstration", async () => {
    const demo = await (await fetch(door.url)).text();
    expect(demo).toContain("Bản chạy thử");
    expect(demo).toContain("Báo cáo gửi Sở &lt;b&gt;GDĐT&lt;/b&gt;");
    const real = await openWebDoor(database);
    const page = await (await fetch(real.url)).text();
    expect(page).not.toContain("Bản chạy thử");
    expect(page).toContain("<h1>Báo cáo gửi Sở GDĐT Bến Tre</h1>");
    await real.stop();
  });

  it("for an asset the browser has is 304", async () => {
    const first = await fetch(`${door.url}/assets/chat.js`);
    await first.text();
    const tag = first.headers.get("etag") ?? "";
    const again = await fetch(`${door.url}/assets/chat.js`, { headers: { "If-None-Match": tag } });
    expect(again.status).toBe(304);
  });
});

describe("trouble", () => {
  it("that the database cannot be reached is 503 with a page, and no fault of ours", async () => {
    const nowhere = openDb("postgres://nobody@127.0.0.1:1/none", { max: 1 });
    const own = await openWebDoor({ ...database, db: nowhere.db });
    const answer = await fetch(`${own.url}/chat/events`, { headers: { Cookie: "tonghop=a" } });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await answer.text()).toContain("<h1>Hệ thống đang bận</h1>");
    await own.stop();
    await nowhere.close();
  });

  it("a fault of ours says nothing to the caller, and nothing of the path to the log", async () => {
    const answer = await fetch(`${door.url}/webhook/broken/canary-secret`, { method: "POST" });
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: "internal" });
    expect(door.logged.join()).toContain("/webhook/broken/:secret");
    expect(door.logged.join()).not.toContain("canary-secret");
  });

  it("a page without its database still opens, without a banner", async () => {
    const own = await openWebDoor(database, { parts: { about: () => Promise.reject(new Error("away")) } });
    const answer = await fetch(own.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain("Bản chạy thử");
    await own.stop();
  });
});

describe("health", () => {
  it("is well while the database answers", async () => {
    const answer = await fetch(`${door.url}/healthz`);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  });

  it("is 503 when it does not", async () => {
    const nowhere = openDb("postgres://nobody@127.0.0.1:1/none", { max: 1 });
    const own = await openWebDoor({ ...database, db: nowhere.db });
    const answers = await Promise.all(["/healthz", "/readyz"].map((path) => fetch(own.url + path)));
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    for (const answer of answers) expect(await answer.json()).toEqual({ ok: false });
    await own.stop();
    await nowhere.close();
  });
});

describe("a slow client", () => {
  it("has seconds, not minutes", () => {
    expect(SLOW).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      connectionsCheckingInterval: 5_000,
    });
  });

  it("that drips its headers is cut off", async () => {
    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n");
    const drip = setInterval(() => socket.writable && socket.write("X-A: b\r\n"), 1_000);
    const said = await new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("error", () => undefined);
      socket.on("close", () => resolve(text));
    });
    clearInterval(drip);
    expect(said).toMatch(/^HTTP\/1\.1 408/);
  });
});
