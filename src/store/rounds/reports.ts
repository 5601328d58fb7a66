// One report: loaded and locked for a message, saved after it. Knows the tables around a node.
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Answer } from "../../form/answers.ts";
import type { Place } from "../../form/place.ts";
import type { RoundSettings } from "../../form/rounds/settings.ts";
import type { InterviewEvent } from "../../interview/events.ts";
import { changesOf } from "../../interview/fold.ts";
import type { Tx } from "../db.ts";
import { answer, event, node, report, round, submission, waiver } from "../schema.ts";
import type { EventBody } from "../shapes/event-body.ts";

/** A report with all a step needs; its row is locked until the transaction ends. */
export type LockedReport = {
  readonly node: {
    readonly id: number;
    readonly roundId: number;
    readonly path: string;
    readonly code: string;
    readonly name: string;
    readonly kind: string;
    readonly profile: string;
    readonly facts: Readonly<Record<string, number>>;
  };
  readonly round: {
    readonly formId: string;
    readonly formVersion: number;
    readonly title: string;
    readonly open: boolean;
    readonly settings: RoundSettings;
  };
  /** The deadline that holds for this unit. */
  readonly deadline: Date;
  readonly report: typeof report.$inferSelect;
  readonly answers: ReadonlyMap<Place, Answer>;
  readonly waivers: readonly (typeof waiver.$inferSelect)[];
  readonly sealed: typeof submission.$inferSelect | null;
};

/** Locks a node's report and loads what belongs to it. */
export async function lockReport(tx: Tx, nodeId: number): Promise<LockedReport> {
  // These queries are sent together on the transaction's one connection: one trip, and each sees what was committed
  // while the lock was waited for.
  const [[locked], places, answers, waivers, sealed] = await Promise.all([
    tx.select().from(report).where(eq(report.nodeId, nodeId)).for("update"),
    tx.select().from(node).innerJoin(round, eq(round.id, node.roundId)).where(eq(node.id, nodeId)),
    tx.select().from(answer).where(eq(answer.nodeId, nodeId)),
    tx.select().from(waiver).where(eq(waiver.nodeId, nodeId)),
    tx
      .select({ submission })
      .from(report)
      .innerJoin(submission, eq(submission.id, report.submissionId))
      .where(eq(report.nodeId, nodeId)),
  ]);
  if (!locked) throw new Error(`node ${nodeId} has no report`);
  const [place] = places;
  if (!place) throw new Error(`node ${nodeId} is gone`);
  if (place.node.profile === null) throw new Error(`node ${nodeId} answers no form`);
  return {
    node: { ...place.node, profile: place.node.profile, facts: place.node.facts },
    round: {
      formId: place.round.formId,
      formVersion: place.round.formVersion,
      title: place.round.title,
      open: place.round.state === "open",
      settings: place.round.settings,
    },
    deadline: place.node.deadline ?? place.round.deadline,
    report: locked,
    answers: new Map(
      answers.map(({ place: at, value, raw, state, origin, rev }) => [
        at,
        { place: at, value, raw, state, origin, rev },
      ]),
    ),
    waivers,
    sealed: sealed[0]?.submission ?? null,
  };
}

type SavedStep = {
  readonly nodeId: number;
  readonly addressId: number;
  readonly personId: number;
  readonly source: string;
  readonly events: readonly InterviewEvent[];
  /** The revision that the changes are written at. */
  readonly rev: number;
  readonly now: Date;
};

/** Writes what a step changed: answers, waivers and the history. The report's own row is the caller's. */
export async function saveStep(tx: Tx, saved: SavedStep): Promise<void> {
  const { nodeId, addressId, personId, source, events, rev, now } = saved;
  // When one message writes a place and then its note, the last change of the place is the one stored.
  const changes = new Map(changesOf(events).map((change) => [change.place, change]));
  const gone = [...changes.values()]
    .filter((change) => change.state === "open")
    .map((change) => change.place);
  const rows = [...changes.values()].flatMap(({ place, value, raw, state, origin }) =>
    state === "open" ? [] : [{ nodeId, place, value, raw, state, origin, rev }],
  );
  const waived = events.flatMap((item) =>
    item.type === "waived"
      ? [
          {
            nodeId,
            checkId: item.checkId,
            stem: item.stem,
            hash: item.hash,
            words: item.words,
            personId,
            at: now,
          },
        ]
      : [],
  );
  const history = events
    .filter((item) => item.type !== "said")
    .map((item) => ({
      nodeId,
      addressId,
      personId,
      at: now,
      type: item.type,
      body: forHistory(item),
      source,
    }));
  await Promise.all([
    gone.length > 0
      ? tx.delete(answer).where(and(eq(answer.nodeId, nodeId), inArray(answer.place, gone)))
      : null,
    rows.length > 0
      ? tx
          .insert(answer)
          .values(rows)
          .onConflictDoUpdate({
            target: [answer.nodeId, answer.place],
            set: {
              value: sql`excluded.value`,
              raw: sql`excluded.raw`,
              state: sql`excluded.state`,
              origin: sql`excluded.origin`,
              rev: sql`excluded.rev`,
            },
          })
      : null,
    waived.length > 0
      ? tx
          .insert(waiver)
          .values(waived)
          .onConflictDoUpdate({
            target: [waiver.nodeId, waiver.checkId, waiver.stem],
            set: { hash: sql`excluded.hash`, words: sql`excluded.words`, personId, at: now },
          })
      : null,
    history.length > 0 ? tx.insert(event).values(history) : null,
  ]);
}

/** Changes of a report's own row. */
export async function updateReport(
  tx: Tx,
  nodeId: number,
  set: Partial<Omit<typeof report.$inferInsert, "nodeId">>,
): Promise<void> {
  await tx.update(report).set(set).where(eq(report.nodeId, nodeId));
}

/** The event as the history keeps it: of a finding only the check's id and the figures; what is asked of the office has its own table. */
function forHistory(item: InterviewEvent): EventBody {
  if (item.type === "requested" || item.type === "which-request") return { type: item.type, kind: item.kind };
  if (item.type !== "doubted") return item;
  return { type: item.type, id: item.id, check: item.finding.check.id, values: item.values, raw: item.raw };
}
