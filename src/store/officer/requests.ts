// Requests that wait for a decision, as an officer sees them, and the decision, which is made once. Knows the table request.
import { and, asc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { RequestKind } from "../../language/request.ts";
import type { Tx } from "../db.ts";
import { event, node, report, request, round } from "../schema.ts";
import type { Scope } from "./units.ts";

/** A request of a unit below the officer's own place. */
export type OfficerRequest = {
  readonly id: number;
  readonly nodeId: number;
  readonly roundId: number;
  readonly unitId: number;
  readonly code: string;
  readonly unit: string;
  readonly shortName: string;
  /** Who asked. */
  readonly personId: number;
  readonly kind: RequestKind;
  readonly words: string;
  readonly at: Date;
  /** Until when more time was asked for; null where no day was named, and of other kinds. */
  readonly until: Date | null;
  /** The deadline that holds for the unit. */
  readonly deadline: Date;
  /** Whether it was made before the deadline that held then; null of requests from before that was kept. */
  readonly inTime: boolean | null;
  readonly state: (typeof request.$inferSelect)["state"];
  readonly decidedAt: Date | null;
  readonly decidedBy: number | null;
  readonly reply: string | null;
  readonly grantedUntil: Date | null;
  /** When it was passed on to every officer above, because nobody had decided. */
  readonly passedOnAt: Date | null;
  /** How far the report is. */
  readonly done: number;
  readonly total: number;
};

/** The requests that wait for a decision in this subtree, the oldest first; what its own unit asks is for those above. */
export async function openRequests(tx: Tx, scope: Scope): Promise<OfficerRequest[]> {
  const owing = and(eq(node.expected, true), isNull(node.exemptReason));
  const rows = await select(tx, and(below(scope), owing, eq(request.state, "open"))).orderBy(asc(request.id));
  return rows.map(toRequest);
}

/** One request of the subtree, whatever became of it; null also when it lies outside. */
export async function findRequest(tx: Tx, scope: Scope, id: number): Promise<OfficerRequest | null> {
  const rows = await select(tx, and(below(scope), eq(request.id, id)));
  return rows[0] ? toRequest(rows[0]) : null;
}

/** One request, for what the program does without an officer. */
export async function loadRequest(tx: Tx, id: number): Promise<OfficerRequest | null> {
  const rows = await select(tx, eq(request.id, id));
  return rows[0] ? toRequest(rows[0]) : null;
}

type Decided =
  /** `until`: the deadline that is granted; null where the report is opened again. */
  | { readonly state: "granted"; readonly until: Date | null; readonly reply?: string }
  | { readonly state: "refused"; readonly reply: string }
  /** What was asked for was done, or is no longer wanted by what happened since. */
  | { readonly state: "done" }
  | { readonly state: "withdrawn" };

type RequestDecision = {
  readonly id: number;
  /** Null for an operator at the command line. */
  readonly personId: number | null;
  /** Null on the officer's page and at the command line. */
  readonly addressId: number | null;
  readonly now: Date;
} & Decided;

/**
 * Decides on a request that is open and keeps it in the unit's history; false where somebody was faster. It moves no
 * deadline and tells nobody. The caller holds the report's lock.
 */
export async function decideRequest(tx: Tx, decision: RequestDecision): Promise<boolean> {
  const { id, personId, addressId, now, state } = decision;
  const granted = state === "granted" ? decision.until : null;
  const reply = state === "granted" || state === "refused" ? (decision.reply ?? null) : null;
  const [decided] = await tx
    .update(request)
    .set({ state, decidedAt: now, decidedBy: personId, reply, grantedUntil: granted })
    .where(and(eq(request.id, id), eq(request.state, "open")))
    .returning({ nodeId: request.nodeId, kind: request.kind });
  if (!decided) return false;
  const body = {
    request: id,
    kind: decided.kind,
    before: "open",
    after: state,
    ...(granted ? { until: granted.toISOString() } : {}),
  };
  await tx.insert(event).values({
    ...{ nodeId: decided.nodeId, personId, addressId, at: now },
    ...{ type: "request-decided", body },
  });
  return true;
}

const waiting = z.object({ id: z.coerce.number(), path: z.string(), ms: z.number() });

/** What waits in open rounds and was not passed on yet, the oldest first. */
export async function unansweredRequests(
  tx: Tx,
): Promise<readonly { readonly id: number; readonly path: string; readonly at: Date }[]> {
  const rows = await tx.execute(sql`
    select request.id, node.path, (extract(epoch from request.at) * 1000)::float8 as ms
    from request join node on node.id = request.node_id join round on round.id = node.round_id
    where request.state = 'open' and request.passed_on_at is null and round.state = 'open'
      and node.exempt_reason is null
    order by request.id`);
  return rows.map((row) => {
    const { id, path, ms } = waiting.parse(row);
    return { id, path, at: new Date(ms) };
  });
}

/** Marks a request as passed on; false where it was, or was decided meanwhile. */
export async function markPassedOn(tx: Tx, id: number, now: Date): Promise<boolean> {
  const marked = await tx
    .update(request)
    .set({ passedOnAt: now })
    .where(and(eq(request.id, id), eq(request.state, "open"), isNull(request.passedOnAt)))
    .returning({ id: request.id });
  return marked.length > 0;
}

function select(tx: Tx, which: SQL | undefined) {
  return tx
    .select({
      id: request.id,
      nodeId: request.nodeId,
      roundId: node.roundId,
      unitId: node.unitId,
      code: node.code,
      unit: node.name,
      shortName: node.shortName,
      personId: request.personId,
      kind: request.kind,
      words: request.words,
      at: request.at,
      until: request.until,
      deadlineThen: request.deadline,
      ownDeadline: node.deadline,
      roundDeadline: round.deadline,
      state: request.state,
      decidedAt: request.decidedAt,
      decidedBy: request.decidedBy,
      reply: request.reply,
      grantedUntil: request.grantedUntil,
      passedOnAt: request.passedOnAt,
      done: report.done,
      total: report.total,
    })
    .from(request)
    .innerJoin(node, eq(node.id, request.nodeId))
    .innerJoin(round, eq(round.id, node.roundId))
    .innerJoin(report, eq(report.nodeId, node.id))
    .where(which)
    .$dynamic();
}

/** What a unit asks concerns those above it: not itself. */
function below({ roundId, path, nodeId }: Scope): SQL | undefined {
  return and(eq(node.roundId, roundId), sql`starts_with(${node.path}, ${path})`, ne(node.id, nodeId));
}

type Selected = Awaited<ReturnType<typeof select>>[number];

function toRequest({ deadlineThen, ownDeadline, roundDeadline, ...row }: Selected): OfficerRequest {
  const inTime = deadlineThen && row.at <= deadlineThen;
  return { ...row, deadline: ownDeadline ?? roundDeadline, inTime };
}
