// The person for whom there is no room: sent to another door with the code unused, let in where there is no other.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { App } from "../../../src/app.ts";
import type { Channel, ChannelLimits } from "../../../src/channels/channel.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { receive } from "../../../src/engine/receive.ts";
import { routeMessage } from "../../../src/engine/route.ts";
import type { ChannelName, IncomingMessage } from "../../../src/message.ts";
import { openDb } from "../../../src/store/db.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { castWith } from "../../support/round/cast.ts";
import { seedRound } from "../../support/round/seed.ts";
import { openTestDatabase, type TestDatabase } from "../../support/run/database.ts";
import { emptyDatabase } from "../../support/run/file-database.ts";

const now = new Date("2022-10-10T08:00:00+07:00");
const page = "https://bao-cao.example";
const MOST = 2;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
let unitIds: Map<string, number>;
beforeEach(async () => {
  await emptyDatabase(database.sql);
  const seeded = await seedRound(database.db, { units: castWith({ "THPT-01": { contacts: [] } }) });
  unitIds = new Map(["SO", "THPT-01", "THPT-02"].map((code) => [code, seeded.node(code).unitId]));
  await database.sql`insert into channel_account (channel, account, username) values
    ('zalo-bot', '1', 'Bot Sở 1'), ('zalo-bot', '2', 'Bot Sở 2'), ('telegram', '7', 'tonghop_bot')`;
});

const bot = (account: string, people: number | null = MOST) =>
  channel("zalo-bot", account, { quota: { messages: null, people } });
const web = channel("web", "web");
const telegram = channel("telegram", "7");

function channel(name: ChannelName, account: string, limits: Partial<ChannelLimits> = {}): Channel {
  return {
    name,
    account,
    limits: { text: 2000, buttons: false, documents: false, commands: false, ...limits },
    read: () => null,
    send: async () => ({ ok: true, platformId: "1", at: null }),
    answers: async () => true,
  };
}

/** One process. */
function appWith(channels: readonly Channel[], env: Record<string, string> = {}, db = database.db): App {
  const fail = (details: object, message: string) => {
    throw new Error(`${message} ${String(Reflect.get(details, "err"))}`);
  };
  return {
    db,
    channels,
    clock: () => now,
    newId: () => randomBytes(18).toString("base64url"),
    settings: readSettings(env),
    log: { info: () => undefined, warn: () => undefined, error: fail },
    wake: () => undefined,
  };
}

let keys = 0;
function message(chat: string, text: string, account: string, name: ChannelName): IncomingMessage {
  keys++;
  const address = { channel: name, account, chat };
  const body = { type: "text", text, messageId: `${keys}` } as const;
  return { key: `${keys}`, address, sentAt: null, displayName: chat, body };
}

/** Somebody on a bot who only types; what was said to them last. */
function person(app: App, chat: string, account = "1", name: ChannelName = "zalo-bot") {
  const last = async () => (await textsTo(chat)).at(-1) ?? "";
  return {
    last,
    say: async (text: string) => {
      await receive(app, message(chat, text, account, name));
      return last();
    },
  };
}

async function textsTo(chat: string): Promise<string[]> {
  const rows = await database.sql`
    select outbox.body ->> 'text' as text from outbox join address on address.id = outbox.address_id
    where address.chat_key = ${chat} order by outbox.id`;
  return rows.map((row) => String(row.text));
}

type Role = "contact" | "officer";
const code = (unit = "THPT-01", role: Role = "contact") =>
  database.db.transaction((tx) =>
    makeCode(tx, {
      unitId: unitIds.get(unit) ?? 0,
      role,
      random: randomBytes(18).toString("base64url"),
      now,
      expiresAt: new Date(now.getTime() + 24 * 3_600_000),
    }),
  );

async function join(app: App, chat: string, unit = "THPT-01", role: Role = "contact", account = "1") {
  const one = person(app, chat, account);
  await one.say(await code(unit, role));
  return one.say("đúng");
}

/** So many people have joined bot 1. */
async function fill(app: App, people = MOST) {
  for (let n = 1; n <= people; n++) expect(await join(app, `seat${n}`)).toContain("có 34 mục");
}

const bound = async (account: string) =>
  z
    .tuple([z.object({ n: z.coerce.number() })])
    .parse([
      ...(await database.db.execute(
        sql`select count(distinct person_id) as n from address where channel = 'zalo-bot' and account = ${account}`,
      )),
    ])[0].n;

describe("where there is no room for one more", () => {
  it("names every other door, the same platform's first; the code is not used and opens one of them", async () => {
    const app = appWith([web, telegram, bot("1"), bot("2")], { PUBLIC_URL: `${page}/` });
    await fill(app);
    const lan = person(app, "lan");
    const given = await code();
    const answer = await lan.say(given);
    expect(answer.split("\n")).toEqual([
      "Ở đây đã đủ số người nên chưa nhận thêm được. Mã chưa bị dùng; xin gửi mã đó ở nơi khác:",
      "• Zalo: tìm “Bot Sở 2”, mở ra và gửi mã",
      `• Trang web: ${page}/j/${given}`,
      `• Telegram: https://t.me/tonghop_bot?start=${given}`,
    ]);
    // Nothing was asked, so there is nothing to confirm.
    expect(await lan.say("đúng")).toContain("Xin gửi mã đơn vị");
    expect(await bound("1")).toBe(MOST);
    const there = person(app, "lan-2", "2");
    expect(await there.say(given)).toContain("Mã báo cáo của");
    expect(await there.say("đúng")).toContain("có 34 mục");
  });

  it("takes in who is there already, with another code or another door of theirs", async () => {
    const app = appWith([bot("1"), bot("2")]);
    await fill(app);
    const seat = person(app, "seat1");
    await seat.say(await code("THPT-02"));
    expect(await seat.say("đúng")).toContain("Trường THPT Phan Văn Trị");
    const again = person(app, "seat1-new-phone");
    expect(await again.say(codeIn(await seat.say("/link")))).toContain("nối kênh");
    await again.say("đúng");
    expect(
      await database.sql`select 1 from address where chat_key = 'seat1-new-phone' and person_id is not null`,
    ).toHaveLength(1);
    expect(await bound("1")).toBe(MOST);
  });

  it("holds for /link, a handover and an admission as for a code", async () => {
    const roomy = appWith([bot("1", null), bot("2", null)]);
    const full = appWith([bot("1"), bot("2", 50)]);
    const used = await code("THPT-02");
    const first = person(roomy, "first", "2");
    await first.say(used);
    await first.say("đúng");
    await fill(roomy);
    const asking = person(full, "asking");
    await asking.say(used);
    expect(await asking.say("xin vào")).toContain("Đã báo");
    await database.sql`update admission set granted = true, decided_at = now()`;
    expect(await asking.say("xin chào")).toContain("“xin vào” một lần nữa");

    const linking = person(full, "linking");
    expect(await linking.say(codeIn(await first.say("/link")))).toContain("đủ số người");
    const colleague = person(full, "colleague");
    const handover = codeIn(await first.say("/handover"));
    expect(await colleague.say(handover)).toContain("đủ số người");
    expect(await bound("1")).toBe(MOST);
    const unused = await database.sql`select 1 from code where used_at is null and revoked_at is null`;
    expect(unused).toHaveLength(2);
    expect(await database.sql`select 1 from admission where used_at is null`).toHaveLength(1);
    // Once somebody has gone, the same words let them in.
    await database.sql`update role set to_at = now() where person_id =
      (select person_id from address where chat_key = 'seat1')`;
    expect(await colleague.say(handover)).toContain("Mã báo cáo của");
    expect(await colleague.say("đúng")).toContain("có 34 mục");
    expect(await asking.say("xin chào")).toContain("đủ số người");
  });

  it("sends nobody to a door that is full itself, stands still or cannot be found", async () => {
    const full = appWith([bot("1"), bot("2", 0), bot("3")]);
    await fill(full);
    expect(await person(full, "lan").say(await code())).toContain("Mã báo cáo của");
    await database.sql`insert into channel_account (channel, account, username) values ('zalo-bot', '3', 'Bot Sở 3')`;
    expect(await person(full, "minh").say(await code())).toContain("Bot Sở 3");
    await database.sql`update channel_account set paused_until = clock_timestamp() + interval '1 hour'
      where account = '3'`;
    expect(await person(full, "thu").say(await code())).toContain("Mã báo cáo của");
  });

  it("gives the room free when somebody leaves or is erased", async () => {
    const app = appWith([bot("1"), bot("2")]);
    await fill(app);
    expect(await person(app, "lan").say(await code())).toContain("đủ số người");
    const seat = person(app, "seat1");
    await seat.say("/leave");
    expect(await seat.say("thôi phụ trách")).toContain("Trường");
    expect(await join(app, "lan")).toContain("có 34 mục");
    expect(await person(app, "minh").say(await code())).toContain("đủ số người");
    const two = person(app, "seat2");
    await two.say("/privacy");
    await two.say("xóa dữ liệu của tôi");
    await two.say("xóa hẳn");
    expect(await join(app, "minh")).toContain("có 34 mục");
  });
});

describe("officers", () => {
  it("hear once a month and account that it is full, and where people are sent", async () => {
    const app = appWith([web, bot("1"), bot("2")], { PUBLIC_URL: page });
    await join(app, "hanh", "SO", "officer", "2");
    await fill(app, MOST - 1);
    expect((await textsTo("hanh")).filter((text) => text.includes("đủ số người"))).toEqual([]);
    await join(app, "last-place");
    for (const chat of ["lan", "minh"]) await person(app, chat).say(await code());
    expect((await textsTo("hanh")).filter((text) => text.includes("đủ số người"))).toEqual([
      `Bot Zalo “Bot Sở 1” đã có 2/2 người, là đủ số người của gói. Người đến sau được mời sang: ` +
        `Zalo: tìm “Bot Sở 2”, mở ra và gửi mã; Trang web: ${page}. Mã của họ vẫn dùng được ở đó.`,
    ]);
  });

  it("hear once that people are let in above the plan, where there is no other door: nobody is locked out", async () => {
    const app = appWith([web, bot("1")]);
    expect(await join(app, "hanh", "SO", "officer")).toContain("chuyên viên");
    await fill(app, MOST + 2);
    expect(await bound("1")).toBe(MOST + 3);
    const told = (await textsTo("hanh")).filter((text) => text.includes("đủ số người"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("Chưa có kênh nào khác");
  });
});

describe("two processes", () => {
  it("give the last place to one: the other waits, and is then sent away", async () => {
    const channels = [bot("1"), bot("2")];
    const app = appWith(channels);
    await fill(app, MOST - 1);
    const [lan, minh] = [person(app, "lan"), person(app, "minh")];
    const kept = await code();
    await lan.say(await code());
    await minh.say(kept);

    const other = openDb(database.url, { max: 2 });
    try {
      let second: Promise<unknown> = Promise.resolve();
      let waited = false;
      await database.db.transaction(async (tx) => {
        await routeMessage(app, tx, message("lan", "đúng", "1", "zalo-bot"), {}, null);
        let done = false;
        second = receive(appWith(channels, {}, other.db), message("minh", "đúng", "1", "zalo-bot")).then(
          () => {
            done = true;
          },
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
        waited = !done;
      });
      await second;
      expect(waited).toBe(true);
    } finally {
      await other.close();
    }
    expect(await lan.last()).toContain("có 34 mục");
    expect(await minh.last()).toContain("đủ số người");
    expect(await bound("1")).toBe(MOST);
    const there = person(app, "minh-2", "2");
    await there.say(kept);
    expect(await there.say("đúng")).toContain("có 34 mục");
  });

  it("at once, again and again: never more people than places, and nobody without an answer", async () => {
    const channels = [bot("1", 5), bot("2", 50)];
    const other = openDb(database.url, { max: 4 });
    try {
      const apps = [appWith(channels), appWith(channels, {}, other.db)];
      const people = Array.from({ length: 10 }, (_, n) => person(apps[n % 2] ?? appWith(channels), `p${n}`));
      for (const one of people) await one.say(await code());
      const answers = await Promise.all(people.map((one) => one.say("đúng")));
      expect(answers.filter((text) => text.includes("Đã liên kết"))).toHaveLength(5);
      expect(answers.filter((text) => text.includes("Bot Sở 2"))).toHaveLength(5);
      expect(await bound("1")).toBe(5);
    } finally {
      await other.close();
    }
  });
});

const codeIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? "";
