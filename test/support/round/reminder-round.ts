// A round to be reminded of: thirty units, one or two processes over one database, a channel that keeps what it sends.
import type { App } from "../../../src/app.ts";
import { deliverDue } from "../../../src/delivery/deliver.ts";
import { renderReference } from "../../../src/delivery/references.ts";
import { queueDigests } from "../../../src/schedule/digest.ts";
import { remindDue } from "../../../src/schedule/reminders.ts";
import type { Db, Sql } from "../../../src/store/db.ts";
import { deliveryParts, memoryChannel, type TestClock, testApp, testClock } from "../chat/delivery.ts";
import { fullAnswers, type SeedUnit } from "./cast.ts";
import { type Seeded, seedRound } from "./seed.ts";

/** A message that arrived: when by the local clock, at whom, with what words. */
export type Arrived = { readonly at: string; readonly who: string; readonly text: string };

export type ReminderRound = {
  readonly seeded: Seeded;
  readonly clock: TestClock;
  readonly apps: readonly App[];
  /** Everything that arrived so far, in order. */
  readonly arrived: readonly Arrived[];
  /** Chats that refuse what is sent to them from now on. */
  readonly refusing: Set<string>;
  /** The chat of a person. */
  chatOf(name: string): string;
  /** Every process looks once for what is due and queues it. */
  look(): Promise<void>;
  deliver(): Promise<void>;
  /** Lets time pass until a local moment, the processes running; by seconds, or by the hours that matter in a day. */
  runUntil(local: string, step?: "second"): Promise<void>;
  /** Lets time pass with nothing running. */
  standUntil(local: string): void;
};

export const local = (text: string) => new Date(`${text}+07:00`);

/** Thirty units under a Sở: 01–05 never joined, 06–15 have not begun, 16–20 are under way, 21–30 have reported. */
export function thirtyUnits(): SeedUnit[] {
  const units = Array.from({ length: 30 }, (_, index): SeedUnit => {
    const no = String(index + 1).padStart(2, "0");
    const contact = { contacts: [{ name: `đầu mối ${no}` }] };
    const shared = {
      code: `U-${no}`,
      kind: "thpt",
      name: `Trường THPT số ${no}`,
      shortName: `THPT ${no}`,
      parent: "SO",
      phone: `0275 38${no}`,
    };
    if (index < 5) return shared;
    if (index < 15) return { ...shared, ...contact };
    if (index < 19) return { ...shared, ...contact, answers: { n1_1: "Đã ban hành kế hoạch." } };
    const answers = fullAnswers("thpt");
    if (index === 19) return { ...shared, ...contact, answers };
    return { ...shared, ...contact, answers, sealed: { at: local("2022-10-03T09:00:00") } };
  });
  return [
    {
      code: "SO",
      kind: "so_gddt",
      name: "Sở Giáo dục và Đào tạo Bến Tre",
      shortName: "Sở GDĐT Bến Tre",
      officers: [{ name: "chị Hạnh" }],
    },
    ...units,
  ];
}

/** Opens it at a local moment with so many processes. */
export async function openReminderRound(
  db: Db,
  given: {
    readonly from: string;
    readonly processes?: number;
    readonly units?: readonly SeedUnit[];
    readonly ladder?: readonly string[];
    readonly deadline?: Date;
    readonly openedAt?: Date;
    readonly workingHours?: string;
  },
): Promise<ReminderRound> {
  const seeded = await seedRound(db, {
    units: given.units ?? thirtyUnits(),
    ...(given.ladder ? { settings: { ladder: [...given.ladder] } } : {}),
    ...(given.deadline ? { deadline: given.deadline } : {}),
    // Opened just now, so that no earlier rung is waiting to be caught up.
    openedAt: given.openedAt ?? new Date(local(given.from).getTime() - 1_000),
  });
  const clock = testClock(local(given.from).toISOString());
  const names = await namesByChat(db);
  const arrived: Arrived[] = [];
  const refusing = new Set<string>();
  const memory = memoryChannel({ name: "telegram", account: "1", limits: { text: 4096 } });
  memory.answer = async (part, address) => {
    if (refusing.has(address.chat)) return { ok: false, error: { type: "unreachable", detail: "blocked" } };
    arrived.push({ at: shown(clock.now), who: names.get(address.chat) ?? address.chat, text: part.text });
    return { ok: true, platformId: String(arrived.length), at: null };
  };
  const apps = Array.from({ length: given.processes ?? 1 }, () => {
    const app = testApp(db, clock, [memory.channel]);
    return { ...app, settings: { ...app.settings, WORKING_HOURS: given.workingHours ?? "07:30-20:30" } };
  });
  const look = async () => {
    await Promise.all(
      apps.map(async (app) => {
        await remindDue(app);
        await queueDigests(app);
      }),
    );
  };
  const deliver = async () => {
    const parts = (app: App) =>
      deliveryParts({ render: (reference, to) => renderReference(app, reference, to) });
    await Promise.all(apps.map((app) => deliverDue(app, parts(app))));
  };
  return {
    seeded,
    clock,
    apps,
    arrived,
    refusing,
    chatOf: (name) => {
      const chat = [...names].find(([, known]) => known === name)?.[0];
      if (chat === undefined) throw new Error(`${name} has no chat`);
      return chat;
    },
    look,
    deliver,
    runUntil: async (until, step) => {
      const end = local(until);
      while (clock.now < end) {
        await look();
        await deliver();
        const next = step === "second" ? clock.now.getTime() + 1_000 : nextHour(clock.now);
        clock.now = new Date(Math.min(end.getTime(), next));
      }
    },
    standUntil: (until) => {
      clock.now = local(until);
    },
  };
}

/** Around opening and closing, at the ladder's hours, and at times when nobody is to be disturbed. */
const hoursThatMatter = [
  "02:00",
  "07:29",
  "07:30",
  "07:31",
  "10:00",
  "12:00",
  "16:00",
  "17:00",
  "20:30",
  "21:30",
];

function nextHour(now: Date): number {
  const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const moments = hoursThatMatter.map((hour) => local(`${today}T${hour}:00`).getTime());
  return moments.find((moment) => moment > now.getTime()) ?? (moments[0] ?? 0) + 24 * 3_600_000;
}

/** "T7 15/10 16:00": a local moment in the words of a calendar. */
function shown(at: Date): string {
  const there = new Date(at.getTime() + 7 * 3_600_000);
  const weekday = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"][there.getUTCDay()] ?? "";
  const iso = there.toISOString();
  return `${weekday} ${iso.slice(8, 10)}/${iso.slice(5, 7)} ${iso.slice(11, 16)}`;
}

async function namesByChat(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query.address.findMany({ columns: { chatKey: true, displayName: true } });
  return new Map(rows.map((row) => [row.chatKey, row.displayName ?? row.chatKey]));
}

/** The contact of the unit with this number. */
export const contact = (no: number) => `đầu mối ${String(no).padStart(2, "0")}`;
export const contacts = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => contact(from + index));

/** What arrived at contacts: moment → who, both in order. */
export function reminded(world: ReminderRound): Record<string, string[]> {
  const moments: Record<string, string[]> = {};
  for (const { at: when, who } of world.arrived) {
    if (!who.startsWith("đầu mối")) continue;
    moments[when] = [...(moments[when] ?? []), who].sort();
  }
  return moments;
}

/** When and with which words somebody was written to. */
export const textsOf = (world: ReminderRound, who: string) =>
  world.arrived.filter((message) => message.who === who).map((message) => `${message.at}: ${message.text}`);

/** How a rung was settled, and for how many units. */
export async function outcomes(sql: Sql, rung: string): Promise<Record<string, number>> {
  const rows = await sql`
    select outcome, count(*)::int as units from reminder where rung = ${rung} group by outcome order by outcome`;
  return Object.fromEntries(rows.map((row) => [String(row.outcome), Number(row.units)]));
}
