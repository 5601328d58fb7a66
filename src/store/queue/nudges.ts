// Messages that remind people: put out, counted for the half-day limit, followed by a reply. Knows nudge and outbox.
import { and, desc, eq, gt, inArray, isNotNull, isNull, notInArray, or, sql } from "drizzle-orm";
import type { Nudge, Reminder } from "../../form/rounds/due.ts";
import type { Tx } from "../db.ts";
import { nudge, outbox } from "../schema.ts";
import { putOutbox } from "./outbox.ts";

/** Queues a reminder and keeps that this person was reminded. Call `app.wake()` after the commit. */
export async function putReminder(tx: Tx, reminder: Reminder, now: Date): Promise<void> {
  const { personId, addressId, nodeIds, source, expiresAt } = reminder;
  const outboxId = await putOutbox(tx, {
    addressId,
    kind: "reminder",
    // The reminder is worded when it is sent, from what is still owed then; when nothing is, it is dropped.
    body: { type: "reference", name: "reminder", params: { v: 2 } },
    expiresAt,
    now,
  });
  await tx.insert(nudge).values({ outboxId, personId, at: now, source, nodeIds: [...nodeIds] });
}

/**
 * Locks people until the transaction ends, so that nobody else decides to remind them meanwhile. With "try" it gives
 * up, and returns false, where somebody else has the first of them at this moment.
 *
 * Everybody takes them in the order of their ids and after every other lock, so that no two wait for each other.
 */
export async function lockToRemind(
  tx: Tx,
  personIds: Iterable<number>,
  how: "wait" | "try",
): Promise<boolean> {
  const ids = [...new Set(personIds)].sort((a, b) => a - b);
  const [first] = ids;
  if (first === undefined) return true;
  if (how === "try") {
    const rows = await tx.execute(
      sql`select id from person where id = ${first} for no key update skip locked`,
    );
    if (rows.length === 0) return false;
  }
  await tx.execute(sql`
    select id from person
    where id in (select id::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as listed(id))
    order by id for no key update`);
  return true;
}

/**
 * The reminders sent to these people since a moment. One that never arrived, or no longer can, disturbed nobody and is
 * left out.
 */
export async function nudgesOf(
  tx: Tx,
  personIds: readonly number[],
  { since, now }: { readonly since: Date; readonly now: Date },
): Promise<ReadonlyMap<number, readonly Nudge[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .select({ personId: nudge.personId, at: nudge.at, source: nudge.source, nodeIds: nudge.nodeIds })
    .from(nudge)
    .innerJoin(outbox, eq(outbox.id, nudge.outboxId))
    .where(
      and(
        inArray(nudge.personId, [...personIds]),
        gt(nudge.at, since),
        notInArray(outbox.state, ["failed", "dropped"]),
        or(notInArray(outbox.state, ["queued"]), isNull(outbox.expiresAt), gt(outbox.expiresAt, now)),
      ),
    );
  const byPerson = new Map<number, Nudge[]>();
  for (const { personId, ...rest } of rows) {
    const known = byPerson.get(personId) ?? [];
    byPerson.set(personId, known);
    known.push(rest);
  }
  return byPerson;
}

/** The reports for which a reminder was queued; null when this row is no reminder. */
export async function remindedOf(tx: Tx, outboxId: number): Promise<readonly number[] | null> {
  const [row] = await tx.select({ nodeIds: nudge.nodeIds }).from(nudge).where(eq(nudge.outboxId, outboxId));
  return row?.nodeIds ?? null;
}

/** Keeps which report a reminder names first as it is worded now. */
export async function nameFirst(tx: Tx, outboxId: number, nodeId: number): Promise<void> {
  await tx.update(nudge).set({ namedFirst: nodeId }).where(eq(nudge.outboxId, outboxId));
}

/**
 * The report that the reminder which reached this address last names first, and when by the platform's clock (null
 * where it does not say); null when none has since then.
 */
export async function lastReminder(
  tx: Tx,
  addressId: number,
  since: Date,
): Promise<{ readonly nodeId: number; readonly at: Date | null } | null> {
  const [row] = await tx
    .select({ nodeId: nudge.namedFirst, at: outbox.platformAt })
    .from(outbox)
    .innerJoin(nudge, eq(nudge.outboxId, outbox.id))
    .where(and(eq(outbox.addressId, addressId), isNotNull(outbox.seq), gt(outbox.sentAt, since)))
    .orderBy(desc(outbox.seq))
    .limit(1);
  return row && row.nodeId !== null ? { nodeId: row.nodeId, at: row.at } : null;
}
