// Our accounts on the channels: what is paused, which webhook is set, what people find them by.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ChannelName } from "../../message.ts";
import type { Db, Tx } from "../db.ts";
import { type WebhookRefused, webhookRefusedShape } from "../shapes/account.ts";
import { pauseHolds } from "./pause.ts";

export type Account = { readonly channel: ChannelName; readonly account: string };

/**
 * Pauses sending through an account for so many milliseconds from now. A pause that holds is only ever made longer,
 * and the reason kept is that of the longest pause.
 */
export async function pauseAccount(
  db: Db,
  { channel, account }: Account,
  ms: number,
  problem: string | null,
): Promise<void> {
  const longer = sql`${pauseHolds(sql.raw("channel_account"))} and channel_account.paused_until > excluded.paused_until`;
  await db.execute(sql`
    insert into channel_account (channel, account, paused_from, paused_until, problem)
    values (${channel}, ${account}, clock_timestamp(), clock_timestamp() + make_interval(secs => ${ms / 1000}),
      ${problem})
    on conflict (channel, account) do update set
      problem = case when ${longer} then channel_account.problem else excluded.problem end,
      paused_until = case when ${longer} then channel_account.paused_until else excluded.paused_until end,
      paused_from = excluded.paused_from`);
}

/** Keeps that the platform refused the account's buttons: until this moment choices are sent as words. */
export async function refuseButtons(db: Db, { channel, account }: Account, until: Date): Promise<void> {
  await db.execute(sql`
    insert into channel_account (channel, account, buttons_refused_until)
    values (${channel}, ${account}, ${until.toISOString()})
    on conflict (channel, account) do update set buttons_refused_until = excluded.buttons_refused_until`);
}

/** Whether the platform refused the account's buttons a short while ago. */
export async function buttonsRefused(db: Db, { channel, account }: Account, now: Date): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from channel_account
    where channel = ${channel} and account = ${account} and buttons_refused_until > ${now.toISOString()}`);
  return rows.length > 0;
}

/** The reason kept with an account that is paused because its quota of messages is used up. */
export const USED_UP = "the plan's messages are used up";

/**
 * The accounts whose quota is used up now. What waits there can go to another address of its person instead of waiting
 * for next month.
 */
export async function usedUpAccounts(db: Db): Promise<Account[]> {
  const rows = await db.execute(sql`
    select channel, account from channel_account
    where problem = ${USED_UP} and ${pauseHolds(sql.raw("channel_account"))}`);
  return z
    .object({ channel: z.enum(["telegram", "web", "zalo-bot", "zalo-oa", "mail"]), account: z.string() })
    .array()
    .parse([...rows]);
}

/** What is known of an account's webhook and name. */
export async function accountState(
  db: Db,
  { channel, account }: Account,
): Promise<{ readonly webhookHash: string | null; readonly username: string | null }> {
  const rows = await db.execute(sql`
    select webhook_hash as "webhookHash", username from channel_account
    where channel = ${channel} and account = ${account}`);
  const known = z.object({ webhookHash: z.string().nullable(), username: z.string().nullable() });
  return known.array().parse([...rows])[0] ?? { webhookHash: null, username: null };
}

/** Keeps the hash of the webhook (address and secret) that was set last, and forgets its refusals. */
export async function saveWebhookHash(db: Db, { channel, account }: Account, hash: string): Promise<void> {
  await db.execute(sql`
    insert into channel_account (channel, account, webhook_hash) values (${channel}, ${account}, ${hash})
    on conflict (channel, account) do update set webhook_hash = excluded.webhook_hash, webhook_refused = null`);
}

/**
 * How the account's webhook was last refused; null when it was accepted since, or never refused. All processes and
 * starts share it.
 */
export async function webhookRefused(
  db: Db | Tx,
  { channel, account }: Account,
): Promise<WebhookRefused | null> {
  const rows = await db.execute(sql`
    select webhook_refused as refused from channel_account where channel = ${channel} and account = ${account}`);
  const refused = rows[0]?.refused ?? null;
  if (refused === null) return null;
  // A value that cannot be read is treated as none: it only says how long to wait, and the platform will say so again.
  const known = webhookRefusedShape.tryRead(refused);
  return known.ok ? known.value : null;
}

/** Keeps that the platform refused the webhook, for all processes and starts; null forgets the refusal. */
export async function saveWebhookRefused(
  db: Db,
  { channel, account }: Account,
  refused: WebhookRefused | null,
): Promise<void> {
  const json = refused === null ? null : webhookRefusedShape.write(refused);
  await db.execute(sql`
    insert into channel_account (channel, account, webhook_refused)
    values (${channel}, ${account}, ${json}::text::jsonb)
    on conflict (channel, account) do update set webhook_refused = excluded.webhook_refused`);
}

/** Keeps the name by which people find the account (a bot's @name, without the @). */
export async function saveUsername(db: Db, { channel, account }: Account, name: string): Promise<void> {
  await db.execute(sql`
    insert into channel_account (channel, account, username) values (${channel}, ${account}, ${name})
    on conflict (channel, account) do update set username = excluded.username`);
}

/** Keeps the address that opens a chat with an account. */
export async function saveLink(db: Db, { channel, account }: Account, link: string): Promise<void> {
  await db.execute(sql`
    insert into channel_account (channel, account, link) values (${channel}, ${account}, ${link})
    on conflict (channel, account) do update set link = excluded.link`);
}

/** The name people find a channel's account by; without an account, the only one known. Null when it is not known. */
export async function usernameOf(
  db: Db | Tx,
  channel: ChannelName,
  account: string | null,
): Promise<string | null> {
  const rows = await db.execute(sql`
    select username from channel_account
    where channel = ${channel} and username is not null and (${account}::text is null or account = ${account}::text)`);
  const names = rows.map((row) => z.object({ username: z.string() }).parse(row).username);
  return names.length === 1 ? (names[0] ?? null) : null;
}
