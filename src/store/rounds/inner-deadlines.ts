// Deadlines go down the tree: a unit without one of its own has that of the nearest unit above it which has. Knows node, round.
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import { node, round } from "../schema.ts";

/**
 * Writes to every unit of this one's round the deadline that it has from above, so that whoever reads one looks at its own row alone;
 * `deadline_from` says that it is not its own. Called whenever a deadline or the tree has changed.
 */
export async function inheritDeadlines(tx: Tx, nodeId: number): Promise<void> {
  await tx.execute(sql`
    with recursive way(id, own, above, above_from, below, below_from) as (
      select node.id, kept.own, null::timestamptz, null::bigint,
        coalesce(node.inner_deadline, kept.own), node.id
      from node, lateral (select case when node.deadline_from is null then node.deadline end as own) kept
      where node.round_id = (select round_id from node where id = ${nodeId}) and node.parent_id is null
      union all
      select node.id, kept.own, way.below, way.below_from,
        coalesce(node.inner_deadline, kept.own, way.below),
        case when coalesce(node.inner_deadline, kept.own) is null then way.below_from else node.id end
      from way join node on node.parent_id = way.id,
        lateral (select case when node.deadline_from is null then node.deadline end as own) kept
    )
    update node set deadline = way.above, deadline_from = case when way.above is null then null else way.above_from end
    from way
    where way.id = node.id and way.own is null
      and (node.deadline, node.deadline_from)
        is distinct from (way.above, case when way.above is null then null else way.above_from end)`);
}

/** A unit that owes a report below another, whose deadline moved with that one's. */
export type MovedBelow = { readonly nodeId: number; readonly from: Date };

/**
 * Gives one unit a deadline of its own, or with null the round's again; the units below follow, and those whose deadline
 * is another now are given. An inner deadline that was set for them moves by as much: who was granted three days more gives
 * them on.
 */
export async function moveUnitDeadline(
  tx: Tx,
  nodeId: number,
  deadline: Date | null,
): Promise<readonly MovedBelow[]> {
  const [row] = await tx
    .select({ held: node.deadline, common: round.deadline, inner: node.innerDeadline })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(eq(node.id, nodeId));
  if (!row) throw new Error("the unit whose deadline moves is not there");
  const { common, held, inner } = row;
  const moved = (deadline ?? common).getTime() - (held ?? common).getTime();
  const innerDeadline = inner === null ? null : new Date(inner.getTime() + moved);
  return movingBelow(tx, nodeId, async () => {
    await tx.update(node).set({ deadline, deadlineFrom: null, innerDeadline }).where(eq(node.id, nodeId));
    if (deadline !== null) return;
    await inheritDeadlines(tx, nodeId);
    const [after] = await tx.select({ from: node.deadlineFrom }).from(node).where(eq(node.id, nodeId));
    // Somebody above has another deadline than the round's: the round's is this unit's own then.
    if (after && after.from !== null)
      await tx.update(node).set({ deadline: common, deadlineFrom: null }).where(eq(node.id, nodeId));
  });
}

/** Sets until when the units below report to this one; gives those whose deadline is another now. */
export function setInnerDeadline(tx: Tx, nodeId: number, inner: Date): Promise<readonly MovedBelow[]> {
  return movingBelow(tx, nodeId, async () => {
    await tx.update(node).set({ innerDeadline: inner }).where(eq(node.id, nodeId));
  });
}

/** The deadline that holds for a unit, and the one that it set for those below; null where it set none. */
export async function innerDeadlineOf(
  tx: Tx,
  nodeId: number,
): Promise<{ readonly own: Date; readonly inner: Date | null }> {
  const [row] = await tx
    .select({ held: node.deadline, common: round.deadline, inner: node.innerDeadline })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(eq(node.id, nodeId));
  if (!row) throw new Error("the unit whose deadline is asked is not there");
  return { own: row.held ?? row.common, inner: row.inner };
}

/** Whether this unit is asked now until when those below report to it: once, and only where it may decide that. */
export async function asksInner(tx: Tx, nodeId: number, now: Date): Promise<boolean> {
  const asked = await tx
    .update(node)
    .set({ innerAskedAt: now })
    .where(and(eq(node.id, nodeId), isNull(node.innerAskedAt)))
    .returning({ inner: node.innerDeadline });
  return asked.some(({ inner }) => inner === null);
}

const held = z.object({ id: z.coerce.number(), deadline: z.number().transform((ms) => new Date(ms)) });

async function movingBelow(
  tx: Tx,
  nodeId: number,
  move: () => Promise<void>,
): Promise<readonly MovedBelow[]> {
  const read = async () => {
    const rows = await tx.execute(sql`
      select below.id, (extract(epoch from coalesce(below.deadline, round.deadline)) * 1000)::float8 as deadline
      from node below join node top on top.id = ${nodeId} join round on round.id = below.round_id
      where below.round_id = top.round_id and starts_with(below.path, top.path) and below.id <> top.id
        and below.expected and below.exempt_reason is null
      order by below.position, below.id`);
    return rows.map((row) => held.parse(row));
  };
  const before = await read();
  await move();
  await inheritDeadlines(tx, nodeId);
  const after = new Map((await read()).map(({ id, deadline }) => [id, deadline.getTime()]));
  return before
    .filter(({ id, deadline }) => after.get(id) !== deadline.getTime())
    .map(({ id, deadline }) => ({ nodeId: id, from: deadline }));
}
