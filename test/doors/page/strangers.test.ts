// Posts of somebody without a session: what they are answered, that they leave no row behind, and when they must wait.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { joinText } from "../../../src/text/people/join.ts";
import { madeSession, rightCode } from "../../support/browser/visitor.ts";
import { messageId } from "../../support/browser/web-client.ts";
import { openWebDoor, type Posted, postChat, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let door: WebDoor;
let now: Date;
beforeAll(async () => {
  database = await openTestDatabase();
  door = await openWebDoor(database, { clock: () => now, env: { TRUSTED_PROXY: "127.0.0.1" } });
});
afterAll(async () => {
  await door.stop();
  await database.close();
});
beforeEach(async () => {
  now = new Date("2027-10-01T08:00:00+07:00");
  door.taken.length = 0;
  await database.sql`delete from wrong_code`;
});

const wrongCode = "AAAA-BBBB-CCCC";
/** What the page posts, from a network of its own where one is named. */
const says = (message: object, from = "9.9.9.9", cookie: string | null = null): Promise<Posted> =>
  postChat(door.url, { id: messageId(), ...message }, { cookie, headers: { "X-Forwarded-For": from } });

async function rows(): Promise<unknown> {
  const [row] = await database.sql`
    select (select count(*)::int from address) as addresses, (select count(*)::int from web_session) as sessions,
      (select count(*)::int from inbox) as inbox, (select count(*)::int from outbox) as outbox`;
  return row;
}

/** So many wrong codes of a network were typed within this hour. */
async function typedWrong(network: string, codes: number): Promise<void> {
  const at = now.toISOString();
  await database.sql`insert into wrong_code values (${network}, ${codes}, ${codes}, ${at}, ${at})`;
}

describe("without a session", () => {
  it("words, presses and wrong codes are answered by the way, and leave no row", async () => {
    const before = await rows();
    const welcome = joinText.welcome("Sở GDĐT Bến Tre");
    const answers: [object, string][] = [
      [{ text: "xin chào" }, welcome],
      [{ choice: "abcdefgh12345678" }, welcome],
      [{ code: "" }, welcome],
      [{ code: "no code at all" }, joinText.wrong],
      [{ code: wrongCode }, joinText.wrong],
      [{ text: `mã là ${wrongCode}` }, joinText.wrong],
    ];
    for (const [message, answer] of answers) {
      const posted = await says(message);
      expect(posted).toMatchObject({ status: 200, setCookie: null, body: { session: null, answer } });
    }
    expect(await rows()).toEqual(before);
    expect(door.taken).toEqual([]);
  });

  it("texts before a waiting code are told what is awaited, each in other words; a question is answered", async () => {
    const said = async (text: string, times: number) =>
      z.object({ answer: z.string() }).parse((await says({ text, lobby: { times, button: true } })).body)
        .answer;
    const answers = [await said("12 lớp", 0), await said("12 lớp", 1), await said("đây là gì", 2)];
    for (const answer of answers) expect(answer).toMatch(/“Bắt đầu”.*gõ “đúng”/u);
    expect(new Set(answers).size).toBe(3);
    expect(answers[2]).toContain("Đây là nơi các đơn vị gửi báo cáo cho Sở GDĐT Bến Tre");
    expect((await says({ text: "chào", lobby: { times: -1, button: true } })).status).toBe(400);
  });

  it("somebody whose session has ended is told how to come back", async () => {
    const { body } = await says({ text: "xin chào" }, "9.9.9.9", "tonghop=ended");
    expect(body).toMatchObject({
      session: null,
      answer: expect.stringMatching(/đã kết thúc.*“nối kênh”.*“xin vào”/),
    });
  });

  it("a right code makes one, used or not, typed in a sentence or from a link", async () => {
    const code = await rightCode(database, now);
    const [text, link] = [await says({ text: `mã đơn vị: ${code}` }), await says({ code })];
    await database.sql`update code set used_at = now(), used_by = 1`;
    const used = await says({ code });
    for (const posted of [text, link, used]) expect(posted.setCookie).toMatch(/^tonghop=/);
    expect(door.taken).toHaveLength(3);
  });

  it("unknown, expired and revoked codes are one", async () => {
    const [expired, revoked] = [await rightCode(database, now), await rightCode(database, now)];
    await database.sql`update code set revoked_at = now() where id = (select max(id) from code)`;
    await database.sql`update code set expires_at = ${now.toISOString()} where id = (select max(id) - 1 from code)`;
    const said = [];
    for (const code of [wrongCode, expired, revoked]) said.push((await says({ code })).body);
    expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(said[0]).toMatchObject({ session: null });
  });
});

describe("wrong codes of a network", () => {
  const count = async (network: string) => {
    const [row] =
      await database.sql`select codes, without_session from wrong_code where network = ${network}`;
    return row ? [row.codes, row.without_session] : null;
  };

  it("are counted over its sessions and strangers, and written down where no chat does it", async () => {
    const { cookie } = await madeSession(database, now);
    await says({ code: wrongCode });
    await says({ text: wrongCode }, "9.9.9.9", cookie);
    await says({ text: "123456789012" }, "9.9.9.9", cookie);
    expect(await count("9.9.9.9")).toEqual([2, 1]);
    const logged = await database.sql`select network, channel from security_log where what = 'wrong-code'`;
    expect(logged.at(-1)).toEqual({ network: "9.9.9.9", channel: "web" });
  });

  it("count once, however often a page has to send them", async () => {
    const { cookie } = await madeSession(database, now);
    const message = { id: messageId(), text: wrongCode };
    door.broken = true;
    for (let n = 0; n < 2; n++) expect((await says(message, "9.9.9.9", cookie)).status).toBe(503);
    door.broken = false;
    for (let n = 0; n < 2; n++) expect((await says(message, "9.9.9.9", cookie)).status).toBe(200);
    expect(await count("9.9.9.9")).toEqual([1, 0]);
    expect(door.taken).toHaveLength(1);
  });

  it("are counted for the first 64 bits of an IPv6 address", async () => {
    await says({ code: wrongCode }, "2001:db8:0:7::1");
    await says({ code: wrongCode }, "2001:db8:0:7:ffff::2");
    expect(await count("2001:db8:0:7::/64")).toEqual([2, 2]);
  });

  it("pass thirty times within an hour, then one in six seconds, and never fewer", async () => {
    const code = await rightCode(database, now);
    await typedWrong("9.9.9.9", 29);
    expect((await says({ code: wrongCode })).status).toBe(200);
    for (let n = 1; n <= 3; n++) {
      const slowed = await Promise.all([says({ code: wrongCode }), says({ code })]);
      expect(slowed.map(({ status, setCookie }) => [status, setCookie])).toEqual(Array(2).fill([429, null]));
      now = new Date(now.getTime() + 6_000);
      expect((await says({ code: wrongCode })).status).toBe(200);
      expect(await count("9.9.9.9")).toEqual([30 + n, 30 + n]);
    }
    now = new Date(now.getTime() + 6_000);
    expect((await says({ code })).setCookie).toMatch(/^tonghop=/);
  });

  it("are looked at two at once, however many sessions type them", async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => madeSession(database, now)));
    for (const { cookie } of made) await says({ text: "a" }, "9.9.9.9", cookie);
    await typedWrong("9.9.9.9", 29);
    const typed = await Promise.all(made.map(({ cookie }) => says({ text: wrongCode }, "9.9.9.9", cookie)));
    expect(typed.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(2);
    expect(typed.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  });

  it("begin anew an hour after the first", async () => {
    await typedWrong("9.9.9.9", 500);
    now = new Date(now.getTime() + 3_600_000);
    expect((await says({ code: wrongCode })).status).toBe(200);
    expect(await count("9.9.9.9")).toEqual([1, 1]);
  });

  it("slow whoever has a session there too, for codes alone, and no other network", async () => {
    const { cookie } = await madeSession(database, now);
    const code = await rightCode(database, now);
    await typedWrong("9.9.9.9", 30);
    expect((await says({ text: code }, "9.9.9.9", cookie)).status).toBe(429);
    expect((await says({ text: "2 lớp 73 người" }, "9.9.9.9", cookie)).status).toBe(200);
    expect((await says({ text: code }, "8.8.8.8", cookie)).status).toBe(200);
    expect(door.taken).toHaveLength(2);
  });
});

describe("a crowd of strangers", () => {
  it("is told when to come again, and holds up neither a session, nor a right code, nor another network", async () => {
    const [{ cookie }, code] = [await madeSession(database, now), await rightCode(database, now)];
    const crowd = Array.from({ length: 40 }, () => says({ text: "xin chào" }));
    let answered = 0;
    for (const each of crowd) void each.then(() => answered++);
    const others = await Promise.all([
      says({ text: "12 lớp" }, "9.9.9.9", cookie),
      says({ code }),
      says({ text: "xin chào" }, "8.8.8.8"),
    ]);
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answered).toBeLessThan(20);
    const statuses = (await Promise.all(crowd)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(11);
    expect(statuses).toContain(429);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });

  it("waits for its turns also where it leaves with cookies that nobody gave it", async () => {
    const leave = (n: number) =>
      fetch(`${door.url}/chat/leave`, {
        method: "POST",
        headers: {
          ...{ "Content-Type": "application/json", "X-Tonghop-Page": "1", "X-Forwarded-For": "9.9.9.9" },
          Cookie: `tonghop=made-up-${n}`,
        },
        body: "{}",
      }).then(({ status }) => status);
    let leaves: Promise<number>[] = [];
    await database.sql.begin(async (tx) => {
      await tx`lock table web_session in access exclusive mode`;
      leaves = Array.from({ length: 110 }, (_, n) => leave(n));
      // Two look at the database and a hundred wait behind them; whoever comes after these is refused at once.
      expect(await Promise.race(leaves)).toBe(429);
    });
    const statuses = await Promise.all(leaves);
    expect(statuses.filter((status) => status === 200)).toHaveLength(102);
  });

  it("hears a Retry-After from which the page's script goes", async () => {
    await typedWrong("9.9.9.9", 30);
    const answer = await fetch(`${door.url}/chat/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Tonghop-Page": "1", "X-Forwarded-For": "9.9.9.9" },
      body: JSON.stringify({ id: messageId(), code: wrongCode }),
    });
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "6"]);
    expect(await answer.json()).toEqual({ error: "too-many" });
  });
});
