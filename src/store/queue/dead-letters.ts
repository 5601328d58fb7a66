// Updates that nobody could read, kept so that they are looked at and do not come again.
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { hashOf } from "../hash.ts";
import { inboxPayloadShape } from "../shapes/inbox-payload.ts";
import type { Account } from "./accounts.ts";

const LONGEST = 64_000;

/**
 * Keeps an update that a genuine platform sent and no channel could read, as a dead message. `body` is the update as
 * text; the same update is kept once.
 */
export async function keepUnreadable(
  db: Db,
  { channel, account }: Account,
  body: string,
  now: Date,
): Promise<void> {
  // Stored as text inside JSON, because even what is no JSON, or holds letters that Postgres refuses, must be kept.
  const kept = body.slice(0, LONGEST).replace(/\0|\p{Cs}/gu, "\ufffd");
  await db.execute(sql`
    insert into inbox (channel, account, key, received_at, state, payload, problem)
    values (${channel}, ${account}, ${`x:${hashOf(body)}`}, ${now.toISOString()}, 'dead',
      ${inboxPayloadShape.write({ unreadable: kept })}::text::jsonb, 'unreadable')
    on conflict (channel, account, key) do nothing`);
}
