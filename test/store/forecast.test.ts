// What a month will still need: the reminders that then really go, replies and receipts of reports answered there; said plainly.
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { App } from "../../src/app.ts";
import { channels } from "../../src/commands/round/channels.ts";
import { deliverDue } from "../../src/delivery/deliver.ts";
import { calendarOf } from "../../src/form/rounds/calendar.ts";
import { plannedReminders } from "../../src/schedule/reminder-plan.ts";
import { forecastOf } from "../../src/store/queue/forecast.ts";
import { deliveryParts, memoryChannel, put, rowsOf, testApp, testClock } from "../support/chat/delivery.ts";
import type { SeedUnit } from "../support/round/cast.ts";
import { fullAnswers } from "../support/round/cast.ts";
import { type Seeded, seedRound } from "../support/round/seed.ts";
import { fileDatabase } from "../support/run/file-database.ts";

const at = fileDatabase();

const local = (text: string) => new Date(`${text}+07:00`);
const zalo = { channel: "zalo-bot", account: "1" } as const;

/** Units 1–6 write over Zalo, 7 over Telegram since lately, 8 over both with the second contact; 9 has reported. */
function units(): SeedUnit[] {
  const school = (no: number, more: Partial<SeedUnit>): SeedUnit => ({
    code: `U-${no}`,
    kind: "thpt",
    name: `Trường THPT số ${no}`,
    parent: "SO",
    ...more,
  });
  const by = (channel: "zalo-bot" | "telegram", day = 1) => ({
    channel,
    lastIn: local(`2022-10-0${day}T08:00:00`),
  });
  const zaloOnly = (no: number) => ({ contacts: [{ name: `z${no}`, doors: [by("zalo-bot")] }] });
  return [
    {
      code: "SO",
      kind: "so_gddt",
      name: "Sở",
      officers: [{ name: "chị Hạnh", doors: [by("zalo-bot")] }],
    },
    ...[1, 2, 3, 4, 5].map((no) => school(no, zaloOnly(no))),
    school(6, { ...zaloOnly(6), answers: { n1_1: "Đã ban hành kế hoạch." } }),
    school(7, { contacts: [{ name: "t7", doors: [by("zalo-bot", 1), by("telegram", 2)] }] }),
    school(8, {
      contacts: [
        { name: "t8", doors: [by("telegram", 3)] },
        { name: "z8", doors: [by("zalo-bot", 1)] },
      ],
    }),
    school(9, {
      ...zaloOnly(9),
      answers: fullAnswers("thpt"),
      sealed: { at: local("2022-10-03T09:00:00") },
    }),
    school(10, {}),
  ];
}

/** Questions of a thpt's report. */
const QUESTIONS = 34;

async function opened(from: string, deadline: string) {
  const seeded = await seedRound(at.db, {
    units: units(),
    deadline: local(deadline),
    openedAt: local("2022-10-01T08:00:00"),
  });
  const clock = testClock(local(from).toISOString());
  const bot = memoryChannel({
    account: "1",
    limits: { text: 2_000, quota: { messages: 1_000, people: 50 } },
  });
  return { seeded, clock, bot, app: testApp(at.db, clock, [bot.channel]) };
}

const reckon = (app: App) => forecastOf(at.db, zalo, { now: app.clock(), calendar: calendarOf(app) });

async function plannedHere(app: App, seeded: Seeded, before: string) {
  const world = { settings: app.settings, channels: app.channels, now: app.clock() };
  const planned = await at.db.transaction((tx) => plannedReminders(tx, world, seeded.roundId));
  return planned
    .filter((each) => each.outcome === "send" && each.at < local(before))
    .flatMap((each) => each.to.filter((name) => name.startsWith("z"))).length;
}

describe("what is reckoned", () => {
  it.each([
    ["before every rung", "2022-10-07T12:00:00", "2022-10-15T23:59:59"],
    ["between two rungs of a day", "2022-10-15T09:00:00", "2022-10-15T23:59:59"],
    ["overdue", "2022-10-16T09:00:00", "2022-10-15T23:59:59"],
    ["over the end of the month", "2022-10-20T09:00:00", "2022-11-02T23:59:59"],
  ])("%s: exactly the reminders that are planned for those who write here", async (_, from, deadline) => {
    const { app, seeded } = await opened(from, deadline);
    const planned = await plannedHere(app, seeded, "2022-11-01T00:00:00");
    expect(planned).toBeGreaterThan(0);
    expect((await reckon(app)).reminders).toBe(planned);
  });

  it("one message where rungs of several reports fall on one moment", async () => {
    const { app, seeded } = await opened("2022-10-07T12:00:00", "2022-10-15T23:59:59");
    const alone = (await reckon(app)).reminders;
    const more = [
      { code: "SO", kind: "so_gddt" },
      { code: "U-1", kind: "thpt", parent: "SO" },
    ];
    const openedAt = local("2022-10-01T08:00:00");
    // Due on the same day: nothing more. A day later with D-2, D-1 and D: only the last is a moment of its own.
    await seedRound(at.db, { units: more, deadline: seeded.deadline, openedAt });
    expect((await reckon(app)).reminders).toBe(alone);
    await seedRound(at.db, {
      units: more,
      deadline: local("2022-10-16T23:59:59"),
      openedAt,
      settings: { ladder: ["D-2", "D-1", "D"] },
    });
    expect((await reckon(app)).reminders).toBe(alone + 1);
  });

  it("a reply for each open question and a receipt, of reports that are answered here", async () => {
    const { app } = await opened("2022-10-07T12:00:00", "2022-10-15T23:59:59");
    expect(await reckon(app)).toMatchObject({ replies: 6 * QUESTIONS - 1, receipts: 6 });
  });

  it("nothing once all have reported, nobody can be reached here or the round is closed", async () => {
    const { app } = await opened("2022-10-07T12:00:00", "2022-10-15T23:59:59");
    const nothing = { reminders: 0, replies: 0, receipts: 0 };
    await at.sql`update address set state = 'blocked' where channel = 'zalo-bot'`;
    expect(await reckon(app)).toEqual(nothing);
    await at.sql`update address set state = 'open'`;
    await at.sql`update round set state = 'closed'`;
    expect(await reckon(app)).toEqual(nothing);
    await at.sql`update round set state = 'open'`;
    await at.sql`update report set state = 'submitted'`;
    expect(await reckon(app)).toEqual(nothing);
  });
});

/** So many messages were sent this month. */
const sent = (count: number) =>
  at.sql`insert into channel_account (channel, account, username, month, sent)
    values ('zalo-bot', '1', 'Bot Sở', '2022-10', ${count})
    on conflict (channel, account) do update set sent = excluded.sent`;

async function notice(most: number, before: () => Promise<void> = async () => undefined) {
  const world = await opened("2022-10-07T12:00:00", "2022-10-15T23:59:59");
  const { app, bot, clock, seeded } = world;
  Object.assign(bot.channel.limits, { quota: { messages: most, people: 50 } });
  await sent(most * 0.8 - 1);
  await put(at.db, clock, seeded.person("z1").addressIds[0] ?? 0, "x");
  await before();
  await deliverDue(app, deliveryParts());
  const rows = await rowsOf(at.db, seeded.person("chị Hạnh").addressIds[0] ?? 0);
  return { ...world, told: rows.map((row) => row.text) };
}

describe("what officers are told", () => {
  it("at 80%: what is left, what is still needed and what would stay unsent", async () => {
    const { told, app } = await notice(1_000);
    const { reminders } = await reckon(app);
    const need = reminders + 6 * QUESTIONS - 1 + 6;
    expect(told).toEqual([
      `Bot Zalo “Bot Sở” đã dùng 800/1.000 tin của tháng, còn 200 tin. ` +
        `Từ nay đến hết tháng dự kiến cần khoảng ${need} tin (${reminders} tin nhắc, 203 câu trả lời, 6 biên nhận): ` +
        `nếu không nâng gói, khoảng ${need - 200} tin không gửi được; người có kênh khác được nhắc qua kênh đó. ` +
        `Thông báo chung qua kênh này dừng khi chỉ còn 10%; phần đó dành cho trả lời, biên nhận và tin nhắc. Gõ “các kênh” để xem.`,
    ]);
  });

  it("or that it is enough", async () => {
    expect((await notice(3_000)).told[0]).toMatch(/còn 600 tin\. .* biên nhận\): đủ dùng\. Thông báo chung/);
  });

  it("even when it cannot be reckoned; and the message that crossed the line is delivered in any case", async () => {
    try {
      const breaks = async () => void (await at.sql`alter table round rename column deadline_set_at to gone`);
      const { told, bot, app } = await notice(1_000, breaks);
      expect(bot.sent[0]?.text).toBe("x");
      expect(told).toEqual([
        "Bot Zalo “Bot Sở” đã dùng 800/1.000 tin của tháng, còn 200 tin. " +
          "Thông báo chung qua kênh này dừng khi chỉ còn 10%; phần đó dành cho trả lời, biên nhận và tin nhắc. Gõ “các kênh” để xem.",
      ]);
      expect(app.logged.join("\n")).toContain("could not be reckoned");
    } finally {
      await at.sql`alter table round rename column gone to deadline_set_at`;
    }
  });

  it("in /channels the same forecast", async () => {
    const { app, seeded, clock } = await opened("2022-10-07T12:00:00", "2022-10-15T23:59:59");
    await sent(800);
    const { reminders } = await reckon(app);
    const need = reminders + 209;
    const say = () =>
      at.db.transaction((tx) =>
        channels.run(
          {
            app,
            tx,
            now: clock.now,
            addressId: 1,
            personId: 1,
            roundId: seeded.roundId,
            role: "officer",
            standings: [],
            node: { ...seeded.node("SO") },
          },
          "",
        ),
      );
    expect((await say()).text).toContain(
      `tháng này gửi 800/1.000 tin, còn 200; đến hết tháng cần thêm khoảng ${need} tin (thiếu khoảng ${need - 200})`,
    );
    await at.db.execute(sql`update report set state = 'submitted'`);
    expect((await say()).text).toContain("tháng này gửi 800/1.000 tin, còn 200.");
  });
});
