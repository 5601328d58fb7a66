// Ends the demonstration for good: its round is closed, its codes end, sample units nobody answered for are removed.
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { newChat } from "../../interview/chat.ts";
import type { Tx } from "../db.ts";
import { chat, code, node, reminder, report, request, role, round, unit } from "../schema.ts";

export type DemoEnd = {
  /** Whether a demonstration's round was open. */
  readonly closed: boolean;
  readonly removed: number;
  /** Sample units that leave the register, but whose rows stay: somebody answered for them, or for one below. */
  readonly kept: number;
};

const idRow = z.object({ id: z.coerce.number() });

/**
 * Ends the demonstration; does nothing where there is none. `named` are codes (in capitals) that the office's own
 * units have: the rows of those sample units stay to be used again.
 */
export async function endDemo(tx: Tx, now: Date, named: ReadonlySet<string>): Promise<DemoEnd> {
  const closed = await closeDemoRounds(tx);
  await endDemoRights(tx, now);
  const samples = await tx
    .select()
    .from(unit)
    .where(and(eq(unit.sample, true), isNull(unit.removedAt)));
  if (samples.length === 0) return { closed, removed: 0, kept: 0 };
  const answered = await answeredUnits(tx);
  const needed = new Set(samples.flatMap((row) => (named.has(row.code.toUpperCase()) ? [row.id] : [])));
  const stays = new Set(samples.flatMap((row) => (answered.has(row.id) ? [row.id] : [])));
  for (const id of [...stays]) addAbove(id, samples, stays);
  const gone = samples.filter((row) => !stays.has(row.id) && !needed.has(row.id)).map((row) => row.id);
  await removeUnits(tx, gone, now);
  // A sample unit whose code the office uses too answers anew: its node in the demonstration is removed.
  await removeNodes(
    tx,
    [...needed].filter((id) => !stays.has(id)),
  );
  const kept = [...stays].filter((id) => !needed.has(id));
  if (kept.length > 0) await tx.update(unit).set({ removedAt: now }).where(inArray(unit.id, kept));
  return { closed, removed: gone.length, kept: kept.length };
}

/** Closes the demonstration's rounds; whether one was open. */
export async function closeDemoRounds(tx: Tx): Promise<boolean> {
  const closed = await tx
    .update(round)
    .set({ state: "closed" })
    .where(and(eq(round.demo, true), eq(round.state, "open")))
    .returning({ id: round.id });
  return closed.length > 0;
}

/** Ends the roles of people who joined by a demonstration's link: they have no part in the office's rounds. */
async function endDemoRights(tx: Tx, now: Date): Promise<void> {
  await tx
    .update(code)
    .set({ revokedAt: now })
    .where(and(eq(code.purpose, "demo"), isNull(code.usedAt), isNull(code.revokedAt)));
  await tx.execute(sql`
    update role set to_at = ${now.toISOString()} from code
    where code.purpose = 'demo' and code.used_by = role.person_id and code.unit_id = role.unit_id
      and code.role = role.role and role.to_at is null`);
}

async function answeredUnits(tx: Tx): Promise<Set<number>> {
  const rows = await tx.execute(sql`
    select distinct node.unit_id as id from node
    where exists (select 1 from answer where answer.node_id = node.id)
      or exists (select 1 from submission where submission.node_id = node.id)`);
  return new Set(rows.map((row) => idRow.parse(row).id));
}

function addAbove(
  id: number,
  samples: readonly { id: number; parentId: number | null }[],
  stays: Set<number>,
): void {
  const above = samples.find((row) => row.id === id)?.parentId ?? null;
  if (above === null || stays.has(above)) return;
  stays.add(above);
  addAbove(above, samples, stays);
}

async function removeUnits(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await removeNodes(tx, ids);
  await tx
    .update(role)
    .set({ toAt: now })
    .where(and(inArray(role.unitId, [...ids]), isNull(role.toAt)));
  await tx.delete(code).where(inArray(code.unitId, [...ids]));
  await tx.delete(unit).where(inArray(unit.id, [...ids]));
}

/** Removes these units' nodes from the demonstration. Nobody answered for them, so nothing is lost. */
async function removeNodes(tx: Tx, unitIds: readonly number[]): Promise<void> {
  if (unitIds.length === 0) return;
  const rows = await tx
    .select({ id: node.id })
    .from(node)
    .innerJoin(round, and(eq(round.id, node.roundId), eq(round.demo, true)))
    .where(inArray(node.unitId, [...unitIds]));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  await tx.update(chat).set({ nodeId: null, state: newChat }).where(inArray(chat.nodeId, ids));
  await tx.delete(reminder).where(inArray(reminder.nodeId, ids));
  await tx.delete(request).where(inArray(request.nodeId, ids));
  await tx.delete(report).where(inArray(report.nodeId, ids));
  await tx.delete(node).where(inArray(node.id, ids));
}
