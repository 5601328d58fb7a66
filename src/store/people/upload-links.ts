// Links to the page that takes files: which browser one is bound to, for how long, and how another reaches the same chat.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { putOutbox } from "../queue/outbox.ts";
import { type LinkTarget, linkTargetShape, type UploadTarget } from "../shapes/link-target.ts";
import type { Link } from "./links.ts";

/** For how long a browser may hand over files, from its first post on, in milliseconds. */
const windowMs = 15 * 60_000;
/** One chat is sent at most one fresh link in so many milliseconds, and `mostADay` in a day: a link may be forwarded. */
const betweenMs = 60_000;
const mostADay = 10;
const dayMs = 86_400_000;

export type UploadLink = Link<UploadTarget> & {
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
 * What a token is to a browser with this secret (null: it shows none). Null where the token is unknown, was revoked, gives
 * no such page, or the chat is not the person's any more, which nobody outside can tell apart.
 */
export async function findUploadLink(
  db: Db,
  token: string,
  secret: string | null,
  now: Date,
): Promise<UploadLink | null> {
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
  return isUpload(target) ? { ...rest, target } : null;
}

/**
 * Binds a link to the browser with this secret, which opens its window; gives whether the link is this browser's. A
 * window that is open is not made longer.
 */
export async function bindUploadLink(db: Db, token: string, secret: string, now: Date): Promise<boolean> {
  const hash = hashOf(secret);
  const until = new Date(now.getTime() + windowMs).toISOString();
  const rows = await db.execute(sql`
    update link set browser = ${hash}, expires_at = case when browser is null then ${until}::timestamptz else expires_at end
    where hash = ${hashOf(token)} and (browser is null or browser = ${hash})
      and expires_at > ${now.toISOString()} and revoked_at is null
    returning id`);
  return rows.length === 1;
}

/**
 * Queues a message with a fresh link for the chat that a link was made for, and nowhere else; gives false where that chat
 * was sent one just before. Call `app.wake()` after the commit.
 */
export async function resendUploadLink(
  tx: Tx,
  { addressId, nodeId }: UploadTarget,
  text: string,
  now: Date,
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('upload-link'), ${addressId}::int)`);
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const [row] = await tx.execute(sql`
    select count(*)::int as today, count(*) filter (where created_at > ${ago(betweenMs)})::int as just
    from outbox
    where address_id = ${addressId} and starts_with(dedupe, 'upload-link:') and created_at > ${ago(dayMs)}`);
  const sent = z.object({ today: z.number(), just: z.number() }).parse(row);
  if (sent.just > 0 || sent.today >= mostADay) return false;
  const document = { type: "upload", nodeId } as const;
  await putOutbox(tx, {
    addressId,
    // Not a reply: it must not replace the question that the chat was asked.
    kind: "notice",
    dedupe: `upload-link:${addressId}:${now.getTime()}`,
    body: { text, choices: [], document, progress: null },
    now,
  });
  return true;
}

function isUpload(target: LinkTarget): target is UploadTarget {
  return target.type === "upload";
}
