// Messages that could not be processed: shown to operators without what they say, and settled once they were retried.
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type AskedThen, askedThenShape } from "../../interview/chat.ts";
import type { IncomingMessage } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { inbox } from "../schema.ts";
import { type AnsweredThere, placesShape } from "../shapes/answered-places.ts";
import { inboxPayloadShape } from "../shapes/inbox-payload.ts";

/** A dead message as it may be shown: never its words. */
type DeadMessage = {
  readonly id: number;
  readonly channel: string;
  readonly key: string;
  readonly receivedAt: Date;
  readonly problem: string | null;
  readonly attempts: number;
  /** The unit its chat worked for. */
  readonly unit: string | null;
  /** Null when its content was never readable or has been blanked. */
  readonly kind: string | null;
};

const listed = z.object({
  id: z.coerce.number(),
  channel: z.string(),
  key: z.string(),
  receivedAt: z.number().transform((ms) => new Date(ms)),
  problem: z.string().nullable(),
  attempts: z.number(),
  unit: z.string().nullable(),
  kind: z.string().nullable(),
});

/** All of them, the oldest first. */
export async function listDead(tx: Db | Tx): Promise<DeadMessage[]> {
  const rows = await tx.execute(sql`
    select inbox.id, inbox.channel, inbox.key, inbox.problem, inbox.attempts, node.code as unit,
      (extract(epoch from inbox.received_at) * 1000)::float8 as "receivedAt",
      inbox.payload -> 'body' ->> 'type' as kind
    from inbox left join chat on chat.address_id = inbox.address_id left join node on node.id = chat.node_id
    where inbox.state = 'dead' order by inbox.id`);
  return rows.map((row) => listed.parse(row));
}

/** A dead message with what its chat was asked when it came. Rows of older programs have its places alone. */
type DeadRow = {
  readonly message: IncomingMessage;
  readonly places: readonly AnsweredThere[];
  readonly prompt: AskedThen | null;
  readonly attempts: number;
};

const none = { ok: true, value: [] } as const;
const noPrompt = { ok: true, value: null } as const;

/** What is needed to try one again; null when it is not dead (any more) or nothing readable is left of it. */
export async function deadMessage(tx: Db | Tx, id: number): Promise<DeadRow | null> {
  const [row] = await tx
    .select({
      payload: sql<unknown>`${inbox.payload}`,
      places: sql<unknown>`${inbox.places}`,
      prompt: sql<unknown>`${inbox.prompt}`,
      attempts: inbox.attempts,
    })
    .from(inbox)
    .where(and(eq(inbox.id, id), eq(inbox.state, "dead")));
  const message = inboxPayloadShape.tryRead(row?.payload);
  if (!row || !message.ok || "unreadable" in message.value) return null;
  const places = row.places === null ? none : placesShape.tryRead(row.places);
  const prompt = row.prompt === null ? noPrompt : askedThenShape.tryRead(row.prompt);
  if (!places.ok || !prompt.ok) return null;
  return { message: message.value, places: places.value, prompt: prompt.value, attempts: row.attempts };
}

/** Marks a dead message as processed and removes its payload. */
export async function settleDead(tx: Db | Tx, id: number): Promise<void> {
  await tx
    .update(inbox)
    .set({ state: "done", payload: null, prompt: null, problem: null })
    .where(eq(inbox.id, id));
}

/**
 * Keeps a message dead whose retry failed: deletes the retry's own inbox row and counts the attempt, so that the next
 * retry gets another key.
 */
export async function failAgain(tx: Tx, id: number, retry: IncomingMessage): Promise<void> {
  const { channel, account } = retry.address;
  await tx
    .delete(inbox)
    .where(
      and(
        eq(inbox.channel, channel),
        eq(inbox.account, account),
        eq(inbox.key, retry.key),
        eq(inbox.state, "dead"),
      ),
    );
  await tx
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} + 1` })
    .where(eq(inbox.id, id));
}
