// The demonstration: sample units, an open round and fresh links on an empty database. Never touches one in use.
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { sample } from "../../form/library/released.ts";
import { sampleUnits, shippedForm, shippedTemplate, usualRound } from "../../form/library.ts";
import type { Db, Tx } from "../db.ts";
import { makeCode } from "../people/codes.ts";
import { code, round, unit } from "../schema.ts";
import { openRound } from "./rounds.ts";

const dayMs = 24 * 3_600_000;
/** The advisory lock that keeps two starting processes from both seeding. */
const seedLock = 7_205_501;

type DemoLinks = {
  readonly contact: { unit: string; code: string };
  readonly officer: { unit: string; code: string };
};

/** Fills an empty database with the sample units and a demonstration round due in seven days. */
export async function seedDemo(db: Db, now: Date, deadline: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${seedLock})`);
    const [any] = await tx.select({ id: unit.id }).from(unit).limit(1);
    if (any) return;
    await insertSampleUnits(tx);
    const form = shippedForm(sample.form);
    const settings = usualRound(form.id);
    const template = shippedTemplate(form);
    await openRound(tx, {
      form,
      template,
      title: form.shortTitle,
      deadline,
      settings,
      demo: true,
      codes: null,
      now,
    });
  });
}

/** Fresh codes of an open demonstration, or null when there is none; those printed before are revoked. */
export async function demoCodes(db: Db, now: Date, newId: () => string): Promise<DemoLinks | null> {
  return db.transaction(async (tx) => {
    const [demo] = await tx
      .select({ id: round.id })
      .from(round)
      .where(and(eq(round.demo, true), eq(round.state, "open")));
    if (!demo) return null;
    const units = await tx
      .select()
      .from(unit)
      .where(inArray(unit.code, [sample.officer, sample.contact]));
    const top = units.find((candidate) => candidate.code === sample.officer);
    const school = units.find((candidate) => candidate.code === sample.contact);
    if (!top || !school) return null;
    await tx
      .update(code)
      .set({ revokedAt: now })
      .where(and(eq(code.purpose, "demo"), isNull(code.usedAt), isNull(code.revokedAt)));
    const expiresAt = new Date(now.getTime() + 7 * dayMs);
    const make = (unitId: number, role: "contact" | "officer") =>
      makeCode(tx, { unitId, role, random: newId(), now, expiresAt, purpose: "demo" });
    return {
      contact: { unit: school.name, code: await make(school.id, "contact") },
      officer: { unit: top.name, code: await make(top.id, "officer") },
    };
  });
}

async function insertSampleUnits(tx: Tx): Promise<void> {
  const ids = new Map<string, number>();
  const given = sampleUnits().map((one, position) => ({ ...one, position }));
  const parents = new Set(given.map(({ parent }) => parent));
  const isAbove = ({ code }: { code: string }) => parents.has(code);
  const insert = async (some: typeof given) => {
    const rows = some.map(({ code, kind, name, shortName, parent, area, position }) => ({
      ...{ code, kind, name, shortName, area, position },
      parentId: parent === null ? null : (ids.get(parent) ?? null),
      sample: true,
    }));
    const made = await tx.insert(unit).values(rows).returning({ id: unit.id, code: unit.code });
    for (const { id, code } of made) ids.set(code, id);
  };
  // Those that others hang on one by one, in their order; the many others at once.
  for (const one of given.filter(isAbove)) await insert([one]);
  await insert(given.filter((one) => !isAbove(one)));
}
