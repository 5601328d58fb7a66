// What an operator changes of a round after it opened: its list of units and its end; and the list of rounds.
import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { questionnaire } from "../../form/questions.ts";
import { innerDutyOf, type RoundSettings } from "../../form/rounds/settings.ts";
import { type RoundState, roundStates } from "../../form/rounds/state.ts";
import type { RoundTrouble } from "../../form/rounds/trouble.ts";
import type { Db, Tx } from "../db.ts";
import { node, report, round, unit } from "../schema.ts";
import { loadForm } from "./forms.ts";
import { inheritDeadlines } from "./inner-deadlines.ts";
import { partIn } from "./snapshot.ts";

type ListedRound = {
  readonly id: number;
  readonly title: string;
  readonly form: string;
  readonly deadline: Date;
  readonly state: RoundState;
  readonly number: string | null;
  /** When a prepared round starts by itself. */
  readonly startsAt: Date | null;
  readonly demo: boolean;
  readonly expected: number;
};

/** The number of expected reports before and after the change. */
export type ExpectedChange = { readonly before: number; readonly after: number };

/** The change cannot be made. */
export class RoundProblem extends Error {
  readonly trouble: RoundTrouble;
  constructor(trouble: RoundTrouble) {
    super(`the round cannot be changed: ${trouble.type}`);
    this.trouble = trouble;
  }
}

const listed = z.object({
  id: z.coerce.number(),
  title: z.string(),
  form: z.string(),
  deadline: z.number().transform((ms) => new Date(ms)),
  state: z.enum(roundStates),
  number: z.string().nullable(),
  startsAt: z
    .number()
    .nullable()
    .transform((ms) => (ms === null ? null : new Date(ms))),
  demo: z.boolean(),
  expected: z.coerce.number(),
});

/** All rounds, the open ones first, then those prepared, the newest first. */
export async function listRounds(tx: Db | Tx): Promise<ListedRound[]> {
  const rows = await tx.execute(sql`
    select round.id, round.title, round.form_id || '@' || round.form_version as form, round.state, round.demo,
      round.number, (extract(epoch from round.starts_at) * 1000)::float8 as "startsAt",
      (extract(epoch from round.deadline) * 1000)::float8 as deadline,
      (select count(*) from node where node.round_id = round.id and node.expected and node.exempt_reason is null)
        as expected
    from round order by array_position(array['open', 'prepared'], round.state), round.opened_at desc, round.id desc`);
  return rows.map((row) => listed.parse(row));
}

/**
 * The round that is meant: the one with this id, or without an id the one that is open.
 *
 * @throws RoundProblem when there is no such round, or when several are open.
 */
export async function roundMeant(tx: Db | Tx, id: number | null): Promise<ListedRound> {
  const rounds = await listRounds(tx);
  if (id !== null) {
    const found = rounds.find((candidate) => candidate.id === id);
    if (!found) throw new RoundProblem({ type: "no-round", id });
    return found;
  }
  const open = rounds.filter((candidate) => candidate.state === "open");
  const [only] = open;
  if (only && open.length === 1) return only;
  throw new RoundProblem(
    only ? { type: "several-open", ids: open.map((each) => each.id) } : { type: "none-open" },
  );
}

/** Closes a round, or ends one that was only prepared; false when it was closed. Nothing more is asked, reminded or taken in for it. */
export async function closeRound(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx
    .update(round)
    .set({ state: "closed" })
    .where(and(eq(round.id, id), ne(round.state, "closed")))
    .returning({ id: round.id });
  return rows.length > 0;
}

/**
 * Asks one more unit for a report, or again one that was exempt. Its parents come along, to collect.
 *
 * @throws RoundProblem when the round is closed, or the unit unknown, asked already or of a kind that answers nothing.
 */
export async function addUnit(
  tx: Tx,
  roundId: number,
  code: string,
): Promise<ExpectedChange & { name: string }> {
  const held = await lockRound(tx, roundId);
  const before = await expectedIn(tx, roundId);
  const [wanted] = await tx
    .select()
    .from(unit)
    .where(and(sameCode(unit.code, code), isNull(unit.removedAt)));
  const [there] = await tx
    .select()
    .from(node)
    .where(and(eq(node.roundId, roundId), wanted ? eq(node.unitId, wanted.id) : sameCode(node.code, code)));
  const kind = there?.kind ?? wanted?.kind;
  if (kind === undefined) throw new RoundProblem({ type: "no-unit", code });
  if (there?.expected && there.exemptReason === null)
    throw new RoundProblem({ type: "asked-already", code: there.code });
  const profile = held.settings.profiles[kind];
  if (profile === undefined) throw new RoundProblem({ type: "no-profile", kind });
  if (profile === null) throw new RoundProblem({ type: "only-collects", kind });
  const id = there?.id ?? (await placeUnit(tx, roundId, wanted?.id ?? 0, held.settings));
  await tx.update(node).set({ expected: true, exemptReason: null, profile }).where(eq(node.id, id));
  const form = await loadForm(tx, held.formId, held.formVersion);
  const total = questionnaire(form, profile).questions.length;
  await tx.insert(report).values({ nodeId: id, state: "not-started", total }).onConflictDoNothing();
  await inheritDeadlines(tx, id);
  const name = there?.name ?? wanted?.name ?? code;
  return { name, before, after: await expectedIn(tx, roundId) };
}

/**
 * Lets a unit off, for a reason that the workbook shows. What it sealed no longer counts.
 *
 * @throws RoundProblem when the round is closed, or the unit is not asked in it.
 */
export async function exemptUnit(
  tx: Tx,
  roundId: number,
  code: string,
  reason: string,
): Promise<ExpectedChange & { name: string; sealed: boolean }> {
  await lockRound(tx, roundId);
  const before = await expectedIn(tx, roundId);
  const [there] = await tx
    .select({ id: node.id, name: node.name, submissionId: report.submissionId })
    .from(node)
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(
      and(
        eq(node.roundId, roundId),
        sameCode(node.code, code),
        eq(node.expected, true),
        isNull(node.exemptReason),
      ),
    );
  if (!there) throw new RoundProblem({ type: "owes-nothing", code });
  // Read after the report is locked, so that a submission in the same moment is seen.
  await tx.select().from(report).where(eq(report.nodeId, there.id)).for("update");
  await tx.update(node).set({ exemptReason: reason }).where(eq(node.id, there.id));
  const { name, submissionId } = there;
  return { name, sealed: submissionId !== null, before, after: await expectedIn(tx, roundId) };
}

async function lockRound(tx: Tx, roundId: number) {
  const [row] = await tx.select().from(round).where(eq(round.id, roundId)).for("update");
  if (!row) throw new RoundProblem({ type: "no-round", id: roundId });
  if (row.state === "closed") throw new RoundProblem({ type: "closed", id: roundId });
  return row;
}

/** How many reports a round expects, on all its levels. */
export async function expectedIn(tx: Tx, roundId: number): Promise<number> {
  return tx.$count(node, and(eq(node.roundId, roundId), eq(node.expected, true), isNull(node.exemptReason)));
}

/** The node of a unit in a round, made if it is not there, under its parents' nodes. */
async function placeUnit(tx: Tx, roundId: number, unitId: number, settings: RoundSettings): Promise<number> {
  const [there] = await tx
    .select({ id: node.id })
    .from(node)
    .where(and(eq(node.roundId, roundId), eq(node.unitId, unitId)));
  if (there) return there.id;
  const [own] = await tx.select().from(unit).where(eq(unit.id, unitId));
  if (!own) throw new Error("a unit vanished while it was added to a round");
  const parent = await parentIn(tx, own.parentId, settings);
  const parentId = parent === null ? null : await placeUnit(tx, roundId, parent, settings);
  const [above] = await tx
    .select({ path: node.path })
    .from(node)
    .where(eq(node.id, parentId ?? 0));
  const { code, kind, name, shortName, facts, phone, position } = own;
  const { owes: _, ...part } = partIn(settings, own);
  const [made] = await tx
    .insert(node)
    .values({
      roundId,
      unitId,
      parentId,
      path: "/",
      expected: false,
      ...part,
      code,
      kind,
      name,
      shortName,
      facts,
      phone,
      position,
    })
    .returning({ id: node.id });
  if (!made) throw new Error("a node was not inserted");
  await tx
    .update(node)
    .set({ path: `${above?.path ?? "/"}${made.id}/` })
    .where(eq(node.id, made.id));
  return made.id;
}

/** The nearest unit above that the round does not leave out. */
async function parentIn(tx: Tx, parentId: number | null, settings: RoundSettings): Promise<number | null> {
  if (parentId === null) return null;
  const [parent] = await tx.select().from(unit).where(eq(unit.id, parentId));
  if (!parent || innerDutyOf(settings, parent) !== "left-out") return parentId;
  return parentIn(tx, parent.parentId, settings);
}

/** The places at the top of a round's tree: who sees all of it. */
export async function topNodes(tx: Tx, roundId: number) {
  return tx
    .select({ nodeId: node.id, path: node.path })
    .from(node)
    .where(and(eq(node.roundId, roundId), isNull(node.parentId)))
    .orderBy(asc(node.position), desc(node.id));
}

export function sameCode(column: typeof unit.code | typeof node.code, code: string) {
  return eq(sql`upper(${column})`, code.normalize("NFC").toUpperCase());
}
