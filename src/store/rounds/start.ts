// Starts rounds that were prepared: by an officer, by the operator, at their hour. Knows round, node, role.
import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { node, round } from "../schema.ts";
import { loadForm } from "./forms.ts";

export type PreparedRound = {
  readonly id: number;
  readonly title: string;
  readonly number: string | null;
  readonly deadline: Date;
  readonly startsAt: Date | null;
  /** How many reports it will ask for. */
  readonly expected: number;
};

const ms = z.number().transform((value) => new Date(value));
const prepared = z.object({
  id: z.coerce.number(),
  title: z.string(),
  number: z.string().nullable(),
  deadline: ms,
  startsAt: ms.nullable(),
  expected: z.coerce.number(),
});

/** The prepared rounds that this person may start: an officer where the round's tree begins, above all who are asked. */
export async function preparedFor(tx: Tx, personId: number): Promise<PreparedRound[]> {
  const rows = await tx.execute(sql`
    select round.id, round.title, round.number,
      (extract(epoch from round.deadline) * 1000)::float8 as deadline,
      (extract(epoch from round.starts_at) * 1000)::float8 as "startsAt",
      (select count(*) from node where node.round_id = round.id and node.expected and node.exempt_reason is null)
        as expected
    from round
    where round.state = 'prepared'
      and exists (select 1 from node where node.round_id = round.id and node.parent_id is null)
      and not exists (
        select 1 from node top where top.round_id = round.id and top.parent_id is null and not exists (
          select 1 from role where role.unit_id = top.unit_id and role.person_id = ${personId}
            and role.role = 'officer' and role.to_at is null))
    order by round.id`);
  return rows.map((row) => prepared.parse(row));
}

/** What a round that this person may start will ask, of whom; null where there is none. */
export async function preparedRound(tx: Tx, personId: number, id: number) {
  const mine = (await preparedFor(tx, personId)).find((one) => one.id === id);
  if (!mine) return null;
  const [row] = await tx.select().from(round).where(eq(round.id, id));
  if (!row) return null;
  const units = await tx
    .select({ kind: node.kind, name: node.name })
    .from(node)
    .where(and(eq(node.roundId, id), eq(node.expected, true), isNull(node.exemptReason)))
    .orderBy(asc(node.position), asc(node.id));
  const { title, number, deadline, startsAt } = mine;
  const form = await loadForm(tx, row.formId, row.formVersion);
  return { form, settings: row.settings, title, number, deadline, startsAt, units };
}

/** Starts a prepared round; false when it was started, or ended, before. Its reminders count from now. */
export async function startRound(tx: Tx, id: number, now: Date): Promise<boolean> {
  const rows = await tx
    .update(round)
    .set({ state: "open", openedAt: now })
    .where(and(eq(round.id, id), eq(round.state, "prepared")))
    .returning({ id: round.id });
  return rows.length > 0;
}

/** Starts every prepared round whose hour has come; gives which. */
export async function startDue(db: Db, now: Date): Promise<readonly number[]> {
  const rows = await db
    .update(round)
    .set({ state: "open", openedAt: now })
    .where(and(eq(round.state, "prepared"), lte(round.startsAt, now)))
    .returning({ id: round.id });
  return rows.map(({ id }) => id);
}
