// How far the clocks of platforms are from ours, by the dates that they gave to delivered messages. Knows the outbox.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../db.ts";
import { CHANNELS } from "../shapes/inbox-payload.ts";
import type { Account } from "./accounts.ts";

/** `aheadMs` is more than 0 where the platform's clock is before ours. */
export type PlatformClock = Account & { readonly aheadMs: number };

const clockRow = z.object({ channel: z.enum(CHANNELS), account: z.string(), aheadMs: z.coerce.number() });

/** Of each account that tells its time, by its last delivered message since then. Our own page has no other clock. */
export async function platformClocks(db: Db, since: Date): Promise<readonly PlatformClock[]> {
  const rows = await db.execute(sql`
    select distinct on (address.channel, address.account) address.channel, address.account,
      extract(epoch from outbox.platform_at - outbox.sent_at) * 1000 as "aheadMs"
    from outbox join address on address.id = outbox.address_id
    where outbox.platform_at is not null and outbox.sent_at > ${since.toISOString()} and address.channel <> 'web'
    order by address.channel, address.account, outbox.sent_at desc`);
  return clockRow.array().parse([...rows]);
}
