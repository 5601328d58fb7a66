// One report, locked and loaded for a message. Knows the tables around a node.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Answer } from "../../form/answers.ts";
import type { Place } from "../../form/place.ts";
import { reportStates } from "../../form/report-state.ts";
import type { RoundSettings } from "../../form/rounds/settings.ts";
import type { ReturnedRows } from "../../interview/returned-rows.ts";
import type { Tx } from "../db.ts";
import type { report, submission, waiver } from "../schema.ts";
import { shapes } from "../shapes/columns.ts";
import { statement, together } from "../statement.ts";
import { waitingIn, waitingJson } from "./returned-rows.ts";

export type ReportRow = typeof report.$inferSelect;

/** What is said of a sealed version. */
export type SealedVersion = Pick<
  typeof submission.$inferSelect,
  "id" | "version" | "receipt" | "sealedAt" | "late" | "missing"
>;

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
    /** Whether its answers are its own part of what is compiled from the units below it. */
    readonly compiles: boolean;
    /** The unit right above that compiles this report into its own; null where it goes to the office. */
    readonly compiledBy: string | null;
  };
  readonly round: {
    readonly formId: string;
    readonly formVersion: number;
    readonly title: string;
    readonly open: boolean;
    /** Since when its figures are frozen; null while they may change. */
    readonly lockedAt: Date | null;
    readonly settings: RoundSettings;
  };
  /** The deadline that holds for this unit. */
  readonly deadline: Date;
  readonly report: ReportRow;
  readonly answers: ReadonlyMap<Place, Answer>;
  readonly waivers: readonly Pick<typeof waiver.$inferSelect, "checkId" | "stem" | "hash" | "words">[];
  readonly sealed: SealedVersion | null;
  /** Rows of it that are to be looked at again; null where none are. */
  readonly returned: ReturnedRows | null;
};

const id = z.coerce.number();
const time = z.coerce.date();

const lock = statement(
  ["nodeId"],
  (value) => sql`
    select node_id as "nodeId", state, rev, submission_id as "submissionId", revising, remark,
      first_at as "firstAt", last_at as "lastAt", entered, done, total
    from report where node_id = ${value("nodeId")} for update`,
  z.object({
    nodeId: id,
    state: z.enum(reportStates),
    rev: z.number(),
    submissionId: id.nullable(),
    revising: z.boolean(),
    remark: z.string().nullable(),
    firstAt: time.nullable(),
    lastAt: time.nullable(),
    entered: z.unknown(),
    done: z.number(),
    total: z.number(),
  }),
);

const load = statement(
  ["nodeId"],
  (value) => sql`
    select node.id, node.round_id as "roundId", node.path, node.code, node.name, node.kind, node.profile, node.facts, node.compiles,
      (select above.name from node above
        where above.id = node.parent_id and above.compiles and above.exempt_reason is null) as "compiledBy",
      coalesce(node.deadline, round.deadline) as deadline, round.form_id as "formId",
      coalesce(node.form_version, round.form_version) as "formVersion", round.title, round.state = 'open' as open,
      round.locked_at as "lockedAt", round.settings,
      (select jsonb_agg(jsonb_build_array(place, value, raw, state, origin, rev)) from answer
        where answer.node_id = node.id) as answers,
      (select jsonb_agg(jsonb_build_object('checkId', check_id, 'stem', stem, 'hash', hash, 'words', words))
        from waiver where waiver.node_id = node.id) as waivers,
      (select jsonb_build_object('id', sealed.id, 'version', version, 'receipt', receipt, 'sealedAt', sealed_at,
          'late', late, 'missing', missing)
        from report join submission sealed on sealed.id = report.submission_id
        where report.node_id = node.id) as sealed,
      ${waitingJson(sql`node.id`)} as waiting
    from node join round on round.id = node.round_id where node.id = ${value("nodeId")}`,
  z.object({
    id,
    roundId: id,
    path: z.string(),
    code: z.string(),
    name: z.string(),
    kind: z.string(),
    profile: z.string().nullable(),
    facts: z.unknown(),
    compiles: z.boolean(),
    compiledBy: z.string().nullable(),
    deadline: time,
    formId: z.string(),
    formVersion: z.number(),
    title: z.string(),
    open: z.boolean(),
    lockedAt: time.nullable(),
    settings: z.unknown(),
    answers: z
      .array(
        z.tuple([
          z.string(),
          z.unknown(),
          z.string(),
          z.enum(["answered", "skipped"]),
          z.enum(["typed", "gate", "rest", "linked", "upload", "office"]),
          z.number(),
        ]),
      )
      .nullable(),
    waivers: z
      .array(
        z.object({ checkId: z.string(), stem: z.string(), hash: z.string(), words: z.string().nullable() }),
      )
      .nullable(),
    sealed: z
      .object({
        id: z.number(),
        version: z.number(),
        receipt: z.string(),
        sealedAt: time,
        late: z.boolean(),
        missing: z.number(),
      })
      .nullable(),
    waiting: z.unknown(),
  }),
);

/** What belongs to a node's report, but for the row that is locked when it changes. */
export type LoadedReport = Omit<LockedReport, "report">;

/** Locks a node's report and loads what belongs to it, as it is once the lock is given. */
export async function lockReport(tx: Tx, nodeId: number): Promise<LockedReport> {
  const [[locked], rows] = await together([lock(tx, { nodeId }), load(tx, { nodeId })]);
  if (!locked) throw new Error(`node ${nodeId} has no report`);
  const entered = locked.entered === null ? null : shapes["report.entered"].read(locked.entered);
  return { ...loadedIn(rows, nodeId), report: { ...locked, entered } };
}

/** The same to be looked at alone: nobody waits for it. */
export async function loadReport(tx: Tx, nodeId: number): Promise<LoadedReport> {
  return loadedIn(await load(tx, { nodeId }), nodeId);
}

const standing = z.object({ rev: z.number(), state: z.enum(reportStates), revising: z.boolean() });

/** At which revision a report is, and whether it was handed in, to be looked at alone. */
export async function reportStanding(tx: Tx, nodeId: number): Promise<z.infer<typeof standing>> {
  const [row] = await tx.execute(sql`select rev, state, revising from report where node_id = ${nodeId}`);
  return standing.parse(row);
}

function loadedIn([loaded]: Awaited<ReturnType<typeof load>>, nodeId: number): LoadedReport {
  if (!loaded) throw new Error(`node ${nodeId} is gone`);
  const {
    roundId,
    path,
    code,
    name,
    kind,
    profile,
    compiles,
    compiledBy,
    deadline,
    answers,
    waivers,
    sealed,
  } = loaded;
  if (profile === null) throw new Error(`node ${nodeId} answers no form`);
  const facts = shapes["node.facts"].read(loaded.facts);
  const { formId, formVersion, title, open, lockedAt } = loaded;
  const settings = shapes["round.settings"].read(loaded.settings);
  return {
    node: { id: loaded.id, roundId, path, code, name, kind, profile, facts, compiles, compiledBy },
    round: { formId, formVersion, title, open, lockedAt, settings },
    deadline,
    answers: new Map(
      (answers ?? []).map(([place, kept, raw, state, origin, rev]) => {
        const value = kept === null ? null : shapes["answer.value"].read(kept);
        return [place, { place, value, raw, state, origin, rev }];
      }),
    ),
    waivers: waivers ?? [],
    sealed,
    returned: waitingIn(loaded.waiting, settings.office),
  };
}
