// The message by which a chat hears what became of a file: kept as received, and worked in the chat's turn like any other.
import { eq } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { keepReceived } from "../queue/received.ts";
import { address } from "../schema.ts";

/** Of the same file handed over again a chat hears at most once in so many milliseconds: a browser may post twice. */
const againMs = 60_000;

type Told = {
  readonly id: number;
  readonly addressId: number;
};

/** Leaves the message, once for a file however often it is called. */
export async function tellUpload(tx: Tx, { id, addressId }: Told, now: Date): Promise<void> {
  await leave(tx, `upload:${id}`, { id, addressId }, now);
}

/**
 * Leaves it once more, for whoever hands the same file over again; `knownAt`: since when it is known what it is;
 * `sending`: what names that handing over, where it happens once.
 */
export async function tellUploadAgain(
  tx: Tx,
  told: Told,
  { knownAt, sending }: { readonly knownAt: Date; readonly sending: string | undefined },
  now: Date,
): Promise<void> {
  if (sending !== undefined) return leave(tx, `upload:${told.id}:${sending}`, told, now);
  if (now.getTime() - knownAt.getTime() < againMs) return;
  await leave(tx, `upload:${told.id}:${Math.floor(now.getTime() / againMs)}`, told, now);
}

async function leave(tx: Tx, key: string, { id, addressId }: Told, now: Date): Promise<void> {
  const [to] = await tx
    .select({ channel: address.channel, account: address.account, chat: address.chatKey })
    .from(address)
    .where(eq(address.id, addressId));
  // Nobody is there any more.
  if (!to) return;
  const body = { type: "upload", uploadId: id } as const;
  await keepReceived(tx, { key, address: to, sentAt: null, displayName: null, body }, now);
}
