// Updates that nobody could read, kept so that they are looked at and do not come again.
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { hashOf } from "../hash.ts";
import { inboxPayloadShape } from "../shapes/inbox-payload.ts";
import type { Account } from "./accounts.ts";

const LONGEST = 64_000;

/** Keeps what an authenticated platform sent and we could not read, once, as dead. `body` is what came, as text. */
export async function keepUnreadable(
  db: Db,
  { channel, account }: Account,
  body: string,
  now: Date,
): Promise<void> {
  // As text within JSON: what is no JSON, or carries letters that Postgres refuses, must still be kept.
  const kept = body.slice(0, LONGEST).replace(/\0|\p{Cs}/gu, "\ufffd");
  await db.execute(sql`
    insert into inbox (channel, account, key, received_at, state, payload, problem)
    values (${channel}, ${account}, ${`x:${hashOf(body)}`}, ${now.toISOString()}, 'dead',
      ${inboxPayloadShape.write({ unreadable: kept })}::text::jsonb, 'unreadable')
    on conflict (channel, account, key) do nothing`);
}
