// One person, several doors: begun on one channel, continued on another, sealed on a third; the code opens one door once.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { receive } from "../../../src/engine/receive.ts";
import type { ChannelName } from "../../../src/message.ts";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { openWorld, type World } from "../../support/chat/world.ts";
import { answerSample, nextWords } from "../../support/round/sample-report.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await openTestDatabase();
  world = openWorld(database.db, new Date("2022-10-10T08:00:00+07:00"));
  await seedDemo(database.db, world.now(), new Date("2022-10-15T23:59:59+07:00"));
});
afterAll(() => database.close());

let keys = 0;

/** A chat on a channel that the world's own helper does not have. */
function door(channel: ChannelName, chat: string) {
  let last = "";
  const say = async (text: string) => {
    keys++;
    const address = { channel, account: "1", chat };
    const body = { type: "text", text, messageId: `${chat}${keys}` } as const;
    await receive(world.app, { key: `${chat}:${keys}`, address, sentAt: null, displayName: chat, body });
    const rows = await database.db.execute(sql`
      select outbox.body ->> 'text' as text from outbox join address on address.id = outbox.address_id
      where address.chat_key = ${chat} order by outbox.id desc limit 1`);
    last = z.tuple([z.object({ text: z.string() })]).parse([...rows])[0].text;
    return { text: last, choices: [], document: null, progress: null };
  };
  return { say, last: () => ({ text: last, choices: [], document: null, progress: null }) };
}

const codeIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? "";
const count = async (query: ReturnType<typeof sql>) =>
  z.tuple([z.object({ n: z.coerce.number() })]).parse([...(await database.db.execute(query))])[0].n;

describe("/link", () => {
  it("carries a report from Zalo to the web to Telegram: one person, one draft, one receipt", async () => {
    const zalo = door("zalo-bot", "lan-zalo");
    await zalo.say(await world.code("THPT-20", "contact"));
    await zalo.say("đúng");
    for (let n = 0; n < 5; n++) await zalo.say(nextWords(zalo.last().text));
    const asked = zalo.last().text.split("\n").at(-1) ?? "";

    const web = door("web", "lan-web");
    await web.say(codeIn((await zalo.say("/link")).text));
    expect(web.last().text).toContain("nối kênh");
    await web.say("đúng");
    expect(web.last().text).toContain(asked);
    for (let n = 0; n < 5; n++) await web.say(nextWords(web.last().text));

    const telegram = door("telegram", "lan-telegram");
    await telegram.say(codeIn((await web.say("nối kênh")).text));
    await telegram.say("đúng");
    expect((await answerSample(telegram)).at(-1)).toContain("Mã biên nhận");
    expect(await count(sql`select count(*) as n from person`)).toBe(1);
    expect(await count(sql`select count(distinct person_id) as n from address`)).toBe(1);
    expect(await count(sql`select count(*) as n from submission`)).toBe(1);
    expect(world.logged).toEqual([]);
  });

  it("opens one door, once, for a quarter of an hour, and to nobody who is somebody else", async () => {
    const lan = door("zalo-bot", "lan-zalo");
    const first = codeIn((await lan.say("/link")).text);
    const one = door("zalo-oa", "one");
    await one.say(first);
    await one.say("đúng");
    const two = door("zalo-oa", "two");
    expect((await two.say(first)).text).toContain("đã được dùng");

    const late = codeIn((await lan.say("/link")).text);
    world.pass(16 * 60_000);
    expect((await two.say(late)).text).toContain("không dùng được");

    const minh = world.chat("minh");
    await minh.join("THPT-21");
    await minh.say(codeIn((await lan.say("/link")).text));
    await minh.say("đúng");
    expect(minh.last().text).toContain("người dùng khác");
    expect(
      await count(sql`select count(distinct person_id) as n from address where person_id is not null`),
    ).toBe(2);
    const stranger = door("zalo-oa", "stranger");
    expect((await stranger.say("/link")).text).toContain("mã đơn vị");
  });

  it("tells the other doors of a new one, which they can end, and lets an older code lapse", async () => {
    const lan = world.chat("lan-told");
    await lan.join("THPT-22");
    const older = codeIn((await lan.say("/link")).text);
    const code = codeIn((await lan.say("/link")).text);
    const thief = door("zalo-oa", "thief");
    expect((await thief.say(older)).text).toContain("không dùng được");
    await thief.say(code);
    expect((await thief.say("đúng")).text).toContain("[1/34]");
    const notice = (await lan.all()).at(-1);
    expect(notice?.text).toMatch(
      /^Zalo “thief” vừa được thêm lúc .*, cùng làm báo cáo của Trường .*\. Không phải mình thêm thì gõ “bỏ kênh \d+”\.$/u,
    );
    const words = /bỏ kênh \d+/u.exec(notice?.text ?? "")?.[0] ?? "";
    // Nobody else ends it, and nobody ends the door they write through.
    const minh = world.chat("minh-door");
    await minh.join("THPT-23");
    expect((await minh.say(words)).text).toContain("Không thấy kênh này");
    expect((await thief.say(words)).text).toContain("Không thấy kênh này");
    expect((await lan.say(words)).text).toContain("Đã bỏ kênh Zalo");
    expect((await thief.say("tiếp")).text).toContain("Xin gửi mã đơn vị");
    expect((await lan.say("tiếp")).text).toContain("[1/34]");
    expect((await lan.say("bỏ kênh")).text).toBe("Các kênh đang dùng:\n– Telegram (đang nhắn ở đây)");
    expect(world.logged).toEqual([]);
  });
});
