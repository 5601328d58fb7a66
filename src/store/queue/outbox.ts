// The outbox's rows: what must go out is written here in the transaction that decided it. Knows no channel.
import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type AskedThen, askedThenShape } from "../../interview/chat.ts";
import type { Address, ChannelName, OutgoingMessage } from "../../message.ts";
import type { Tx } from "../db.ts";
import { outboxBodyShape, type Reference } from "../shapes/outbox-body.ts";
import { statement } from "../statement.ts";
import { leaseEnds, leaseIsFree } from "./address-lease.ts";
import { pausedAccount, pauseHolds } from "./pause.ts";
import { goesAgain, type OutboxKind, type Sending } from "./sending.ts";

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

const inserted = z.tuple([
  z.object({
    id: z.coerce.number(),
    channel: z.enum(["telegram", "web", "zalo-bot", "zalo-oa", "mail"]).nullable(),
  }),
]);

/** Of each transaction, the channels for which it queued something. */
const queued = new WeakMap<Tx, Set<ChannelName>>();

/** The channels whose deliverer has something to look for once this transaction is committed: call `app.wake()`. */
export function queuedIn(tx: Tx): ReadonlySet<ChannelName> {
  return queued.get(tx) ?? new Set();
}

function noteQueued(tx: Tx, channel: ChannelName | null): void {
  if (channel === null) return;
  const known = queued.get(tx) ?? new Set();
  queued.set(tx, known.add(channel));
}

/**
 * SQL that drops the chat's unsent supersedable replies: the person is asked one thing at a time. A row that a
 * deliverer holds at this moment is being sent: it is left alone, never waited for.
 */
const supersede = (addressId: number | Placeholder, but: SQL) => sql`
  old as (
    select id from outbox
    where address_id = ${addressId} and state = 'queued' and kind = 'reply' and supersedable
      and parts_done = 0 and ${but}
    for update skip locked
  ), superseded as (
    update outbox set state = 'dropped', problem = 'superseded' from old where outbox.id = old.id
  )`;

/**
 * Queues a message for an address and gives the row's id; of a repeated `dedupe` key, the first row's. Call
 * `app.wake()` after the commit.
 *
 * A reply drops the chat's unsent supersedable replies.
 */
export async function putOutbox(tx: Tx, row: NewOutboxRow): Promise<number> {
  const dedupe = row.dedupe ?? null;
  const prompt = row.prompt ? askedThenShape.write(row.prompt) : null;
  const insert = sql`
    insert into outbox (address_id, channel, priority, kind, dedupe, body, created_at, not_before, expires_at, supersedable, prompt, state)
    values (${row.addressId}, (select channel from address where id = ${row.addressId}), ${priorities[row.kind]}, ${row.kind}, ${dedupe}, ${outboxBodyShape.write(row.body)}::text::jsonb,
      ${row.now.toISOString()}, ${row.notBefore?.toISOString() ?? null}, ${row.expiresAt?.toISOString() ?? null},
      ${row.supersedable ?? false}, ${prompt}::text::jsonb, 'queued')
    on conflict (dedupe) do update set dedupe = excluded.dedupe
    returning id, channel`;
  const rows = await tx.execute(
    row.kind === "reply"
      ? sql`with ${supersede(row.addressId, sql`(dedupe is null or dedupe is distinct from ${dedupe})`)} ${insert}`
      : insert,
  );
  const [{ id, channel }] = inserted.parse([...rows]);
  noteQueued(tx, channel);
  return id;
}

/** What the chat of an incoming message is answered. */
export type NewReply = Pick<NewOutboxRow, "addressId" | "supersedable" | "prompt" | "now"> & {
  readonly kind: "reply" | "receipt";
  readonly body: OutgoingMessage;
  readonly to: Address;
  /** Who would send it at once (`app.direct`), as the holder of the address's lease; null where nobody has room. */
  readonly sender: string | null;
};

/** A reply that was written as being sent, for its sender: hand it over once the transaction is committed. */
export type Handed = { readonly to: Address; readonly row: Sending };

const reply = statement(
  ["addressId", "channel", "account", "kind", "priority", "sender", "body", "prompt", "supersedable", "now"],
  (value) => sql`
    with ${supersede(value("addressId"), sql`${value("kind")} = 'reply'`)}, held as (
      update address set lease_by = ${value("sender")}, lease_until = ${leaseEnds}
      where id = ${value("addressId")}::bigint and ${value("sender")}::text is not null and ${leaseIsFree}
        and not ${pauseHolds(sql.raw("address"))}
        and not exists (${pausedAccount(value("channel"), value("account"))})
        and not exists (
          select 1 from outbox earlier where earlier.address_id = ${value("addressId")}::bigint
            and earlier.state in ('queued', 'sending') and earlier.id not in (select id from old)
            and (earlier.not_before is null or earlier.not_before <= ${value("now")}::timestamptz)
        )
      returning 1
    ), way as (select exists (select 1 from held) as direct)
    insert into outbox (address_id, channel, priority, kind, body, created_at, supersedable, prompt, state, attempts, again_at)
    select ${value("addressId")}::bigint, ${value("channel")}, ${value("priority")}::smallint, ${value("kind")},
      ${value("body")}::text::jsonb, ${value("now")}::timestamptz, ${value("supersedable")}::bool,
      ${value("prompt")}::text::jsonb,
      case when direct then 'sending' else 'queued' end, case when direct then 1 else 0 end,
      case when direct then ${goesAgain()} end
    from way returning id, state`,
  z.object({ id: z.coerce.number(), state: z.enum(["queued", "sending"]) }),
);

/**
 * Writes the answer to a message. Where nothing goes before it to this address and nothing is paused, the row is
 * written as being sent and the address is leased to `sender`: it goes out without being looked for. Otherwise it is
 * queued. If the sender dies before it has sent it, the lease runs out, and the row is one of unknown outcome.
 *
 * One statement, for it runs in every incoming message's transaction, which has written the address before: a deliverer
 * passes over it.
 */
export async function putReply(
  tx: Tx,
  given: NewReply,
): Promise<{ readonly id: number; readonly handed: Handed | null }> {
  const { addressId, to, kind, body, sender, now, supersedable = false } = given;
  const [written] = await reply(tx, {
    ...{ addressId, kind, sender, now, supersedable, channel: to.channel, account: to.account },
    priority: priorities[kind],
    body: outboxBodyShape.write(body),
    prompt: given.prompt ? askedThenShape.write(given.prompt) : null,
  });
  if (!written) throw new Error("a reply was not written");
  const { id, state } = written;
  if (state === "queued") noteQueued(tx, to.channel);
  const row = { id, addressId, chat: to.chat, kind, createdAt: now, attempts: 1, unknowns: 0, partsDone: 0 };
  return {
    id,
    handed: state === "sending" ? { to, row: { ...row, body: { ok: true, value: body } } } : null,
  };
}

/**
 * Queues the same notice for each address, so that people hear of one thing once. `about` names the thing: to an
 * address that was told about it nothing is written again.
 */
export async function putNotices(
  tx: Tx,
  addressIds: Iterable<number>,
  notice: Pick<NewOutboxRow, "notBefore" | "now"> & {
    readonly body: NewOutboxRow["body"];
    readonly about: string;
  },
): Promise<void> {
  const { about, ...row } = notice;
  for (const addressId of addressIds) {
    await putOutbox(tx, { addressId, kind: "notice", dedupe: `${about}:${addressId}`, ...row });
  }
}

/** Drops what waits to be told of this thing, to whomever. */
export async function cancelNotices(tx: Tx, about: string): Promise<void> {
  await tx.execute(sql`
    update outbox set state = 'dropped', problem = 'taken back'
    where kind = 'notice' and state = 'queued' and starts_with(dedupe, ${about} || ':')`);
}
