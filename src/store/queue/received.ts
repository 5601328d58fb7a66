// Messages committed before they are worked, for platforms that never send one again. Knows the table inbox.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { ChannelName, IncomingMessage } from "../../message.ts";
import type { Db } from "../db.ts";
import { inbox } from "../schema.ts";

const CHANNELS = ["telegram", "web", "zalo-bot", "zalo-oa"] as const satisfies readonly ChannelName[];

/** A message as it is kept: its JSON, with the time read again. */
export const incomingMessage = z.object({
  key: z.string(),
  address: z.object({
    channel: z.enum(CHANNELS),
    account: z.string(),
    chat: z.string(),
  }),
  sentAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable(),
  displayName: z.string().nullable(),
  body: z.discriminatedUnion("type", [
    z.object({ type: z.literal("text"), text: z.string(), messageId: z.string() }),
    z.object({ type: z.literal("edited"), text: z.string(), messageId: z.string() }),
    z.object({ type: z.literal("press"), choiceId: z.string() }),
    z.object({ type: z.literal("start"), payload: z.string().nullable() }),
    z.object({ type: z.literal("media"), what: z.string() }),
    z.object({ type: z.literal("upload"), uploadId: z.number() }),
    z.object({ type: z.literal("reach"), reachable: z.boolean() }),
  ]),
}) satisfies z.ZodType<IncomingMessage>;

/** Keeps a message for good; once this returns the platform may forget it. False when it came before. */
export async function keepReceived(db: Db, message: IncomingMessage, now: Date): Promise<boolean> {
  const { channel, account, chat } = message.address;
  const rows = await db
    .insert(inbox)
    .values({
      channel,
      account,
      key: message.key,
      receivedAt: now,
      state: "received",
      payload: message,
      chatKey: chat,
    })
    .onConflictDoNothing()
    .returning({ id: inbox.id });
  return rows.length > 0;
}

/** A chat of which something waits. */
export type WaitingChat = {
  readonly channel: ChannelName;
  readonly account: string;
  readonly chat: string;
  /** It belongs to somebody who has joined. */
  readonly joined: boolean;
};

const waitingChat = z.object({
  channel: z.enum(CHANNELS),
  account: z.string(),
  chat: z.string(),
  joined: z.boolean(),
});

/**
 * Every chat of which something waits, the longest waiting first. Looks once at each chat, however much it sent: the
 * index is walked from one chat's first message to the next chat's.
 */
export async function waitingChats(db: Db): Promise<readonly WaitingChat[]> {
  const first = sql`select channel, account, chat_key, id from inbox where state = 'received'`;
  const order = sql`order by channel, account, chat_key, id limit 1`;
  const rows = await db.execute(sql`
    with recursive waiting as (
      (${first} ${order})
      union all
      select next.* from waiting cross join lateral (
        ${first} and (channel, account, chat_key) > (waiting.channel, waiting.account, waiting.chat_key) ${order}
      ) next
    )
    select waiting.channel, waiting.account, waiting.chat_key as chat, address.person_id is not null as joined
    from waiting left join address on address.channel = waiting.channel and address.account = waiting.account
      and address.chat_key = waiting.chat_key
    order by waiting.id`);
  return waitingChat.array().parse([...rows]);
}

/** The oldest waiting message of a chat, and whether another waits behind it. What cannot be read any more is dead. */
export async function nextOfChat(
  db: Db,
  { channel, account, chat }: WaitingChat,
): Promise<{ readonly message: IncomingMessage; readonly more: boolean } | null> {
  for (;;) {
    const rows = await db.execute(sql`
      select id, payload from inbox
      where state = 'received' and channel = ${channel} and account = ${account} and chat_key = ${chat}
      order by id limit 2`);
    const [row, ...rest] = z
      .object({ id: z.coerce.number(), payload: z.unknown() })
      .array()
      .parse([...rows]);
    if (!row) return null;
    const message = incomingMessage.safeParse(row.payload);
    if (message.success) return { message: message.data, more: rest.length > 0 };
    await setAside(db, row.id);
  }
}

async function setAside(db: Db, id: number): Promise<void> {
  await db
    .update(inbox)
    .set({ state: "dead", problem: "unreadable" })
    .where(and(eq(inbox.id, id), eq(inbox.state, "received")));
}
