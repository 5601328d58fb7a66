// The running program's Zalo parts: its doors and jobs, as far as the settings ask for them.
import type { App } from "./app.ts";
import { zaloBotWebhooks } from "./http/zalo-bot.ts";
import { zaloOaDoor, zaloVerification } from "./http/zalo-oa.ts";
import { startInbox } from "./jobs/inbox.ts";
import type { Loop } from "./jobs/loop.ts";
import type { Receive } from "./jobs/take-update.ts";
import { startLeavingUsedUp } from "./jobs/used-up.ts";
import { startZaloBotPoll } from "./jobs/zalo-bot-poll.ts";
import { startZaloBotName, startZaloBotWebhook } from "./jobs/zalo-bot-webhook.ts";
import { oaOptions, type Zalo, zaloBotPath } from "./jobs/zalo-channels.ts";
import { startZaloOaKeep } from "./jobs/zalo-oa-keep.ts";
import { acceptConsent } from "./jobs/zalo-oa-tokens.ts";

/** The doors at which Zalo pushes. `kept` is called for everything that waits to be worked. */
export function zaloDoors(app: App, { bots, oa }: Zalo, kept: () => void) {
  const { PUBLIC_URL, ZALO_BOT_WEBHOOK_SECRET: secret, ZALO_OA_SECRET_KEY: secretKey } = app.settings;
  const consent = oaOptions(app.settings);
  const doors = [];
  const { ZALO_OA_VERIFICATION: verification } = app.settings;
  if (verification !== undefined) doors.push(zaloVerification(verification));
  if (PUBLIC_URL !== undefined && secret !== undefined && bots.length > 0) {
    doors.push(zaloBotWebhooks(app, { bots, secret, kept }));
  }
  if (oa !== null && consent !== null && secretKey !== undefined) {
    const accept = (code: string) => acceptConsent(app, consent, code);
    doors.push(zaloOaDoor(app, { channel: oa, secretKey, kept, acceptConsent: accept }));
  }
  return doors;
}

/** What is kept is worked, and the bots are polled or their webhooks kept set. The first loop is the one to wake. */
export function startZalo(app: App, { bots, oa }: Zalo, receive: Receive): readonly Loop[] {
  if (bots.length === 0 && oa === null) return [];
  const inbox = startInbox(app, receive);
  const { PUBLIC_URL, ZALO_BOT_WEBHOOK_SECRET: secret } = app.settings;
  const page = PUBLIC_URL?.replace(/\/+$/, "");
  const each = bots.flatMap((bot, index) => [
    startZaloBotName(app, bot),
    page !== undefined && secret !== undefined
      ? startZaloBotWebhook(app, bot, { url: `${page}${zaloBotPath(index)}`, secret })
      : startZaloBotPoll(app, bot, inbox.wake),
  ]);
  return [inbox, ...each, startLeavingUsedUp(app), ...(oa === null ? [] : [startZaloOaKeep(app, oa)])];
}
