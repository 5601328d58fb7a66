// A message claims its key and locks its chat, in one statement. Knows the tables inbox, address and chat.
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { chatShape, newChat } from "../../interview/chat.ts";
import type { IncomingMessage } from "../../message.ts";
import type { Tx } from "../db.ts";
import { busyUntilSql, mustWaitSql } from "../queue/bucket.ts";
import { chat } from "../schema.ts";
import { statement, together } from "../statement.ts";
import type { LockedChat } from "./chats.ts";
import { type Standing, standingsAt, standingsOf } from "./people.ts";

/** A message that is claimed, the chat it came from, locked, and where its sender stands. */
export type OpenedChat = {
  readonly inboxId: number;
  readonly chat: LockedChat;
  readonly standings: readonly Standing[];
  /** Rows of the report that the chat works on are to be looked at again. */
  readonly rowsWait: boolean;
};

const id = z.coerce.number();
const chatRow = {
  nodeId: id.nullable(),
  state: z.unknown(),
  wrongCodes: z.number().nullable(),
  wrongSince: z.coerce.date().nullable(),
};

// Each part waits for the one before it, whose row it needs: the key is locked first, then the address and the chat.
const open = statement(
  ["channel", "account", "chat", "key", "messageId", "displayName", "now", "mayWait"],
  (value) => {
    const own = sql`channel = ${value("channel")}::text and account = ${value("account")}::text
      and chat_key = ${value("chat")}::text`;
    return sql`
    with must as (
      select ${value("mayWait")}::boolean and ${mustWaitSql(own)} as waits
    ), claimed as (
      insert into inbox (channel, account, key, received_at, state, message_id, address_id)
      select ${value("channel")}::text, ${value("account")}::text, ${value("key")}::text,
        ${value("now")}::timestamptz, 'done', ${value("messageId")}::text, (select id from address where ${own})
      from must where not must.waits
      on conflict (channel, account, key) do update
        set state = 'done', payload = null, chat_key = null, message_id = excluded.message_id,
          address_id = excluded.address_id
        where inbox.state = 'received' and not exists (
          select 1 from inbox older where older.state = 'received' and older.id < inbox.id
            and older.channel = inbox.channel and older.account = inbox.account
            and older.chat_key = inbox.chat_key)
      returning id
    ), own as (
      update address set last_in = ${value("now")}::timestamptz, busy_until = ${busyUntilSql}, state = 'open',
        display_name = case when person_id is null then null
          else coalesce(${value("displayName")}::text, display_name) end
      where ${own} and exists (select 1 from claimed)
      returning id, person_id
    ), locked as (
      select * from chat where address_id = (select id from own) for update
    )
    select must.waits, claimed.id as "inboxId", locked.address_id as "addressId", own.person_id as "personId",
      locked.node_id as "nodeId", exists (
        select 1 from row_return where row_return.node_id = locked.node_id and settled_at is null
      ) as "rowsWait", locked.state, locked.wrong_codes as "wrongCodes", locked.wrong_since as "wrongSince"
    from must left join claimed on true left join own on true left join locked on true`;
  },
  z.object({
    waits: z.boolean(),
    inboxId: id.nullable(),
    addressId: id.nullable(),
    personId: id.nullable(),
    rowsWait: z.boolean(),
    ...chatRow,
  }),
);

/**
 * Claims a message by its key and locks its chat; every message of a chat passes here one at a time. The claim and the
 * processing are one transaction. A message kept as received is taken over, but only when no older one of its chat still
 * waits: whoever processes the older one comes to it next.
 *
 * @returns "duplicate" when it was claimed before; "waits", with nothing claimed, when the message may wait and has to
 *   (queue/bucket.ts)
 */
export async function openChat(
  tx: Tx,
  message: IncomingMessage,
  { now, mayWait }: { readonly now: Date; readonly mayWait: boolean },
): Promise<OpenedChat | "duplicate" | "waits"> {
  const { address, displayName, key } = message;
  const messageId = "messageId" in message.body ? message.body.messageId : null;
  const [[row], standings] = await together([
    open(tx, { ...address, key, messageId, displayName, now, mayWait }),
    standingsAt(tx, address),
  ]);
  if (!row) throw new Error("a message was neither claimed nor refused");
  const { waits, inboxId, addressId, personId } = row;
  if (waits) return "waits";
  if (inboxId === null) return "duplicate";
  if (addressId !== null)
    return { inboxId, chat: lockedChat(addressId, personId, row), standings, rowsWait: row.rowsWait };
  const made = await makeChat(tx, message, now);
  return {
    inboxId,
    chat: made,
    standings: made.personId === null ? [] : await standingsOf(tx, made.personId),
    rowsWait: false,
  };
}

/** The chat of the first message that comes from an address. */
async function makeChat(
  tx: Tx,
  { address: from, displayName }: IncomingMessage,
  now: Date,
): Promise<LockedChat> {
  // A stranger's name is not kept: only who has joined agreed to it.
  const [found] = await tx.execute(sql`
    insert into address (channel, account, chat_key, last_in, busy_until, state)
    values (${from.channel}, ${from.account}, ${from.chat}, ${now.toISOString()}, now() + interval '1 second', 'open')
    on conflict (channel, account, chat_key)
    do update set last_in = excluded.last_in, busy_until = ${busyUntilSql}, state = 'open',
      display_name = case when address.person_id is null then null
        else coalesce(${displayName}, address.display_name) end
    returning id, person_id as "personId"`);
  const own = z.object({ id, personId: id.nullable() }).parse(found);
  await tx.insert(chat).values({ addressId: own.id }).onConflictDoNothing();
  const { nodeId, wrongCodes, wrongSince } = chat;
  const [locked] = await tx
    .select({ nodeId, state: sql<unknown>`${chat.state}`, wrongCodes, wrongSince })
    .from(chat)
    .where(eq(chat.addressId, own.id))
    .for("update");
  if (!locked) throw new Error("a chat vanished between its insert and its lock");
  return lockedChat(own.id, own.personId, locked);
}

type ChatRow = { readonly [Column in keyof typeof chatRow]: z.infer<(typeof chatRow)[Column]> };

function lockedChat(addressId: number, personId: number | null, row: ChatRow): LockedChat {
  const state = chatShape.tryRead(row.state);
  return {
    addressId,
    personId,
    nodeId: row.nodeId,
    state: state.ok ? state.value : newChat,
    unread: state.ok ? null : state.problem,
    wrongCodes: row.wrongCodes ?? 0,
    wrongSince: row.wrongSince,
  };
}
