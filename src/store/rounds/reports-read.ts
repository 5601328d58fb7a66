// What files are made of: a round's reports streamed in the dispatch's order, one report's answers, one sealed version.
import { and, asc, eq, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Answers } from "../../form/answers.ts";
import { type Before, expressionsAskBefore } from "../../form/before.ts";
import type { Form } from "../../form/form.ts";
import { answersOf, type Payload } from "../../form/payload.ts";
import type { Beside } from "../../form/report-cells.ts";
import type { RoundInfo, UnitReport } from "../../report/types.ts";
import type { Tx } from "../db.ts";
import { loadAnswers } from "../officer/report.ts";
import { collectingNodes } from "../officer/units.ts";
import { deciding } from "../people/deciding.ts";
import { contactNumbers } from "../people/roles.ts";
import { node, person, report, role, round, submission } from "../schema.ts";
import { compiledIn, compiledPayload } from "./compiled-read.ts";
import { loadForm } from "./forms.ts";
import { isHeldBeside, ownPartsOf } from "./parts.ts";
import { loadBeside, sealedBeforeOf } from "./sealed-before.ts";

/** A round as a file names it, on `clock`: when the file is made and in which zone people read times. */
type FileClock = { readonly asOf: Date; readonly timeZone: string };

/** Reports are read this many at a time: a snapshot of 10,000 does not fit into memory twice. */
const chunk = 200;

/**
 * The round and the nodes whose direct children an officer's workbook adds up, by the person's own roles. One level
 * only: a school under a phòng is already in the phòng's figures.
 *
 * @throws Error when the person is no officer in this round (any more).
 */
export async function loadWorkbookScope(
  tx: Tx,
  roundId: number,
  personId: number,
  clock: FileClock,
): Promise<{
  round: RoundInfo;
  placeIds: readonly number[];
  parentIds: readonly number[];
  people: boolean;
}> {
  const rows = await tx.execute(sql`
    select node_id as id, 'decides' as role from ${deciding} deciding
    where person_id = ${personId} and round_id = ${roundId}
    union all
    select node.id, role.role from role join node on node.unit_id = role.unit_id and node.round_id = ${roundId}
    where role.person_id = ${personId} and role.role = 'reader' and role.to_at is null`);
  const held = rows.map((row) => heldRow.parse(row));
  if (held.length === 0) throw new Error("nobody asks for this workbook as an officer of the round");
  // An officer's workbook covers the officer's own subtree. A reader's role counts only for a person who is no officer
  // in this round.
  const officers = held.filter((one) => one.role === "decides");
  const people = officers.length > 0;
  const places = people ? officers : held;
  // The same units as /summary counts: a unit that only collects is looked through.
  const placeIds = places.map(({ id }) => id);
  const parentIds = await collectingNodes(tx, placeIds);
  return { round: await loadRoundInfo(tx, roundId, clock), placeIds, parentIds, people };
}

const heldRow = z.object({ id: z.coerce.number(), role: z.enum(["decides", "reader"]) });

/**
 * The units under these nodes that owe or owed a report on this form, in the dispatch's order. Reads a chunk at a time, so
 * it must run to its end inside one repeatable-read transaction. Without `people` nobody is named and no number is told.
 * What those of `placeIds` held themselves comes first, where they compile.
 */
export async function* streamUnitReports(
  tx: Tx,
  form: Form,
  parentIds: readonly number[],
  people = true,
  placeIds: readonly number[] = [],
): AsyncGenerator<UnitReport> {
  if (parentIds.length === 0) return;
  yield* await ownPartsOf(tx, placeIds);
  const asks = expressionsAskBefore(form);
  let after: { position: number; id: number } | null = null;
  for (;;) {
    const rows: ReadRow[] = await readChunk(tx, parentIds, after);
    const unitIds = rows.map((row) => row.unitId);
    const contacts = people ? await contactsOf(tx, unitIds) : new Map<number, string>();
    const erased = people ? rows.filter((row) => row.by === null && row.byId !== null) : [];
    const numbers = await contactNumbers(
      tx,
      erased.map((row) => row.unitId),
    );
    const before = asks
      ? await sealedBeforeOf(
          tx,
          rows.map(({ id }) => id),
        )
      : new Map<number, Before>();
    const compiled = await compiledIn(tx, form, rows);
    for (const row of rows) {
      const number = row.byId === null ? undefined : numbers.get(row.unitId)?.get(row.byId);
      const unit = toUnitReport(people ? row : withoutPeople(row), contacts.get(row.unitId) ?? null, number);
      const made = compiled.get(row.id);
      yield made && unit.submission
        ? {
            ...unit,
            submission: { ...unit.submission, answers: made.answers },
            parts: made.parts,
            // What it said before was its own part, or a total typed by hand: neither compares with this one.
            before: null,
          }
        : { ...unit, before: before.get(row.id) ?? null };
    }
    const last = rows.at(-1);
    if (!last || rows.length < chunk) return;
    after = { position: last.position, id: last.id };
  }
}

/** A report as it stands, for its draft. */
export async function loadDraft(
  tx: Tx,
  nodeId: number,
  clock: FileClock,
): Promise<{
  round: RoundInfo;
  unit: { code: string; name: string; shortName: string; profile: string | null };
  answers: Answers;
  beside: Beside;
}> {
  const [row] = await tx.select().from(node).where(eq(node.id, nodeId));
  if (!row) throw new Error("the unit of a draft is not there");
  const loaded = await loadRoundInfo(tx, row.roundId, clock, row.formVersion);
  const answers = (await loadAnswers(tx, [nodeId])).get(nodeId) ?? new Map<string, never>();
  const beside = await loadBeside(tx, nodeId, loaded.form);
  return { round: { ...loaded, deadline: row.deadline ?? loaded.deadline }, unit: row, answers, beside };
}

/** A sealed version, for its receipt file: the payload, the form it names and nothing that changed since. */
export async function loadReceipt(
  tx: Tx,
  submissionId: number,
  clock: FileClock,
): Promise<{ round: RoundInfo; payload: Payload; version: number; receipt: string; late: boolean }> {
  const [row] = await tx.select().from(submission).where(eq(submission.id, submissionId));
  if (!row) throw new Error("the sealed version is not there");
  const [formId = "", version = ""] = row.payload.form.split("@");
  const form = await loadForm(tx, formId, Number(version));
  const payload =
    row.coverageOf === null ? row.payload : await compiledPayload(tx, form, submissionId, row.payload);
  return {
    round: roundOfPayload(payload, form, clock),
    payload,
    version: row.version,
    receipt: row.receipt,
    late: row.late,
  };
}

function roundOfPayload(payload: Payload, form: Form, { timeZone }: FileClock): RoundInfo {
  return {
    title: payload.round.title,
    office: payload.round.office,
    deadline: new Date(payload.deadline),
    asOf: new Date(payload.sealedAt),
    lockedAt: null,
    form,
    kindLabels: {},
    timeZone,
  };
}

/** With the form in the round's version, or in the one that a single report still answers. */
async function loadRoundInfo(
  tx: Tx,
  roundId: number,
  clock: FileClock,
  version: number | null = null,
): Promise<RoundInfo> {
  const [row] = await tx.select().from(round).where(eq(round.id, roundId));
  if (!row) throw new Error("the round of a file is not there");
  const { office, kindLabels } = row.settings;
  const form = await loadForm(tx, row.formId, version ?? row.formVersion);
  return {
    title: row.title,
    office,
    deadline: row.deadline,
    lockedAt: row.lockedAt,
    form,
    kindLabels,
    ...clock,
  };
}

type ReadRow = Awaited<ReturnType<typeof readChunk>>[number];

function readChunk(tx: Tx, parentIds: readonly number[], after: { position: number; id: number } | null) {
  // An exempt unit is listed with its reason. A unit that never owed anything, because it only collects, is not.
  const owes: SQL | undefined = or(eq(node.expected, true), isNotNull(node.exemptReason));
  const rest = after ? sql`(${node.position}, ${node.id}) > (${after.position}, ${after.id})` : undefined;
  return tx
    .select({
      id: node.id,
      unitId: node.unitId,
      code: node.code,
      name: node.name,
      shortName: node.shortName,
      kind: node.kind,
      profile: node.profile,
      position: node.position,
      phone: node.phone,
      facts: node.facts,
      exempt: node.exemptReason,
      state: report.state,
      done: report.done,
      total: report.total,
      remark: report.remark,
      submissionId: submission.id,
      version: submission.version,
      coverageOf: submission.coverageOf,
      coverageIn: submission.coverageIn,
      payload: submission.payload,
      receipt: submission.receipt,
      sealedAt: submission.sealedAt,
      late: submission.late,
      entered: submission.entered,
      byId: submission.personId,
      by: person.name,
    })
    .from(node)
    .innerJoin(report, eq(report.nodeId, node.id))
    .leftJoin(submission, and(eq(submission.id, report.submissionId), not(isHeldBeside(parentIds))))
    .leftJoin(person, eq(person.id, submission.personId))
    .where(and(inArray(node.parentId, [...parentIds]), owes, rest))
    .orderBy(asc(node.position), asc(node.id))
    .limit(chunk);
}

/** Names of the contacts of these units today, joined; a person whose name was erased is left out. */
async function contactsOf(tx: Tx, unitIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await tx
    .select({ unitId: role.unitId, name: person.name })
    .from(role)
    .innerJoin(person, eq(person.id, role.personId))
    .where(and(inArray(role.unitId, [...unitIds]), eq(role.role, "contact"), isNull(role.toAt)))
    .orderBy(asc(role.unitId), asc(role.fromAt), asc(role.id));
  const names = new Map<number, string>();
  for (const { unitId, name } of rows) {
    if (name === null) continue;
    const known = names.get(unitId);
    names.set(unitId, known === undefined ? name : `${known}, ${name}`);
  }
  return names;
}

function withoutPeople(row: ReadRow): ReadRow {
  return { ...row, phone: null, by: null };
}

function toUnitReport(
  row: ReadRow,
  contact: string | null,
  byNumber: number | undefined,
): Omit<UnitReport, "before"> {
  const { id, code, name, shortName, kind, profile, position, phone, facts } = row;
  const submission = sealedOf(row, byNumber);
  const revising = row.state === "in-progress" && submission !== null;
  return {
    node: { id, code, name, shortName, kind, profile, position, phone, facts },
    state: revising ? "submitted" : row.state,
    revising,
    exempt: row.exempt,
    contact,
    progress: { done: row.done, total: row.total },
    remark: row.remark,
    submission,
  };
}

function sealedOf(row: ReadRow, byNumber: number | undefined): UnitReport["submission"] {
  const { version, payload, receipt, sealedAt, late, by, entered, coverageOf, coverageIn } = row;
  if (version === null || payload === null || receipt === null || sealedAt === null || late === null)
    return null;
  const { missing, missingReason, waivers } = payload;
  return {
    version,
    receipt,
    sealedAt,
    late,
    missing,
    missingReason,
    by,
    ...(byNumber === undefined || by !== null ? {} : { byNumber }),
    ...(entered === null ? {} : { entered }),
    ...(coverageOf === null ? {} : { coverage: { in: coverageIn ?? 0, of: coverageOf } }),
    answers: answersOf(payload),
    waivers,
  };
}
