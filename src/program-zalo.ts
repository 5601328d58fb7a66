// The running program's Zalo parts: its doors and jobs, as far as the settings ask for them.
import type { App } from "./app.ts";
import { startMovingFromUsedUp } from "./delivery/quota-used-up.ts";
import { startZaloBotPoll } from "./doors/zalo/bot-poll.ts";
import { zaloBotWebhooks } from "./doors/zalo/bot-push.ts";
import { startZaloBotName, startZaloBotWebhook } from "./doors/zalo/bot-set-webhook.ts";
import { oaOptions, type Zalo, zaloBotPath } from "./doors/zalo/channels.ts";
import { startZaloOaKeep } from "./doors/zalo/oa-keep.ts";
import { zaloOaDoor, zaloVerification } from "./doors/zalo/oa-push.ts";
import { acceptConsent } from "./doors/zalo/oa-tokens.ts";
import type { Loop } from "./loops/loop.ts";

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

/** The bots are polled or their webhooks kept set. `kept` is called for everything that waits to be worked. */
export function startZalo(app: App, { bots, oa }: Zalo, kept: () => void): readonly Loop[] {
  if (bots.length === 0 && oa === null) return [];
  const { PUBLIC_URL, ZALO_BOT_WEBHOOK_SECRET: secret } = app.settings;
  const page = PUBLIC_URL;
  const each = bots.flatMap((bot, index) => [
    startZaloBotName(app, bot),
    page !== undefined && secret !== undefined
      ? startZaloBotWebhook(app, bot, { url: `${page}${zaloBotPath(index)}`, secret })
      : startZaloBotPoll(app, bot, kept),
  ]);
  return [...each, startMovingFromUsedUp(app), ...(oa === null ? [] : [startZaloOaKeep(app, oa)])];
}
