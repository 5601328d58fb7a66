// What officers and compilers are to be told of: left here without a lock by whatever happens, taken by the job that gathers.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { idList } from "./address-lease.ts";

/** How often somebody is told of what comes in. */
export const rhythms = ["each", "hourly", "morning"] as const;
export type Rhythm = (typeof rhythms)[number];

/**
 * The nodes to which this one reports: the next above, and on upwards past those that only collect or report of themselves
 * alone. Whoever sees the unit in a list of reports stands at one of them.
 */
const reportsTo = (nodeId: number) => sql`
  recursive way as (
    select up.id, up.unit_id, up.parent_id, up.expected, up.exempt_reason, up.of_itself, up.compiles
    from node me join node up on up.id = me.parent_id where me.id = ${nodeId}
    union all
    select up.id, up.unit_id, up.parent_id, up.expected, up.exempt_reason, up.of_itself, up.compiles
    from way join node up on up.id = way.parent_id
    where not way.expected or way.exempt_reason is not null or way.of_itself
  )`;

/** A version that was sealed: left for the officers to whom the unit reports, and for the contacts who compile it. */
export async function leaveArrival(
  tx: Tx,
  sealed: {
    readonly nodeId: number;
    readonly submissionId: number;
    readonly version: number;
    /** Who sealed it: needs no telling. */
    readonly by: number;
    /** The chats that have news of their own of it. */
    readonly told: readonly number[];
    readonly now: Date;
  },
): Promise<void> {
  const { nodeId, submissionId, version, by, told, now } = sealed;
  await tx.execute(sql`
    with ${reportsTo(nodeId)}
    insert into to_tell (person_id, node_id, kind, submission_id, at, told_at)
    select distinct role.person_id, ${nodeId}::bigint, ${version > 1 ? "resubmitted" : "arrived"}, ${submissionId}::bigint,
      ${now.toISOString()}::timestamptz, case when role.person_id in (
        select address.person_id from address where id = any(${idList(told)})
      ) then ${now.toISOString()}::timestamptz end
    from way join role on role.unit_id = way.unit_id and role.to_at is null
    join node own on own.id = ${nodeId}
    where role.person_id <> ${by} and (
      role.role = 'officer'
      or (role.role = 'contact' and way.compiles and role.scope is null
        and (role.child_kinds is null or own.kind = any(role.child_kinds)))
    )`);
}

/** Somebody joined a unit: left for each officer whose subtree holds it in an open round, but for themselves. */
export async function leaveJoining(
  tx: Tx,
  joined: {
    readonly unitId: number;
    readonly roleId: number;
    readonly personId: number;
    readonly now: Date;
  },
): Promise<void> {
  const { unitId, roleId, personId, now } = joined;
  await tx.execute(sql`
    insert into to_tell (person_id, node_id, kind, role_id, at)
    select distinct on (role.person_id) role.person_id, below.id, 'joined', ${roleId}::bigint,
      ${now.toISOString()}::timestamptz
    from node below
    join round on round.id = below.round_id and round.state = 'open'
    join node top on top.round_id = below.round_id and starts_with(below.path, top.path)
    join role on role.unit_id = top.unit_id and role.role = 'officer' and role.to_at is null
    where below.unit_id = ${unitId} and role.person_id <> ${personId}
    order by role.person_id, below.round_id desc`);
}

/** Keeps that this person looked at this version. */
export async function markSeen(
  tx: Tx,
  { personId, nodeId, submissionId, now }: SeenVersion & { readonly now: Date },
): Promise<void> {
  await tx.execute(sql`
    update to_tell set seen_at = ${now.toISOString()}
    where node_id = ${nodeId} and submission_id = ${submissionId} and person_id = ${personId} and seen_at is null`);
}

type SeenVersion = { readonly personId: number; readonly nodeId: number; readonly submissionId: number };

/** Whether this person looked at this version. */
export async function hasSeen(tx: Tx, { personId, nodeId, submissionId }: SeenVersion): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from to_tell where node_id = ${nodeId} and submission_id = ${submissionId} and person_id = ${personId}
      and seen_at is not null limit 1`);
  return rows.length > 0;
}

const idRow = z.object({ id: z.coerce.number() });

/** The people for whom something was left. */
export async function peopleToTell(tx: Db | Tx): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct person_id as id from to_tell where told_at is null order by person_id`);
  return rows.map((row) => idRow.parse(row).id);
}

const forPerson = z.object({
  ids: z.array(z.coerce.number()),
  oldest: z.number().nullable(),
  last: z.number().nullable(),
});

/** What was left for a person: its rows, since when the oldest waits, and when they were told last. */
export type Left = {
  readonly ids: readonly number[];
  readonly oldest: Date;
  readonly lastTold: Date | null;
};

/**
 * What was left for this person, held until the transaction ends; null where nothing is, or where somebody else tells
 * them at this moment.
 */
export async function takeLeft(tx: Tx, personId: number): Promise<Left | null> {
  const mine = await tx.execute(sql`
    select pg_try_advisory_xact_lock(hashtext('to-tell'), ${personId}::int) as id`);
  if (mine[0]?.id !== true) return null;
  const rows = await tx.execute(sql`
    with held as (
      select id, at from to_tell where person_id = ${personId} and told_at is null order by id
      for update skip locked
    )
    select coalesce((select jsonb_agg(id order by id) from held), '[]') as ids,
      (select (extract(epoch from min(at)) * 1000)::float8 from held) as oldest,
      (select (extract(epoch from max(told_at)) * 1000)::float8 from to_tell where person_id = ${personId} and outbox_id is not null) as last`);
  const { ids, oldest, last } = forPerson.parse(rows[0]);
  if (oldest === null) return null;
  return { ids, oldest: new Date(oldest), lastTold: last === null ? null : new Date(last) };
}

/** Marks these as told by this message. */
export async function markTold(
  tx: Tx,
  ids: readonly number[],
  by: { readonly outboxId: number; readonly now: Date },
): Promise<void> {
  await tx.execute(sql`
    update to_tell set told_at = ${by.now.toISOString()}, outbox_id = ${by.outboxId}
    where id = any(${idList(ids)})`);
}

/** How often this person is told: as they chose, else each hour of an officer and in the morning of anybody else. */
export async function rhythmOf(tx: Tx, personId: number): Promise<Rhythm> {
  const rows = await tx.execute(sql`
    select coalesce(person.rhythm, case when exists (
      select 1 from role where role.person_id = person.id and role.role = 'officer' and role.to_at is null
    ) then 'hourly' else 'morning' end) as rhythm
    from person where id = ${personId}`);
  return z.object({ rhythm: z.enum(rhythms) }).parse(rows[0]).rhythm;
}

/** Whether anything is ever left for this person: an officer, or a contact of a unit that compiles. */
export async function isToldOfArrivals(tx: Tx, personId: number): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from role where role.person_id = ${personId} and role.to_at is null and (
      role.role = 'officer' or (role.role = 'contact' and exists (
        select 1 from node join round on round.id = node.round_id and round.state <> 'closed'
        where node.unit_id = role.unit_id and node.compiles))
    ) limit 1`);
  return rows.length > 0;
}

/** Keeps how often this person wants to be told. */
export async function setRhythm(tx: Tx, personId: number, rhythm: Rhythm): Promise<void> {
  await tx.execute(sql`update person set rhythm = ${rhythm} where id = ${personId}`);
}

/**
 * The chat that this person used last and that can be written to; null where there is none, or where it was asked something
 * since this moment: whoever answers is not interrupted.
 */
export async function quietDoor(tx: Tx, personId: number, since: Date): Promise<number | null> {
  const rows = await tx.execute(sql`
    select address.id, address.last_in > ${since.toISOString()}
      and (coalesce(jsonb_typeof(chat.state -> 'asked'), 'null') <> 'null'
        or coalesce(jsonb_array_length(chat.state -> 'offered'), 0) > 0) as busy
    from address left join chat on chat.address_id = address.id
    where address.person_id = ${personId} and address.state = 'open'
    order by address.last_in desc nulls last, address.id desc limit 1`);
  const found = rows[0] && z.object({ id: z.coerce.number(), busy: z.boolean().nullable() }).parse(rows[0]);
  return found && found.busy !== true ? found.id : null;
}

const told = z
  .object({
    kind: z.enum(["arrived", "resubmitted", "joined", "later"]),
    node_id: z.coerce.number(),
    round_id: z.coerce.number(),
    path: z.string(),
    unit: z.string(),
    submission_id: z.coerce.number().nullable(),
    role_id: z.coerce.number().nullable(),
    at: z.number(),
    seen: z.boolean(),
    stands: z.boolean(),
  })
  .transform(
    ({ node_id: nodeId, round_id: roundId, submission_id: submissionId, role_id: roleId, at, ...row }) => ({
      ...row,
      nodeId,
      roundId,
      submissionId,
      roleId,
      at: new Date(at),
    }),
  );

/** One thing that a message tells. `stands`: it is still so: nobody has decided on that version, who joined is still there. */
export type ToldThing = z.infer<typeof told>;

/** What this message tells, in the order in which it happened. */
export async function toldBy(tx: Tx, outboxId: number): Promise<ToldThing[]> {
  const rows = await tx.execute(sql`
    select to_tell.kind, to_tell.node_id, node.round_id, node.path,
      coalesce((
        select sealed.short_name from submission join node sealed on sealed.id = submission.node_id
        where submission.id = to_tell.submission_id
      ), node.short_name) as unit, to_tell.submission_id,
      to_tell.role_id, (extract(epoch from to_tell.at) * 1000)::float8 as at, to_tell.seen_at is not null as seen,
      round.state = 'open' and case to_tell.kind
        when 'joined' then exists (select 1 from role where role.id = to_tell.role_id and role.to_at is null)
        when 'later' then not exists (
          select 1 from later_figure where later_figure.submission_id = to_tell.submission_id and left_at is not null)
        else report.state = 'submitted' and report.submission_id = to_tell.submission_id end as stands
    from to_tell
    join node on node.id = to_tell.node_id
    join round on round.id = node.round_id
    left join report on report.node_id = node.id
    where to_tell.outbox_id = ${outboxId} order by to_tell.id`);
  return rows.map((raw) => told.parse(raw));
}
