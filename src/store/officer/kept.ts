// What the reports of a round hold that it asks no more, since it moved to a newer version of its form. Knows answer, node.
import { and, asc, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { type Kept, keptOf } from "../../draft/kept.ts";
import { placesAsked } from "../../draft/moves.ts";
import type { Form } from "../../form/form.ts";
import type { Tx } from "../db.ts";
import { versionsUntil } from "../rounds/forms.ts";
import { answer, node } from "../schema.ts";
import type { OfficerUnit } from "./units.ts";

/** One unit with what its report holds and is asked no more. */
export type KeptOfUnit = { readonly unit: OfficerUnit; readonly kept: readonly Kept[] };

/** Whether anything of an earlier version may be kept in a round with this form. */
export async function hadEarlierForm(tx: Tx, { id, version }: Form): Promise<boolean> {
  return (await versionsUntil(tx, id, version)).length > 1;
}

/** Of these units those of whose reports something is kept, in their order. Reports that have not moved yet still ask all. */
export async function keptAnswers(
  tx: Tx,
  units: readonly OfficerUnit[],
  form: Form,
): Promise<readonly KeptOfUnit[]> {
  const earlier = (await versionsUntil(tx, form.id, form.version)).slice(0, -1);
  if (earlier.length === 0) return [];
  const found = new Map<number, Kept[]>();
  for (const profile of new Set(units.flatMap((unit) => unit.profile ?? []))) {
    const ids = units.filter((unit) => unit.profile === profile).map(({ nodeId }) => nodeId);
    const asked = JSON.stringify([...placesAsked(form, profile).keys()]);
    const rows = await tx
      .select({ nodeId: answer.nodeId, place: answer.place, value: answer.value })
      .from(answer)
      .innerJoin(node, sql`${node.id} = ${answer.nodeId}`)
      .where(
        and(
          inArray(answer.nodeId, ids),
          isNull(node.formVersion),
          isNotNull(answer.value),
          sql`regexp_replace(${answer.place}, '/l[0-9]+_[0-9]+/', '/') not in
            (select place from jsonb_array_elements_text(${asked}::text::jsonb) as asked(place))`,
        ),
      )
      .orderBy(asc(answer.nodeId), asc(answer.place));
    for (const nodeId of new Set(rows.map((row) => row.nodeId))) {
      const given = rows.flatMap(({ place, value, ...row }) =>
        row.nodeId === nodeId && value !== null ? [{ place, value }] : [],
      );
      found.set(nodeId, [...keptOf(form, earlier, profile, given)]);
    }
  }
  return units.flatMap((unit) => {
    const kept = found.get(unit.nodeId) ?? [];
    return kept.length > 0 ? [{ unit, kept }] : [];
  });
}
