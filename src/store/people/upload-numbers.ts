// Six figures that open the page which takes files on another device: short-lived, and the first browser's alone. Their
// hash keeps them from whoever glances at a row; what keeps them from guessing is how slowly they are looked at.
import { and, eq, lte, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "../db.ts";
import { hashOf } from "../hash.ts";
import { link } from "../schema.ts";
import { linkTargetShape, type UploadTarget } from "../shapes/link-target.ts";
import type { Link } from "./links.ts";

/** For how long a number opens its page, and from then on for how long the page takes files, in milliseconds. */
const numberLifeMs = 30 * 60_000;
/** Of a million numbers hardly any is taken: whoever meets a taken one so often is better off without. */
const mostTries = 20;

type Made = Link<UploadTarget> & { readonly newId: () => string; readonly now: Date };

/** Makes a number for the page of this target; null where none was free. It goes only to the person. */
export async function createUploadNumber(
  db: Db,
  { personId, target, newId, now }: Made,
): Promise<string | null> {
  const until = new Date(now.getTime() + numberLifeMs);
  for (let tries = 0; tries < mostTries; tries++) {
    const number = numberOf(newId());
    const hash = hashOf(number);
    await db
      .update(link)
      .set({ number: null, numberUntil: null })
      .where(and(eq(link.number, hash), lte(link.numberUntil, now)));
    const rows = await db
      .insert(link)
      .values({
        // Until the number is typed nobody has a token for the row.
        hash: hashOf(newId()),
        personId,
        target,
        createdAt: now,
        expiresAt: until,
        number: hash,
        numberUntil: until,
      })
      .onConflictDoNothing({ target: link.number })
      .returning({ id: link.id });
    if (rows.length === 1) return number;
  }
  return null;
}

/** Whose page a number opens for a browser with this secret; null where it opens none, for whatever reason. */
export async function findUploadNumber(
  db: Db,
  number: string,
  secret: string,
  now: Date,
): Promise<Link<UploadTarget> | null> {
  const [row] = await db.execute(sql`
    select link.person_id as "personId", link.target
    from link join address
      on address.id = (link.target ->> 'addressId')::bigint and address.person_id = link.person_id
    where ${opens(number, secret, now)}`);
  if (!row) return null;
  const { personId, target } = found.parse(row);
  return target.type === "upload" ? { personId, target } : null;
}

/**
 * Binds the page of a number to the browser with this secret, and gives it this token; false where another browser came
 * first. The same browser may type the number again: the answer to its first post may have been lost.
 */
export async function takeUploadNumber(
  db: Db,
  number: string,
  { secret, token, now }: { readonly secret: string; readonly token: string; readonly now: Date },
): Promise<boolean> {
  const until = new Date(now.getTime() + numberLifeMs).toISOString();
  const rows = await db.execute(sql`
    update link set hash = ${hashOf(token)}, browser = ${hashOf(secret)},
      expires_at = case when browser is null then ${until}::timestamptz else expires_at end
    where ${opens(number, secret, now)} returning id`);
  return rows.length === 1;
}

const found = z.object({
  personId: z.coerce.number(),
  target: z.unknown().transform(linkTargetShape.read),
});

function opens(number: string, secret: string, now: Date) {
  return sql`link.number = ${hashOf(number)} and link.number_until > ${now.toISOString()}
    and link.expires_at > ${now.toISOString()} and link.revoked_at is null
    and (link.browser is null or link.browser = ${hashOf(secret)})`;
}

/** Six figures out of an unguessable id. */
function numberOf(id: string): string {
  return String(Number.parseInt(hashOf(id).slice(0, 12), 16) % 1_000_000).padStart(6, "0");
}
