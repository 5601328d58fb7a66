// What is not served: other hosts, other sites, what is too much or unknown; as a page for people, as JSON for the script.
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rightCode } from "../../support/browser/visitor.ts";
import { messageId } from "../../support/browser/web-client.ts";
import { openWebDoor, postChat, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let door: WebDoor;
beforeAll(async () => {
  database = await openTestDatabase();
  door = await openWebDoor(database, { env: { PUBLIC_URL: "https://127.0.0.1" } });
});
afterAll(async () => {
  await door.stop();
  await database.close();
});
beforeEach(() => {
  door.taken.length = 0;
});

type Answer = { status: number; text: string; type: string };

function ask(
  path: string,
  headers: Record<string, string>,
  method = "GET",
  at: WebDoor = door,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${at.url}${path}`, { method, headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text, type: answer.headers["content-type"] ?? "" }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("a host", () => {
  it.each(["evil.example", "127.0.0.1.evil.example", "localhost:3000", "[::1]"])(
    "that is not the page's own is told where the page is: %s",
    async (Host) => {
      const answer = await ask("/", { Host });
      expect([answer.status, answer.type]).toEqual([421, "text/html; charset=UTF-8"]);
      expect(answer.text).toContain('href="https://127.0.0.1"');
      expect((await ask("/chat/messages", { Host, "X-Tonghop-Page": "1" }, "POST")).status).toBe(421);
    },
  );

  it("that is the page's own is taken with any port, and monitors need none", async () => {
    for (const Host of ["127.0.0.1", "127.0.0.1:8443"]) expect((await ask("/", { Host })).status).toBe(200);
    for (const path of ["/healthz", "/readyz"])
      expect((await ask(path, { Host: "10.0.0.9" })).status).toBe(200);
  });

  it("is anything without PUBLIC_URL", async () => {
    const open = await openWebDoor(database);
    expect((await ask("/", { Host: "may-chu.so.local" }, "GET", open)).status).toBe(200);
    await open.stop();
  });
});

describe("a post", () => {
  const post = async (headers: Record<string, string>) =>
    postChat(door.url, { id: messageId(), code: await rightCode(database) }, { headers });

  it.each([
    ["no origin at all: a form of a page that hides it", { Origin: "null" }],
    ["another origin", { Origin: "https://evil.example" }],
    ["the same host over plain HTTP", { Origin: "http://127.0.0.1" }],
    ["another site, whatever the origin", { "Sec-Fetch-Site": "cross-site", Origin: "https://127.0.0.1" }],
  ])("from %s is refused", async (_whence, headers) => {
    expect((await post(headers)).status).toBe(403);
    expect(door.taken).toEqual([]);
  });

  it.each([
    ["our own origin", { Origin: "https://127.0.0.1" }],
    [
      "our page in an app's own browser, which sends an odd origin",
      { "Sec-Fetch-Site": "same-origin", Origin: "null" },
    ],
    ["a program, which sends neither", {}],
  ])("from %s is taken", async (_whence, headers) => {
    expect((await post(headers)).status).toBe(200);
  });
});

describe("what is refused", () => {
  const page = { Host: "127.0.0.1" };
  it("is a page in Vietnamese for people, with a way on", async () => {
    const answers = [
      await ask("/nowhere", page),
      await ask("/d/token", { ...page, Origin: "null" }, "POST"),
      await ask("/chat/leave", page, "POST"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 403]);
    for (const { type, text } of answers) {
      expect(type).toBe("text/html; charset=UTF-8");
      expect(text).toMatch(/<html lang="vi">[\s\S]*<h1>[\s\S]*<a href="\/">/);
    }
  });

  it("is JSON for our own script", async () => {
    const large = { id: messageId(), text: "a".repeat(70_000) };
    expect(await postChat(door.url, large)).toMatchObject({ status: 413, body: { error: "too-large" } });
    const script = await ask("/nowhere", { ...page, "X-Tonghop-Page": "1" });
    expect(JSON.parse(script.text)).toEqual({ error: "not-found" });
  });

  it("is kept by no cache, and neither is anything with an answer", async () => {
    const { cookie } = await postChat(door.url, { id: messageId(), code: await rightCode(database) });
    for (const path of ["/nowhere", "/", "/d/token", "/u/token", "/chat/uploads/1", "/chat/events"]) {
      const answer = await fetch(door.url + path, { headers: { Cookie: cookie ?? "" } });
      expect(answer.headers.get("cache-control"), path).toBe("no-store");
      await answer.body?.cancel();
    }
  });
});
