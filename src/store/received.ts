// Messages committed before they are worked, for platforms that never send one again. Knows the table inbox.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { IncomingMessage } from "../message.ts";
import type { Db } from "./db.ts";
import { inbox } from "./schema.ts";

/** A message as it is kept: its JSON, with the time read again. */
export const incomingMessage = z.object({
  key: z.string(),
  address: z.object({
    channel: z.enum(["telegram", "web", "zalo-bot", "zalo-oa"]),
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

/** The oldest waiting message of each chat, the longest waiting first. What cannot be read any more is dead. */
export async function waitingMessages(db: Db, limit: number): Promise<readonly IncomingMessage[]> {
  const rows = await db.execute(sql`
    select id, payload from (
      select distinct on (channel, account, chat_key) id, payload from inbox where state = 'received'
      order by channel, account, chat_key, id
    ) oldest order by id limit ${limit}`);
  const messages: IncomingMessage[] = [];
  for (const row of z
    .object({ id: z.coerce.number(), payload: z.unknown() })
    .array()
    .parse([...rows])) {
    const message = incomingMessage.safeParse(row.payload);
    if (message.success) messages.push(message.data);
    else await setAside(db, row.id);
  }
  return messages;
}

async function setAside(db: Db, id: number): Promise<void> {
  await db
    .update(inbox)
    .set({ state: "dead", problem: "unreadable" })
    .where(and(eq(inbox.id, id), eq(inbox.state, "received")));
}
