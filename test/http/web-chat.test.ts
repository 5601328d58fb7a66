// The web chat's door over real HTTP and a real database: sessions, forged requests, repeats, the stream.
import { request } from "node:http";
import { connect } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { openEvents } from "../support/events.ts";
import { openWebDoor, postChat, type WebDoor } from "../support/web-door.ts";

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
  const { cookie } = await postChat(at.url, { id: messageId(), text: "xin chào" });
  const chat = at.taken.at(-1)?.address.chat;
  if (!cookie || !chat) throw new Error("No session was made.");
  return { cookie, chat };
}

async function sessions(): Promise<number> {
  const [row] = await database.db.execute(sql`select count(*) from web_session`);
  return Number(row?.count);
}

describe("a session", () => {
  it("is made by the first post, in a cookie no script and no other site can use", async () => {
    const first = await postChat(door.url, { id: messageId(), text: "xin chào" });
    expect(first.status).toBe(200);
    expect(first.setCookie).toMatch(/^tonghop=[A-Za-z0-9_-]{43,};/);
    expect(first.setCookie).toMatch(/; HttpOnly/);
    expect(first.setCookie).toMatch(/; SameSite=Strict/);
    expect(first.setCookie).toMatch(/; Max-Age=7776000/);
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
    const https = await openWebDoor(database, { env: { PUBLIC_URL: "https://baocao.example.vn" } });
    const { setCookie } = await postChat(https.url, { id: messageId(), text: "a" });
    expect(setCookie).toMatch(/; Secure/);
    const page = await fetch(https.url);
    expect(page.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
    await https.stop();
  });

  it("ends after 90 days", async () => {
    let now = new Date("2022-09-01T08:00:00+07:00");
    const moving = await openWebDoor(database, { clock: () => now });
    const { cookie } = await join(moving);
    now = new Date("2022-11-30T07:59:00+07:00");
    expect((await postChat(moving.url, { id: messageId(), text: "a" }, { cookie })).setCookie).toBeNull();
    now = new Date("2022-11-30T08:01:00+07:00");
    expect((await postChat(moving.url, { id: messageId(), text: "a" }, { cookie })).setCookie).not.toBeNull();
    await moving.stop();
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
    const headers = { Origin: door.url, "Sec-Fetch-Site": "same-origin" };
    expect((await postChat(door.url, { id: messageId(), text: "thật" }, { headers })).status).toBe(200);
    const old = { Origin: door.url };
    expect((await postChat(door.url, { id: messageId(), text: "thật" }, { headers: old })).status).toBe(200);
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
    await postChat(door.url, { id: messageId(), age: 60_000, text: "một\nhai\u0000\ud800 ba" });
    const [message] = door.taken;
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
    const message = { id: messageId(), text: "bí mật 0912345678" };
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
    expect(door.logged.join()).not.toMatch(/bí mật|0912345678/);
  });

  it("of a press and of a code become a press and a start", async () => {
    await postChat(door.url, { id: messageId(), choice: "abcdefgh12345678" });
    await postChat(door.url, { id: messageId(), code: "ABCD-EFGH-JKMN" });
    expect(door.taken.map(({ body }) => body)).toEqual([
      { type: "press", choiceId: "abcdefgh12345678" },
      { type: "start", payload: "ABCD-EFGH-JKMN" },
    ]);
  });
});

describe("the stream", () => {
  const events = (cookie: string | null, query = "", headers: Record<string, string> = {}) =>
    openEvents(`${door.url}/chat/events${query}`, { ...(cookie ? { Cookie: cookie } : {}), ...headers });

  it("tells a stranger that there is nobody, and ends", async () => {
    for (const cookie of [null, "tonghop=nobody"]) {
      const stream = await events(cookie);
      expect(JSON.parse((await stream.next()).data)).toEqual({ session: null, from: 0, last: 0 });
      await stream.ended;
    }
  });

  it("brings the history, then what is delivered while it is open", async () => {
    const { cookie, chat } = await join();
    const stream = await events(cookie);
    const hello = await stream.next();
    expect(hello.event).toBe("hello");
    expect(JSON.parse(hello.data)).toMatchObject({ from: 0, last: 1 });
    expect(await stream.message()).toMatchObject({ id: "1", seq: 1, text: "> xin chào" });
    await door.deliver(chat, { text: "nhắc" });
    expect(await stream.message()).toMatchObject({ id: "2", seq: 2, text: "nhắc" });
    stream.close();
  });

  it("brings the answer to a post within a moment, not within the idle second", async () => {
    const { cookie } = await join();
    const stream = await events(cookie);
    await stream.message();
    const times: number[] = [];
    for (let n = 0; n < 5; n++) {
      const begun = performance.now();
      await postChat(door.url, { id: messageId(), text: `số ${n}` }, { cookie });
      expect((await stream.message()).text).toBe(`> số ${n}`);
      times.push(performance.now() - begun);
    }
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(500);
    stream.close();
  });

  it("goes on after the last message a browser had, in either way of saying so", async () => {
    const { cookie, chat } = await join();
    for (const text of ["hai", "ba", "bốn"]) await door.deliver(chat, { text });
    for (const stream of [
      await events(cookie, "", { "Last-Event-ID": "2" }),
      await events(cookie, "?after=2"),
      // A browser that reconnects repeats the address it began with; the header is newer.
      await events(cookie, "?after=0", { "Last-Event-ID": "2" }),
    ]) {
      expect((await stream.message()).text).toBe("ba");
      expect((await stream.message()).text).toBe("bốn");
      stream.close();
    }
  });

  it("does not miss a row that was written first and delivered last", async () => {
    const { cookie, chat } = await join();
    const stream = await events(cookie);
    await stream.message();
    // The row with the lower id is still in a transaction while the next one is delivered.
    const early = database.sql.begin(async (tx) => {
      const [row] = await tx`
        insert into outbox (address_id, priority, kind, body, created_at, state)
        select id, 0, 'reply', '{"text": "sớm", "choices": [], "document": null, "progress": null}', now(), 'queued'
        from address where chat_key = ${chat} returning id`;
      await door.deliver(chat, { text: "muộn" });
      expect((await stream.message()).text).toBe("muộn");
      return Number(row?.id);
    });
    const id = await early;
    await database.sql`
      with numbered as (update address set next_seq = next_seq + 1 where chat_key = ${chat} returning next_seq - 1 as seq)
      update outbox set state = 'sent', seq = numbered.seq, sent_at = now() from numbered where id = ${id}`;
    expect(await stream.message()).toMatchObject({ id: "3", text: "sớm" });
    stream.close();
  });

  it("shows only the last 50 messages of a long chat", async () => {
    const { cookie, chat } = await join();
    for (let n = 2; n <= 120; n++) await door.deliver(chat, { text: `tin ${n}` });
    const stream = await events(cookie);
    expect(JSON.parse((await stream.next()).data)).toMatchObject({ from: 70, last: 120 });
    const seen: number[] = [];
    for (let n = 0; n < 50; n++) seen.push((await stream.message()).seq);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => 71 + index));
    stream.close();
  });

  it("gives nobody another's messages", async () => {
    const lan = await join();
    const minh = await join();
    const stream = await events(minh.cookie);
    await stream.message();
    await door.deliver(lan.chat, { text: "của Lan" });
    await door.deliver(minh.chat, { text: "của Minh" });
    expect((await stream.message()).text).toBe("của Minh");
    stream.close();
  });

  it("gives nothing more once the session has ended", async () => {
    const { cookie, chat } = await join();
    const stream = await events(cookie);
    await stream.message();
    await database.sql`
      update web_session set expires_at = now() - interval '1 second'
      where address_id = (select id from address where chat_key = ${chat})`;
    await door.deliver(chat, { text: "quá muộn" });
    const raced = await Promise.race([
      stream.message(),
      new Promise((resolve) => setTimeout(resolve, 2_500, "nothing")),
    ]);
    expect(raced).toBe("nothing");
    stream.close();
  });

  it("carries no id of a document and nothing that is not shown", async () => {
    const { cookie, chat } = await join();
    await door.deliver(chat, {
      text: "Biên nhận",
      choices: [{ id: "choice-1", label: "Xem lại", word: "xem lại" }],
      document: { type: "receipt", submissionId: 4711 },
      progress: { done: 3, total: 34 },
    });
    const stream = await events(cookie, "?after=1");
    const { raw } = await stream.message();
    expect(JSON.parse(raw)).toEqual({
      seq: 2,
      kind: "reply",
      at: expect.any(Number),
      text: "Biên nhận",
      choices: [{ id: "choice-1", label: "Xem lại" }],
      progress: { done: 3, total: 34 },
      file: { url: "/chat/files/2", label: "Tải bản đã nộp (Excel)" },
    });
    stream.close();
  });

  it("is not stopped by one row that cannot be shown", async () => {
    const { cookie, chat } = await join();
    const seq = await door.deliver(chat, { text: "hỏng" });
    await database.sql`
      update outbox set body = '{"type":"reference"}' where seq = ${seq}
      and address_id = (select id from address where chat_key = ${chat})`;
    await door.deliver(chat, { text: "lành" });
    const stream = await events(cookie, "?after=1");
    expect((await stream.message()).text).toBe("lành");
    stream.close();
  });

  it("is not kept by a connection that went away", async () => {
    const { cookie, chat } = await join();
    const first = await events(cookie);
    await first.message();
    // More than one session may have open: had they been kept, the first would be ended to make room.
    for (let n = 0; n < 25; n++) {
      const stream = await events(cookie);
      await stream.next();
      stream.close();
    }
    await door.deliver(chat, { text: "vẫn còn" });
    expect((await first.message()).text).toBe("vẫn còn");
    first.close();
  });

  it("is ended for the twenty-first page of one session, the oldest first", async () => {
    const { cookie } = await join();
    const other = await join();
    const strangers = await events(other.cookie);
    const streams = [];
    for (let n = 0; n < 21; n++) {
      const stream = await events(cookie);
      await stream.message();
      streams.push(stream);
    }
    await streams[0]?.ended;
    await door.deliver(other.chat, { text: "vẫn còn" });
    await strangers.message();
    expect((await strangers.message()).text).toBe("vẫn còn");
    for (const stream of [strangers, ...streams]) stream.close();
  });

  it("ends with the program: stop() is done within a second, streams open or not", async () => {
    const own = await openWebDoor(database);
    const { cookie } = await join(own);
    const streams = await Promise.all(
      [1, 2, 3].map(() => openEvents(`${own.url}/chat/events`, { Cookie: cookie })),
    );
    for (const stream of streams) await stream.message();
    const port = Number(new URL(own.url).port);
    const slow = connect(port, "127.0.0.1");
    slow.on("error", () => undefined);
    await new Promise((resolve) => slow.write("POST /chat/messages HTTP/1.1\r\nHost: a\r\n", resolve));
    const begun = performance.now();
    await own.stop();
    expect(performance.now() - begun).toBeLessThan(1_000);
    await Promise.all(streams.map((stream) => stream.ended));
    slow.destroy();
  });
});
