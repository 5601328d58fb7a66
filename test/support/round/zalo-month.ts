// A round of the sample register over three free Zalo bots, from the opening to the last receipt: what it sends is counted.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { App } from "../../../src/app.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { deliverDue } from "../../../src/delivery/deliver.ts";
import { renderReference } from "../../../src/delivery/references.ts";
import type { DeliveryParts } from "../../../src/delivery/send-row.ts";
import { zaloBots } from "../../../src/doors/zalo/channels.ts";
import { receive } from "../../../src/engine/receive.ts";
import { sampleUnits } from "../../../src/form/library.ts";
import { queueDigests } from "../../../src/schedule/digest.ts";
import { remindDue } from "../../../src/schedule/reminders.ts";
import type { Db } from "../../../src/store/db.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { seedDemo } from "../../../src/store/rounds/demo.ts";
import { unitsByCode, unitsThatReport } from "../../../src/store/rounds/rounds.ts";
import { phrases } from "../../../src/text/phrases.ts";
import { type Manner, type PaperContact, paperContact } from "../chat/paper-contact.ts";
import type { FakeZaloBot } from "../fakes/zalo/bot.ts";
import { figureOf, paperOf } from "./month-papers.ts";
import { kindsOf, type Month } from "./zalo-month-count.ts";

const local = (text: string) => new Date(`2027-10-${text}:00+07:00`);
const DEADLINE = new Date("2027-10-15T23:59:59+07:00");
/** Between two messages of a person; nobody is quicker with a whole row of figures. */
const TURN_MS = 60_000;

type Aside = { readonly at: string; readonly said: string };

/** A person at a phone: what they still mean to say, and what the bot said last. */
type Person = {
  readonly chat: string;
  readonly bot: number;
  readonly unit: number;
  readonly contact: PaperContact;
  last: string;
  /** Turns of this person's so far. */
  turns: number;
  /** Said once, at a prompt: a question, words where a figure is asked. */
  asides: readonly Aside[];
  done: boolean;
};

/** What the free plan gives in a month. Whether each bot or their owner is not told; the sum is the stricter reading. */
export const FREE_MESSAGES = 3_000;
/** The rungs of the usual ladder. */
export const LADDER = 7;

/**
 * Plays the month. A third of the units reports early; a third is interrupted halfway and goes on after three
 * reminders; a third writes nothing until the whole ladder has gone out. Some ask for help or how far they are, some
 * type words for a figure, every ninth walks row by row whatever the bot invites to. Two officers look every day,
 * write to all once, ask for the workbook, return three reports and accept every one.
 *
 * Everybody speaks at once and nobody writes ahead, so that no two answers can be merged into one.
 */
export async function playMonth(db: Db, zalo: FakeZaloBot, manner: Manner): Promise<Month> {
  let time = local("01T08:00").getTime();
  const logged: string[] = [];
  const note = (details: object, message: string) => logged.push(`${message} ${JSON.stringify(details)}`);
  const settings = readSettings({
    ZALO_BOT_TOKEN: zalo.tokens.join(","),
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    PUBLIC_URL: "https://baocao.example.vn",
    ZALO_BOT_WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef",
  });
  const bots = zaloBots(settings);
  const app: App = {
    db,
    channels: bots,
    clock: () => new Date(time),
    newId: () => randomBytes(18).toString("base64url"),
    settings,
    log: { info: () => undefined, warn: note, error: note },
    wake: () => undefined,
  };
  const parts: DeliveryParts = {
    phrases,
    makeDocument: async () => {
      throw new Error("a file was to be sent over Zalo");
    },
    linkFor: async () => `${settings.PUBLIC_URL}/d/${app.newId()}`,
    uploadWayFor: async () => ({
      url: `${settings.PUBLIC_URL}/u/${app.newId()}`,
      short: { address: "baocao.example.vn/t", number: "482913" },
    }),
    gridWayFor: async () => `${settings.PUBLIC_URL}/g/${app.newId()}`,
    render: (reference, to) => renderReference(app, reference, to),
  };

  let seen = 0;
  /** Delivers what is due. Gives what each chat got. */
  async function deliver(): Promise<ReadonlyMap<string, string>> {
    await deliverDue(app, parts);
    const got = new Map<string, string>();
    for (const { id, chat, text } of await zalo.sent(undefined, seen)) {
      seen = Math.max(seen, id);
      const before = got.get(chat);
      got.set(chat, before === undefined ? text : `${before}\n\n${text}`);
    }
    return got;
  }

  /** Everybody named says one thing, all at once, and gets an answer. */
  async function turn(words: ReadonlyMap<Person, string>): Promise<void> {
    time += TURN_MS;
    await Promise.all(
      [...words].map(([{ chat, bot }, text]) =>
        zalo.say(chat, text, { account: bots[bot]?.account ?? "", message: { date: time } }),
      ),
    );
    const taken = bots.map(async (bot, index) => {
      const mine = [...words.keys()].filter((person) => person.bot === index);
      const work: Promise<unknown>[] = [];
      for (const _ of mine) {
        const update = await bot.update(new AbortController().signal);
        const message = update.ok ? bot.read(update.value) : null;
        if (!message) throw new Error("the fake gave nothing to read");
        work.push(receive(app, message));
      }
      await Promise.all(work);
    });
    await Promise.all(taken);
    const got = await deliver();
    for (const person of words.keys()) {
      const answer = got.get(person.chat);
      if (answer === undefined) throw new Error(`no answer to “${words.get(person)}” after ${person.last}`);
      person.last = answer;
    }
  }

  const say = (person: Person, text: string) => turn(new Map([[person, text]]));

  /** Lets time pass, the jobs looking at the hours at which they have something to do. */
  async function until(moment: Date): Promise<void> {
    for (const hour of hoursBetween(time, moment.getTime())) {
      time = hour;
      await remindDue(app);
      await queueDigests(app);
      await deliver();
    }
    time = moment.getTime();
  }

  const codes = new Map<string, string>();
  async function code(unitCode: string, role: "contact" | "officer"): Promise<string> {
    return db.transaction(async (tx) => {
      const [unit] = await unitsByCode(tx, [unitCode]);
      if (!unit) throw new Error(`no unit ${unitCode}`);
      const expiresAt = new Date(time + 30 * 24 * 3_600_000);
      return makeCode(tx, { unitId: unit.id, role, random: app.newId(), now: app.clock(), expiresAt });
    });
  }

  await seedDemo(db, app.clock(), DEADLINE);
  const units = await db.transaction((tx) => unitsThatReport(tx));
  const kinds = new Map(sampleUnits().map((unit) => [unit.code, unit.kind]));
  const everybody = units.map((unit, index): Person => {
    const person: Person = {
      chat: `contact${index}`,
      bot: index % bots.length,
      unit: index,
      contact: paperContact(
        paperOf(index, kinds.get(unit.code) ?? "", manner === "rows"),
        index % 9 === 8 ? "rows" : manner,
      ),
      last: "",
      turns: 0,
      asides: [
        ...(index % 3 === 1 ? [{ at: "Mục II.2.", said: "tiến độ" }] : []),
        ...(index % 4 === 2 ? [{ at: "Mục I.3a.", said: "kế toán chưa báo số" }] : []),
        ...(index % 5 === 3 ? [{ at: "Mục I.2.", said: "hướng dẫn" }] : []),
      ],
      done: false,
    };
    codes.set(person.chat, unit.code);
    return person;
  });
  const hanh = officer("hanh", bots.length - 1);
  const tuan = officer("tuan", bots.length - 1);

  /** A turn of everybody who is not done and has not yet had so many of them. */
  async function write(who: readonly Person[], turns = Number.POSITIVE_INFINITY): Promise<void> {
    for (let n = 0; n < 150; n++) {
      const words = new Map<Person, string>();
      for (const person of who) {
        if (person.done || person.turns >= turns) continue;
        const answer = person.contact.reply(person.last);
        const aside = person.asides.find(({ at }) => person.last.includes(at));
        person.asides = person.asides.filter((each) => each !== aside);
        const text = aside?.said ?? answer;
        person.turns++;
        if (text === null) person.done = true;
        else words.set(person, text);
      }
      if (words.size === 0) return;
      await turn(words);
    }
    throw new Error("a report did not end");
  }

  for (const each of [hanh, tuan]) {
    await say(each, await code("SO", "officer"));
    await say(each, "đúng");
  }
  await until(local("05T09:00"));
  const joining = new Map<Person, string>();
  for (const person of everybody) joining.set(person, await code(codes.get(person.chat) ?? "", "contact"));
  await turn(joining);
  await turn(new Map(everybody.map((person) => [person, "đúng"])));
  // Nobody has a file.
  await turn(new Map(everybody.map((person) => [person, "tiếp"])));

  const third = (n: number) => everybody.filter((person) => person.unit % 3 === n);
  await until(local("06T08:00"));
  await say(
    hanh,
    "thông báo Đề nghị các đơn vị gửi báo cáo đúng hạn; vướng mắc xin gọi chị Hạnh 0275 382 2222.",
  );
  await say(hanh, "gửi tất cả");
  await until(local("06T19:30"));
  await write(third(0));
  await write(third(1), 9);
  for (const day of ["07", "08", "09", "12", "13", "14"]) {
    await until(local(`${day}T09:00`));
    await say(hanh, "tổng hợp");
    await say(tuan, "chưa nộp");
  }
  await until(local("14T19:30"));
  // Whoever was interrupted days ago asks where they were.
  await turn(new Map(third(1).map((person) => [person, "tiếp"])));
  await write(third(1));
  await until(local("15T11:00"));
  await say(hanh, "tổng hợp");
  await say(hanh, "xuất excel");
  for (const day of ["16", "17"]) {
    await until(local(`${day}T09:00`));
    await say(hanh, "tổng hợp");
    await say(hanh, "nhắc");
    if (hanh.last.includes("“gửi”")) await say(hanh, "gửi");
  }
  await until(local("19T19:30"));
  await turn(new Map(third(2).map((person) => [person, "tiếp"])));
  await write(third(2));

  await until(local("20T08:30"));
  for (const person of everybody.slice(0, 3)) {
    await say(hanh, `trả lại ${codes.get(person.chat)} Xin xem lại số quyển sách ở dòng 4.3`);
    await say(hanh, "gửi");
    await say(person, "sửa 4.3");
    await say(person, figureOf(person.unit, "4.3"));
    await say(person, "nộp");
    await say(person, "đúng");
  }
  for (let at = 0; at < everybody.length; at += 2) {
    const accept = [hanh, tuan].flatMap((each, n): [Person, string][] => {
      const unit = codes.get(everybody[at + n]?.chat ?? "");
      return unit === undefined ? [] : [[each, `tiếp nhận ${unit}`]];
    });
    await turn(new Map(accept));
  }
  await say(hanh, "xuất excel");
  await say(hanh, "tổng hợp");
  const shown = /Sách quyên góp: ([\d.]+) quyển/u.exec(hanh.last)?.[1] ?? hanh.last;
  const typed = everybody.reduce((sum, { unit }) => sum + Number(figureOf(unit, "4.3")), 0);
  await say(hanh, "các kênh");

  const all = await zalo.sent();
  const { bots: states } = await zalo.state();
  const accepted = await db.execute(sql`select count(*)::int as n from report where state = 'accepted'`);
  const counts = everybody.map(({ chat }) => all.filter((each) => each.chat === chat).length);
  return {
    total: all.length,
    byBot: bots.map((bot) => all.filter((each) => each.account === bot.account).length),
    byKind: await kindsOf(db),
    people: states.map((bot) => bot.people),
    each: counts.sort((a, b) => a - b),
    accepted: z.tuple([z.object({ n: z.number() })]).parse([...accepted])[0].n,
    books: { shown, typed },
    logged,
  };
}

function officer(chat: string, bot: number): Person {
  const none: PaperContact = { reply: () => null };
  return { chat, bot, unit: -1, contact: none, last: "", turns: 0, asides: [], done: true };
}

/** The hours at which reminders and digests go out, between two instants. */
function hoursBetween(from: number, to: number): number[] {
  const day = 24 * 3_600_000;
  const hours = ["07:30", "08:00", "16:00"];
  const moments: number[] = [];
  for (let midnight = local("01T00:00").getTime(); midnight < to; midnight += day) {
    for (const hour of hours) {
      const [h = 0, m = 0] = hour.split(":").map(Number);
      moments.push(midnight + (h * 60 + m) * 60_000);
    }
  }
  return moments.filter((moment) => moment > from && moment <= to);
}
