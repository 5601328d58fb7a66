// The web chat's door over real HTTP and a real database: sessions, forged requests, repeats.
import { request } from "node:http";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { madeSession, rightCode } from "../../support/browser/visitor.ts";
import { openWebDoor, postChat, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let door: WebDoor;
let made = 0;
const messageId = () => `message-${++made}`;

beforeAll(async () => {
  database = await openTestDatabase();
  door = await openWebDoor(database);
});
afterAll(async () => {
  await door.stop();
  await database.close();
});
beforeEach(() => {
  door.broken = false;
  door.taken.length = 0;
  door.logged.length = 0;
});

/** A session that has said one thing, and the chat it is. */
async function join(at: WebDoor = door): Promise<{ cookie: string; chat: string }> {
  const { cookie } = await madeSession(database);
  await postChat(at.url, { id: messageId(), text: "xin chào" }, { cookie });
  const chat = at.taken.at(-1)?.address.chat;
  if (!cookie || !chat) throw new Error("No session was made.");
  return { cookie, chat };
}

async function sessions(): Promise<number> {
  const [row] = await database.db.execute(sql`select count(*) from web_session`);
  return Number(row?.count);
}

describe("a session", () => {
  it("is made by the first post with a right code, in a cookie no script and no other site can use", async () => {
    const first = await postChat(door.url, { id: messageId(), code: await rightCode(database) });
    expect(first.status).toBe(200);
    expect(first.setCookie).toMatch(/^tonghop=[A-Za-z0-9_-]{43,};/);
    expect(first.setCookie).toMatch(/; HttpOnly/);
    expect(first.setCookie).toMatch(/; SameSite=Strict/);
    expect(first.setCookie).toMatch(/; Max-Age=34560000/);
    expect(first.setCookie).not.toMatch(/Secure/);
    const second = await postChat(door.url, { id: messageId(), text: "nữa" }, { cookie: first.cookie });
    expect(second.setCookie).toBeNull();
    expect(door.taken.map(({ address }) => address.chat)).toEqual(Array(2).fill(door.taken[0]?.address.chat));
  });

  it("is not made by looking at any page, nor by a post that is refused", async () => {
    const before = await sessions();
    for (const path of ["/", "/j/ABCD-EFGH-JKMN", "/chat/events", "/healthz", "/assets/chat.js"]) {
      const answer = await fetch(door.url + path);
      await answer.text();
      expect(answer.headers.get("set-cookie"), path).toBeNull();
    }
    await postChat(door.url, { id: "short", text: "a" });
    await postChat(door.url, "not json");
    expect(await sessions()).toBe(before);
    expect(door.taken).toEqual([]);
  });

  it("is stored as a hash only", async () => {
    const { cookie } = await join();
    const secret = cookie.replace("tonghop=", "");
    const rows = await database.db.execute(sql`select hash from web_session`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(String(row.hash)) && row.hash !== secret)).toBe(true);
  });

  it("sends its cookie over HTTPS only when the public address is HTTPS", async () => {
    const https = await openWebDoor(database, { env: { PUBLIC_URL: "https://127.0.0.1" } });
    const code = await rightCode(database);
    const { setCookie } = await postChat(https.url, { id: messageId(), code });
    expect(setCookie).toMatch(/; Secure/);
    const page = await fetch(https.url);
    expect(page.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    await https.stop();
  });
});

describe("a post", () => {
  it.each([
    ["another site's origin", { Origin: "https://evil.example" }, 403],
    ["another site, as the browser says", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["a neighbouring host", { "Sec-Fetch-Site": "same-site" }, 403],
    ["no header of our script", { "X-Tonghop-Page": null }, 403],
    ["a form", { "Content-Type": "application/x-www-form-urlencoded" }, 415],
    ["plain text", { "Content-Type": "text/plain" }, 415],
  ])("is refused with %s", async (_what, headers, status) => {
    const { cookie } = await join();
    door.taken.length = 0;
    const answer = await postChat(door.url, { id: messageId(), text: "giả" }, { cookie, headers });
    expect(answer.status).toBe(status);
    expect(door.taken).toEqual([]);
  });

  it("is taken from our own origin", async () => {
    const { cookie } = await join();
    for (const headers of [{ Origin: door.url, "Sec-Fetch-Site": "same-origin" }, { Origin: door.url }]) {
      const posted = await postChat(door.url, { id: messageId(), text: "thật" }, { cookie, headers });
      expect(posted.status).toBe(200);
    }
  });

  it.each([
    ["nothing", "null"],
    ["a list", []],
    ["no id", { text: "a" }],
    ["two things at once", { id: "message-x", text: "a", choice: "12345678" }],
    ["a number for a text", { id: "message-x", text: 12 }],
    ["an empty text", { id: "message-x", text: "" }],
    ["something unknown beside", { id: "message-x", text: "a", unit: "831010" }],
    ["depth", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`],
  ])("that holds %s is refused", async (_what, message) => {
    expect((await postChat(door.url, message)).status).toBe(400);
    expect(door.taken).toEqual([]);
  });

  it("larger than 64 kB is refused, announced or not", async () => {
    const large = { id: messageId(), text: "a".repeat(70_000) };
    expect((await postChat(door.url, large)).status).toBe(413);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const post = request(
        `${door.url}/chat/messages`,
        {
          method: "POST",
          headers: {
            "Content-Type": "application/json",
            "X-Tonghop-Page": "1",
            "Transfer-Encoding": "chunked",
          },
        },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      post.on("error", reject);
      post.end(JSON.stringify(large));
    });
    expect(status).toBe(413);
    expect(door.taken).toEqual([]);
  });

  it("keeps line breaks, and drops what no database can keep", async () => {
    const { cookie } = await join();
    await postChat(door.url, { id: messageId(), age: 60_000, text: "một\nhai\u0000\ud800 ba" }, { cookie });
    const message = door.taken.at(-1);
    expect(message?.body).toMatchObject({ type: "text", text: "một\nhai\ufffd ba" });
    const age = Date.now() - (message?.sentAt?.getTime() ?? 0);
    expect(age).toBeGreaterThanOrEqual(60_000);
    expect(age).toBeLessThan(70_000);
  });

  it("repeated under its id is answered again and done once", async () => {
    const { cookie } = await join();
    const message = { id: messageId(), text: "12 lớp" };
    const all = await Promise.all([1, 2, 3].map(() => postChat(door.url, message, { cookie })));
    all.push(await postChat(door.url, message, { cookie }));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(door.taken.filter(({ body }) => body.type === "text" && body.text === "12 lớp")).toHaveLength(1);
  });

  it("of another person under the same id is another message", async () => {
    const lan = await join();
    const minh = await join();
    const message = { id: messageId(), text: "12 lớp" };
    await postChat(door.url, message, { cookie: lan.cookie });
    await postChat(door.url, message, { cookie: minh.cookie });
    const chats = door.taken
      .filter(({ body }) => body.type === "text" && body.text === "12 lớp")
      .map((m) => m.address.chat);
    expect(chats).toEqual([lan.chat, minh.chat]);
  });

  it("is asked for again while the database is away, with nothing of it in the log", async () => {
    door.broken = true;
    const message = { id: messageId(), code: await rightCode(database) };
    const first = await fetch(`${door.url}/chat/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Tonghop-Page": "1" },
      body: JSON.stringify(message),
    });
    expect(first.status).toBe(503);
    expect(first.headers.get("retry-after")).toBe("2");
    // The session was made before the trouble, and the repeat belongs to it.
    const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(cookie).not.toBe("");
    door.broken = false;
    const again = await postChat(door.url, message, { cookie });
    expect(again).toMatchObject({ status: 200, setCookie: null });
    expect(door.taken).toHaveLength(1);
    expect(door.logged).not.toEqual([]);
    expect(door.logged.join()).not.toContain(message.code);
  });

  it("of a press and of a code become a press and a start", async () => {
    const { cookie } = await join();
    await postChat(door.url, { id: messageId(), choice: "abcdefgh12345678" }, { cookie });
    await postChat(door.url, { id: messageId(), code: "ABCD-EFGH-JKMN" }, { cookie });
    expect(door.taken.slice(1).map(({ body }) => body)).toEqual([
      { type: "press", choiceId: "abcdefgh12345678" },
      { type: "start", payload: "ABCD-EFGH-JKMN" },
    ]);
  });
});
