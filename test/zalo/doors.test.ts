// One person over Zalo, the web and Telegram at once: one report through three doors, and reminders at the last one that opens.
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { seedDemo } from "../../src/store/rounds/demo.ts";
import { webClient } from "../support/browser/web-client.ts";
import { paperContact } from "../support/chat/paper-contact.ts";
import { speaker } from "../support/chat/speaker.ts";
import { FakeTelegram } from "../support/fakes/telegram/telegram.ts";
import { FakeZaloBot } from "../support/fakes/zalo/bot.ts";
import { type Running, startInProcess } from "../support/program/in-process.ts";
import { codeFor } from "../support/round/join-code.ts";
import { paperOfReport, typedReports } from "../support/round/typed-reports.ts";
import { openTestDatabase, type TestDatabase } from "../support/run/database.ts";

const HOUR = 3_600_000;
const [LAN, LAN_TELEGRAM, HANH] = ["lan", 4711, "hanh"] as const;

let database: TestDatabase;
let zalo: FakeZaloBot;
let telegram: FakeTelegram;
let running: Running;
/** How far the program's clock is ahead. */
let ahead = 0;
beforeEach(async () => {
  ahead = 0;
  [database, zalo, telegram] = await Promise.all([
    openTestDatabase(),
    FakeZaloBot.start(),
    FakeTelegram.start(),
  ]);
  await seedDemo(database.db, new Date(), new Date(Date.now() + 6 * 24 * HOUR));
  const env = {
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  running = await startInProcess(database, env, () => new Date(Date.now() + ahead));
});
afterEach(async () => {
  await running.stop();
  await Promise.all([zalo.stop(), telegram.stop()]);
  await database.close();
});

const zaloTexts = async (chat: string) => (await zalo.sent(chat)).map((each) => each.text);
const overZalo = (chat: string) =>
  speaker(database.db, chat, {
    say: (text) => zalo.say(chat, text, { message: { date: Date.now() + ahead } }),
    sent: (after, ms) => zalo.sent(chat, after, ms),
  });
const telegramTexts = async () => (await telegram.sent(LAN_TELEGRAM)).map((each) => each.text);
const overTelegram = () =>
  speaker(database.db, String(LAN_TELEGRAM), {
    say: (text) => telegram.say(LAN_TELEGRAM, text, { date: Math.floor((Date.now() + ahead) / 1_000) }),
    sent: (after, ms) => telegram.sent(LAN_TELEGRAM, after, ms),
  });
/** A browser in which everything is typed. */
function overWeb() {
  const page = webClient(() => running.program.address);
  const shown: string[] = [];
  const say = async (text: string) => {
    const { text: answer } = await page.say({ text });
    shown.push(answer);
    return { text: answer };
  };
  return { say, shown, last: () => ({ text: shown.at(-1) ?? "" }), page };
}

type Door = { say(text: string): Promise<{ text: string }>; last(): { text: string } };

const codeIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? "";
/** Opens the next door by a code of its own, typed there. */
async function link(from: Door, to: Door): Promise<string> {
  await to.say(codeIn((await from.say("/link")).text));
  return (await to.say("đúng")).text;
}

/** The report so far, as the bot reads it out. */
const readOut = async (door: Door) => (await door.say("xem lại")).text;

const reminders = (texts: readonly string[]) => texts.filter((text) => text.startsWith("Nhắc báo cáo"));

/** The officer reminds everybody who owes; each time more than half a day after the last. */
async function remind(hanh: Door): Promise<void> {
  await hanh.say("nhắc");
  expect((await hanh.say("gửi")).text).toContain("Đã gửi 1 tin nhắc đến 1 đơn vị");
  const open = sql`select count(*)::int as n from outbox where state in ('queued', 'sending')`;
  await expect
    .poll(
      async () => z.tuple([z.object({ n: z.number() })]).parse([...(await database.db.execute(open))])[0].n,
    )
    .toBe(0);
}

test("begun on Zalo, continued on the web, sealed on Telegram; reminded once, where it still opens", async () => {
  const report = typedReports.find(({ code }) => code === "THPT-20");
  if (!report) throw new Error("no report");
  const person = paperContact(paperOfReport(report), "groups");
  const go = async (door: Door, turns: number) => {
    for (let turn = 0; turn < turns; turn++) {
      const words = person.reply(door.last().text);
      if (words === null) return;
      await door.say(words);
    }
  };

  const onZalo = overZalo(LAN);
  await onZalo.join(await codeFor(database.db, report.code, "contact"));
  await go(onZalo, 5);
  const askedOnZalo = onZalo.last().text.split("\n\n").at(-1)?.split("\nGõ: ")[0] ?? "";
  expect(askedOnZalo).toContain("Mục II.2.");

  // At the next door the very question that stood open, and everything answered before it.
  const onWeb = overWeb();
  expect(await link(onZalo, onWeb)).toContain(askedOnZalo);
  const first = await readOut(onWeb);
  for (const no of ["I.1", "I.2", "II.1"]) {
    expect(first).toContain(report.narratives[no]?.split("\n")[0]);
  }
  expect(first).toContain("8.200.000 đồng");
  expect(first).toContain("5.000.000 đồng");
  expect(first).toContain("II.2. Bài học kinh nghiệm: (chưa trả lời)");
  await go(onWeb, 5);
  expect(onWeb.last().text).toContain("Mục 4.");

  const onTelegram = overTelegram();
  await link(onWeb, onTelegram);
  expect(onTelegram.last().text).toContain("Mục 4.");
  const second = await readOut(onTelegram);
  expect(second).toContain("1.7. Giáo dục kỹ năng sống cho học sinh: 30 lớp, 1.148 người");
  expect(second).toContain("3. Ấn phẩm thông tin (tờ rơi, áp phích, băng rôn, khẩu hiệu): 14 quyển/tờ");
  expect(second).not.toContain("4.1. Số tập thể tặng sách: ");
  await go(onTelegram, 40);

  // One receipt, one sealed report of one person, with every figure wherever it was typed.
  const receipt = onTelegram.last().text;
  expect(receipt).toContain("ĐÃ NỘP BÁO CÁO");
  const receipts = [...(await zaloTexts(LAN)), ...onWeb.shown, ...(await telegramTexts())];
  expect(receipts.filter((text) => text.includes("ĐÃ NỘP BÁO CÁO"))).toEqual([receipt]);
  const files = (await telegram.sent(LAN_TELEGRAM)).flatMap((each) => each.file ?? []);
  expect(files.map(({ name }) => name)).toEqual([expect.stringMatching(/\.xlsx$/u)]);
  const rows = await database.db.execute(sql`
    select figure.place, figure.value::float8 as value from figure
    join submission on submission.id = figure.submission_id`);
  const sealed = new Map(rows.map((row) => [String(row.place), Number(row.value)]));
  for (const [no, , count, people] of [...report.lines, ...report.derived.slice(1)]) {
    const place = `n2_5/r${no.replace(".", "_")}`;
    if (count !== null) expect([no, sealed.get(`${place}/count`)]).toEqual([no, count]);
    if (people !== null) expect([no, sealed.get(`${place}/people`)]).toEqual([no, people]);
  }
  const people = await database.db.execute(sql`select count(distinct person_id)::int as n from address`);
  expect([...people]).toEqual([{ n: 1 }]);

  // The receipt is the person's at every door; and now Zalo is the door used before the last.
  const code = /Mã biên nhận: (\S+)/u.exec(receipt)?.[1] ?? "-";
  expect((await onZalo.say("biên nhận")).text).toContain(code);

  // Another report of the same person stays open.
  await onTelegram.join(await codeFor(database.db, "THPT-21", "contact"));
  const hanh = overZalo(HANH);
  await hanh.join(await codeFor(database.db, "SO", "officer"));
  const arrived = async () => ({
    telegram: reminders(await telegramTexts()).length,
    zalo: reminders(await zaloTexts(LAN)).length,
    web: z.tuple([z.object({ n: z.number() })]).parse([
      ...(await database.db.execute(sql`
          select count(*)::int as n from outbox join address on address.id = outbox.address_id
          where address.channel = 'web' and kind = 'reminder' and outbox.state = 'sent'`)),
    ])[0].n,
  });

  ahead += HOUR;
  await remind(hanh);
  expect(await arrived()).toEqual({ telegram: 1, zalo: 0, web: 0 });

  // Telegram refuses for good: the door used before it, once.
  await telegram.block(LAN_TELEGRAM, true, true);
  ahead += 13 * HOUR;
  await remind(hanh);
  expect(await arrived()).toEqual({ telegram: 1, zalo: 1, web: 0 });
  expect(reminders(await zaloTexts(LAN))[0]).toContain("Quản Trọng Hoàng");

  // Zalo refuses, too: the web, once; nobody tries Telegram again.
  await zalo.block(LAN);
  ahead += 13 * HOUR;
  await remind(hanh);
  expect(await arrived()).toEqual({ telegram: 1, zalo: 1, web: 1 });
  const web = await onWeb.page.next();
  expect(web.text).toMatch(/^Nhắc báo cáo/u);

  // Who comes back to a door is reached there again.
  await zalo.block(LAN, false);
  await onZalo.say("tiến độ");
  ahead += 13 * HOUR;
  await remind(hanh);
  expect(await arrived()).toEqual({ telegram: 1, zalo: 2, web: 1 });
  expect(running.logged.filter((line) => !line.startsWith("Cannot be reached"))).toEqual([]);
  expect(running.logged).toHaveLength(2);
});
