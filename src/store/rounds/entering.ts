// A report that came another way and is entered by an officer: its source and date, and who may do that.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "../db.ts";
import { decidingPlaces, placesIn } from "../people/deciding.ts";
import type { NodeForm, Standing } from "../people/people.ts";
import { event } from "../schema.ts";
import type { Entered } from "../shapes/entered.ts";

const nodeForm = z.object({
  formId: z.string(),
  formVersion: z.number(),
  profile: z.string().nullable(),
});

/** What is asked of a node that owes a report and is one on which these standings decide; else null. */
export async function overseen(
  tx: Tx,
  standings: readonly Standing[],
  nodeId: number,
): Promise<NodeForm | null> {
  if (decidingPlaces(standings).length === 0) return null;
  const rows = await tx.execute(sql`
    select round.form_id as "formId", coalesce(below.form_version, round.form_version) as "formVersion",
      below.profile
    from ${placesIn(standings)}
    join node top on top.id = place.id join node below on below.round_id = top.round_id
    join round on round.id = below.round_id
    where below.id = ${nodeId} and below.expected and below.exempt_reason is null
      and starts_with(below.path, top.path) and not (place.below_only and below.id = top.id) limit 1`);
  const [row] = nodeForm.array().parse([...rows]);
  return row ?? null;
}

/** Marks a report as entered for its unit; the history keeps who and from what. */
export async function beginEntering(
  tx: Tx,
  begun: Entered & { nodeId: number; personId: number; addressId: number; now: Date },
): Promise<void> {
  const { nodeId, personId, addressId, now, ...entered } = begun;
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type: "entering", body: entered });
}
