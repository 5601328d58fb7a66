// The tokens of a Zalo Official Account: one pair for all processes, renewed by one of them at a time. Knows one table.
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { type OaTokens, oaTokensShape } from "../shapes/account.ts";
import type { Account } from "./accounts.ts";

/** How many refresh tokens from the settings are remembered as tried: nobody tries more one after another. */
const MOST_TRIED = 20;

/**
 * The pair in force; null before the first consent.
 *
 * @throws UnknownShape: a pair that cannot be read is not taken for none, for asking anew would end it for good.
 */
export async function oaTokens(db: Db, { channel, account }: Account): Promise<OaTokens | null> {
  const rows = await db.execute(sql`
    select tokens from channel_account where channel = ${channel} and account = ${account}`);
  const tokens = rows[0]?.tokens ?? null;
  return tokens === null ? null : oaTokensShape.read(tokens);
}

/** Stores a new pair before it is used, and ends the renewing: the account is in order again, and what waited goes. */
export async function saveOaTokens(db: Db, { channel, account }: Account, tokens: OaTokens): Promise<void> {
  const json = oaTokensShape.write({ ...tokens, tried: tokens.tried.slice(-MOST_TRIED) });
  await db.execute(sql`
    insert into channel_account (channel, account, tokens) values (${channel}, ${account}, ${json}::text::jsonb)
    on conflict (channel, account) do update set tokens = excluded.tokens, problem = null,
      paused_until = null, refresh_owner = null, refresh_until = null`);
}

/**
 * Notes that Zalo refused the refresh token of the settings: the stored pair stays in force and that token is not tried
 * again before it.
 */
export async function noteTried(db: Db, { channel, account }: Account, tokens: OaTokens): Promise<void> {
  const json = JSON.stringify(tokens.tried.slice(-MOST_TRIED));
  await db.execute(sql`
    update channel_account set tokens = jsonb_set(tokens, '{tried}', ${json}::text::jsonb)
    where channel = ${channel} and account = ${account} and tokens is not null`);
}

/** Says what an operator must do, until a pair is stored; only while this owner has the right to renew. */
export async function needConsent(
  db: Db,
  { channel, account }: Account,
  owner: string,
  problem: string,
): Promise<void> {
  await db.execute(sql`
    update channel_account set problem = ${problem}
    where channel = ${channel} and account = ${account} and refresh_owner = ${owner}`);
}

/**
 * Keeps the hash of the secret that the redirect from Zalo's consent page must carry, so that nobody else's consent is
 * taken for ours.
 */
export async function expectConsent(
  db: Db,
  { channel, account }: Account,
  hash: string,
  minutes: number,
): Promise<void> {
  await db.execute(sql`
    insert into channel_account (channel, account, consent_hash, consent_until)
    values (${channel}, ${account}, ${hash}, clock_timestamp() + make_interval(mins => ${minutes}))
    on conflict (channel, account) do update set consent_hash = excluded.consent_hash,
      consent_until = excluded.consent_until`);
}

/** Whether this redirect's secret is the one expected; it is expected only once. */
export async function takeConsent(db: Db, { channel, account }: Account, hash: string): Promise<boolean> {
  const rows = await db.execute(sql`
    update channel_account set consent_hash = null, consent_until = null
    where channel = ${channel} and account = ${account} and consent_hash = ${hash}
      and consent_until > clock_timestamp()
    returning 1`);
  return rows.length > 0;
}
