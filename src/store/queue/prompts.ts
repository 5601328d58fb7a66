// What the bot's messages asked, and when they reached people by the platform's clock. Knows the table outbox.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { type AskedThen, askedThenShape } from "../../interview/chat.ts";
import type { Tx } from "../db.ts";
import { statement } from "../statement.ts";

/** All by the clock of the chat's platform, in epoch milliseconds; null where nobody knows. */
export type PromptTimes = {
  /** When what is asked now arrived, since it is asked; Infinity while it certainly has not. */
  readonly delivered: number | null;
  /** When the last message that asks anything arrived, or was written where it is still under way. */
  readonly put: number | null;
  /** When what is asked now was asked first, be it long ago. */
  readonly first: number | null;
};

const unknownTimes: PromptTimes = { delivered: null, put: null, first: null };

const epoch = z.coerce.number().nullable();
const timesRow = z.object({ waits: z.boolean(), delivered: epoch, put: epoch, first: epoch });

const times = statement(
  ["addressId", "nodeId", "ids"],
  (value) => sql`
    with mine as (
      select id, state, unknowns, created_at, sent_at, platform_at, seq,
        -- A notice asks something of the report that it is about alone.
        case when kind <> 'notice' or (prompt ->> 'node')::bigint = ${value("nodeId")} then prompt end as prompt
      from outbox where address_id = ${value("addressId")} and state not in ('dropped', 'failed')
    ), ahead as (
      select platform_at - sent_at as by from mine where platform_at is not null order by seq desc limit 1
    ), prompts as (
      select id, state, state = 'queued' and unknowns = 0 as waits, platform_at,
        coalesce(platform_at, case when state <> 'sent' then created_at + (select by from ahead) end) as put,
        coalesce((prompt ->> 'node')::bigint = ${value("nodeId")} and (prompt -> 'asked' ->> 'id' = any(${value("ids")}::text[])
          or prompt -> 'asked' -> 'open' ?| ${value("ids")}::text[]), false) as asks
      from mine where prompt is not null
    ), last as (
      select * from prompts order by id desc limit 1
    ), run as (
      select * from prompts where id = (select id from last)
        or (asks and id > coalesce((select max(id) from prompts where not asks), 0))
    )
    select (select bool_and(waits) from run) as waits,
      (select extract(epoch from platform_at) * 1000 from run where state = 'sent' order by id limit 1) as delivered,
      (select extract(epoch from put) * 1000 from last) as put,
      (select case when bool_and(put is not null) then extract(epoch from min(put)) * 1000 end
        from prompts where asks) as first
    from last`,
  timesRow,
);

/**
 * When a chat's prompts reached it. A platform's clock is read off the dates that it gave to delivered messages: how
 * far it is ahead of ours says when, by it, a prompt was written that is still under way.
 *
 * @param ids the questions that are asked in the report of `nodeId`; none where what is asked is no question.
 */
export async function promptTimes(
  tx: Tx,
  addressId: number,
  { nodeId, ids }: { readonly nodeId: number; readonly ids: readonly string[] },
): Promise<PromptTimes> {
  const [row] = await times(tx, { addressId, nodeId, ids });
  if (!row) return unknownTimes;
  const { waits, delivered, put, first } = row;
  return { delivered: waits ? Number.POSITIVE_INFINITY : delivered, put, first };
}

/**
 * When the message that offered this choice reached the chat, by the platform's clock in epoch milliseconds; Infinity
 * while it certainly has not, null where nobody knows.
 */
export async function offeredAt(tx: Tx, addressId: number, choiceId: string): Promise<number | null> {
  const rows = await tx.execute(sql`
    with ahead as (
      select platform_at - sent_at as by from outbox
      where address_id = ${addressId} and platform_at is not null order by seq desc limit 1
    )
    select state = 'queued' and unknowns = 0 as waits, extract(epoch from
      coalesce(platform_at, case when state <> 'sent' then created_at + (select by from ahead) end)) * 1000 as put
    from outbox where address_id = ${addressId} and state not in ('dropped', 'failed')
      and body -> 'choices' @> jsonb_build_array(jsonb_build_object('id', ${choiceId}::text))
    order by id desc limit 1`);
  const [row] = z
    .object({ waits: z.boolean(), put: epoch })
    .array()
    .parse([...rows]);
  return row?.waits ? Number.POSITIVE_INFINITY : (row?.put ?? null);
}

/**
 * What a message of ours asked, by the platform's id of it or of one of its parts. "last" when nothing was asked
 * after it, "nothing" when it asked nothing, null when no such message is kept.
 */
export async function promptOf(
  tx: Tx,
  addressId: number,
  platformId: string,
): Promise<AskedThen | "last" | "nothing" | null> {
  const rows = await tx.execute(sql`
    select prompt, not exists (
      select 1 from outbox later where later.address_id = ${addressId} and later.id > outbox.id
        and later.prompt is not null and later.kind <> 'notice' and later.state not in ('dropped', 'failed')
    ) and kind <> 'notice' as last
    from outbox where address_id = ${addressId}
      and (platform_id = ${platformId} or ${platformId} = any(part_ids)) order by id desc limit 1`);
  const [row] = z
    .object({ prompt: z.unknown(), last: z.boolean() })
    .array()
    .parse([...rows]);
  if (!row) return null;
  if (row.prompt === null) return "nothing";
  return row.last ? "last" : askedThenShape.read(row.prompt);
}

/**
 * What this chat was asked of another report at a moment of its platform, where the report that it works on now was first
 * asked about more than `lateMs` after it; null otherwise, and where no platform says when.
 */
export async function askedElsewhereAt(
  tx: Tx,
  addressId: number,
  nodeId: number,
  { at, lateMs }: { readonly at: number; readonly lateMs: number },
): Promise<AskedThen | null> {
  const rows = await tx.execute(sql`
    with prompts as (
      select id, prompt, (prompt ->> 'node')::bigint as node, extract(epoch from platform_at) * 1000 as put from outbox
      where address_id = ${addressId} and prompt is not null and platform_at is not null and kind <> 'notice'
        and state not in ('dropped', 'failed')
    )
    select prompt, node <> ${nodeId} and ${at}::float8 + ${lateMs}::float8 < (
        select min(put) from prompts run where run.node = ${nodeId} and run.id > coalesce(
          (select max(id) from prompts other where other.node is distinct from ${nodeId}), 0)) as elsewhere
    from prompts where put <= ${at}::float8 order by id desc limit 1`);
  const [row] = z
    .object({ prompt: z.unknown(), elsewhere: z.boolean().nullable() })
    .array()
    .parse([...rows]);
  return row?.elsewhere ? askedThenShape.read(row.prompt) : null;
}

/**
 * What the last message of a chat that asks anything asked, where that was a notice about rows of this report that still
 * wait, and when it was queued (epoch milliseconds); null otherwise.
 */
export async function rowNotice(
  tx: Tx,
  addressId: number,
  nodeId: number,
): Promise<{ readonly prompt: AskedThen; readonly at: number } | null> {
  const rows = await tx.execute(sql`
    select last.prompt, (extract(epoch from last.created_at) * 1000)::float8 as at
    from (
      select kind, prompt, created_at from outbox
      where address_id = ${addressId} and prompt is not null and state not in ('dropped', 'failed')
      order by id desc limit 1
    ) as last
    join row_return on row_return.node_id = ${nodeId} and row_return.settled_at is null
      and last.created_at >= row_return.at
    where last.kind = 'notice' and (last.prompt ->> 'node')::bigint = ${nodeId}`);
  const [row] = z
    .object({ prompt: z.unknown(), at: z.number() })
    .array()
    .parse([...rows]);
  return row ? { prompt: askedThenShape.read(row.prompt), at: row.at } : null;
}
