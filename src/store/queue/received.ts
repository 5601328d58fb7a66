// Messages stored before they are processed: those of platforms that never send one again (Zalo), and those of a chat
// that says more than its bucket takes. Knows the table inbox.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { ChannelName, IncomingMessage } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { inbox } from "../schema.ts";
import { CHANNELS, inboxPayloadShape } from "../shapes/inbox-payload.ts";

/** Keeps a message for good; once this returns the platform may forget it. False when it came before. */
export async function keepReceived(db: Db | Tx, message: IncomingMessage, now: Date): Promise<boolean> {
  const { channel, account, chat } = message.address;
  // Looked up first: an insert alone would wait for the row of a message that is being worked until that work ends,
  // which can take longer than Zalo waits for an answer.
  const before = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.channel, channel), eq(inbox.account, account), eq(inbox.key, message.key)));
  if (before.length > 0) return false;
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
  /** Whether the chat belongs to somebody who has joined. */
  readonly joined: boolean;
};

const waitingChat = z.object({
  channel: z.enum(CHANNELS),
  account: z.string(),
  chat: z.string(),
  joined: z.boolean(),
});

/**
 * Every chat with a message that waits to be processed, the longest waiting first. A chat costs one look however much
 * it sent: the index is walked from one chat's first message to the next chat's.
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

/** The oldest waiting message of a chat (or the row of a damaged one), and whether another waits behind it. */
export type NextOfChat = { readonly more: boolean } & (
  | { readonly message: IncomingMessage }
  | { readonly damagedId: number }
);

/**
 * What a chat has waiting first; null when nothing waits.
 *
 * @throws UnknownShape for what a newer program kept: it stays for that program, and the chat waits with it.
 */
export async function nextOfChat(
  db: Db,
  { channel, account, chat }: WaitingChat,
): Promise<NextOfChat | null> {
  const rows = await db.execute(sql`
    select id, payload from inbox
    where state = 'received' and channel = ${channel} and account = ${account} and chat_key = ${chat}
    order by id limit 2`);
  const [row, ...rest] = z
    .object({ id: z.coerce.number(), payload: z.unknown() })
    .array()
    .parse([...rows]);
  if (!row) return null;
  const more = rest.length > 0;
  const kept = inboxPayloadShape.tryRead(row.payload);
  if (kept.ok && !("unreadable" in kept.value)) return { message: kept.value, more };
  if (!kept.ok && kept.problem.newer) throw kept.problem;
  return { damagedId: row.id, more };
}

/** Keeps a damaged message as dead; false when that was done before. */
export async function keepDamaged(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx
    .update(inbox)
    .set({ state: "dead", problem: "unreadable" })
    .where(and(eq(inbox.id, id), eq(inbox.state, "received")))
    .returning({ id: inbox.id });
  return rows.length > 0;
}
