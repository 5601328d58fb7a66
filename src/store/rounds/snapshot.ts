// The units of the register as a round asks them: the tree becomes nodes, each expected one gets its report. Knows node, report.
import { sql } from "drizzle-orm";
import type { Form } from "../../form/form.ts";
import { questionnaire } from "../../form/questions.ts";
import { handsIn, innerDutyOf, type RoundSettings } from "../../form/rounds/settings.ts";
import type { Tx } from "../db.ts";
import { node, report, type unit } from "../schema.ts";

/** A unit of the register. */
export type Registered = typeof unit.$inferSelect;

type Opening = {
  readonly form: Form;
  readonly settings: RoundSettings;
  /** Units that report; null = every unit whose kind has a profile. */
  readonly codes: readonly string[] | null;
};

/** A statement has room for so many rows with all their values. */
const most = 1_000;

/**
 * Makes a node of each of these units and a report of each that owes one; gives how many those are. `register`: all units,
 * for the way from one to the next above it that has a part.
 */
export async function takeSnapshot(
  tx: Tx,
  roundId: number,
  { form, settings, codes }: Opening,
  units: readonly Registered[],
  register: readonly Registered[],
): Promise<number> {
  const nodes = new Map<number, number>();
  const parents = parentsAmong(units, register);
  const owing: (typeof report.$inferInsert)[] = [];
  for (const some of parentsFirst(units, parents)) {
    const rows = some.map((one) => {
      const { owes, ...part } = partIn(settings, one);
      const parent = parents.get(one.id) ?? null;
      const { code, kind, name, shortName, facts, phone, position } = one;
      return {
        ...{ code, kind, name, shortName, facts, phone, position },
        roundId,
        unitId: one.id,
        parentId: parent === null ? null : (nodes.get(parent) ?? null),
        path: "/",
        ...part,
        expected: owes && (codes?.includes(code) ?? true),
      };
    });
    const made = await tx.insert(node).values(rows).returning({
      id: node.id,
      unitId: node.unitId,
      profile: node.profile,
      expected: node.expected,
    });
    for (const { id, unitId, profile, expected } of made) {
      nodes.set(unitId, id);
      if (!expected || profile === null) continue;
      const total = questionnaire(form, profile).questions.length;
      owing.push({ nodeId: id, state: "not-started", total });
    }
  }
  await writePaths(tx, roundId);
  for (const some of portions(owing)) await tx.insert(report).values([...some]);
  return owing.length;
}

async function writePaths(tx: Tx, roundId: number): Promise<void> {
  await tx.execute(sql`
    with recursive way(id, path) as (
      select id, '/' || id || '/' from node where round_id = ${roundId} and parent_id is null
      union all
      select node.id, way.path || node.id || '/' from node join way on node.parent_id = way.id
    )
    update node set path = way.path from way where node.id = way.id`);
}

/** What a unit does in a round with these settings, as its node says it. */
export function partIn(settings: RoundSettings, one: Pick<Registered, "kind" | "code">) {
  const profile = settings.profiles[one.kind] ?? null;
  const duty = innerDutyOf(settings, one);
  return {
    profile,
    owes: handsIn(settings, one),
    ofItself: duty === null && settings.ofThemselves.includes(one.kind),
    compiles: profile !== null && duty === "compiles",
  };
}

/** Each of these units with the nearest one above it that is among them too; null where there is none. */
function parentsAmong(
  units: readonly Registered[],
  register: readonly Registered[],
): ReadonlyMap<number, number | null> {
  const known = new Map(register.map((one) => [one.id, one]));
  const among = new Set(units.map(({ id }) => id));
  const nearest = ({ parentId }: Registered): number | null => {
    if (parentId === null || among.has(parentId)) return parentId;
    const parent = known.get(parentId);
    return parent ? nearest(parent) : null;
  };
  return new Map(units.map((one) => [one.id, nearest(one)]));
}

/** The units level by level, in portions: whoever is above a unit comes in an earlier one. */
function parentsFirst(
  units: readonly Registered[],
  parents: ReadonlyMap<number, number | null>,
): (readonly Registered[])[] {
  const depth = (id: number): number => {
    const parent = parents.get(id) ?? null;
    return parent === null ? 0 : depth(parent) + 1;
  };
  const levels = new Map<number, Registered[]>();
  for (const one of units) {
    const level = levels.get(depth(one.id)) ?? [];
    levels.set(depth(one.id), level);
    level.push(one);
  }
  return [...levels].sort(([one], [other]) => one - other).flatMap(([, level]) => portions(level));
}

function portions<T>(rows: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, at) =>
    rows.slice(at * most, (at + 1) * most),
  );
}
