// Which chats must be given another command menu: an officer's, or the general one again. Knows roles, no command.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../db.ts";
import type { Account } from "./accounts.ts";

type MenuChange = { readonly addressId: number; readonly chat: string; readonly officer: boolean };

/** Open chats of an account whose menu is not what their person's roles call for, `officerMenu` being its hash. */
export async function menusToChange(
  db: Db,
  { channel, account }: Account,
  officerMenu: string,
  now: Date,
): Promise<readonly MenuChange[]> {
  const rows = await db.execute(sql`
    select id as "addressId", chat_key as chat, officer from (
      select address.id, address.chat_key, address.menu, exists (
        select 1 from role where role.person_id = address.person_id and role.role = 'officer'
          and role.from_at <= ${now.toISOString()} and (role.to_at is null or role.to_at > ${now.toISOString()})
      ) as officer
      from address
      where address.channel = ${channel} and address.account = ${account} and address.state = 'open'
    ) chats
    where menu is distinct from (case when officer then ${officerMenu} end)
    order by id limit 20`);
  return z
    .object({ addressId: z.coerce.number(), chat: z.string(), officer: z.boolean() })
    .array()
    .parse([...rows]);
}

/** Remembers the menu that a chat has now; null is the general one. */
export async function saveMenu(db: Db, addressId: number, menu: string | null): Promise<void> {
  await db.execute(sql`update address set menu = ${menu} where id = ${addressId}`);
}
