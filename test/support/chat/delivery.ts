// What tests of delivering need: apps over one database with a clock that moves, a channel that obeys, rows to send.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { App } from "../../../src/app.ts";
import type { Channel, ChannelLimits, Part, SendResult } from "../../../src/channels/channel.ts";
import { readSettings } from "../../../src/config/settings.ts";
import type { DeliveryParts } from "../../../src/delivery/send-row.ts";
import type { Address, ChannelName, OutgoingMessage } from "../../../src/message.ts";
import type { Db } from "../../../src/store/db.ts";
import { type NewOutboxRow, putOutbox } from "../../../src/store/queue/outbox.ts";
import { until } from "../run/patience.ts";

export type TestClock = { now: Date; pass(ms: number): void };

export function testClock(start = "2022-10-14T08:00:00Z"): TestClock {
  const clock = {
    now: new Date(start),
    pass: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
  return clock;
}

/**
 * Time goes on, on the app's clock and on the database's: what it keeps of moments to come is so much nearer.
 */
export async function passTime(db: Db, clock: TestClock, ms: number): Promise<void> {
  clock.pass(ms);
  await shiftDatabaseTime(db, ms);
}

/** The database's clock goes on, or is set back, while what was written of it stays. */
export async function shiftDatabaseTime(db: Db, ms: number): Promise<void> {
  const by = sql`make_interval(secs => ${ms / 1000})`;
  await db.execute(sql`
    update address set paused_from = paused_from - ${by}, paused_until = paused_until - ${by},
      lease_until = lease_until - ${by}`);
  await db.execute(sql`
    update channel_account set paused_from = paused_from - ${by}, paused_until = paused_until - ${by}`);
  await db.execute(sql`update outbox set again_at = again_at - ${by} where again_at is not null`);
}

/** What a killed process was sending may be sent once more: half a minute has passed for it, and for nothing else. */
export async function halfAMinuteAfterKill(db: Db): Promise<void> {
  await db.execute(sql`update outbox set again_at = clock_timestamp() where state = 'sending'`);
}

/** Waits until of a send nobody knows whether it arrived; then half a minute has passed for it, and for nothing else. */
export async function halfAMinuteAfterUnknown(db: Db): Promise<void> {
  await until("a send is left whose outcome nobody knows", async () => {
    const rows = await db.execute(sql`
      update outbox set again_at = clock_timestamp() where state = 'sending' and problem is not null returning id`);
    return rows.length > 0;
  });
}

/** One process: several of them over one database are several processes. */
export function testApp(db: Db, clock: TestClock, channels: readonly Channel[]): App & { logged: string[] } {
  const logged: string[] = [];
  const note = (details: object, message: string) => {
    const errors = Object.values(details).map((value) => (value instanceof Error ? ` ${value.stack}` : ""));
    logged.push(`${message} ${JSON.stringify(details)}${errors.join("")}`);
  };
  return {
    db,
    channels,
    clock: () => clock.now,
    newId: () => randomBytes(16).toString("base64url"),
    settings: readSettings({}),
    log: { info: note, warn: note, error: note },
    wake: () => undefined,
    logged,
  };
}

export type SentPart = { readonly chat: string } & Part;

export type Answer = (part: Part, address: Address, signal: AbortSignal) => Promise<SendResult>;

export type MemoryChannel = {
  readonly channel: Channel;
  readonly sent: readonly SentPart[];
  texts(chat: string): readonly string[];
  /** What a send comes to; tests replace it. */
  answer: Answer;
  /** Whether the platform answers when it is asked only that, and how often it was. */
  alive: boolean;
  readonly asked: number;
};

/** A channel without a platform: it keeps what it was given, and answers as `answer` says. */
export function memoryChannel(
  more: { name?: ChannelName; account?: string; limits?: Partial<ChannelLimits> } = {},
): MemoryChannel {
  const sent: SentPart[] = [];
  let asked = 0;
  const it: MemoryChannel = {
    sent,
    alive: true,
    get asked() {
      return asked;
    },
    texts: (chat: string) => sent.filter((part) => part.chat === chat).map((part) => part.text),
    answer: async () => ({ ok: true, platformId: String(sent.length), at: null }),
    channel: {
      name: more.name ?? "zalo-bot",
      account: more.account ?? "memory",
      limits: { text: 100, buttons: true, documents: true, commands: false, ...more.limits },
      read: () => null,
      send: async (address: Address, part: Part, signal: AbortSignal) => {
        const result = await it.answer(part, address, signal);
        if (result.ok) sent.push({ chat: address.chat, ...part });
        return result;
      },
      answers: async () => {
        asked++;
        return it.alive;
      },
    },
  };
  return it;
}

/** Delivering without the rooms that make documents, links and reminders; tests put their own in place. */
export function deliveryParts(more: Partial<DeliveryParts> = {}): DeliveryParts {
  const unexpected = async () => {
    throw new Error("not expected in this test");
  };
  return {
    phrases: {
      typeOneOf: (words) => `TYPE ${words.join("|")}`,
      download: (url) => `GET ${url}`,
      inPart: () => "in part",
      noDownload: () => "NO LINK",
      upload: ({ url }) => `PUT ${url}`,
      offerUpload: (way) => `HAVE A FILE? ${way?.url}`,
      grid: (url: string) => url,
      offerPhotos: (url) => (url === null ? "" : `PHOTOS: ${url}, OR `),
      noUpload: () => "NO PAGE",
    },
    makeDocument: unexpected,
    linkFor: unexpected,
    uploadWayFor: unexpected,
    gridWayFor: unexpected,
    render: unexpected,
    ...more,
  };
}

const withId = z.tuple([z.object({ id: z.coerce.number() })]);

/** A chat on a channel. */
export async function addAddress(db: Db, channel: Channel, chat: string): Promise<number> {
  const rows = await db.execute(sql`
    insert into address (channel, account, chat_key) values (${channel.name}, ${channel.account}, ${chat})
    returning id`);
  return withId.parse([...rows])[0].id;
}

export function textMessage(text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { text, choices: [], document: null, progress: null, ...more };
}

/** Queues a message, committed. */
export function put(
  db: Db,
  clock: TestClock,
  addressId: number,
  body: string | NewOutboxRow["body"],
  more: Partial<NewOutboxRow> = {},
): Promise<number> {
  const message = typeof body === "string" ? textMessage(body) : body;
  return db.transaction((tx) =>
    putOutbox(tx, { addressId, kind: "reply", body: message, now: clock.now, ...more }),
  );
}

const outboxRow = z.object({
  id: z.coerce.number(),
  state: z.string(),
  problem: z.string().nullable(),
  seq: z.number().nullable(),
  attempts: z.number(),
  unknowns: z.number(),
  parts_done: z.number(),
  platform_id: z.string().nullable(),
  text: z.string().nullable(),
});

/** All rows of an address in the order they were written. */
export async function rowsOf(db: Db, addressId: number) {
  const rows = await db.execute(sql`
    select id, state, problem, seq, attempts, unknowns, parts_done, platform_id, body ->> 'text' as text
    from outbox where address_id = ${addressId} order by id`);
  return outboxRow.array().parse([...rows]);
}
