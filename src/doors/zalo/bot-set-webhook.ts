// Sets a Zalo bot's webhook where it is not what it must be: by one process, and sparingly, for Zalo counts the calls.
import type { App } from "../../app.ts";
import type { SendError } from "../../channels/channel.ts";
import type { ZaloBotChannel } from "../../channels/zalo/bot.ts";
import type { Loop } from "../../loops/loop.ts";
import { hashOf } from "../../store/hash.ts";
import {
  type Account,
  accountState,
  saveUsername,
  saveWebhookHash,
  saveWebhookRefused,
  webhookRefused,
} from "../../store/queue/accounts.ts";
import { withLease } from "../../store/queue/leases.ts";
import { startPlatformJob } from "../platform-job.ts";

const EVERY_MS = 600_000;
/** How often it is looked whether a refused webhook may be tried again. */
const LOOK_MS = 30_000;
/** After how many minutes a refused webhook is tried again, refusal by refusal: Zalo counts the calls of a day. */
const PAUSES_MINUTES = [1, 5, 15, 60, 180, 360];
/** The lease that polling uses, for a bot is either polled or pushed. */
const LEASE_SECONDS = 60;

/** Keeps the webhook set. */
export function startZaloBotWebhook(
  app: App,
  channel: ZaloBotChannel,
  target: { readonly url: string; readonly secret: string },
): Loop {
  const owner = app.newId();
  const account = { channel: channel.name, account: channel.account };
  let lookAfter = 0;
  return startPlatformJob(app, {
    name: "webhook",
    everyMs: LOOK_MS,
    run: async () => {
      if (app.clock().getTime() < lookAfter) return;
      await withLease(app.db, "poll", account, { owner, seconds: LEASE_SECONDS }, async () => {
        if (await ensureWebhook(app, channel, target)) lookAfter = app.clock().getTime() + EVERY_MS;
      });
    },
  });
}

/** False while Zalo refuses it. Throws when Zalo was not reached. */
export async function ensureWebhook(
  app: App,
  channel: ZaloBotChannel,
  target: { readonly url: string; readonly secret: string },
): Promise<boolean> {
  const account = { channel: channel.name, account: channel.account };
  const hash = hashOf(JSON.stringify([target.url, target.secret]));
  const before = await webhookRefused(app.db, account);
  const refused = before?.hash === hash ? before : null;
  // The wait outlives a restart, but another address may be tried at once.
  if (refused && app.clock() < refused.until) return false;
  const refuse = (error: SendError) =>
    keepRefused(app, account, { hash, times: (refused?.times ?? 0) + 1 }, error);
  const known = await accountState(app.db, account);
  const set = await channel.webhook();
  if (!set.ok && set.error.type === "not-sent") {
    throw new Error(`Zalo does not tell its webhook (${describe(set.error)}).`);
  }
  if (!set.ok) return refuse(set.error);
  // The secret is not told, so what we set last stands for it.
  if (set.value === target.url && known.webhookHash === hash) {
    if (before) await saveWebhookRefused(app.db, account, null);
    return true;
  }
  if (set.value !== "" && set.value !== target.url) {
    app.log.warn(account, "Another webhook was set; ours replaces it.");
  }
  const done = await channel.setWebhook(target);
  if (!done.ok) return refuse(done.error);
  await saveWebhookHash(app.db, account, hash);
  const { outcome } = done.value;
  if (outcome === null || outcome === "webhook.ok") app.log.info(account, "The webhook is set.");
  else app.log.error({ ...account, reason: outcome }, "The webhook is set, but Zalo could not reach it.");
  return true;
}

/** Keeps the refusal for the length of its pause, or longer where Zalo asks for it. */
async function keepRefused(
  app: App,
  account: Account,
  { hash, times }: { readonly hash: string; readonly times: number },
  error: SendError,
): Promise<false> {
  const minutes = PAUSES_MINUTES[Math.min(times, PAUSES_MINUTES.length) - 1] ?? 1;
  const ms = Math.max(minutes * 60_000, "retryAfterMs" in error ? error.retryAfterMs : 0);
  const until = new Date(app.clock().getTime() + ms);
  await saveWebhookRefused(app.db, account, { hash, times, until, detail: describe(error) });
  app.log.error(
    { ...account, attempts: times, ms },
    `Zalo did not take the webhook, so nothing is received: ${describe(error)}.`,
  );
  return false;
}

/** Keeps what people find the bot by, for links and slips; asked once per start. */
export function startZaloBotName(app: App, channel: ZaloBotChannel): Loop {
  let known = false;
  return startPlatformJob(app, {
    name: "profile",
    everyMs: EVERY_MS,
    run: async () => {
      if (known) return;
      const name = await channel.username();
      if (!name.ok) throw new Error(`Zalo did not tell the bot's name (${describe(name.error)}).`);
      await saveUsername(app.db, { channel: channel.name, account: channel.account }, name.value);
      known = true;
    },
  });
}

function describe(error: SendError): string {
  return "detail" in error ? error.detail : error.type;
}
