// Units whose mailbox is written to, because nobody there can be told otherwise: what is new to them, and the row that says so.
// Knows unit, node, address and outbox, and the tables that keep what a unit is to be told of.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { putOutbox } from "./outbox.ts";

const id = z.coerce.number();

/** For so long something that could not be told is still news. */
const newsForMs = 3 * 24 * 3_600_000;

const newsRow = z.object({ unitId: id, email: z.string(), since: z.coerce.date() });

/**
 * Units with a mailbox to whom something is to be told since the last mail: they were reminded, or would have been; their
 * report came back, whole or by rows; their request was decided; the deadline moved; a unit below sealed later.
 */
export async function unitsWithNews(db: Db | Tx, now: Date): Promise<z.infer<typeof newsRow>[]> {
  const rows = await db.execute(sql`
    with told as (
      select unit.id, trim(unit.email) as email, greatest(${new Date(now.getTime() - newsForMs).toISOString()}::timestamptz,
        (select max(outbox.created_at) from outbox where outbox.channel = 'mail'
          and starts_with(outbox.dedupe, 'mail:' || unit.id || ':'))) as since
      from unit where unit.email is not null and unit.removed_at is null
    )
    select distinct told.id as "unitId", told.email, told.since
    from told join node on node.unit_id = told.id join round on round.id = node.round_id and round.state = 'open'
    where node.expected and node.exempt_reason is null and (
      exists (select 1 from reminder where reminder.node_id = node.id and reminder.at > told.since
        and reminder.outcome in ('queued', 'unreachable'))
      or exists (select 1 from nudge where node.id = any(nudge.node_ids) and nudge.at > told.since)
      or exists (select 1 from event where event.node_id = node.id and event.at > told.since
        and event.type in ('returned', 'rows-returned', 'request-decided', 'unit-deadline', 'not-reached'))
      or exists (select 1 from later_figure where later_figure.node_id = node.id and later_figure.told_at > told.since)
    )
    order by told.id`);
  return rows.map((row) => newsRow.parse(row));
}

const addressRow = z.object({ id, state: z.string() });

/** The address of a mailbox, made where there is none; null of one that takes nothing. It belongs to nobody. */
async function mailAddress(tx: Tx, account: string, email: string): Promise<number | null> {
  await tx.execute(sql`
    insert into address (channel, account, chat_key) values ('mail', ${account}, ${email})
    on conflict (channel, account, chat_key) do nothing`);
  const rows = await tx.execute(sql`
    select id, state from address where channel = 'mail' and account = ${account} and chat_key = ${email}`);
  const [found] = addressRow.array().parse([...rows]);
  return found && found.state === "open" ? found.id : null;
}

/** Queues the unit's mail of a day; worded when it is sent. False where the mailbox takes nothing. */
export async function putMail(
  tx: Tx,
  mail: {
    readonly unitId: number;
    readonly account: string;
    readonly email: string;
    /** What happened after this is told in it. */
    readonly since: Date;
    /** The day, "2026-11-29": of each a unit gets one. */
    readonly day: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const { unitId, account, email, since, day, now } = mail;
  const addressId = await mailAddress(tx, account, email);
  if (addressId === null) return false;
  const params = { unitId, since: since.getTime() };
  await putOutbox(tx, {
    ...{ addressId, kind: "notice", now, dedupe: `mail:${unitId}:${day}` },
    body: { type: "reference", name: "mail", params },
  });
  return true;
}

/** Whether a unit got its mail of this day. */
export async function mailedOn(tx: Db | Tx, unitId: number, day: string): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from outbox where dedupe = ${`mail:${unitId}:${day}`}`);
  return rows.length > 0;
}

const reportRow = z.object({
  unit: z.string(),
  roundId: id,
  title: z.string(),
  state: z.enum(["not-started", "in-progress", "submitted", "accepted", "returned"]),
  deadline: z.coerce.date(),
  rows: z.boolean(),
  decided: z.boolean(),
  later: z.boolean(),
});

/** What a unit's mail says of each of its reports, nearest deadline first. */
export async function mailNews(tx: Tx, unitId: number, since: Date): Promise<z.infer<typeof reportRow>[]> {
  const rows = await tx.execute(sql`
    select unit.name as unit, round.id as "roundId", round.title, report.state,
      coalesce(node.deadline, round.deadline) as deadline,
      exists (select 1 from row_return where row_return.node_id = node.id and row_return.settled_at is null) as rows,
      exists (select 1 from request where request.node_id = node.id and request.decided_at > ${since.toISOString()}
        and request.state in ('granted', 'refused')) as decided,
      exists (select 1 from later_figure where later_figure.node_id = node.id and later_figure.left_at is null
        and later_figure.told_at > ${since.toISOString()}) as later
    from unit join node on node.unit_id = unit.id join round on round.id = node.round_id and round.state = 'open'
    join report on report.node_id = node.id
    where unit.id = ${unitId} and node.expected and node.exempt_reason is null
    order by 5, round.id`);
  return rows.map((row) => reportRow.parse(row));
}
