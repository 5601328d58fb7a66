// What an account will still have to send this month, as things stand: reminders, replies, receipts. Changes nothing.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { addDays, atLocal, localTime } from "../../form/rounds/days.ts";
import { type Calendar, dueRungs } from "../../form/rounds/ladder.ts";
import type { Db, Tx } from "../db.ts";
import { runningLadders } from "../rounds/reminders.ts";
import type { Account } from "./accounts.ts";

/** Messages that are expected to go through an account until the month ends. */
export type Forecast = { readonly reminders: number; readonly replies: number; readonly receipts: number };

const owedRow = z.object({
  round: z.coerce.number(),
  deadline: z.number(),
  contacts: z.coerce.number(),
  reports: z.coerce.number(),
  questions: z.coerce.number(),
});

/**
 * Of the reports that are owed by units whose contacts write here: a reminder for each of these contacts at each rung
 * that is to come this month, a reply for each open question, and a receipt. A contact writes where they wrote last.
 */
export async function forecastOf(
  db: Db | Tx,
  account: Account,
  { now, calendar }: { readonly now: Date; readonly calendar: Calendar },
): Promise<Forecast> {
  const rungs = await rungsToCome(db, now, calendar);
  let [reminders, replies, receipts] = [0, 0, 0];
  for (const owed of await owedHere(db, account)) {
    reminders += owed.contacts * (rungs.get(`${owed.round} ${owed.deadline}`) ?? 0);
    replies += owed.questions;
    receipts += owed.reports;
  }
  return { reminders, replies, receipts };
}

/** How many rungs each running ladder has to come this month, by round and deadline. */
async function rungsToCome(db: Db | Tx, now: Date, calendar: Calendar): Promise<ReadonlyMap<string, number>> {
  const { date } = localTime(now, calendar.zone);
  const nextMonth = addDays(`${date.slice(0, 7)}-01`, 32).slice(0, 7);
  const end = atLocal(`${nextMonth}-01`, "00:00", calendar.zone);
  const ladders = await runningLadders(db);
  return new Map(
    ladders.map(({ roundId, rungs, deadline, since }) => {
      const coming = dueRungs(rungs, deadline, calendar).filter(
        ({ at }) => at > now && at > since && at < end,
      );
      // Rungs that fall on one moment are one message.
      const moments = new Set(coming.map(({ at }) => at.getTime()));
      return [`${roundId} ${deadline.getTime()}`, moments.size] as const;
    }),
  );
}

/** What is owed by units with a contact here, by round and deadline; a report is answered where it was written to last. */
async function owedHere(db: Db | Tx, { channel, account }: Account) {
  const rows = await db.execute(sql`
    with door as (
      select distinct on (person_id) person_id, channel = ${channel} and account = ${account} as here, last_in
      from address where person_id is not null and state = 'open'
      order by person_id, last_in desc nulls last, id desc
    ), owed as (
      select node.id, round.id as round, coalesce(node.deadline, round.deadline) as deadline,
        greatest(report.total - report.done, 0) as questions,
        count(*) filter (where door.here) as contacts,
        (array_agg(door.here order by door.last_in desc nulls last))[1] as here
      from round join node on node.round_id = round.id join report on report.node_id = node.id
      join role on role.unit_id = node.unit_id and role.role = 'contact' and role.to_at is null
      join door on door.person_id = role.person_id
      where round.state = 'open' and node.expected and node.exempt_reason is null
        and report.state not in ('submitted', 'accepted')
      group by node.id, round.id, report.node_id
    )
    select round, (extract(epoch from deadline) * 1000)::float8 as deadline, sum(contacts) as contacts,
      count(*) filter (where here) as reports, coalesce(sum(questions) filter (where here), 0) as questions
    from owed group by 1, 2`);
  return owedRow.array().parse([...rows]);
}
