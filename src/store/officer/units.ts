// What an officer may see of the units of a round: those in the officer's subtree and nothing else.

import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { ReportState } from "../../form/report-state.ts";
import type { Tx } from "../db.ts";
import { node, report, round, submission, unit } from "../schema.ts";
import type { Entered } from "../shapes/entered.ts";

/** A round seen from one node of its tree. Every query of this room carries it. */
export type Scope = {
  readonly roundId: number;
  readonly nodeId: number;
  readonly path: string;
  /** The place itself is nothing to be decided on: a contact who decides for the units below answers there. */
  readonly belowOnly?: boolean;
};

/** One unit that owes a report, with how far it is. */
export type OfficerUnit = {
  readonly nodeId: number;
  readonly roundId: number;
  readonly unitId: number;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly profile: string | null;
  readonly phone: string | null;
  /** The deadline that holds for this unit. */
  readonly deadline: Date;
  readonly state: ReportState;
  /** Whether the unit is writing a newer version while the sealed one counts: the report stays submitted. */
  readonly revising: boolean;
  readonly done: number;
  readonly total: number;
  readonly remark: string | null;
  readonly lastAt: Date | null;
  /** How the report reached the officer who entered the current answers; null when the unit answers itself. */
  readonly entered: Entered | null;
  /** The latest sealed version; it counts until a newer one is sealed. */
  readonly sealed: SealedVersion | null;
};

export type SealedVersion = {
  readonly id: number;
  readonly version: number;
  readonly at: Date;
  readonly late: boolean;
  readonly missing: number;
  /** Of a compiled report how many units report to it, and the figures of how many it holds; null of any other. */
  readonly coverageOf: number | null;
  readonly coverageIn: number | null;
  /** How the report reached the officer who entered it; null when the unit sealed it. */
  readonly entered: Entered | null;
};

/**
 * The units that report to this place, in the dispatch's order: the next ones below it that owe a report. What lies
 * below those (schools under an office that compiles) reports to them and would count twice here, unless they report of
 * themselves alone. A place with nobody
 * below it sees its own report.
 */
export async function listOfficerUnits(tx: Tx, scope: Scope): Promise<OfficerUnit[]> {
  const parents = await collectingNodes(tx, [scope.nodeId]);
  const below = await select(tx, and(owedIn(scope), inArray(node.parentId, [...parents]))).orderBy(
    asc(node.position),
    asc(node.id),
  );
  const rows =
    below.length > 0 || scope.belowOnly
      ? below
      : await select(tx, and(owedIn(scope), eq(node.id, scope.nodeId)));
  return rows.map(toUnitReport);
}

/**
 * These nodes and those below them that only collect, or that report of themselves alone: whatever reports to one of them
 * is counted here.
 */
export async function collectingNodes(tx: Tx, nodeIds: readonly number[]): Promise<number[]> {
  const rows = await tx.execute(sql`
    with recursive collecting as (
      select id from node
      where id in (select id::bigint from jsonb_array_elements_text(${JSON.stringify(nodeIds)}::text::jsonb) as top(id))
      union
      select child.id from node child
      join collecting on child.parent_id = collecting.id
      where not child.expected or child.exempt_reason is not null or child.of_itself
    )
    select id from collecting`);
  return rows.map((row) => collectingRow.parse(row).id);
}

const collectingRow = z.object({ id: z.coerce.number() });

/** The report of the unit with this code, however it is typed; null also when it lies outside the subtree. */
export async function findOfficerUnit(tx: Tx, scope: Scope, code: string): Promise<OfficerUnit | null> {
  const rows = await select(tx, and(owedIn(scope), eq(sql`upper(${node.code})`, code.toUpperCase())));
  return rows[0] ? toUnitReport(rows[0]) : null;
}

/** The unit with this code in the subtree, whether it owes a report or only collects. */
export async function findUnitNode(
  tx: Tx,
  scope: Scope,
  code: string,
): Promise<{ readonly nodeId: number; readonly unitId: number; readonly name: string } | null> {
  const [row] = await tx
    .select({ nodeId: node.id, unitId: node.unitId, name: node.name })
    .from(node)
    .where(
      and(eq(node.roundId, scope.roundId), isWithin(scope), eq(sql`upper(${node.code})`, code.toUpperCase())),
    );
  return row ?? null;
}

/** The unit with this code that is not in the subtree (null: nobody's subtree); null when there is none such. */
export async function findOthersUnit(tx: Tx, scope: Scope | null, code: string): Promise<number | null> {
  if (scope && (await findUnitNode(tx, scope, code))) return null;
  const [row] = await tx
    .select({ id: unit.id })
    .from(unit)
    .where(eq(sql`upper(${unit.code})`, code.toUpperCase()));
  return row?.id ?? null;
}

/** The report of one node, for what the program does without an officer; null when the node owes none. */
export async function loadOfficerUnit(tx: Tx, nodeId: number): Promise<OfficerUnit | null> {
  const rows = await select(tx, and(owed(), eq(node.id, nodeId)));
  return rows[0] ? toUnitReport(rows[0]) : null;
}

/** Locks the report of a unit found before, so that what is read next stays so until the transaction ends. */
export async function lockReportRow(tx: Tx, nodeId: number): Promise<void> {
  await tx.select({ nodeId: report.nodeId }).from(report).where(eq(report.nodeId, nodeId)).for("update");
}

function select(tx: Tx, which: SQL | undefined) {
  return tx
    .select({
      nodeId: node.id,
      roundId: node.roundId,
      unitId: node.unitId,
      code: node.code,
      kind: node.kind,
      name: node.name,
      shortName: node.shortName,
      profile: node.profile,
      phone: node.phone,
      ownDeadline: node.deadline,
      roundDeadline: round.deadline,
      state: report.state,
      revising: report.revising,
      done: report.done,
      total: report.total,
      remark: report.remark,
      lastAt: report.lastAt,
      entered: report.entered,
      sealed: {
        id: submission.id,
        version: submission.version,
        at: submission.sealedAt,
        late: submission.late,
        missing: submission.missing,
        coverageOf: submission.coverageOf,
        coverageIn: submission.coverageIn,
        entered: submission.entered,
      },
    })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(report, eq(report.nodeId, node.id))
    .leftJoin(submission, eq(submission.id, report.submissionId))
    .where(which)
    .$dynamic();
}

/** Which nodes owe a report in this scope. */
function owedIn(scope: Scope): SQL | undefined {
  return and(eq(node.roundId, scope.roundId), isWithin(scope), owed());
}

function isWithin({ path, nodeId, belowOnly }: Scope): SQL | undefined {
  return and(sql`starts_with(${node.path}, ${path})`, belowOnly ? ne(node.id, nodeId) : undefined);
}

function owed(): SQL | undefined {
  return and(eq(node.expected, true), isNull(node.exemptReason));
}

type Selected = Awaited<ReturnType<typeof select>>[number];

function toUnitReport({ ownDeadline, roundDeadline, ...row }: Selected): OfficerUnit {
  return { ...row, deadline: ownDeadline ?? roundDeadline };
}
