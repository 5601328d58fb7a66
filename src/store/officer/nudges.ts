// Which units were nudged lately and by whom: what keeps a reminder from coming twice. Knows outbox rows and events.
import { and, eq, gt, like, notInArray, sql } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { event, outbox } from "../schema.ts";

/** A reminder's key in the outbox: one round, one unit, one asking, one door. */
export function reminderKey(roundId: number, nodeId: number, asking: string, addressId: number): string {
  return `remind:${roundId}:${nodeId}:${asking}:${addressId}`;
}

/** The nodes of a round to which a reminder went (or is going) since a moment. */
export async function nudgedSince(tx: Tx, roundId: number, since: Date): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectDistinct({ nodeId: sql<string>`split_part(${outbox.dedupe}, ':', 3)` })
    .from(outbox)
    .where(
      and(
        eq(outbox.kind, "reminder"),
        gt(outbox.createdAt, since),
        // One that never arrived has disturbed nobody.
        notInArray(outbox.state, ["failed", "dropped"]),
        like(outbox.dedupe, `remind:${roundId}:%`),
      ),
    );
  return new Set(rows.map((row) => Number(row.nodeId)));
}

type Asking = {
  /** The officer's node, under which it is kept. */
  readonly nodeId: number;
  readonly personId: number;
  readonly addressId: number;
  /** What tells one asking from the next. */
  readonly asking: string;
  readonly now: Date;
  readonly sent: number;
};

/** Keeps that an officer had units reminded; the list of them is in the outbox. */
export async function recordReminding(tx: Tx, given: Asking): Promise<void> {
  const { nodeId, personId, addressId, now, asking, sent } = given;
  await tx
    .insert(event)
    .values({ nodeId, personId, addressId, at: now, type: "reminded", body: { asking, sent } });
}

/** When this very asking was carried out, or null: the second press of one button finds the first. */
export async function remindedAt(tx: Tx, nodeId: number, asking: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: event.at })
    .from(event)
    .where(
      and(eq(event.nodeId, nodeId), eq(event.type, "reminded"), sql`${event.body}->>'asking' = ${asking}`),
    )
    .limit(1);
  return row?.at ?? null;
}
