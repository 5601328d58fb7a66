// Takes units out of the register: rounds that hold them keep them. Knows the tables unit, node, role and code.
import { and, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { UnitTable } from "../../register/table.ts";
import { keyOf } from "../../register/tree.ts";
import type { Tx } from "../db.ts";
import { code, role, unit } from "../schema.ts";
import { type Imported, importUnits, listUnits } from "./units.ts";

export type Removal = {
  readonly removed: number;
  /** How many people lost their role, because no open round asks their unit. */
  readonly people: number;
  /** Open rounds that go on asking some of them. */
  readonly rounds: readonly OpenRound[];
};

type OpenRound = { readonly id: number; readonly title: string; readonly codes: readonly string[] };

/** Nothing was removed, for the reasons given: codes that no unit has, and units below which others would stay. */
export class NotRemovable extends Error {
  readonly unknown: readonly string[];
  readonly above: readonly { readonly code: string; readonly below: readonly string[] }[];
  constructor(unknown: NotRemovable["unknown"], above: NotRemovable["above"]) {
    super(`${unknown.length + above.length} units cannot be removed`);
    this.unknown = unknown;
    this.above = above;
  }
}

/**
 * Takes the units with these codes out of the register, all or none.
 *
 * @throws NotRemovable with everything that stands against it.
 */
export async function removeUnits(tx: Tx, codes: readonly string[], now: Date): Promise<Removal> {
  const all = await listUnits(tx);
  const keys = new Set(codes.map(keyOf));
  const known = new Set(all.map((row) => keyOf(row.code)));
  const unknown = codes.filter((said) => !known.has(keyOf(said)));
  const going = all.filter((row) => keys.has(keyOf(row.code)));
  const above = going.flatMap((row) => {
    const below = all.filter((other) => other.parentId === row.id && !keys.has(keyOf(other.code)));
    return below.length === 0 ? [] : [{ code: row.code, below: below.map((other) => other.code) }];
  });
  if (unknown.length > 0 || above.length > 0) throw new NotRemovable(unknown, above);
  return takeOut(
    tx,
    going.map((row) => row.id),
    now,
  );
}

/**
 * Makes the register exactly what the list says.
 *
 * @throws UnitFaults as importUnits does; the list must be whole in itself.
 */
export async function replaceUnits(tx: Tx, table: UnitTable, now: Date): Promise<Imported & Removal> {
  const named = new Set(table.units.map(({ code: said }) => keyOf(said)));
  // Units that leave must not be anybody's parents, so they are removed before the import is checked; a fault undoes
  // the removal too.
  const going = (await listUnits(tx)).filter((row) => !row.sample && !named.has(keyOf(row.code)));
  const removal = await takeOut(
    tx,
    going.map((row) => row.id),
    now,
  );
  return { ...(await importUnits(tx, table, now, "file")), ...removal };
}

const heldRow = z.object({
  id: z.coerce.number(),
  title: z.string(),
  codes: z.array(z.string()),
  units: z.array(z.coerce.number()),
});

async function takeOut(tx: Tx, ids: readonly number[], now: Date): Promise<Removal> {
  if (ids.length === 0) return { removed: 0, people: 0, rounds: [] };
  const held = (
    await tx.execute(sql`
      select round.id, round.title, array_agg(node.code order by node.position) as codes,
        array_agg(node.unit_id order by node.position) as units
      from node join round on round.id = node.round_id and round.state <> 'closed'
      where node.unit_id in (select given.id::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as given(id))
      group by round.id order by round.id`)
  ).map((row) => heldRow.parse(row));
  const working = held.flatMap(({ units }) => units);
  await tx
    .update(unit)
    .set({ removedAt: now })
    .where(inArray(unit.id, [...ids]));
  // A person who answers for a unit of a round that is not over keeps the role.
  const idle = (column: typeof role.unitId | typeof code.unitId) =>
    and(inArray(column, [...ids]), working.length > 0 ? notInArray(column, working) : undefined);
  const ended = await tx
    .update(role)
    .set({ toAt: now })
    .where(and(idle(role.unitId), isNull(role.toAt)))
    .returning({ personId: role.personId });
  await tx
    .update(code)
    .set({ revokedAt: now })
    .where(and(idle(code.unitId), isNull(code.usedAt), isNull(code.revokedAt)));
  return {
    removed: ids.length,
    people: new Set(ended.map(({ personId }) => personId)).size,
    rounds: held.map(({ id, title, codes }) => ({ id, title, codes })),
  };
}
