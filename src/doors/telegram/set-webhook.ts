// Sets Telegram's webhook where it is not what it must be: by one process, and again if somebody else changes it.
import type { App } from "../../app.ts";
import type { TelegramChannel, WebhookTarget } from "../../channels/telegram/channel.ts";
import { UPDATE_KINDS } from "../../channels/telegram/read.ts";
import type { Loop } from "../../loops/loop.ts";
import { hashOf } from "../../store/hash.ts";
import { accountState, saveWebhookHash } from "../../store/queue/accounts.ts";
import { withLease } from "../../store/queue/leases.ts";
import { startPlatformJob } from "../platform-job.ts";
import { telegramAccount } from "../take-update.ts";

/** Where Telegram pushes to, below the public address. */
export const TELEGRAM_PATH = "/webhook/telegram";

const EVERY_MS = 600_000;
/**
 * Seconds of the lease, longer than the calls take. Polling uses the same lease, since an account is either polled or
 * pushed.
 */
const LEASE_SECONDS = 60;

/** Keeps the webhook set. What waits at Telegram is never dropped. */
export function startTelegramWebhook(app: App, channel: TelegramChannel, target: WebhookTarget): Loop {
  const owner = app.newId();
  const account = telegramAccount(channel);
  return startPlatformJob(app, {
    name: "webhook",
    everyMs: EVERY_MS,
    run: () =>
      withLease(app.db, "poll", account, { owner, seconds: LEASE_SECONDS }, () =>
        ensureWebhook(app, channel, target),
      ),
  });
}

async function ensureWebhook(app: App, channel: TelegramChannel, target: WebhookTarget): Promise<void> {
  const account = telegramAccount(channel);
  const hash = hashOf(JSON.stringify([target.url, target.secret, UPDATE_KINDS]));
  const known = await accountState(app.db, account);
  const info = await channel.webhook();
  if (!info.ok) throw new Error(`Telegram does not tell its webhook (${info.error.type}).`);
  const { url, kinds } = info.value;
  const same = url === target.url && [...kinds].sort().join() === [...UPDATE_KINDS].sort().join();
  // Telegram does not tell the secret, so the hash of what we set last is compared instead.
  if (same && known.webhookHash === hash) return;
  if (url !== "" && url !== target.url) app.log.warn(account, "Another webhook was set; ours replaces it.");
  const set = await channel.setWebhook(target);
  if (!set.ok) throw new Error(`Telegram did not take the webhook (${describe(set.error)}).`);
  await saveWebhookHash(app.db, account, hash);
  app.log.info(account, "The webhook is set.");
}

function describe(error: { readonly type: string; readonly detail?: string }): string {
  return error.detail ?? error.type;
}
