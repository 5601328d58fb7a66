// A browser's session: which web address a cookie is, and what was delivered to it. Knows hashes, never the cookie.
import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import type { OutgoingMessage } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import type { OutboxKind } from "../queue/outbox.ts";
import { address, outbox, webSession } from "../schema.ts";
import type { LinkTarget } from "../shapes/link-target.ts";
import { messageIn, outboxBodyShape } from "../shapes/outbox-body.ts";

export type Session = {
  readonly hash: string;
  readonly chat: string;
  readonly personId: number | null;
  /** The number of the last message delivered to it; 0 before the first. */
  readonly lastSeq: number;
};

type NewSession = {
  readonly hash: string;
  /** The web address it is; made when it does not exist. */
  readonly address: { readonly channel: "web"; readonly account: string; readonly chat: string };
  readonly now: Date;
  readonly expiresAt: Date;
};

/** Keeps a new session and the web address it stands for. */
export async function openSession(tx: Tx, session: NewSession): Promise<Session> {
  const { channel, account, chat } = session.address;
  const rows = await tx
    .insert(address)
    .values({ channel, account, chatKey: chat })
    .onConflictDoUpdate({
      target: [address.channel, address.account, address.chatKey],
      set: { chatKey: chat },
    })
    .returning({ id: address.id });
  const addressId = z.tuple([z.object({ id: z.number() })]).parse(rows)[0].id;
  await tx
    .insert(webSession)
    .values({ hash: session.hash, addressId, createdAt: session.now, expiresAt: session.expiresAt });
  return { hash: session.hash, chat, personId: null, lastSeq: 0 };
}

/** The living session of a hash, or null: unknown and expired are the same. */
export async function findSession(tx: Db | Tx, hash: string, now: Date): Promise<Session | null> {
  const [row] = await tx
    .select({ chat: address.chatKey, personId: address.personId, nextSeq: address.nextSeq })
    .from(webSession)
    .innerJoin(address, eq(address.id, webSession.addressId))
    .where(and(eq(webSession.hash, hash), gt(webSession.expiresAt, now)));
  return row ? { hash, chat: row.chat, personId: row.personId, lastSeq: row.nextSeq - 1 } : null;
}

/** A message as it was delivered to a page, with the number the page resumes from. */
export type Delivered = {
  readonly seq: number;
  readonly kind: OutboxKind;
  readonly sentAt: Date;
  /** Null when this program cannot read it. */
  readonly message: OutgoingMessage | null;
};

const delivered = z.object({
  reader: z.coerce.number(),
  seq: z.coerce.number(),
  kind: z.enum(["reply", "receipt", "reminder", "announcement", "notice"]),
  sentAt: z.number().transform((ms) => new Date(ms)),
  body: z.unknown(),
});

/**
 * What each reader has not seen yet, oldest first, at most 100 each: one query for all open pages of a process.
 * The session is looked at each time, so a page whose session ended gets nothing more.
 */
export async function deliveredTo(
  db: Db,
  readers: readonly { readonly hash: string; readonly after: number }[],
  now: Date,
): Promise<readonly (readonly Delivered[])[]> {
  const wanted = JSON.stringify(readers.map(({ hash, after }, reader) => ({ reader, hash, after })));
  const rows = await db.execute(sql`
    select wanted.reader, page.seq, page.kind, page.sent_ms as "sentAt", page.body
    from jsonb_to_recordset(${wanted}::text::jsonb) as wanted (reader integer, hash text, after integer)
    join web_session session on session.hash = wanted.hash and session.expires_at > ${now.toISOString()}
    cross join lateral (
      select seq, kind, (extract(epoch from sent_at) * 1000)::float8 as sent_ms, body from outbox
      where address_id = session.address_id and seq > wanted.after and state = 'sent'
      order by seq limit 100
    ) page
    order by wanted.reader, page.seq`);
  const lists: Delivered[][] = readers.map(() => []);
  for (const row of rows) {
    const { reader, body, ...rest } = delivered.parse(row);
    const read = outboxBodyShape.tryRead(body);
    const message = read.ok ? messageIn(read.value) : null;
    // A message whose text was removed after its time is left out. One that this program cannot read is shown as
    // unreadable, so that it does not go unnoticed.
    if (message !== null || !read.ok) lists[reader]?.push({ ...rest, message });
  }
  return lists;
}

/** What came with one delivered message of a session, and whom it came to. */
export async function deliveredTarget(
  tx: Db | Tx,
  hash: string,
  seq: number,
  now: Date,
): Promise<{ readonly personId: number; readonly target: LinkTarget } | null> {
  const [row] = await tx
    .select({
      addressId: address.id,
      personId: address.personId,
      body: outbox.body,
    })
    .from(webSession)
    .innerJoin(address, eq(address.id, webSession.addressId))
    .innerJoin(outbox, and(eq(outbox.addressId, address.id), eq(outbox.seq, seq), eq(outbox.state, "sent")))
    .where(and(eq(webSession.hash, hash), gt(webSession.expiresAt, now)));
  const target = (row && messageIn(row.body)?.document) ?? null;
  if (!row || row.personId === null || target === null) return null;
  const { addressId, personId } = row;
  return { personId, target: target.type === "upload" ? { ...target, addressId } : target };
}
