// A browser's session: which web address a cookie is, how its secret is renewed and ended, and what was delivered to it.
// Knows hashes, never the cookie.
import { and, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import type { OutgoingMessage } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import type { OutboxKind } from "../queue/sending.ts";
import { address, outbox, webSession } from "../schema.ts";
import type { LinkTarget } from "../shapes/link-target.ts";
import { messageIn, outboxBodyShape } from "../shapes/outbox-body.ts";

const dayMs = 86_400_000;
/** How many days a session lives after it was last used. */
export const sessionIdleDays = 30;
const idleMs = sessionIdleDays * dayMs;
/** How long a secret is still taken after another was given for it: requests may be under way, an answer may be lost. */
const lastMs = 2 * 60_000;

export type Session = {
  readonly hash: string;
  readonly addressId: number;
  readonly chat: string;
  readonly personId: number | null;
  /** The number of the last message delivered to it; 0 before the first. */
  readonly lastSeq: number;
  /** Whether its person has joined or gained a role since its secret was given: it must get another. */
  readonly gained: boolean;
  /** What is to be written once it is seen: it lives on, or it is the first sight of a successor. Null as a rule. */
  readonly due: "prolong" | "succeed" | null;
};

type NewSession = {
  readonly hash: string;
  /** The web address it is; made when it does not exist. */
  readonly address: { readonly channel: "web"; readonly account: string; readonly chat: string };
  readonly now: Date;
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
  const { hash, now } = session;
  await tx.insert(webSession).values({ hash, addressId, createdAt: now, expiresAt: after(now, idleMs) });
  return { hash, addressId, chat, personId: null, lastSeq: 0, gained: false, due: null };
}

const found = z.object({
  addressId: z.coerce.number(),
  chat: z.string(),
  personId: z.coerce.number().nullable(),
  lastSeq: z.number(),
  gained: z.boolean(),
  due: z.enum(["prolong", "succeed"]).nullable(),
});

/** The living session of a hash, or null: unknown and expired are the same. */
export async function findSession(tx: Db | Tx, hash: string, now: Date): Promise<Session | null> {
  const [row] = await tx.execute(sql`
    select address.id as "addressId", address.chat_key as chat, address.person_id as "personId", address.next_seq - 1 as "lastSeq",
      address.person_id is not null and (session.person_id is distinct from address.person_id or exists (
        select 1 from role where role.person_id = address.person_id and role.id > coalesce(session.role_id, 0)
      )) as gained,
      case when session.replaces is not null then 'succeed'
        when session.successor_salt is null and session.expires_at < ${iso(now, idleMs - dayMs)} then 'prolong'
      end as due
    from web_session session join address on address.id = session.address_id
    where session.hash = ${hash} and session.expires_at > ${now.toISOString()}`);
  return row ? { hash, ...found.parse(row) } : null;
}

/** Writes what is due of a session that was just seen. Its predecessor ends with the first sight of it. */
export async function sawSession(db: Db, { hash, due }: Session, now: Date): Promise<void> {
  if (due === "succeed")
    await db.execute(sql`
      delete from web_session where hash = (select replaces from web_session where hash = ${hash})`);
  if (due !== null)
    await db.execute(sql`
      update web_session set replaces = null, expires_at = ${iso(now, idleMs)}
      where hash = ${hash} and successor_salt is null`);
}

/**
 * Lets a secret be followed by another one for the same address; whoever still holds the old one within two minutes
 * is given the same successor, however often and by however many requests at once.
 *
 * @param hashed the hash of the successor, made with the salt that is kept
 * @returns the salt that makes the successor; null when the session has ended meanwhile
 */
export async function succeedSession(
  tx: Tx,
  hash: string,
  {
    salt,
    hashed,
    now,
  }: { readonly salt: string; readonly hashed: (salt: string) => string; readonly now: Date },
): Promise<string | null> {
  const [row] = await tx
    .update(webSession)
    .set({
      successorSalt: sql`coalesce(${webSession.successorSalt}, ${salt})`,
      expiresAt: sql`least(${webSession.expiresAt}, ${iso(now, lastMs)})`,
    })
    .where(and(eq(webSession.hash, hash), gt(webSession.expiresAt, now)))
    .returning({ salt: webSession.successorSalt });
  if (!row?.salt) return null;
  await tx.execute(sql`
    insert into web_session (hash, address_id, created_at, expires_at, person_id, role_id, replaces)
    select ${hashed(row.salt)}, address.id, ${now.toISOString()}, ${iso(now, idleMs)}, address.person_id,
      (select max(role.id) from role where role.person_id = address.person_id), session.hash
    from web_session session join address on address.id = session.address_id where session.hash = ${hash}
    on conflict do nothing`);
  return row.salt;
}

/** Ends a session, with the one that it follows and the one that follows it. The address and its person stay. */
export async function endSession(tx: Tx, hash: string): Promise<void> {
  await tx.execute(sql`
    delete from web_session where hash = ${hash} or replaces = ${hash}
      or hash = (select replaces from web_session where hash = ${hash})`);
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

function iso(now: Date, ms: number): string {
  return after(now, ms).toISOString();
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
const ended = z.object({ reader: z.coerce.number(), seq: z.null() });
/** A row of one reader: a message, or that its session has ended. */
const ofReader = z.union([ended, delivered]);

/**
 * What each reader has not seen yet, oldest first, at most 100 each; null for a reader whose session has ended. One
 * query for all open pages of a process, which looks at the sessions each time.
 */
export async function deliveredTo(
  db: Db,
  readers: readonly { readonly hash: string; readonly after: number }[],
  now: Date,
): Promise<readonly (readonly Delivered[] | null)[]> {
  const wanted = JSON.stringify(readers.map(({ hash, after }, reader) => ({ reader, hash, after })));
  const rows = await db.execute(sql`
    with wanted as materialized (
      select wanted.*, session.address_id
      from jsonb_to_recordset(${wanted}::text::jsonb) as wanted (reader integer, hash text, after integer)
      left join web_session session on session.hash = wanted.hash and session.expires_at > ${now.toISOString()}
    )
    select wanted.reader, page.seq, page.kind, page.sent_ms as "sentAt", page.body
    from wanted
    cross join lateral (
      select seq, kind, (extract(epoch from sent_at) * 1000)::float8 as sent_ms, body from outbox
      where address_id = wanted.address_id and seq > wanted.after and state = 'sent'
      order by seq limit 100
    ) page
    union all
    select reader, null, null, null, null from wanted where address_id is null
    order by 1, 2`);
  const lists: (Delivered[] | null)[] = readers.map(() => []);
  for (const row of rows) {
    const news = ofReader.parse(row);
    if (news.seq === null) lists[news.reader] = null;
    else addTo(lists, news);
  }
  return lists;
}

function addTo(lists: readonly (Delivered[] | null)[], row: z.output<typeof delivered>): void {
  const { reader, body, ...rest } = row;
  const read = outboxBodyShape.tryRead(body);
  const message = read.ok ? messageIn(read.value) : null;
  // A message whose text was removed after its time is left out. One that this program cannot read is shown as
  // unreadable, so that it does not go unnoticed.
  if (message !== null || !read.ok) lists[reader]?.push({ ...rest, message });
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
  return {
    personId,
    target: target.type === "upload" || target.type === "grid" ? { ...target, addressId } : target,
  };
}
