// Codes for paper: new ones for units in an officer's subtree, in the transaction that makes the file.
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { node, role, round } from "../schema.ts";
import { revokeCodes } from "./code-register.ts";
import { makeCode } from "./codes.ts";
import { deciding } from "./deciding.ts";

const dayMs = 24 * 3_600_000;
/** A code on paper lives this long, and at least until its unit's deadline is well over. */
const lifeDays = 30;

/** Which units: one, or every one of the subtree that nobody has joined. */
type SlipsWish = {
  readonly roundId: number;
  readonly personId: number;
  readonly unitId: number | null;
};

type SlipUnit = {
  readonly unitId: number;
  readonly unitCode: string;
  readonly unit: string;
  readonly deadline: Date;
};

/** The units of a wish that owe a report, by the person's rights as an officer now, in the dispatch's order. */
export async function slipUnits(tx: Tx, { roundId, personId, unitId }: SlipsWish): Promise<SlipUnit[]> {
  const mine = sql`exists (
    select 1 from ${deciding} deciding
    where deciding.person_id = ${personId} and deciding.round_id = ${node.roundId}
      and starts_with(${node.path}, deciding.path) and not (deciding.below_only and deciding.node_id = ${node.id}))`;
  const nobody = sql`not exists (
    select 1 from ${role} where ${role.unitId} = ${node.unitId} and ${role.role} = 'contact' and ${role.toAt} is null)`;
  const rows = await tx
    .select({
      unitId: node.unitId,
      unitCode: node.code,
      unit: node.name,
      own: node.deadline,
      deadline: round.deadline,
    })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(
      and(
        eq(node.roundId, roundId),
        eq(node.expected, true),
        isNull(node.exemptReason),
        mine,
        unitId === null ? nobody : eq(node.unitId, unitId),
      ),
    )
    .orderBy(asc(node.position), asc(node.id));
  return rows.map(({ own, deadline, ...unit }) => ({ ...unit, deadline: own ?? deadline }));
}

/** Makes a code for each of these units and revokes the older unused ones: only the newest paper counts. */
export async function makeSlipCodes(
  tx: Tx,
  units: readonly SlipUnit[],
  made: { readonly random: (unitId: number) => string; readonly now: Date },
): Promise<{ codes: (SlipUnit & { code: string })[]; expiresAt: Date }> {
  const { random, now } = made;
  const latest = Math.max(0, ...units.map((unit) => unit.deadline.getTime() + 7 * dayMs));
  const expiresAt = new Date(Math.max(now.getTime() + lifeDays * dayMs, latest));
  if (units.length > 0) {
    await revokeCodes(tx, { unitIds: units.map((unit) => unit.unitId), role: "contact", now });
  }
  const codes = [];
  for (const unit of units) {
    const { unitId } = unit;
    const code = await makeCode(tx, { unitId, role: "contact", random: random(unitId), now, expiresAt });
    codes.push({ ...unit, code });
  }
  return { codes, expiresAt };
}

/** The office and the title that stand on the slips of a round. */
export async function slipsRound(tx: Tx, roundId: number): Promise<{ office: string; title: string }> {
  const [row] = await tx.select().from(round).where(eq(round.id, roundId));
  if (!row) throw new Error("the round of the slips is not there");
  return { office: row.settings.office, title: row.title };
}

/** What stands on slips that an operator makes: the newest open round and its deadlines by unit; null without one. */
export async function newestRound(
  tx: Tx,
): Promise<{ office: string; title: string; deadlines: ReadonlyMap<number, Date> } | null> {
  const [row] = await tx
    .select()
    .from(round)
    .where(eq(round.state, "open"))
    .orderBy(desc(round.openedAt), desc(round.id))
    .limit(1);
  if (!row) return null;
  const nodes = await tx
    .select({ unitId: node.unitId, own: node.deadline })
    .from(node)
    .where(and(eq(node.roundId, row.id), eq(node.expected, true)));
  const deadlines = new Map(nodes.map(({ unitId, own }) => [unitId, own ?? row.deadline]));
  return { office: row.settings.office, title: row.title, deadlines };
}
