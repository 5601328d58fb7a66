// One unit's report as an officer reads and decides on it: what it holds, and its way to accepted or returned.
import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Answer, Answers } from "../../form/answers.ts";
import { stillWaived } from "../../form/checks/check.ts";
import { answersOf, type Payload, type Waiver } from "../../form/payload.ts";
import type { Place } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import { compiledReport } from "../../report/compiled.ts";
import type { Tx } from "../db.ts";
import { idList } from "../queue/address-lease.ts";
import { loadForm } from "../rounds/forms.ts";
import { partsOf } from "../rounds/parts.ts";
import { loadBeside } from "../rounds/sealed-before.ts";
import { answer, event, node, report, submission, waiver } from "../schema.ts";

/** The content of a report: the sealed version, or the current answers while nothing is sealed. */
type ReportBody = {
  readonly answers: Answers;
  readonly waivers: readonly Waiver[];
  readonly missingReason: string | null;
};

/** A sealed version, from its payload alone. */
export async function loadSealed(tx: Tx, submissionId: number): Promise<ReportBody> {
  const [row] = await tx
    .select({ payload: submission.payload, coverageOf: submission.coverageOf })
    .from(submission)
    .where(eq(submission.id, submissionId));
  if (!row) throw new Error("the sealed version is not there");
  const { payload, coverageOf } = row;
  const own = answersOf(payload);
  const answers = coverageOf === null ? own : await answersWithParts(tx, submissionId, payload, own);
  return { answers, waivers: payload.waivers, missingReason: payload.missingReason };
}

/** What a compiled version says at each place, its own part with what it was made of. */
async function answersWithParts(
  tx: Tx,
  submissionId: number,
  { form: named }: Payload,
  own: Answers,
): Promise<Answers> {
  const [formId = "", version = ""] = named.split("@");
  const form = await loadForm(tx, formId, Number(version));
  const parts = (await partsOf(tx, [submissionId])).get(submissionId) ?? [];
  return compiledReport(form, own, parts).answers;
}

/** The version that this one followed; null of a unit's first. */
export async function sealedBefore(tx: Tx, nodeId: number, submissionId: number): Promise<number | null> {
  const [row] = await tx
    .select({ id: submission.id })
    .from(submission)
    .where(and(eq(submission.nodeId, nodeId), lt(submission.id, submissionId)))
    .orderBy(desc(submission.version))
    .limit(1);
  return row?.id ?? null;
}

/** The current answers of a report that was never sealed. */
export async function loadCurrent(tx: Tx, nodeId: number, form: Questionnaire): Promise<ReportBody> {
  const answers = (await loadAnswers(tx, [nodeId])).get(nodeId) ?? new Map<Place, Answer>();
  const given = await tx.select().from(waiver).where(eq(waiver.nodeId, nodeId));
  const { facts, before } = await loadBeside(tx, nodeId, form.form);
  const waivers = stillWaived(form, answers, facts, given, before);
  return { answers, waivers, missingReason: null };
}

/** The current answers of several reports, by node; a report without any is not in the map. */
export async function loadAnswers(
  tx: Tx,
  nodeIds: readonly number[],
): Promise<ReadonlyMap<number, Map<Place, Answer>>> {
  const reports = new Map<number, Map<Place, Answer>>();
  if (nodeIds.length === 0) return reports;
  const rows = await tx
    .select()
    .from(answer)
    .where(inArray(answer.nodeId, [...nodeIds]));
  for (const { nodeId, ...row } of rows) {
    const answers = reports.get(nodeId) ?? new Map<Place, Answer>();
    reports.set(nodeId, answers.set(row.place, row));
  }
  return reports;
}

/** What an officer decided about one sealed version; it becomes the report's state and one event. */
type Decision = {
  readonly nodeId: number;
  readonly personId: number;
  /** Null on the officer's page. */
  readonly addressId: number | null;
  readonly version: number;
  readonly now: Date;
} /** `asking`: the question that was answered for several reports at once. */ & (
  | { readonly type: "accepted"; readonly asking?: string }
  | { readonly type: "returned"; readonly reason: string }
);

/** Writes a decision. The caller holds the report's lock and has seen that it applies. */
export async function recordDecision(tx: Tx, decision: Decision): Promise<void> {
  const { nodeId, personId, addressId, now, type, version } = decision;
  const remark = type === "returned" ? decision.reason : null;
  // The unit may have begun a next version beside the submitted one: after a return that version is simply the
  // correction.
  await tx.update(report).set({ state: type, remark, revising: false }).where(eq(report.nodeId, nodeId));
  const more = type === "returned" ? { reason: decision.reason } : askedIn(decision);
  const body = { version, ...more };
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type, body });
}

function askedIn({ asking }: { readonly asking?: string }) {
  return asking === undefined ? {} : { asking };
}

const acceptedRow = z.object({
  node: z.coerce.number(),
  version: z.number(),
  submission: z.coerce.number().nullable(),
  stands: z.boolean(),
  unit: z.string(),
});

/** A report that was accepted together with others; `stands`: nothing has happened to it since. */
type AcceptedTogether = {
  readonly nodeId: number;
  readonly version: number;
  /** The version that counts now. */
  readonly submissionId: number | null;
  readonly stands: boolean;
  readonly unit: string;
};

/** What was accepted by the answer to this question, each report held until the transaction ends. */
export async function lockAcceptedTogether(
  tx: Tx,
  { asking, nodeIds }: { readonly asking: string; readonly nodeIds: readonly number[] },
): Promise<AcceptedTogether[]> {
  await lockReports(tx, nodeIds);
  const rows = await tx.execute(sql`
    select event.node_id as node, (event.body ->> 'version')::int as version, report.submission_id as submission,
      node.short_name as unit,
      report.state = 'accepted' and not report.revising and submission.version = (event.body ->> 'version')::int as stands
    from event
    join report on report.node_id = event.node_id
    join node on node.id = event.node_id
    left join submission on submission.id = report.submission_id
    where event.node_id = any(${idList(nodeIds)}) and event.type = 'accepted' and event.body ->> 'asking' = ${asking}
    order by event.node_id`);
  return acceptedRow
    .array()
    .parse([...rows])
    .map(({ node, submission: submissionId, ...row }) => ({ ...row, nodeId: node, submissionId }));
}

/** Locks these reports in the order in which everybody does. */
export async function lockReports(tx: Tx, nodeIds: readonly number[]): Promise<void> {
  await tx.execute(sql`
    select node_id from report where node_id = any(${idList(nodeIds)}) order by node_id for update`);
}

/** The short names of the units that sealed these versions. */
export async function namesOfSealed(tx: Tx, submissionIds: readonly number[]): Promise<string[]> {
  if (submissionIds.length === 0) return [];
  const rows = await tx
    .select({ name: node.shortName })
    .from(submission)
    .innerJoin(node, eq(node.id, submission.nodeId))
    .where(inArray(submission.id, [...submissionIds]))
    .orderBy(asc(node.position), asc(node.id));
  return rows.map(({ name }) => name);
}

/** Takes an acceptance back: the version waits as before. The caller holds the report's lock. */
export async function takeAcceptanceBack(
  tx: Tx,
  { nodeId, version, personId, addressId, now }: Omit<Decision, "type">,
): Promise<void> {
  await tx.update(report).set({ state: "submitted" }).where(eq(report.nodeId, nodeId));
  const body = { version };
  await tx
    .insert(event)
    .values({ nodeId, personId, addressId, at: now, type: "acceptance-taken-back", body });
}

const decisionRow = z.object({
  ms: z.number(),
  reason: z.string().nullable(),
  address: z.coerce.number().nullable(),
});

/** When a version was last decided on so, through which chat, and why it was returned; null when it never was. */
export async function decisionOn(
  tx: Tx,
  nodeId: number,
  version: number,
  type: Decision["type"],
): Promise<{ readonly at: Date; readonly reason: string; readonly addressId: number | null } | null> {
  const rows = await tx.execute(sql`
    select (extract(epoch from at) * 1000)::float8 as ms, body ->> 'reason' as reason, address_id as address
    from event
    where node_id = ${nodeId} and type = ${type} and (body ->> 'version')::int = ${version}
    order by id desc limit 1`);
  const [row] = decisionRow.array().parse([...rows]);
  return row ? { at: new Date(row.ms), reason: row.reason ?? "", addressId: row.address } : null;
}
