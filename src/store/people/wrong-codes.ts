// Wrong codes, and wrong numbers of upload pages: counted for each network on the web, and added up over all chats and
// networks. No row that everybody's mistakes would wait for.
import { and, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { ChannelName } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { hashOf } from "../hash.ts";
import { code, wrongCode } from "../schema.ts";
import { logSecurity } from "./security-log.ts";

const hourMs = 3_600_000;
/** A school's people may share one address and all mistype: so many wrong codes of a network pass within an hour. */
const FREE = 30;
/** After these one in so many milliseconds is looked at: ten a minute, and never fewer. */
const SLOWED_MS = 6_000;

type Weighed = { readonly folded: string; readonly network: string; readonly now: Date };

/**
 * What a code from this network is: "known" if it opens something or was used, "wrong" if it is unknown, expired or
 * revoked; whoever weighed it counts it (`countWrong`). While a network is slowed no code is looked at, right or wrong,
 * before so many seconds.
 */
export async function weighCode(
  db: Db,
  { folded, network, now }: Weighed,
): Promise<"known" | "wrong" | { readonly seconds: number }> {
  const seconds = await slowedFor(db, network, now);
  if (seconds > 0) return { seconds };
  const alive = or(isNotNull(code.usedAt), gt(code.expiresAt, now));
  const [known] = await db
    .select({ id: code.id })
    .from(code)
    .where(and(eq(code.hash, hashOf(folded)), isNull(code.revokedAt), alive));
  return known ? "known" : "wrong";
}

/** For so many seconds nothing that may be a guess of this network is looked at; 0 when it may be at once. */
export async function slowedFor(db: Db, network: string, now: Date): Promise<number> {
  const [counted] = await db
    .select({ codes: wrongCode.codes, lastAt: wrongCode.lastAt })
    .from(wrongCode)
    .where(and(eq(wrongCode.network, network), gt(wrongCode.since, hourBefore(now))));
  if (!counted || counted.codes < FREE) return 0;
  return Math.max(0, Math.ceil((counted.lastAt.getTime() + SLOWED_MS - now.getTime()) / 1_000));
}

type Wrong = {
  readonly network: string;
  /** Whether it was typed in a chat, which counts and logs it too. */
  readonly inChat: boolean;
  readonly now: Date;
};

/** Counts a wrong code or number for its network, and writes it down where no chat does. */
export async function countWrong(db: Db, { network, inChat, now }: Wrong): Promise<void> {
  const [at, hourAgo, outside] = [now.toISOString(), hourBefore(now).toISOString(), inChat ? 0 : 1];
  await db.execute(sql`
    insert into wrong_code as counted (network, codes, without_session, since, last_at)
    values (${network}, 1, ${outside}, ${at}, ${at})
    on conflict (network) do update set last_at = excluded.last_at,
      codes = case when counted.since > ${hourAgo} then counted.codes else 0 end + 1,
      without_session = case when counted.since > ${hourAgo} then counted.without_session else 0 end + ${outside},
      since = case when counted.since > ${hourAgo} then counted.since else excluded.since end`);
  if (!inChat) await logSecurity(db, { what: "wrong-code", personId: null, at: "web", network, now });
}

/** Forgets networks whose hour is over. */
export async function forgetWrongCodes(db: Db, now: Date): Promise<void> {
  await db.execute(sql`delete from wrong_code where since <= ${hourBefore(now).toISOString()}`);
}

function hourBefore(now: Date): Date {
  return new Date(now.getTime() - hourMs);
}

type WrongCodes = { readonly channel: ChannelName; readonly chats: number; readonly codes: number };

const counted = z.object({
  channel: z.enum(["telegram", "web", "zalo-bot", "zalo-oa"]),
  chats: z.coerce.number(),
  codes: z.coerce.number(),
});

/**
 * Wrong codes of the chats, and of networks without a session, whose count began after this; by channel, the most first.
 */
export async function wrongCodesSince(db: Db, since: Date): Promise<WrongCodes[]> {
  const rows = await db.execute(sql`
    select channel, count(*) as chats, sum(wrong) as codes from (
      select address.channel, chat.wrong_codes as wrong from chat join address on address.id = chat.address_id
      where chat.wrong_codes > 0 and chat.wrong_since > ${since.toISOString()}
      union all
      select 'web', without_session from wrong_code where without_session > 0 and since > ${since.toISOString()}
    ) places
    group by channel order by codes desc, channel`);
  return rows.map((row) => counted.parse(row));
}

/** The door used last of every officer of the top unit. */
export async function topOfficersAddresses(tx: Tx): Promise<number[]> {
  const rows = await tx.execute(sql`
    select distinct on (role.person_id) address.id from role
    join unit on unit.id = role.unit_id and unit.parent_id is null
    join address on address.person_id = role.person_id and address.state = 'open'
    where role.role = 'officer' and role.to_at is null
    order by role.person_id, address.last_in desc nulls last`);
  return rows.map((row) => z.object({ id: z.coerce.number() }).parse(row).id);
}
