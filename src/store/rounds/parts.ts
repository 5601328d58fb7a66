// The reports that compiled ones are made of, as they were sealed: each once, however deep it lies. Knows submission, submission_source, node.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { answersOf } from "../../form/payload.ts";
import type { SealedUnit } from "../../report/types.ts";
import type { Tx } from "../db.ts";
import { node } from "../schema.ts";
import { shapes } from "../shapes/columns.ts";

const id = z.coerce.number();

const partRow = z.object({
  root: id,
  node: id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  profile: z.string().nullable(),
  position: z.number(),
  facts: z.unknown(),
  version: z.number(),
  receipt: z.string(),
  sealedAt: z.coerce.date(),
  late: z.boolean(),
  payload: z.unknown(),
});

/**
 * Of each of these sealed versions every report that it holds, its own part first, then those below in the order of the
 * round; of one that is not compiled that report alone.
 */
export async function partsOf(
  tx: Tx,
  submissionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly SealedUnit[]>> {
  const parts = new Map<number, SealedUnit[]>();
  if (submissionIds.length === 0) return parts;
  const rows = await tx.execute(sql`
    with recursive part as (
      select top.id::bigint as root, top.id::bigint as id
      from jsonb_array_elements_text(${JSON.stringify(submissionIds)}::text::jsonb) as top(id)
      union
      select part.root, source.source_id from part
      join submission_source source on source.submission_id = part.id
      where source.source_id is not null
    )
    select part.root, node.id as node, node.code, node.name, node.short_name as "shortName", node.kind, node.profile,
      node.position, node.facts, submission.version, submission.receipt, submission.sealed_at as "sealedAt",
      submission.late, submission.payload
    from part join submission on submission.id = part.id join node on node.id = submission.node_id
    order by part.root, part.id <> part.root, node.position, node.id`);
  for (const row of rows.map((one) => partRow.parse(one))) {
    const known = parts.get(row.root) ?? [];
    parts.set(row.root, [...known, sealedUnit(row)]);
  }
  return parts;
}

function sealedUnit(row: z.infer<typeof partRow>): SealedUnit {
  const { code, name, shortName, kind, profile, position, version, receipt, sealedAt, late } = row;
  const payload = shapes["submission.payload"].read(row.payload);
  const { missing, missingReason, waivers } = payload;
  const facts = shapes["node.facts"].read(row.facts);
  return {
    node: { id: row.node, code, name, shortName, kind, profile, position, phone: null, facts },
    state: "submitted",
    revising: false,
    exempt: null,
    contact: null,
    progress: { done: 0, total: 0 },
    remark: null,
    submission: {
      ...{ version, receipt, sealedAt, late, missing, missingReason, waivers },
      by: null,
      answers: answersOf(payload),
    },
    before: null,
  };
}

/**
 * What this place holds itself, if it compiles and has sealed: the row that its totals need beside those of the units below.
 * The answers are of that version alone.
 */
export async function ownPartsOf(tx: Tx, nodeIds: readonly number[]): Promise<readonly SealedUnit[]> {
  const sealed = await ownVersions(tx, nodeIds);
  const parts = await partsOf(tx, sealed);
  return sealed.flatMap((id): SealedUnit[] => {
    const [own] = parts.get(id) ?? [];
    return own ? [{ ...own, ownPart: true }] : [];
  });
}

/** The sealed versions of those of these places that compile. */
export async function ownVersions(tx: Tx, nodeIds: readonly number[]): Promise<number[]> {
  const rows = await tx.execute(sql`
    select report.submission_id as id from node join report on report.node_id = node.id
    where node.id in (
        select id::bigint from jsonb_array_elements_text(${JSON.stringify(nodeIds)}::text::jsonb) as given(id))
      and node.compiles and node.exempt_reason is null and report.submission_id is not null
    order by node.position, node.id`);
  return rows.map((row) => z.object({ id }).parse(row).id);
}

/**
 * These sealed versions with all that the compiled ones among them were made of: what sums are taken over. None is there
 * twice, and a unit that one of the others holds, in whatever version, is counted there: it stood below that one before.
 */
export async function withParts(tx: Tx, submissionIds: readonly number[]): Promise<number[]> {
  if (submissionIds.length === 0) return [];
  const rows = await tx.execute(sql`
    with recursive top as (
      select id::bigint as id from jsonb_array_elements_text(${JSON.stringify(submissionIds)}::text::jsonb) as given(id)
    ), part as (
      select id as root, id from top
      union
      select part.root, source.source_id from part join submission_source source on source.submission_id = part.id
      where source.source_id is not null
    ), held as (
      select part.root, submission.node_id from part join submission on submission.id = part.id where part.id <> part.root
    )
    select distinct part.id from part join submission own on own.id = part.root
    where not exists (select 1 from held where held.node_id = own.node_id and held.root <> part.root)`);
  return rows.map((row) => z.object({ id }).parse(row).id);
}

/**
 * Of a node in a list of those below `parentIds`: whether what another one in the list has sealed holds it, in whatever
 * version, because it stood below that one before. Then it is counted there.
 */
export function isHeldBeside(parentIds: readonly number[]): SQL {
  return sql`${node.id} in (
    with recursive part as (
      select source.source_id as id from node beside
      join report on report.node_id = beside.id
      join submission_source source on source.submission_id = report.submission_id
      where beside.parent_id in (
          select id::bigint from jsonb_array_elements_text(${JSON.stringify(parentIds)}::text::jsonb) as top(id))
        and beside.expected and beside.exempt_reason is null and source.source_id is not null
      union
      select source.source_id from part join submission_source source on source.submission_id = part.id
      where source.source_id is not null
    )
    select held.node_id from part join submission held on held.id = part.id)`;
}
