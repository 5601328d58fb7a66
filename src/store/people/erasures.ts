// Who was erased, and whose lines in lists were forgotten, as it must be known when an older backup is restored. No name
// stands in it.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { personalLists } from "../../form/personal-lists.ts";
import type { Db, Tx } from "../db.ts";
import { forgetLine, reportAt } from "../rounds/forget-line.ts";
import { erasePerson } from "./erase.ts";

const instant = z.iso.datetime({ precision: 6 });

/** One erased person, as a line of the list keeps it. */
const erasedPerson = z.object({
  /** The person's number, and when the row was made: after a restore the same number is given to somebody else. */
  person: z.number().int().positive(),
  createdAt: instant,
  erasedAt: instant,
});

/** One line of a unit's list whose person was forgotten, as a line of the list keeps it. */
const forgottenLine = z.object({
  /** The report, and when its round was opened: after a restore the same number is given to another. */
  report: z.number().int().positive(),
  openedAt: instant,
  stem: z.string().min(1),
  line: z.string().min(1),
  forgottenAt: instant,
});
type ForgottenLine = z.infer<typeof forgottenLine>;

export const erasureSchema = z.union([erasedPerson, forgottenLine]);
export type Erasure = z.infer<typeof erasureSchema>;

/** As Postgres keeps it, to the microsecond: a Date would round it, and then nobody would be found. */
const exact = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);

/** Everybody who was erased here, in the order in which it happened. */
export async function erasuresOf(db: Db): Promise<Erasure[]> {
  const rows = await db.execute(sql`
    select id as person, to_char(created_at at time zone 'UTC', ${exact}) as "createdAt",
      to_char(erased_at at time zone 'UTC', ${exact}) as "erasedAt"
    from person where erased_at is not null order by erased_at, id`);
  const row = erasedPerson.extend({ person: z.coerce.number() });
  return rows.map((found) => row.parse(found));
}

/** Every line whose person was forgotten here, in the order in which it happened. It looks through the whole history. */
export async function forgottenLines(db: Db): Promise<Erasure[]> {
  const rows = await db.execute(sql`
    select event.node_id as report, to_char(round.opened_at at time zone 'UTC', ${exact}) as "openedAt",
      event.body ->> 'stem' as stem, event.body ->> 'line' as line,
      to_char(event.at at time zone 'UTC', ${exact}) as "forgottenAt"
    from event join node on node.id = event.node_id join round on round.id = node.round_id
    where event.type = 'line-forgotten' order by event.id`);
  const row = forgottenLine.extend({ report: z.coerce.number() });
  return rows.map((found) => row.parse(found));
}

/** Erases the listed people who have a name again after a restore, in lists too; gives how many. */
export async function eraseAgain(tx: Tx, erasures: readonly Erasure[]): Promise<number> {
  let erased = 0;
  for (const erasure of erasures) {
    const again = "person" in erasure ? await erasePersonAgain(tx, erasure) : await forgetAgain(tx, erasure);
    if (again) erased += 1;
  }
  return erased;
}

async function erasePersonAgain(
  tx: Tx,
  { person, createdAt, erasedAt }: z.infer<typeof erasedPerson>,
): Promise<boolean> {
  const [found] = await tx.execute(sql`
    select id from person where id = ${person} and created_at = ${createdAt} and erased_at is null`);
  if (!found) return false;
  await erasePerson(tx, person, null, new Date(erasedAt));
  return true;
}

async function forgetAgain(
  tx: Tx,
  { report, openedAt, stem, line, forgottenAt }: ForgottenLine,
): Promise<boolean> {
  const [found] = await tx.execute(sql`
    select node.id from node join round on round.id = node.round_id
    where node.id = ${report} and round.opened_at = ${openedAt} and not exists (
      select 1 from event where node_id = node.id and type = 'line-forgotten'
        and body ->> 'stem' = ${stem} and body ->> 'line' = ${line})`);
  if (!found) return false;
  const of = await reportAt(tx, report);
  const list = personalLists(of.form).find((one) => one.stem === stem);
  if (!list) return false;
  await forgetLine(tx, of, { list, line, now: new Date(forgottenAt) });
  return true;
}
