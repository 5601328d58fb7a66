// The web chat's event stream over real HTTP and a real database: resuming, order, rights, its end.
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEvents } from "../../support/browser/event-stream.ts";
import { madeSession } from "../../support/browser/visitor.ts";
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

/** A session that has said one thing, and the chat it is. */
async function join(at: WebDoor = door): Promise<{ cookie: string; chat: string }> {
  const { cookie } = await madeSession(database);
  await postChat(at.url, { id: messageId(), text: "xin chào" }, { cookie });
  const chat = at.taken.at(-1)?.address.chat;
  if (!cookie || !chat) throw new Error("No session was made.");
  return { cookie, chat };
}

describe("the stream", () => {
  const events = (cookie: string | null, query = "", headers: Record<string, string> = {}) =>
    openEvents(`${door.url}/chat/events${query}`, { ...(cookie ? { Cookie: cookie } : {}), ...headers });

  it("tells a stranger that there is nobody, and ends", async () => {
    for (const cookie of [null, "tonghop=nobody"]) {
      const stream = await events(cookie);
      const ended = cookie !== null;
      expect(JSON.parse((await stream.next()).data)).toEqual({ session: null, ended, from: 0, last: 0 });
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
    // Unwoken, each would wait for the next look, a second after the one before.
    expect(Math.min(...times)).toBeLessThan(700);
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
    await stream.ended;
    await expect(stream.message()).rejects.toThrow("The stream has ended.");
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
      file: { url: "/chat/files/2", label: "Tải bản đã nộp (Excel)", method: "post" },
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
    expect((await stream.message()).text).toContain("chưa hiển thị được");
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

  it("ends with the program: stop() waits neither for streams nor for who is slow", async () => {
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
    await own.stop();
    await Promise.all(streams.map((stream) => stream.ended));
    slow.destroy();
  });
});
