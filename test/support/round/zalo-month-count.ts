// What a month over Zalo bots came to: its messages by bot, by kind and by person. Reads the fake's log and the outbox.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../../../src/store/db.ts";

export type Month = {
  /** How many messages the fake was given, and how many of them by each bot. */
  readonly total: number;
  readonly byBot: readonly number[];
  /** By what they were; the second and further parts of a long text stand apart. */
  readonly byKind: Readonly<Record<string, number>>;
  /** How many people wrote to each bot. */
  readonly people: readonly number[];
  /** Messages to each contact, the fewest first. */
  readonly each: readonly number[];
  readonly accepted: number;
  /** The sum of a table's row over all units as the last /summary says it, and as it was typed. */
  readonly books: { readonly shown: string; readonly typed: number };
  /** What went wrong, by the program's own account. */
  readonly logged: readonly string[];
};

const kindRow = z.object({ kind: z.string(), officer: z.boolean(), messages: z.number(), rows: z.number() });

/** What was sent by kind, from the outbox: each row is one message and as many more as its text had further parts. */
export async function kindsOf(db: Db): Promise<Record<string, number>> {
  const rows = await db.execute(sql`
    select kind, exists (select 1 from role where role.person_id = address.person_id and role.role = 'officer') as officer,
      count(*)::int as rows, sum(parts_done + 1)::int as messages
    from outbox join address on address.id = outbox.address_id where outbox.state = 'sent'
    group by 1, 2 order by 1, 2`);
  const kinds: Record<string, number> = {};
  for (const row of kindRow.array().parse([...rows])) {
    kinds[`${row.kind} to ${row.officer ? "officers" : "contacts"}`] = row.rows;
    kinds["further parts of long texts"] =
      (kinds["further parts of long texts"] ?? 0) + row.messages - row.rows;
  }
  return kinds;
}
