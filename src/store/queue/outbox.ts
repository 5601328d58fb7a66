// The outbox's rows: what must go out is written here in the transaction that decided it. Knows no channel.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type AskedThen, askedThenShape } from "../../interview/chat.ts";
import type { OutgoingMessage } from "../../message.ts";
import type { Tx } from "../db.ts";
import { outboxBodyShape, type Reference } from "../shapes/outbox-body.ts";

export type OutboxKind = "reply" | "receipt" | "reminder" | "announcement" | "notice";

export type NewOutboxRow = {
  readonly addressId: number;
  readonly kind: OutboxKind;
  readonly body: OutgoingMessage | Reference;
  /** A row with a key that was used before is not written again. */
  readonly dedupe?: string;
  readonly notBefore?: Date;
  readonly expiresAt?: Date;
  /**
   * True for a message that only asks: a newer reply of the chat replaces it while it is unsent. Never set it on a
   * message that says what was recorded.
   */
  readonly supersedable?: boolean;
  /** What it asks. */
  readonly prompt?: AskedThen | null;
  readonly now: Date;
};

/** Across addresses, messages for which a person waits are sent first. */
const priorities = {
  reply: 0,
  receipt: 1,
  reminder: 2,
  notice: 2,
  announcement: 3,
} as const satisfies Record<OutboxKind, number>;

const insertedId = z.tuple([z.object({ id: z.coerce.number() })]);

/**
 * Queues a message for an address and gives the row's id; of a repeated `dedupe` key, the first row's.
 *
 * A reply drops the chat's unsent supersedable replies: the person is asked one thing at a time. One statement,
 * for it runs in every incoming message's transaction. Call `app.wake()` after the commit.
 */
export async function putOutbox(tx: Tx, row: NewOutboxRow): Promise<number> {
  const at = row.now.toISOString();
  const dedupe = row.dedupe ?? null;
  const prompt = row.prompt ? askedThenShape.write(row.prompt) : null;
  const insert = sql`
    insert into outbox (address_id, channel, priority, kind, dedupe, body, created_at, not_before, expires_at, supersedable, prompt, state)
    values (${row.addressId}, (select channel from address where id = ${row.addressId}), ${priorities[row.kind]}, ${row.kind}, ${dedupe}, ${outboxBodyShape.write(row.body)}::text::jsonb,
      ${at}, ${row.notBefore?.toISOString() ?? null}, ${row.expiresAt?.toISOString() ?? null},
      ${row.supersedable ?? false}, ${prompt}::text::jsonb, 'queued')
    on conflict (dedupe) do update set dedupe = excluded.dedupe
    returning id`;
  // A row that a deliverer holds at this moment is being sent: it is left alone, never waited for.
  const supersede = sql`
    with old as (
      select id from outbox
      where address_id = ${row.addressId} and state = 'queued' and kind = 'reply' and supersedable
        and parts_done = 0 and (dedupe is null or dedupe is distinct from ${dedupe})
      for update skip locked
    ), dropped as (
      update outbox set state = 'dropped', problem = 'superseded' from old where outbox.id = old.id
    )`;
  const rows = await tx.execute(row.kind === "reply" ? sql`${supersede} ${insert}` : insert);
  return insertedId.parse([...rows])[0].id;
}

/**
 * Queues the same notice for each address, so that people hear of one thing once. `about` names the thing: to an
 * address that was told about it nothing is written again.
 */
export async function putNotices(
  tx: Tx,
  addressIds: Iterable<number>,
  notice: Pick<NewOutboxRow, "notBefore" | "now"> & {
    readonly body: OutgoingMessage;
    readonly about: string;
  },
): Promise<void> {
  const { about, ...row } = notice;
  for (const addressId of addressIds) {
    await putOutbox(tx, { addressId, kind: "notice", dedupe: `${about}:${addressId}`, ...row });
  }
}
