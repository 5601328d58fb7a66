// Wrong codes over all chats, added up from the chats' own counts: no row that everybody's mistakes would wait for.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ChannelName } from "../../message.ts";
import type { Db, Tx } from "../db.ts";

type WrongCodes = { readonly channel: ChannelName; readonly chats: number; readonly codes: number };

const counted = z.object({
  channel: z.enum(["telegram", "web", "zalo-bot", "zalo-oa"]),
  chats: z.coerce.number(),
  codes: z.coerce.number(),
});

/** Wrong codes of the chats whose count began after this, by channel, the most first. */
export async function wrongCodesSince(db: Db, since: Date): Promise<WrongCodes[]> {
  const rows = await db.execute(sql`
    select address.channel, count(*) as chats, sum(chat.wrong_codes) as codes
    from chat join address on address.id = chat.address_id
    where chat.wrong_codes > 0 and chat.wrong_since > ${since.toISOString()}
    group by address.channel order by codes desc, address.channel`);
  return rows.map((row) => counted.parse(row));
}

/** The door used last of every officer of the top unit. */
export async function topOfficersAddresses(tx: Tx): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct on (role.person_id) address.id from role
    join unit on unit.id = role.unit_id and unit.parent_id is null
    join address on address.person_id = role.person_id and address.state = 'open'
    where role.role = 'officer' and role.to_at is null
    order by role.person_id, address.last_in desc nulls last`);
  return rows.map((row) => z.object({ id: z.coerce.number() }).parse(row).id);
}
