// The register of units: listed, and brought to what a file says, all or nothing. Knows the table unit.
import { asc, eq, max } from "drizzle-orm";
import { factsSchema } from "../../form/checks/check.ts";
import type { UnitDraft } from "../../register/table.ts";
import type { Db, Tx } from "../db.ts";
import { unit } from "../schema.ts";
import { type DemoEnd, endDemo } from "./demo-end.ts";

type Imported = {
  readonly added: number;
  readonly updated: number;
  readonly demo: DemoEnd;
  /** Sample units that the file names as parents without listing them. */
  readonly adopted: readonly string[];
};

/** What is wrong with the units as a whole, each sentence with its row. */
export class UnitProblems extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

type UnitRow = typeof unit.$inferSelect;

/** All units in the office's order, each with its parent's code. */
export async function listUnits(tx: Db | Tx) {
  const rows = await tx.select().from(unit).orderBy(asc(unit.position), asc(unit.id));
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  return rows.map((row) => ({
    ...row,
    parent: row.parentId === null ? null : (codes.get(row.parentId) ?? null),
  }));
}

/**
 * Adds and updates units by their codes. The first import ends the demonstration.
 *
 * @throws UnitProblems when a parent is unknown, units stand above themselves, or not exactly one has no parent.
 */
export async function importUnits(
  tx: Tx,
  given: readonly UnitDraft[],
  columns: ReadonlySet<string>,
  now: Date,
): Promise<Imported> {
  const named = new Set(
    given.flatMap(({ code, parent }) => [keyOf(code), ...(parent ? [keyOf(parent)] : [])]),
  );
  const demo = await endDemo(tx, now, named);
  const before = byKey(await tx.select().from(unit));
  const problems = problemsOf(given, columns, before);
  if (problems.length > 0) throw new UnitProblems(problems);
  const [last] = await tx
    .select({ position: max(unit.position) })
    .from(unit)
    .where(eq(unit.sample, false));
  let next = (last?.position ?? 0) + 1;
  let added = 0;
  for (const one of given) {
    const known = before.get(keyOf(one.code));
    const position = columns.has("order") ? one.order : known && !known.sample ? known.position : next++;
    const { code, name, kind } = one;
    const kept = Object.entries(factsSchema.parse(known?.facts ?? {})).filter(([fact]) => !columns.has(fact));
    const optional = {
      // A unit that got another name must not keep the old one's short form.
      ...(columns.has("shortName") || known?.name !== name ? { shortName: one.shortName } : {}),
      ...(columns.has("phone") ? { phone: one.phone } : {}),
      ...(columns.has("email") ? { email: one.email } : {}),
      ...(columns.has("area") ? { area: one.area } : {}),
      facts: { ...Object.fromEntries(kept), ...one.facts },
    };
    if (known) {
      await tx
        .update(unit)
        .set({ name, kind, position, sample: false, ...optional })
        .where(eq(unit.id, known.id));
      continue;
    }
    added += 1;
    await tx.insert(unit).values({ code, name, kind, position, shortName: one.shortName, ...optional });
  }
  const adopted = await linkParents(tx, given, columns);
  return { added, updated: given.length - added, demo, adopted };
}

/** Parents may stand below their units in the file, so they are linked once all are there. */
async function linkParents(
  tx: Tx,
  given: readonly UnitDraft[],
  columns: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (!columns.has("parent")) return [];
  const now = byKey(await tx.select().from(unit));
  const adopted = new Map<number, string>();
  for (const { code, parent } of given) {
    const own = now.get(keyOf(code));
    const above = parent === null ? undefined : now.get(keyOf(parent));
    if (!own) continue;
    await tx
      .update(unit)
      .set({ parentId: above?.id ?? null })
      .where(eq(unit.id, own.id));
    if (above?.sample) adopted.set(above.id, above.code);
  }
  for (const id of adopted.keys()) {
    await tx.update(unit).set({ sample: false, parentId: null }).where(eq(unit.id, id));
  }
  return [...adopted.values()];
}

function problemsOf(
  given: readonly UnitDraft[],
  columns: ReadonlySet<string>,
  before: ReadonlyMap<string, UnitRow>,
): string[] {
  const ids = new Map([...before.values()].map((row) => [row.id, row]));
  const rows = new Map(given.map(({ code, row }) => [keyOf(code), row]));
  const real = [...before].filter(([key, row]) => !row.sample && !rows.has(key));
  const parents = new Map<string, string | null>(
    real.map(([key, row]) => [key, row.parentId === null ? null : keyOf(ids.get(row.parentId)?.code ?? "")]),
  );
  const problems: string[] = [];
  for (const { code, parent, row } of given) {
    const known = before.get(keyOf(code));
    const kept =
      known && !known.sample && known.parentId !== null ? keyOf(ids.get(known.parentId)?.code ?? "") : null;
    const above = columns.has("parent") ? (parent === null ? null : keyOf(parent)) : kept;
    if (above !== null && !rows.has(above) && !before.has(above)) {
      problems.push(`row ${row}: no unit has the parent's code ${parent}; add its row`);
    }
    parents.set(keyOf(code), above);
  }
  if (problems.length > 0) return problems;
  const sampleParents = [...parents.values()].filter((above) => above !== null && !parents.has(above));
  for (const above of sampleParents) if (above !== null) parents.set(above, null);
  const circles = [...rows].filter(([key]) => standsAboveItself(key, parents));
  if (circles.length > 0) return circles.map(([key, row]) => `row ${row}: ${key} stands above itself`);
  const tops = [...parents].filter(([, above]) => above === null).map(([key]) => key);
  if (tops.length <= 1) return [];
  const where = tops.map((key) => (rows.has(key) ? `row ${rows.get(key)}: ${key}` : `${key} (known before)`));
  const shown = where.slice(0, 10).join("; ");
  return [
    `${tops.length} units have no parent, but only the office that collects may have none: ${shown}${where.length > 10 ? "; …" : ""}`,
  ];
}

function standsAboveItself(start: string, parents: ReadonlyMap<string, string | null>): boolean {
  let at = parents.get(start) ?? null;
  for (let step = 0; at !== null && step <= parents.size; step++) {
    if (at === start) return true;
    at = parents.get(at) ?? null;
  }
  return false;
}

function byKey(rows: readonly UnitRow[]): Map<string, UnitRow> {
  return new Map(rows.map((row) => [keyOf(row.code), row]));
}

/** Codes are told apart without regard to case. */
function keyOf(code: string): string {
  return code.normalize("NFC").toUpperCase();
}

/** Makes the sample units the office's own; how many they are. */
export async function adoptSamples(tx: Tx): Promise<number> {
  const rows = await tx
    .update(unit)
    .set({ sample: false })
    .where(eq(unit.sample, true))
    .returning({ id: unit.id });
  return rows.length;
}
