// Sets a Zalo bot's webhook where it is not what it must be: by one process, and sparingly, for Zalo counts the calls.
import type { App } from "../app.ts";
import type { ZaloBotChannel } from "../channels/zalo-bot.ts";
import { accountState, holdPoll, releasePoll, saveUsername, saveWebhookHash } from "../store/accounts.ts";
import { hashOf } from "../store/hash.ts";
import { type Loop, startLoop } from "./loop.ts";

const EVERY_MS = 600_000;
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
  return startLoop({
    name: "webhook",
    everyMs: EVERY_MS,
    log: app.log,
    run: async () => {
      if (!(await holdPoll(app.db, account, owner, LEASE_SECONDS))) return;
      try {
        await ensureWebhook(app, channel, target);
      } finally {
        await releasePoll(app.db, account, owner);
      }
    },
  });
}

async function ensureWebhook(
  app: App,
  channel: ZaloBotChannel,
  target: { readonly url: string; readonly secret: string },
): Promise<void> {
  const account = { channel: channel.name, account: channel.account };
  const hash = hashOf(JSON.stringify([target.url, target.secret]));
  const known = await accountState(app.db, account);
  const set = await channel.webhook();
  if (!set.ok) throw new Error(`Zalo does not tell its webhook (${describe(set.error)}).`);
  // The secret is not told, so what we set last stands for it.
  if (set.value === target.url && known.webhookHash === hash) return;
  if (set.value !== "" && set.value !== target.url) {
    app.log.warn(account, "Another webhook was set; ours replaces it.");
  }
  const done = await channel.setWebhook(target);
  if (!done.ok) throw new Error(`Zalo did not take the webhook (${describe(done.error)}).`);
  await saveWebhookHash(app.db, account, hash);
  const { outcome } = done.value;
  if (outcome === null || outcome === "webhook.ok") app.log.info(account, "The webhook is set.");
  else app.log.error({ ...account, reason: outcome }, "The webhook is set, but Zalo could not reach it.");
}

/** Keeps what people find the bot by, for links and slips; asked once per start. */
export function startZaloBotName(app: App, channel: ZaloBotChannel): Loop {
  let known = false;
  return startLoop({
    name: "profile",
    everyMs: EVERY_MS,
    log: app.log,
    run: async () => {
      if (known) return;
      const name = await channel.username();
      if (!name.ok) throw new Error(`Zalo did not tell the bot's name (${describe(name.error)}).`);
      await saveUsername(app.db, { channel: channel.name, account: channel.account }, name.value);
      known = true;
    },
  });
}

function describe(error: { readonly type: string; readonly detail?: string }): string {
  return error.detail ?? error.type;
}
