// Figures that came in below a compiled report after it was sealed: found, told once, left as they are. Knows later_figure, submission_source.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";

const id = z.coerce.number();

/** A unit's report that was sealed after the compiled report above it, and that nobody was told of yet. */
const later = z.object({
  /** The compiling node, with its unit. */
  nodeId: id,
  roundId: id,
  unitId: id,
  path: z.string(),
  /** The unit below, as it is called in a list, and what it is asked. */
  childId: id,
  child: z.string(),
  profile: z.string().nullable(),
  submissionId: id,
  /** The version that the compiled report holds; null where it holds none. */
  was: id.nullable(),
  sealedAt: z.coerce.date(),
  formId: z.string(),
  formVersion: z.number(),
});

export type LaterReport = z.infer<typeof later>;

/** What nobody was told of yet, in the open rounds, the oldest first. */
export async function laterReports(db: Db | Tx): Promise<LaterReport[]> {
  const rows = await db.execute(sql`
    select above.id as "nodeId", above.round_id as "roundId", above.unit_id as "unitId", above.path,
      child.id as "childId", child.short_name as child, child.profile, below.submission_id as "submissionId",
      held.source_id as was, sealed.sealed_at as "sealedAt", round.form_id as "formId",
      coalesce(child.form_version, round.form_version) as "formVersion"
    from node above
    join round on round.id = above.round_id and round.state = 'open'
    join report on report.node_id = above.id
    join submission_source held on held.submission_id = report.submission_id
    join report below on below.node_id = held.node_id
    join node child on child.id = below.node_id
    join submission sealed on sealed.id = below.submission_id
    where above.compiles and above.exempt_reason is null and child.exempt_reason is null
      and below.submission_id is distinct from held.source_id
      and not exists (select 1 from later_figure told
        where told.node_id = above.id and told.submission_id = below.submission_id)
    order by below.submission_id
    limit 200`);
  return later.array().parse([...rows]);
}

/** Keeps that it was told; false where somebody else did so meanwhile. */
export async function markTold(
  tx: Tx,
  { nodeId, submissionId }: Pick<LaterReport, "nodeId" | "submissionId">,
  now: Date,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into later_figure (node_id, submission_id, told_at)
    values (${nodeId}, ${submissionId}, ${now.toISOString()}) on conflict do nothing returning node_id`);
  return rows.length > 0;
}

/** The compiler lets these differences stand: they are shown, and asked no more. */
export async function leaveLater(
  tx: Tx,
  nodeId: number,
  submissionIds: readonly number[],
  by: { readonly personId: number; readonly now: Date },
): Promise<void> {
  const at = by.now.toISOString();
  for (const submissionId of submissionIds)
    await tx.execute(sql`
      insert into later_figure (node_id, submission_id, told_at, left_at, left_by)
      values (${nodeId}, ${submissionId}, ${at}, ${at}, ${by.personId})
      on conflict (node_id, submission_id) do update set left_at = excluded.left_at, left_by = excluded.left_by`);
}

/** Of these compiled reports the units whose figures have changed since they were sealed, by node. */
export async function changedSince(
  tx: Tx,
  nodeIds: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await tx.execute(sql`
    select report.node_id as "nodeId", child.short_name as child
    from report
    join submission_source held on held.submission_id = report.submission_id
    join report below on below.node_id = held.node_id
    join node child on child.id = below.node_id
    where report.node_id in (
        select id::bigint from jsonb_array_elements_text(${JSON.stringify(nodeIds)}::text::jsonb) as wanted(id))
      and below.submission_id is not null and below.submission_id is distinct from held.source_id
    order by child.position, child.id`);
  const found = new Map<number, string[]>();
  for (const row of z
    .object({ nodeId: id, child: z.string() })
    .array()
    .parse([...rows]))
    found.set(row.nodeId, [...(found.get(row.nodeId) ?? []), row.child]);
  return found;
}
