// The register of links: lists those that still open and ends them. The token of a link is kept nowhere.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { type LinkTarget, linkTargetShape } from "../shapes/link-target.ts";
import type { Standing } from "./people.ts";
import { mayHave } from "./rights.ts";

/** A link that still opens. */
export type LiveLink = {
  readonly id: number;
  /**
   * The hash of the link's token, which a button carries to name the link. Unlike a running number, nobody can guess
   * it.
   */
  readonly hash: string;
  readonly personId: number;
  readonly target: LinkTarget;
  /** The unit whose report it gives; of a file about many, the one where the person stands. */
  readonly unit: { readonly code: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** Who looks: they see their own links and, as an officer, those of the units in their subtree. */
export type LinkViewer = { readonly personId: number; readonly standings: readonly Standing[] };

/** The operator sees every link: these units' or this person's only, where one is named. */
export type OperatorFilter = { readonly unitIds?: readonly number[]; readonly personId?: number };

/** The live links that somebody may see: a person's own first, then in the dispatch's order, the newest first. */
export async function liveLinks(
  tx: Db | Tx,
  who: LinkViewer | OperatorFilter,
  now: Date,
): Promise<LiveLink[]> {
  const own = who.personId ?? 0;
  const rows = await tx.execute(sql`
    select link.id, link.hash, link.person_id as "personId", link.target,
      case when owned.id is null then null else jsonb_build_object('code', owned.code, 'name', owned.name) end as unit,
      (extract(epoch from link.created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from link.expires_at) * 1000)::float8 as "expiresAt"
    from ${liveIn(who, now)}
    order by link.person_id <> ${own}::bigint, owned.position nulls first, owned.id, link.id desc`);
  return rows.map((row) => listed.parse(row));
}

/** Ends what somebody may see: one link, their own ones, or (null) all of them; gives how many. */
export async function endLinks(
  tx: Tx,
  who: LinkViewer | OperatorFilter,
  which: { readonly hash: string } | { readonly id: number } | "own" | null,
  now: Date,
): Promise<number> {
  const { count } = await tx.execute(sql`
    update link set revoked_at = ${now.toISOString()}
    where id in (select link.id from ${liveIn(who, now)} and ${chosen(who, which)})`);
  return count;
}

/** Ends the links of a person that give what they may not have any more; called when a right has ended. */
export async function endLinksWithoutRight(tx: Tx, personId: number, now: Date): Promise<void> {
  for (const { id, target } of await liveLinks(tx, { personId }, now)) {
    if (!(await mayHave(tx, personId, target))) await endLinks(tx, { personId }, { id }, now);
  }
}

const ms = z.number().transform((value) => new Date(value));
const listed = z.object({
  id: z.coerce.number(),
  hash: z.string(),
  personId: z.coerce.number(),
  target: z.unknown().transform(linkTargetShape.read),
  unit: z.object({ code: z.string(), name: z.string() }).nullable(),
  createdAt: ms,
  expiresAt: ms,
});

/** The links of this viewer that still open, each with the node whose file it gives. */
function liveIn(who: LinkViewer | OperatorFilter, now: Date): SQL {
  return sql`link left join lateral (
      select node.* from node
      where node.id = (link.target ->> 'nodeId')::bigint
        or node.id = (select node_id from submission where submission.id = (link.target ->> 'submissionId')::bigint)
        or node.id = (select node_id from upload where upload.id = (link.target ->> 'uploadId')::bigint)
        or node.round_id = (link.target ->> 'roundId')::bigint and node.unit_id in (
          select unit_id from role
          where role.person_id = link.person_id and role.role <> 'contact' and role.to_at is null)
      order by length(node.path), node.position limit 1
    ) owned on true
    where link.revoked_at is null and link.expires_at > ${now.toISOString()} and ${seenBy(who)}`;
}

function seenBy(who: LinkViewer | OperatorFilter): SQL {
  if (!("standings" in who)) {
    const { personId = null, unitIds } = who;
    const ids = unitIds === undefined ? null : JSON.stringify(unitIds);
    return sql`(${personId}::bigint is null or link.person_id = ${personId}::bigint)
      and (${ids}::text is null or owned.unit_id in (select id::bigint from jsonb_array_elements_text(${ids}::text::jsonb) as of(id)))`;
  }
  const mine = who.standings.filter((standing) => standing.role === "officer").map(({ nodeId }) => nodeId);
  return sql`(link.person_id = ${who.personId} or exists (
    select 1 from node top
    where top.id in (select id::bigint from jsonb_array_elements_text(${JSON.stringify(mine)}::text::jsonb) as of(id))
      and top.round_id = owned.round_id and starts_with(owned.path, top.path)))`;
}

function chosen(who: LinkViewer | OperatorFilter, which: Parameters<typeof endLinks>[2]): SQL {
  if (which === null) return sql`true`;
  if (which === "own") return sql`link.person_id = ${who.personId ?? 0}::bigint`;
  return "id" in which ? sql`link.id = ${which.id}::bigint` : sql`link.hash = ${which.hash}`;
}
