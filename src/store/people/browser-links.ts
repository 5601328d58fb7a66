// Links to pages that take files or figures: which browser one is bound to, for how long, and how another reaches the
// same chat.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { AttachedRef } from "../../message.ts";
import { type Db, inTransaction, type Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { putOutbox } from "../queue/outbox.ts";
import { type LinkTarget, linkTargetShape, type PageTarget } from "../shapes/link-target.ts";
import { createLink, type Link } from "./links.ts";

const minuteMs = 60_000;
/** For how long the first browser may go on: to hand over some files, or to fill in a table within a working day. */
const windowMs = { upload: 15 * minuteMs, grid: 10 * 60 * minuteMs } as const;
/** One chat is sent at most one fresh link in so many milliseconds, and `mostADay` in a day: a link may be forwarded. */
const betweenMs = minuteMs;
const mostADay = 10;
const dayMs = 86_400_000;

/** The target of a page of this type. */
type TargetOf<P extends PageTarget["type"]> = Extract<PageTarget, { type: P }>;

export type BrowserLink<P extends PageTarget["type"]> = Link<TargetOf<P>> & {
  /**
   * "unused": the first browser that posts gets it. "mine": this browser's, in its window. "over": it was this browser's,
   * which may still look at what it handed over. "dead": it has run out, or it is another browser's, which is the same to
   * whoever asks.
   */
  readonly state: "unused" | "mine" | "over" | "dead";
};

const found = z.object({
  personId: z.coerce.number(),
  target: z.unknown().transform(linkTargetShape.read),
  state: z.enum(["unused", "mine", "over", "dead"]),
});

/**
 * What a token of such a page is to a browser with this secret (null: it shows none). Null where the token is unknown,
 * was revoked, gives no such page, or the chat is not the person's any more, which nobody outside can tell apart.
 */
export async function findBrowserLink<P extends PageTarget["type"]>(
  db: Db,
  page: P,
  token: string,
  { secret, now }: { readonly secret: string | null; readonly now: Date },
): Promise<BrowserLink<P> | null> {
  const [row] = await db.execute(sql`
    select link.person_id as "personId", link.target,
      case when link.browser = ${secret && hashOf(secret)}::text
          then case when link.expires_at > ${now.toISOString()} then 'mine' else 'over' end
        when link.browser is null and link.expires_at > ${now.toISOString()} then 'unused'
        else 'dead' end as state
    from link join address
      on address.id = (link.target ->> 'addressId')::bigint and address.person_id = link.person_id
    where link.hash = ${hashOf(token)} and link.revoked_at is null`);
  if (!row) return null;
  const { target, ...rest } = found.parse(row);
  const isIts = (one: LinkTarget): one is TargetOf<P> => one.type === page;
  return isIts(target) ? { ...rest, target } : null;
}

/**
 * Binds a link to the browser with this secret, which opens its window; gives whether the link is this browser's. A
 * window that is open is not made longer.
 */
export async function bindBrowserLink(
  db: Db,
  page: PageTarget["type"],
  token: string,
  { secret, now }: { readonly secret: string; readonly now: Date },
): Promise<boolean> {
  const hash = hashOf(secret);
  const until = new Date(now.getTime() + windowMs[page]).toISOString();
  const rows = await db.execute(sql`
    update link set browser = ${hash}, expires_at = case when browser is null then ${until}::timestamptz else expires_at end
    where hash = ${hashOf(token)} and (browser is null or browser = ${hash})
      and expires_at > ${now.toISOString()} and revoked_at is null
    returning id`);
  return rows.length === 1;
}

/** Keeps a link to a grid; one of the same chat that nobody opened gives way to it, for each prompt brings another. */
export async function createGridLink(
  db: Db,
  made: Parameters<typeof createLink>[1] & { readonly target: TargetOf<"grid"> },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.execute(sql`
      update link set expires_at = ${made.now.toISOString()}
      where person_id = ${made.personId} and browser is null and expires_at > ${made.now.toISOString()}
        and target ->> 'type' = 'grid' and (target ->> 'addressId')::bigint = ${made.target.addressId}`);
    await createLink(tx, made);
  });
}

/**
 * Queues a message with a fresh link for the chat that a link was made for, and nowhere else; gives false where that chat
 * was sent one just before. Call `app.wake()` after the commit.
 */
export async function resendBrowserLink(
  tx: Tx,
  { addressId, ...document }: PageTarget,
  text: string,
  now: Date,
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('page-link'), ${addressId}::int)`);
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const [row] = await tx.execute(sql`
    select count(*)::int as today, count(*) filter (where created_at > ${ago(betweenMs)})::int as just
    from outbox
    where address_id = ${addressId} and starts_with(dedupe, ${`${document.type}-link:`}) and created_at > ${ago(dayMs)}`);
  const sent = z.object({ today: z.number(), just: z.number() }).parse(row);
  if (sent.just > 0 || sent.today >= mostADay) return false;
  const attached: AttachedRef = document;
  await putOutbox(tx, {
    addressId,
    // Not a reply: it must not replace the question that the chat was asked.
    kind: "notice",
    dedupe: `${document.type}-link:${addressId}:${now.getTime()}`,
    body: { text, choices: [], document: attached, progress: null },
    now,
  });
  return true;
}
