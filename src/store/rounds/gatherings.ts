// Files with reports of units below, handed over together: which they are, and what was settled of each report in them. Knows upload, gathering and gathered.
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { UploadOutcome } from "../../interview/handed/handed.ts";
import type { Tx } from "../db.ts";
import { gathered, gathering, upload } from "../schema.ts";
import { statement } from "../statement.ts";
import { tellUploadAgain } from "./tell-upload.ts";

const id = z.coerce.number();

export type GatheringRow = typeof gathering.$inferSelect;
export type GatheredRow = typeof gathered.$inferSelect;

/** A unit whose report may be among the files. */
export type UnitBelow = {
  readonly nodeId: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  /** It has handed in, or was asked for something in what it had: nothing is written over that. */
  readonly handedIn: boolean;
  readonly formId: string;
  readonly formVersion: number;
  readonly profile: string;
};

const inner = statement(
  ["nodeId"],
  (value) => sql`
    select node.compiles or coalesce(round.settings -> 'innerOf' ->> node.code, round.settings -> 'inner' ->> node.kind)
      = 'watches' as gathers
    from node join round on round.id = node.round_id where node.id = ${value("nodeId")}::bigint and round.state = 'open'`,
  z.object({ gathers: z.boolean().nullable() }),
);

/** Whether whoever answers for this node enters the reports of the units below it too. */
export async function gathersAt(tx: Tx, nodeId: number): Promise<boolean> {
  const [row] = await inner(tx, { nodeId });
  return row?.gathers === true;
}

const below = statement(
  ["nodeId"],
  (value) => sql`
    select node.id as "nodeId", node.code, node.name, node.short_name as "shortName",
      report.submission_id is not null as "handedIn", round.form_id as "formId",
      coalesce(node.form_version, round.form_version) as "formVersion", node.profile
    from node join round on round.id = node.round_id join node top on top.round_id = node.round_id and starts_with(node.path, top.path)
    join report on report.node_id = node.id
    where top.id = ${value("nodeId")}::bigint and node.id <> top.id and node.expected and node.exempt_reason is null
      and not node.compiles and node.profile is not null
    order by node.position, node.id`,
  z.object({
    nodeId: id,
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    handedIn: z.boolean(),
    formId: z.string(),
    formVersion: z.number(),
    profile: z.string(),
  }),
);

/** The units below a node that report, in the order of the round. */
export function unitsBelow(tx: Tx, nodeId: number): Promise<UnitBelow[]> {
  return below(tx, { nodeId });
}

type Giver = { readonly nodeId: number; readonly personId: number; readonly addressId: number };

/** The gathering that files of this chat belong to now: the one that is not settled yet, or a new one. */
export async function gatheringFor(
  tx: Tx,
  { nodeId, personId, addressId }: Giver,
  now: Date,
): Promise<number> {
  const [open] = await tx
    .select({ id: gathering.id })
    .from(gathering)
    .where(
      and(
        eq(gathering.nodeId, nodeId),
        eq(gathering.personId, personId),
        eq(gathering.addressId, addressId),
        eq(gathering.state, "open"),
      ),
    );
  if (open) return open.id;
  const rows = await tx
    .insert(gathering)
    .values({ nodeId, personId, addressId, at: now, state: "open" })
    .returning({ id: gathering.id });
  const [made] = z.tuple([z.object({ id: z.number() })]).parse(rows);
  return made.id;
}

/** Puts a file that lies with the node among those of a gathering. */
export async function putAmong(tx: Tx, gatheringId: number, uploadIds: readonly number[]): Promise<void> {
  await tx
    .update(upload)
    .set({ gatheringId })
    .where(inArray(upload.id, [...uploadIds]));
}

/** The gathering of a file, locked; null of a file that belongs to none. */
export async function gatheringOf(tx: Tx, uploadId: number): Promise<GatheringRow | null> {
  const [row] = await tx
    .select({ gathering })
    .from(gathering)
    .innerJoin(upload, eq(upload.gatheringId, gathering.id))
    .where(and(eq(upload.id, uploadId), isNull(upload.removedAt)))
    .for("update", { of: gathering });
  return row?.gathering ?? null;
}

/** A gathering, locked; null where it is not this person's. */
export async function gatheringById(tx: Tx, at: number, personId: number): Promise<GatheringRow | null> {
  const [row] = await tx
    .select()
    .from(gathering)
    .where(and(eq(gathering.id, at), eq(gathering.personId, personId)))
    .for("update");
  return row ?? null;
}

/** The one that a person has not settled yet at this node; null where there is none. */
export async function openGathering(tx: Tx, personId: number, nodeId: number): Promise<number | null> {
  const [row] = await tx
    .select({ id: gathering.id })
    .from(gathering)
    .where(and(eq(gathering.personId, personId), eq(gathering.nodeId, nodeId), eq(gathering.state, "open")));
  return row?.id ?? null;
}

export type GatheredFile = {
  readonly id: number;
  readonly name: string;
  /** Null while it waits to be read. */
  readonly outcome: UploadOutcome | null;
};

/** The files of a gathering that were not taken back; of one of them alone where it is named. */
export function filesGathered(
  tx: Tx,
  gatheringId: number,
  only: number | null = null,
): Promise<GatheredFile[]> {
  return tx
    .select({ id: upload.id, name: upload.name, outcome: upload.outcome })
    .from(upload)
    .where(
      and(
        eq(upload.gatheringId, gatheringId),
        isNull(upload.removedAt),
        only === null ? undefined : eq(upload.id, only),
      ),
    )
    .orderBy(asc(upload.id));
}

/** What was settled of the reports in these files, in the order of the files. */
export function gatheredIn(tx: Tx, gatheringId: number): Promise<GatheredRow[]> {
  return tx.select().from(gathered).where(eq(gathered.gatheringId, gatheringId)).orderBy(asc(gathered.id));
}

/** Notes reports that were found in the files. */
export async function noteGathered(tx: Tx, rows: readonly (typeof gathered.$inferInsert)[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(gathered)
      .values([...rows])
      .onConflictDoNothing();
}

/** Settles one of them. */
export async function settleGathered(
  tx: Tx,
  at: number,
  settled: Partial<Pick<GatheredRow, "nodeId" | "state" | "why" | "no" | "blanks" | "submissionId" | "rev">>,
): Promise<void> {
  await tx.update(gathered).set(settled).where(eq(gathered.id, at));
}

export async function settleGathering(
  tx: Tx,
  at: number,
  settled: Partial<Pick<GatheringRow, "state" | "zeros">>,
): Promise<void> {
  await tx.update(gathering).set(settled).where(eq(gathering.id, at));
}

/**
 * Leaves the message by which the chat hears of a gathering, or by which the next report of it is written; of files that
 * are still being read nothing is said.
 */
export async function tellGathering(tx: Tx, gatheringId: number, step: string, now: Date): Promise<boolean> {
  const files = await tx
    .select({ id: upload.id, waits: sql<boolean>`${upload.outcome} is null`, addressId: gathering.addressId })
    .from(upload)
    .innerJoin(gathering, eq(gathering.id, upload.gatheringId))
    .where(and(eq(upload.gatheringId, gatheringId), isNull(upload.removedAt)))
    .orderBy(asc(upload.id));
  const [first] = files;
  if (!first || files.some(({ waits }) => waits)) return false;
  const told = { id: first.id, addressId: first.addressId };
  await tellUploadAgain(tx, told, { knownAt: now, sending: `gathering-${gatheringId}-${step}` }, now);
  return true;
}

const heldAbove = statement(
  ["submissionId"],
  (value) =>
    sql`select 1 as held from submission_source where source_id = ${value("submissionId")}::bigint limit 1`,
  z.object({ held: z.number() }),
);

/** Whether a report above was sealed with this version in it. */
export async function isHeldAbove(tx: Tx, submissionId: number): Promise<boolean> {
  return (await heldAbove(tx, { submissionId })).length > 0;
}
