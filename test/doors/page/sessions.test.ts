// A browser's session over real HTTP: how its secret is renewed, how it ends, and what leaving a machine does.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openEvents } from "../../support/browser/event-stream.ts";
import { madeSession, rightCode } from "../../support/browser/visitor.ts";
import { messageId } from "../../support/browser/web-client.ts";
import { openWebDoor, type Posted, postChat, type WebDoor } from "../../support/browser/web-door.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
let database: TestDatabase;
let door: WebDoor;
let now: Date;
beforeAll(async () => {
  database = await openTestDatabase();
  door = await openWebDoor(database, { clock: () => now });
});
afterAll(async () => {
  await door.stop();
  await database.close();
});
beforeEach(() => {
  now = new Date("2027-10-01T08:00:00+07:00");
});

/** A browser that has said one thing, and the chat that it is. */
async function visitor(at: WebDoor = door): Promise<{ cookie: string; chat: string }> {
  const { cookie } = await madeSession(database, now);
  await postChat(at.url, { id: messageId(), text: "xin chào" }, { cookie });
  const chat = at.taken.at(-1)?.address.chat;
  if (!cookie || !chat) throw new Error("No session was made.");
  return { cookie, chat };
}

async function joins(chat: string, { withRole = true } = {}): Promise<number> {
  const [person] = await database.sql`insert into person (created_at) values (now()) returning id`;
  await database.sql`update address set person_id = ${person?.id} where chat_key = ${chat}`;
  if (withRole) await gains(Number(person?.id));
  return Number(person?.id);
}

async function gains(person: number): Promise<void> {
  await database.sql`
    insert into role (person_id, unit_id, role, from_at) values (${person}, 1, 'contact', now())`;
}

const says = (cookie: string, headers: Record<string, string> = {}): Promise<Posted> =>
  postChat(door.url, { id: messageId(), text: "a" }, { cookie, headers });

/** What the security log has of the person of a chat. */
async function logged(chat: string): Promise<string[]> {
  const rows = await database.sql`
    select what from security_log join address on address.person_id = security_log.person_id
    where chat_key = ${chat} and security_log.channel = 'web' order by security_log.id`;
  return rows.map(({ what }) => what);
}

/** What a stream says that it is, without reading on. */
async function hello(
  cookie: string,
  at: WebDoor = door,
): Promise<{ session: string | null; ended: boolean }> {
  const stream = await openEvents(`${at.url}/chat/events`, { Cookie: cookie });
  const { data } = await stream.next();
  stream.close();
  return JSON.parse(data);
}

describe("the secret of a session", () => {
  it("is replaced at the first request after joining, and stays then; the chat stays the same", async () => {
    const { cookie, chat } = await visitor();
    expect((await says(cookie)).setCookie).toBeNull();
    await joins(chat);
    const renewed = await says(cookie);
    expect(renewed.setCookie).toMatch(
      /^tonghop=[0-9a-f]{64}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(renewed.body).toMatchObject({
      session: (await hello(renewed.cookie ?? "")).session,
      renewed: true,
    });
    const after = await says(renewed.cookie ?? "");
    expect([after.setCookie, after.body]).toMatchObject([null, { renewed: false }]);
    expect(new Set(door.taken.slice(-4).map(({ address }) => address.chat))).toEqual(new Set([chat]));
  });

  it("is replaced when a role is gained, also a door bound without one, and not when one ends", async () => {
    const { cookie, chat } = await visitor();
    const person = await joins(chat, { withRole: false });
    const bound = await says(cookie);
    expect(bound.setCookie).not.toBeNull();
    await gains(person);
    const gained = await says(bound.cookie ?? "");
    expect(gained.setCookie).not.toBeNull();
    await database.sql`update role set to_at = now() where person_id = ${person}`;
    expect((await says(gained.cookie ?? "")).setCookie).toBeNull();
  });

  it("has one successor, however many requests bring the old one, also after a lost answer", async () => {
    const { cookie, chat } = await visitor();
    await joins(chat);
    const lost = await says(cookie);
    now = new Date(now.getTime() + minuteMs);
    const all = await Promise.all([says(cookie), says(cookie), says(cookie)]);
    expect(new Set([lost, ...all].map((each) => each.cookie)).size).toBe(1);
    expect(await logged(chat)).toEqual(["signed-in"]);
  });

  it("of old ends when the new one is first seen, and so does its stream", async () => {
    const { cookie, chat } = await visitor();
    const stream = await openEvents(`${door.url}/chat/events`, { Cookie: cookie });
    await stream.message();
    await joins(chat);
    const renewed = await says(cookie);
    await stream.message();
    expect((await hello(cookie)).session).not.toBeNull();
    await says(renewed.cookie ?? "");
    await stream.ended;
    expect(await hello(cookie)).toMatchObject({ session: null, ended: true });
    expect((await hello(renewed.cookie ?? "")).session).not.toBeNull();
  });

  it("of old ends after two minutes at the latest", async () => {
    const { cookie, chat } = await visitor();
    await joins(chat);
    const renewed = await says(cookie);
    now = new Date(now.getTime() + 2 * minuteMs - 1);
    expect((await hello(cookie)).session).not.toBeNull();
    now = new Date(now.getTime() + 1);
    expect((await hello(cookie)).session).toBeNull();
    expect((await hello(renewed.cookie ?? "")).session).not.toBeNull();
  });

  it("may be renewed by a stream, which goes on under the new one", async () => {
    const { cookie, chat } = await visitor();
    await joins(chat);
    const answer = await fetch(`${door.url}/chat/events`, { headers: { Cookie: cookie } });
    const renewed = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    await answer.body?.cancel();
    expect(renewed).not.toBe(cookie);
    expect((await says(renewed)).setCookie).toBeNull();
  });
});

describe("over HTTPS a cookie", () => {
  let https: WebDoor;
  beforeAll(async () => {
    const env = { PUBLIC_URL: "https://127.0.0.1" };
    https = await openWebDoor(database, { clock: () => now, env });
  });
  afterAll(() => https.stop());

  it("is bound to this very host", async () => {
    const code = await rightCode(database, now);
    const { setCookie } = await postChat(https.url, { id: messageId(), code });
    expect(setCookie).toMatch(
      /^__Host-tonghop=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it("of an earlier release is exchanged once, and its chat goes on", async () => {
    const { cookie, chat } = await visitor();
    const exchanged = await postChat(https.url, { id: messageId(), text: "a" }, { cookie });
    expect(exchanged.setCookie).toMatch(/^__Host-tonghop=.*, tonghop=; Max-Age=0; Path=\/$/);
    expect(https.taken.at(-1)?.address.chat).toBe(chat);
    const { setCookie } = await postChat(
      https.url,
      { id: messageId(), text: "b" },
      { cookie: exchanged.cookie },
    );
    expect(setCookie).toBeNull();
    expect((await hello(cookie, https)).session).toBeNull();
  });

  it("opens nothing under the bare name, which a neighbouring site may set", async () => {
    const code = await rightCode(database, now);
    const given = await postChat(https.url, { id: messageId(), code });
    const planted = given.cookie?.replace("__Host-", "") ?? "";
    expect((await hello(given.cookie ?? "", https)).session).not.toBeNull();
    expect((await hello(planted, https)).session).toBeNull();
    for (const prefix of ["__Host-", "%5F%5FHost-"]) {
      const disguised = planted.replace("tonghop=", `tonghop=${prefix}`);
      expect((await hello(disguised, https)).session).toBeNull();
    }
  });
});

describe("a session", () => {
  it("ends 30 days after it was last used", async () => {
    const { cookie } = await visitor();
    for (let days = 0; days < 90; days += 29) {
      now = new Date(now.getTime() + 29 * dayMs);
      expect((await hello(cookie)).session).not.toBeNull();
    }
    now = new Date(now.getTime() + 30 * dayMs);
    expect(await hello(cookie)).toMatchObject({ session: null, ended: true });
  });

  it("is not written to at every request", async () => {
    const { cookie, chat } = await visitor();
    const written = async () => {
      const [row] = await database.sql`
        select web_session.xmin::text from web_session join address on address.id = address_id
        where chat_key = ${chat}`;
      return row?.xmin;
    };
    const before = await written();
    await says(cookie);
    expect(await written()).toBe(before);
    now = new Date(now.getTime() + 2 * dayMs);
    await says(cookie);
    expect(await written()).not.toBe(before);
  });

  it("takes nothing that was typed for another one", async () => {
    const [lan, minh] = [await visitor(), await visitor()];
    const { session } = await hello(lan.cookie);
    door.taken.length = 0;
    const tag = { "X-Tonghop-Page": session ?? "" };
    expect((await says(lan.cookie, tag)).status).toBe(200);
    expect((await says(minh.cookie, tag)).status).toBe(401);
    expect((await says("tonghop=nobody", tag)).status).toBe(401);
    expect(door.taken.map(({ address }) => address.chat)).toEqual([lan.chat]);
  });
});

describe("leaving a machine", () => {
  const leave = (cookie: string, headers: Record<string, string> = {}) =>
    fetch(`${door.url}/chat/leave`, {
      method: "POST",
      body: "{}",
      headers: { "Content-Type": "application/json", "X-Tonghop-Page": "1", Cookie: cookie, ...headers },
    });

  it("ends the session of this browser, takes its cookie, and leaves the person's others alone", async () => {
    const [here, there] = [await visitor(), await visitor()];
    const person = await joins(here.chat);
    await database.sql`update address set person_id = ${person} where chat_key = ${there.chat}`;
    const [renewed, other] = [await says(here.cookie), await says(there.cookie)];
    const stream = await openEvents(`${door.url}/chat/events`, { Cookie: renewed.cookie ?? "" });
    const answer = await leave(renewed.cookie ?? "");
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
    expect(answer.headers.get("set-cookie")).toMatch(/^tonghop=; Max-Age=0;/);
    await stream.ended;
    for (const dead of [here.cookie, renewed.cookie ?? ""]) expect((await hello(dead)).session).toBeNull();
    expect((await hello(other.cookie ?? "")).session).not.toBeNull();
    const [row] = await database.sql`select person_id from address where chat_key = ${here.chat}`;
    expect(Number(row?.person_id)).toBe(person);
    expect(await logged(here.chat)).toEqual(["signed-in", "signed-in", "signed-out"]);
  });

  it("is no other site's to ask for", async () => {
    const { cookie } = await visitor();
    for (const headers of [{ "Sec-Fetch-Site": "cross-site" }, { "Content-Type": "text/plain" }]) {
      const answer = await leave(cookie, headers);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      await answer.text();
    }
    expect((await hello(cookie)).session).not.toBeNull();
  });
});
