// What is due next of an account: its addresses are leased and the first row of each is begun, in one statement.
import { type Placeholder, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../db.ts";
import { outboxBodyShape } from "../shapes/outbox-body.ts";
import { statement } from "../statement.ts";
import type { Account } from "./accounts.ts";
import { leaseEnds, leaseIsFree } from "./address-lease.ts";
import { pausedAccount, pauseHolds } from "./pause.ts";
import { goesAgain, mayGoAgain, type Sending } from "./sending.ts";

const OPEN = sql.raw("('queued', 'sending')");

const sendingRow = z.object({
  id: z.coerce.number(),
  addressId: z.coerce.number(),
  chat: z.string(),
  kind: z.enum(["reply", "receipt", "reminder", "announcement", "notice"]),
  body: z.unknown(),
  createdMs: z.number(),
  attempts: z.number(),
  unknowns: z.number(),
  partsDone: z.number(),
});
const claimedRow = z.object({ closed: z.number(), rows: sendingRow.array() });

/** How many rows are looked at from the head of the queue: several may be of one address. */
const HEAD = sql.raw("80");

/** A row that is found as being sent may go again at once where sending twice does no harm, and is not counted. */
const again = (repeatable: Placeholder) => sql`(${repeatable}::bool or ${mayGoAgain("left_over")})`;

const claim = statement(
  ["channel", "account", "owner", "limit", "doubtful", "repeatable", "now"],
  (value) => sql`
    with head as materialized (
      select row.address_id, row.priority, row.id, free.again is not null as doubtful
      from outbox row cross join lateral (
        select (select ${again(value("repeatable"))} from outbox left_over
            where left_over.address_id = address.id and left_over.state = 'sending' limit 1) as again
        from address where address.id = row.address_id and address.account = ${value("account")}
          and ${leaseIsFree} and not ${pauseHolds(sql.raw("address"))}
        offset 0 -- along the outbox in its order, an address at a time: the first few are all that is wanted
      ) free
      where row.channel = ${value("channel")} and row.state in ${OPEN}
        and (row.not_before is null or row.not_before <= ${value("now")}::timestamptz)
        and (free.again is null or free.again and ${value("doubtful")}::int > 0)
        and not exists (${pausedAccount(value("channel"), value("account"))})
      order by row.priority, row.id limit ${HEAD}
    ), each as (
      select address_id, doubtful, min(priority) as priority, min(id) as id from head group by address_id, doubtful
    ), numbered as (
      select *, row_number() over (partition by doubtful order by priority, id) as place from each
    ), best as (
      select * from numbered where not doubtful or place <= ${value("doubtful")}::int
      order by priority, id limit ${value("limit")}::int
    ), mine as (
      select address.id, address.chat_key from address join best on best.address_id = address.id
      where ${leaseIsFree} and not ${pauseHolds(sql.raw("address"))}
      order by best.priority, best.id
      for update of address skip locked
    ), expired as (
      update outbox set problem = 'expired', state = case when state = 'queued' then 'dropped' else 'failed' end
      from mine where outbox.address_id = mine.id and outbox.state in ${OPEN}
        and outbox.expires_at <= ${value("now")}::timestamptz
      returning 1
    ), due as (
      select outbox.id, outbox.address_id, row_number() over (
        partition by address_id order by (state = 'sending' or parts_done > 0) desc, priority, outbox.id
      ) as place
      from outbox join mine on mine.id = outbox.address_id
      where outbox.state in ${OPEN}
        and (outbox.not_before is null or outbox.not_before <= ${value("now")}::timestamptz)
        and (outbox.expires_at is null or outbox.expires_at > ${value("now")}::timestamptz)
    ), begun as (
      update outbox set state = 'sending', attempts = outbox.attempts + 1, again_at = ${goesAgain()},
        unknowns = outbox.unknowns
          + (case when outbox.state = 'sending' and not ${value("repeatable")}::bool then 1 else 0 end)
      from due join mine on mine.id = due.address_id
      where outbox.id = due.id and due.place = 1 and outbox.state in ${OPEN}
      returning outbox.id, outbox.address_id, mine.chat_key, outbox.kind, outbox.body, outbox.created_at,
        outbox.attempts, outbox.unknowns, outbox.parts_done, outbox.priority
    ), leased as (
      update address set lease_by = ${value("owner")}, lease_until = ${leaseEnds} from begun
      where address.id = begun.address_id
    )
    select (select count(*)::int from expired) as closed, coalesce((select jsonb_agg(jsonb_build_object(
      'id', id, 'addressId', address_id, 'chat', chat_key, 'kind', kind, 'body', body, 'attempts', attempts,
      'createdMs', (extract(epoch from created_at) * 1000)::float8, 'unknowns', unknowns, 'partsDone', parts_done
    ) order by priority, id) from begun), '[]') as rows`,
  claimedRow,
);

/**
 * Leases up to `limit` of an account's addresses that have something due, and marks the next row of each as being sent:
 * committed before anything is sent. Replies come first, since a person waits for them. Expired rows are closed on the
 * way; `closed` says how many, since they took the place of others in this look.
 *
 * A row that is found marked as being sent was left by a crash, or its request was not answered: nobody knows whether
 * it arrived. It holds up its address until it may go once more, and of such addresses at most `doubtful` are taken;
 * when none may be taken, they do not stand before the others either, however many they are.
 * With `repeatable` sending twice does no harm: it goes again at once, and nothing is counted.
 */
export async function claimNext(
  db: Db,
  { channel, account }: Account,
  given: {
    readonly owner: string;
    readonly limit: number;
    readonly doubtful: number;
    readonly repeatable: boolean;
    readonly now: Date;
  },
): Promise<{ readonly rows: readonly Sending[]; readonly closed: number }> {
  const [found] = await claim(db, { channel, account, ...given });
  const { closed, rows } = found ?? { closed: 0, rows: [] };
  return {
    closed,
    rows: rows.map(({ createdMs, body, ...rest }) => ({
      ...rest,
      body: outboxBodyShape.tryRead(body),
      createdAt: new Date(createdMs),
    })),
  };
}
