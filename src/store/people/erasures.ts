// Who was erased, as it must be known when an older backup is restored. No name stands in it.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { erasePerson } from "./erase.ts";

const instant = z.iso.datetime({ precision: 6 });

/** One erased person, as a line of the list keeps it. */
export const erasureSchema = z.object({
  /** The person's number, and when the row was made: after a restore the same number is given to somebody else. */
  person: z.number().int().positive(),
  createdAt: instant,
  erasedAt: instant,
});
export type Erasure = z.infer<typeof erasureSchema>;

/** As Postgres keeps it, to the microsecond: a Date would round it, and then nobody would be found. */
const exact = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);

/** Everybody who was erased here, in the order in which it happened. */
export async function erasuresOf(db: Db): Promise<Erasure[]> {
  const rows = await db.execute(sql`
    select id as person, to_char(created_at at time zone 'UTC', ${exact}) as "createdAt",
      to_char(erased_at at time zone 'UTC', ${exact}) as "erasedAt"
    from person where erased_at is not null order by erased_at, id`);
  const row = erasureSchema.extend({ person: z.coerce.number() });
  return rows.map((found) => row.parse(found));
}

/** Erases the listed people who have a name again after a restore; gives how many. */
export async function eraseAgain(tx: Tx, erasures: readonly Erasure[]): Promise<number> {
  let erased = 0;
  for (const { person, createdAt, erasedAt } of erasures) {
    const [found] = await tx.execute(sql`
      select id from person where id = ${person} and created_at = ${createdAt} and erased_at is null`);
    if (!found) continue;
    await erasePerson(tx, person, null, new Date(erasedAt));
    erased += 1;
  }
  return erased;
}
