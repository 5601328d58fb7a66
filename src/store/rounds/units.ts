// The register of units: listed, and brought to what a file says, all or nothing. Knows the table unit.
import { and, asc, eq, isNull, max } from "drizzle-orm";
import type { UnitDraft } from "../../register/draft.ts";
import { inOrder, type UnitFault } from "../../register/faults.ts";
import type { UnitTable } from "../../register/table.ts";
import { keyOf, treeFaults } from "../../register/tree.ts";
import type { Db, Tx } from "../db.ts";
import { unit } from "../schema.ts";
import { type DemoEnd, endDemo } from "./demo-end.ts";

export type Imported = { readonly added: number; readonly updated: number; readonly demo: DemoEnd };

/** Why a list is not taken: everything that is wrong with it. */
export class UnitFaults extends Error {
  readonly faults: readonly UnitFault[];
  constructor(faults: readonly UnitFault[]) {
    super(`${faults.length} faults in a list of units`);
    this.faults = faults;
  }
}

type UnitRow = typeof unit.$inferSelect;

/** All units of the register in the office's order, each with its parent's code. */
export async function listUnits(tx: Db | Tx) {
  const rows = await tx
    .select()
    .from(unit)
    .where(isNull(unit.removedAt))
    .orderBy(asc(unit.position), asc(unit.id));
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  return rows.map((row) => ({
    ...row,
    parent: row.parentId === null ? null : (codes.get(row.parentId) ?? null),
  }));
}

/**
 * Adds and updates units by their codes. The first import ends the demonstration; of a sample unit with the same code
 * nothing is kept but its row. Without a column for it, known units keep their order unless the file's is wanted.
 *
 * @throws UnitFaults with all that is wrong: in the table's rows, and in the tree that they make with the others.
 */
export async function importUnits(
  tx: Tx,
  table: UnitTable,
  now: Date,
  order: "kept" | "file" = "kept",
): Promise<Imported> {
  const given = table.units;
  // The list joins the office's own units only: a sample unit is nobody's parent.
  const own = (await listUnits(tx)).filter((row) => !row.sample);
  const faults = [...table.faults, ...treeFaults(given, table.columns.has("parent"), own)];
  if (faults.length > 0) throw new UnitFaults(inOrder(faults));
  const demo = await endDemo(tx, now, new Set(given.map(({ code }) => keyOf(code))));
  const before = new Map((await tx.select().from(unit)).map((row) => [keyOf(row.code), row]));
  const added = await saveUnits(tx, given, { columns: table.columns, order, before });
  if (table.columns.has("parent")) await linkParents(tx, given);
  return { added, updated: given.length - added, demo };
}

type Saving = {
  readonly columns: ReadonlySet<string>;
  readonly order: "kept" | "file";
  readonly before: ReadonlyMap<string, UnitRow>;
};

/** How many of them are new to the register. */
async function saveUnits(
  tx: Tx,
  given: readonly UnitDraft[],
  { columns, order, before }: Saving,
): Promise<number> {
  const [last] = await tx
    .select({ position: max(unit.position) })
    .from(unit)
    .where(and(eq(unit.sample, false), isNull(unit.removedAt)));
  let next = (last?.position ?? 0) + 1;
  let added = 0;
  for (const one of given) {
    const there = before.get(keyOf(one.code));
    // The row of a sample or removed unit is used again, but its old values say nothing of the new unit.
    const known = there && !there.sample && there.removedAt === null ? there : undefined;
    const kept = order === "kept" ? known?.position : one.row;
    const position = columns.has("order") ? one.order : (kept ?? next++);
    const values = known ? { ...one.facts, ...keptFacts(known, columns) } : one.facts;
    const { name, kind, shortName, phone, email, area } = one;
    const optional = {
      // A unit that got another name must not keep the old one's short form.
      ...(columns.has("shortName") || known?.name !== name ? { shortName } : {}),
      ...(columns.has("phone") || !known ? { phone } : {}),
      ...(columns.has("email") || !known ? { email } : {}),
      ...(columns.has("area") || !known ? { area } : {}),
      ...(known ? {} : { parentId: null, sample: false, removedAt: null }),
    };
    const row = { name, kind, position, facts: values, ...optional };
    if (!known) added += 1;
    if (there) await tx.update(unit).set(row).where(eq(unit.id, there.id));
    else await tx.insert(unit).values({ code: one.code, shortName, ...row });
  }
  return added;
}

/** The sizes known of a unit for which the file has no column: they are kept. */
function keptFacts(known: UnitRow, columns: ReadonlySet<string>): Record<string, number> {
  const facts = Object.entries(known.facts);
  return Object.fromEntries(facts.filter(([fact]) => !columns.has(fact)));
}

/** Parents may stand below their units in the file, so they are linked once all are there. */
async function linkParents(tx: Tx, given: readonly UnitDraft[]): Promise<void> {
  const rows = await tx.select({ id: unit.id, code: unit.code }).from(unit);
  const ids = new Map(rows.map(({ id, code }) => [keyOf(code), id]));
  for (const { code, parent } of given) {
    const parentId = parent === null ? null : (ids.get(keyOf(parent)) ?? null);
    await tx
      .update(unit)
      .set({ parentId })
      .where(eq(unit.id, ids.get(keyOf(code)) ?? 0));
  }
}
