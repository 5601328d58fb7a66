// Addresses and their chats. Knows the tables address and chat.
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Chat } from "../../interview/chat.ts";
import type { Address } from "../../message.ts";
import type { UnknownShape } from "../../versioned.ts";
import type { Tx } from "../db.ts";
import { address, chat } from "../schema.ts";

/** A chat that is locked for this transaction. */
export type LockedChat = {
  readonly addressId: number;
  readonly personId: number | null;
  readonly nodeId: number | null;
  readonly state: Chat;
  /**
   * Why the stored chat could not be read; null as a rule. `state` is then a new chat's: since nobody knows what was
   * asked, the next message is recorded nowhere and the question is asked again.
   */
  readonly unread: UnknownShape | null;
  readonly wrongCodes: number;
  readonly wrongSince: Date | null;
};

const row = z.object({
  id: z.coerce.number(),
  person_id: z.coerce.number().nullable(),
});

/**
 * The id of a chat's address, made if there is none. Used to tell somebody that their message could not be processed.
 */
export async function addressIdOf(tx: Tx, of: Address, now: Date): Promise<number> {
  const [found] = await tx.execute(sql`
    insert into address (channel, account, chat_key, last_in, state)
    values (${of.channel}, ${of.account}, ${of.chat}, ${now.toISOString()}, 'open')
    on conflict (channel, account, chat_key) do update set last_in = excluded.last_in
    returning id, person_id`);
  return row.parse(found).id;
}

const kept = z.object({ nodeId: z.coerce.number().nullable(), state: z.unknown() });

/**
 * On which report a chat works, and what it keeps, as it stands in its row, to be read by its contract; an empty one
 * where it keeps nothing.
 */
export async function chatOf(tx: Tx, addressId: number): Promise<z.infer<typeof kept>> {
  const [found] = await tx.execute(
    sql`select node_id as "nodeId", state from chat where address_id = ${addressId}`,
  );
  return found ? kept.parse(found) : { nodeId: null, state: {} };
}

/** Counts a wrong code of this chat; the count starts again an hour after the first. */
export async function countWrongCode(tx: Tx, locked: LockedChat, now: Date): Promise<void> {
  const fresh = !locked.wrongSince || now.getTime() - locked.wrongSince.getTime() > 3_600_000;
  await tx
    .update(chat)
    .set(fresh ? { wrongCodes: 1, wrongSince: now } : { wrongCodes: locked.wrongCodes + 1 })
    .where(eq(chat.addressId, locked.addressId));
}

/** The platform said that a chat can, or can no longer, be written to. */
export async function setReachable(tx: Tx, addressId: number, reachable: boolean): Promise<void> {
  await tx
    .update(address)
    .set({ state: reachable ? "open" : "blocked" })
    .where(eq(address.id, addressId));
}

/** Whether a chat works on the report of this node. */
export async function worksAt(tx: Tx, addressId: number, nodeId: number): Promise<boolean> {
  const [row] = await tx.select({ nodeId: chat.nodeId }).from(chat).where(eq(chat.addressId, addressId));
  return row?.nodeId === nodeId;
}
