// What a round takes over from an earlier one, and whom its units are to call. Knows round, node, unit.
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Form } from "../../form/form.ts";
import type { RoundSettings } from "../../form/rounds/settings.ts";
import type { Tx } from "../db.ts";
import { node, round, unit } from "../schema.ts";
import { loadForm } from "./forms.ts";

/** A round as it is opened once more. */
export type EarlierRound = {
  readonly id: number;
  readonly title: string;
  readonly form: Form;
  /** Its texts and its ladder; what belonged to its own days and its own name is not among them. */
  readonly settings: RoundSettings;
  /** The units that it asked and that the register still has, by their codes of today. */
  readonly codes: readonly string[];
  /** Those that the register has no more, by name. */
  readonly gone: readonly string[];
  readonly demo: boolean;
};

/** Null where there is no such round. */
export async function earlierRound(tx: Tx, id: number): Promise<EarlierRound | null> {
  const [row] = await tx.select().from(round).where(eq(round.id, id));
  if (!row) return null;
  const form = await loadForm(tx, row.formId, row.formVersion);
  const asked = await tx
    .select({ code: unit.code, name: node.name, removedAt: unit.removedAt, kind: unit.kind })
    .from(node)
    .innerJoin(unit, eq(unit.id, node.unitId))
    .where(and(eq(node.roundId, id), eq(node.expected, true), isNull(node.exemptReason)))
    .orderBy(asc(node.position), asc(node.id));
  const { week: _, ...settings } = row.settings;
  // A kind that the register got since, of a unit above those that are asked, only collects.
  const kinds = await tx.selectDistinct({ kind: unit.kind }).from(unit).where(isNull(unit.removedAt));
  const profiles = { ...Object.fromEntries(kinds.map(({ kind }) => [kind, null])), ...settings.profiles };
  // A unit whose kind has changed since to one that this round did not ask is no longer one of its units.
  const isThere = (one: (typeof asked)[number]) =>
    one.removedAt === null && (settings.profiles[one.kind] ?? null) !== null;
  return {
    id,
    title: row.title,
    form,
    settings: { ...settings, profiles, shortName: null },
    codes: asked.filter(isThere).map(({ code }) => code),
    gone: asked.filter((one) => !isThere(one)).map(({ name }) => name),
    demo: row.demo,
  };
}

/** Whom the units of an open round are to call from now on; gives who it was. Null where the round is closed. */
export async function handRound(
  tx: Tx,
  id: number,
  to: string,
): Promise<{ readonly title: string; readonly was: string | null } | null> {
  const [row] = await tx
    .select()
    .from(round)
    .where(and(eq(round.id, id), eq(round.state, "open")))
    .for("update");
  if (!row) return null;
  await tx
    .update(round)
    .set({ settings: { ...row.settings, helpContact: to } })
    .where(eq(round.id, id));
  return { title: row.title, was: row.settings.helpContact };
}
