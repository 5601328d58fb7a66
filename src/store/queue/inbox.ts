// The inbox: what came in, each message once by its key (people/open-chat.ts claims it). Knows the table inbox.
import { and, desc, eq, sql } from "drizzle-orm";
import { type AskedThen, chatShape } from "../../interview/chat.ts";
import { idsAsked } from "../../interview/next.ts";
import type { IncomingMessage } from "../../message.ts";
import type { Tx } from "../db.ts";
import { chat, inbox } from "../schema.ts";
import type { AnsweredThere } from "../shapes/answered-places.ts";

/** Remembers which chat a message came from that did nothing. */
export async function markFrom(tx: Tx, id: number, addressId: number): Promise<void> {
  await tx.update(inbox).set({ addressId }).where(eq(inbox.id, id));
}

/**
 * The places that a message of this chat answered when it first came in. For an edit of an edit, those of the newest
 * one.
 *
 * @throws UnknownShape when they cannot be read: where an edit belongs is never guessed, so the edit is kept as dead
 * and its sender is told.
 */
export async function answeredBy(
  tx: Tx,
  addressId: number,
  messageId: string,
): Promise<readonly AnsweredThere[]> {
  const [row] = await tx
    .select({ places: inbox.places })
    .from(inbox)
    .where(
      and(eq(inbox.addressId, addressId), eq(inbox.messageId, messageId), sql`${inbox.places} is not null`),
    )
    .orderBy(desc(inbox.id))
    .limit(1);
  return row?.places ?? [];
}

/** Keeps a message that could not be processed, with its payload, so that it blocks no chat and an officer can see it. */
export async function keepDead(
  tx: Tx,
  message: IncomingMessage,
  addressId: number | null,
  problem: string,
  now: Date,
): Promise<boolean> {
  const { channel, account } = message.address;
  const messageId = "messageId" in message.body ? message.body.messageId : null;
  const prompt = message.body.type === "text" ? await askedThen(tx, addressId) : null;
  const places = placesOf(prompt);
  const kept = { attempts: 1, payload: message, addressId, messageId, places, prompt, problem };
  const rows = await tx
    .insert(inbox)
    .values({ channel, account, key: message.key, receivedAt: now, state: "dead", ...kept })
    .onConflictDoUpdate({
      target: [inbox.channel, inbox.account, inbox.key],
      set: { state: "dead", ...kept },
      setWhere: sql`${inbox.state} = 'received'`,
    })
    .returning({ id: inbox.id });
  return rows.length > 0;
}

/** The places that were asked, for an edit of the message that could not be worked. */
function placesOf(prompt: AskedThen | null): readonly AnsweredThere[] | null {
  const ids = idsAsked(prompt?.asked ?? null);
  const node = prompt?.node;
  return ids.length === 0 || typeof node !== "number" ? null : ids.map((id) => ({ id, rev: -1, node }));
}

/** What the chat was asked and offered when the message came: a retry answers that, and nothing asked since. */
async function askedThen(tx: Tx, addressId: number | null): Promise<AskedThen | null> {
  if (addressId === null) return null;
  const [row] = await tx
    .select({ state: sql<unknown>`${chat.state}`, nodeId: chat.nodeId })
    .from(chat)
    .where(eq(chat.addressId, addressId));
  const state = chatShape.tryRead(row?.state);
  // What it was asked cannot be read: nobody knows what the message answered, and a retry must not guess.
  if (!state.ok || !row || row.nodeId === null) return null;
  const { asked, askedRev: rev, half, offered } = state.value;
  return asked === null || asked.at === "command" ? null : { node: row.nodeId, asked, rev, half, offered };
}
