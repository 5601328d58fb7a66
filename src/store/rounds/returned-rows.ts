// Rows of a sealed report that are to be looked at again: made, added to, settled, taken back. Knows row_return and returned_row.
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Value } from "../../form/answers.ts";
import type { ReturnedRows, RowOutcome } from "../../interview/returned-rows.ts";
import type { Tx } from "../db.ts";
import { event, returnedRow, rowReturn } from "../schema.ts";
import { shapes } from "../shapes/columns.ts";

/** A row as whoever asks for it says it. */
export type NewReturnedRow = {
  readonly id: string;
  readonly comment: string;
  readonly values: readonly Value[] | null;
};

type NewReturn = {
  readonly nodeId: number;
  readonly version: number;
  readonly personId: number;
  readonly addressId: number | null;
  readonly rows: readonly NewReturnedRow[];
  readonly now: Date;
};

/**
 * Asks for these rows of a version. Where others of it wait already, these come beside them; one that was asked for before
 * is asked for anew. The caller holds the report's lock and has seen that the version is the newest.
 */
export async function returnRows(tx: Tx, given: NewReturn): Promise<{ readonly returnId: number }> {
  const { nodeId, version, personId, addressId, rows, now } = given;
  const [open] = await tx
    .select({ id: rowReturn.id })
    .from(rowReturn)
    .where(and(eq(rowReturn.nodeId, nodeId), isNull(rowReturn.settledAt)));
  const [made] = open
    ? [open]
    : await tx
        .insert(rowReturn)
        .values({ nodeId, version, personId, at: now })
        .returning({ id: rowReturn.id });
  if (!made) throw new Error("a return of rows was not inserted");
  const ids = rows.map(({ id }) => id);
  const [last] = z
    .array(z.object({ position: z.coerce.number() }))
    .parse([
      ...(await tx.execute(
        sql`select coalesce(max(position), 0) as position from returned_row where return_id = ${made.id}`,
      )),
    ]);
  await tx
    .delete(returnedRow)
    .where(and(eq(returnedRow.returnId, made.id), inArray(returnedRow.question, ids)));
  await tx.insert(returnedRow).values(
    rows.map(({ id, comment, values }, index) => ({
      returnId: made.id,
      question: id,
      position: (last?.position ?? 0) + index + 1,
      comment,
      proposed: values && { values: [...values] },
    })),
  );
  const body = {
    version,
    rows: rows.map(({ id, comment, values }) => ({ id, comment, ...(values ? { values } : {}) })),
  };
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type: "rows-returned", body });
  return { returnId: made.id };
}

const stored = z.object({
  id: z.number(),
  version: z.number(),
  since: z.number(),
  by: z.string().nullable(),
  missingReason: z.string().nullable(),
  rows: z.array(
    z.object({
      id: z.string(),
      comment: z.string(),
      proposed: z.unknown(),
      by: z.number().nullable(),
      outcome: z.enum(["kept", "changed", "agreed"]).nullable(),
    }),
  ),
});

/** SQL: the lowest place above a node where a person stands, by its name; null for the top of the tree. */
const askerSql = (nodeId: SQL, personId: SQL) => sql`(
  select above.name from role join node above on above.unit_id = role.unit_id and above.parent_id is not null
  join node own on own.id = ${nodeId} and own.round_id = above.round_id and starts_with(own.path, above.path)
    and own.id <> above.id
  where role.person_id = ${personId} and role.to_at is null
  order by length(above.path) desc limit 1)`;

/** How whoever asks for rows is called, where that is not the office itself; null where it is. */
export async function askerName(tx: Tx, nodeId: number, personId: number): Promise<string | null> {
  const [row] = await tx.execute(
    sql`select ${askerSql(sql`${nodeId}::bigint`, sql`${personId}::bigint`)} as name`,
  );
  return z.object({ name: z.string().nullable() }).parse(row).name;
}

/**
 * SQL of what waits at a node, as JSON; null where nothing does. Whoever asked is named by the lowest place above the
 * unit where they stand; the top of the tree is the office itself.
 */
export const waitingJson = (nodeId: SQL) => sql`(
  select jsonb_build_object('id', row_return.id, 'version', row_return.version,
    'since', (extract(epoch from row_return.at) * 1000)::float8,
    'by', ${askerSql(sql`row_return.node_id`, sql`row_return.person_id`)},
    'missingReason', (select missing_reason from submission
      where submission.node_id = row_return.node_id and submission.version = row_return.version),
    'rows', (select jsonb_agg(jsonb_build_object('id', question, 'comment', comment, 'proposed', proposed,
        'outcome', outcome, 'by', (select person_id from event where event.node_id = row_return.node_id
          and event.type = 'rows-returned' and event.at >= row_return.at
          and event.body -> 'rows' @> jsonb_build_array(jsonb_build_object('id', question))
          order by event.id desc limit 1)) order by position)
      from returned_row where return_id = row_return.id))
  from row_return where row_return.node_id = ${nodeId} and row_return.settled_at is null)`;

/** What waits, from that JSON; `office` is the name of the top of the tree. */
export function waitingIn(json: unknown, office: string): ReturnedRows | null {
  if (json === null || json === undefined) return null;
  const { by, version: _, rows, ...rest } = stored.parse(json);
  return {
    ...rest,
    by: by ?? office,
    rows: rows.map(({ proposed, by: person, ...row }) => ({
      ...row,
      proposed: proposed === null ? null : { values: wholeOf(proposed), by: person },
    })),
  };
}

function wholeOf(proposed: unknown): readonly Value[] {
  return shapes["returned_row.proposed"].read(proposed).values.filter((value) => value !== null);
}

/** What waits at a node; null where nothing does. */
export async function waitingRows(tx: Tx, nodeId: number, office: string): Promise<ReturnedRows | null> {
  const [row] = await tx.execute(sql`select ${waitingJson(sql`${nodeId}`)} as waiting`);
  return waitingIn(z.object({ waiting: z.unknown() }).parse(row).waiting, office);
}

type Settled = {
  readonly returnId: number;
  readonly rows: readonly { readonly id: string; readonly outcome: RowOutcome }[];
  /** The report was handed in again. */
  readonly sealed: boolean;
  readonly now: Date;
};

/** Keeps what became of rows. The caller holds the report's lock. */
export async function settleRows(tx: Tx, { returnId, rows, sealed, now }: Settled): Promise<void> {
  for (const { id, outcome } of rows)
    await tx
      .update(returnedRow)
      .set({ outcome, at: now })
      .where(and(eq(returnedRow.returnId, returnId), eq(returnedRow.question, id)));
  if (sealed) await tx.update(rowReturn).set({ settledAt: now }).where(eq(rowReturn.id, returnId));
}

/** Takes back what nobody answered yet. The caller holds the report's lock and has seen that. */
export async function takeBackRows(
  tx: Tx,
  { nodeId, version, personId, addressId, now }: Omit<NewReturn, "rows">,
): Promise<void> {
  await endRowReturn(tx, nodeId, now);
  const body = { version };
  await tx.insert(event).values({ nodeId, personId, addressId, at: now, type: "rows-taken-back", body });
}

/** Nothing waits at this node any more: it was taken back, or the whole report was returned. */
export async function endRowReturn(tx: Tx, nodeId: number, now: Date): Promise<void> {
  await tx
    .update(rowReturn)
    .set({ settledAt: now })
    .where(and(eq(rowReturn.nodeId, nodeId), isNull(rowReturn.settledAt)));
}

/** The chats last used by those who asked for rows of a report since then and still stand above its unit. */
export async function askersOfRows(
  tx: Tx,
  { nodeId, since }: { readonly nodeId: number; readonly since: Date },
): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct on (address.person_id) address.id
    from event
    join node own on own.id = event.node_id
    join role on role.person_id = event.person_id and role.to_at is null
    join node above on above.unit_id = role.unit_id and above.round_id = own.round_id
      and starts_with(own.path, above.path) and (role.role = 'officer' or above.id <> own.id)
    join address on address.person_id = event.person_id and address.state = 'open'
    where event.node_id = ${nodeId} and event.type = 'rows-returned' and event.at >= ${since.toISOString()}
    order by address.person_id, address.last_in desc`);
  return rows.map((row) => z.object({ id: z.coerce.number() }).parse(row).id);
}

const waitingUnit = z
  .object({ unit: z.string(), rows: z.coerce.number(), since: z.coerce.number() })
  .transform(({ unit, rows, since }) => ({ unit, rows, since: new Date(since) }));

/** The units below a place of which rows wait, the oldest first: how many, and since when. */
export async function unitsLookingAgain(
  tx: Tx,
  scope: { readonly roundId: number; readonly path: string },
): Promise<readonly z.infer<typeof waitingUnit>[]> {
  const rows = await tx.execute(sql`
    select node.short_name as unit, (extract(epoch from row_return.at) * 1000)::float8 as since,
      (select count(*) from returned_row where return_id = row_return.id and outcome is null) as rows
    from row_return join node on node.id = row_return.node_id
    where row_return.settled_at is null and node.round_id = ${scope.roundId}
      and starts_with(node.path, ${scope.path})
    order by row_return.at, row_return.id`);
  return waitingUnit.array().parse([...rows]);
}
