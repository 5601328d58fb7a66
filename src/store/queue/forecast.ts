// What an account will still have to send this month, as things stand: reminders, replies, receipts. Changes nothing.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atLocal, localTime, shiftDate } from "../../form/rounds/days.ts";
import { ladderOf } from "../../form/rounds/due.ts";
import type { Calendar } from "../../form/rounds/ladder.ts";
import type { Db, Tx } from "../db.ts";
import { runningLadders } from "../rounds/reminders.ts";
import type { Account } from "./accounts.ts";

/** Messages that are expected to go through an account until the month ends. */
export type Forecast = { readonly reminders: number; readonly replies: number; readonly receipts: number };

const owedRow = z.object({
  round: z.coerce.number(),
  deadline: z.number(),
  /** The contacts who write here. */
  people: z.array(z.number()),
  /** Whether its contacts wrote through this account last, and so are answered through it. */
  here: z.boolean(),
  questions: z.coerce.number(),
});

/**
 * Forecasts the messages of the reports still owed by units whose contacts write through this account: one reminder for
 * each contact and each rung of this month, one reply for each open question, one receipt. A contact is counted at the
 * account they wrote through last.
 */
export async function forecastOf(
  db: Db | Tx,
  account: Account,
  { now, calendar }: { readonly now: Date; readonly calendar: Calendar },
): Promise<Forecast> {
  const moments = await momentsToCome(db, now, calendar);
  /** Rungs of several reports that fall on one moment are one message. */
  const reminded = new Map<number, Set<number>>();
  let [replies, receipts] = [0, 0];
  for (const { round, deadline, people, here, questions } of await owedHere(db, account)) {
    for (const person of people) {
      const known = reminded.get(person) ?? new Set();
      reminded.set(person, known);
      for (const moment of moments.get(`${round} ${deadline}`) ?? []) known.add(moment);
    }
    if (here) receipts += 1;
    if (here) replies += questions;
  }
  const reminders = [...reminded.values()].reduce((sum, each) => sum + each.size, 0);
  return { reminders, replies, receipts };
}

/** When the rungs of each running ladder are to come this month, by round and deadline. */
async function momentsToCome(
  db: Db | Tx,
  now: Date,
  calendar: Calendar,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { date } = localTime(now, calendar.zone);
  const nextMonth = shiftDate(`${date.slice(0, 7)}-01`, 32).slice(0, 7);
  const end = atLocal(`${nextMonth}-01`, "00:00", calendar.zone);
  const ladders = (await runningLadders(db)).map((running) => ladderOf(running, calendar));
  return new Map(
    ladders.map(({ roundId, deadline, rungs }) => {
      const coming = rungs.filter(({ at }) => at > now && at < end).map(({ at }) => at.getTime());
      return [`${roundId} ${deadline.getTime()}`, coming] as const;
    }),
  );
}

/** The reports that are owed by units whose contacts have a door. */
async function owedHere(db: Db | Tx, { channel, account }: Account) {
  const rows = await db.execute(sql`
    with door as (
      select distinct on (person_id) person_id, channel = ${channel} and account = ${account} as here, last_in
      from address where person_id is not null and state = 'open'
      order by person_id, last_in desc nulls last, id desc
    )
    select round.id as round, (extract(epoch from coalesce(node.deadline, round.deadline)) * 1000)::float8 as deadline,
      greatest(report.total - report.done, 0) as questions,
      coalesce(jsonb_agg(door.person_id) filter (where door.here), '[]') as people,
      (array_agg(door.here order by door.last_in desc nulls last))[1] as here
    from round join node on node.round_id = round.id join report on report.node_id = node.id
    join role on role.unit_id = node.unit_id and role.role = 'contact' and role.to_at is null
    join door on door.person_id = role.person_id
    where round.state = 'open' and node.expected and node.exempt_reason is null
      and report.state not in ('submitted', 'accepted')
    group by node.id, round.id, report.node_id`);
  return owedRow.array().parse([...rows]);
}
