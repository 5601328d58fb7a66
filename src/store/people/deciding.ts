// Who decides for the units below a place: officers by their role, and contacts of units that compile or watch, where the round says so.
import { sql } from "drizzle-orm";

/**
 * Of a contact's role at `node` in `round`: whether it decides for those below. A colleague who answers only some items
 * does not.
 */
export const decidesBelow = sql`(
  role.role = 'contact' and role.scope is null and (round.settings ->> 'innerDecides')::boolean is true
  and coalesce(round.settings -> 'innerOf' ->> node.code, round.settings -> 'inner' ->> node.kind)
    in ('compiles', 'watches'))`;

/**
 * A row for each person and place from which that person decides now: `person_id`, `unit_id`, `round_id`, `node_id`, `path`.
 * An officer's place is among what is decided on; a contact decides only on what lies below the own one (`below_only`).
 */
export const deciding = sql`(
  select role.person_id, role.unit_id, node.round_id, node.id as node_id, node.path, role.role = 'contact' as below_only
  from role join node on node.unit_id = role.unit_id join round on round.id = node.round_id
  where role.to_at is null and (role.role = 'officer' or (node.exempt_reason is null and ${decidesBelow})))`;

/** A place where somebody stands. */
type Placed = { readonly nodeId: number; readonly role: string };

/** Those of these standings from which the units below are decided on. */
export function decidingPlaces<T extends Placed>(standings: readonly T[]): readonly T[] {
  return standings.filter(({ role }) => role === "officer" || role === "compiler");
}

/** The same as one value for a statement: `id`, `below_only`. */
export function placesIn(standings: readonly Placed[]) {
  const places = decidingPlaces(standings).map(({ nodeId, role }) => ({
    id: nodeId,
    below_only: role === "compiler",
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(places)}::text::jsonb) as place(id bigint, below_only boolean)`;
}
