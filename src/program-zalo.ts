// The running program's Zalo parts: its channels, doors and jobs, as far as the settings ask for them.
import type { App } from "./app.ts";
import { type ZaloBotChannel, zaloBotChannel } from "./channels/zalo-bot.ts";
import { type ZaloOaChannel, zaloOaChannel } from "./channels/zalo-oa.ts";
import type { OaApp } from "./channels/zalo-oa-oauth.ts";
import type { Settings } from "./config.ts";
import { zaloBotPath, zaloBotWebhooks } from "./http/zalo-bot.ts";
import { zaloOaDoor } from "./http/zalo-oa.ts";
import { startInbox } from "./jobs/inbox.ts";
import type { Loop } from "./jobs/loop.ts";
import type { Receive } from "./jobs/take-update.ts";
import { startZaloBotPoll } from "./jobs/zalo-bot-poll.ts";
import { startZaloBotName, startZaloBotWebhook } from "./jobs/zalo-bot-webhook.ts";
import { acceptConsent, oaTokenSource, type TokenWorld } from "./jobs/zalo-oa-tokens.ts";

export type Zalo = {
  readonly bots: readonly ZaloBotChannel[];
  readonly oa: ZaloOaChannel | null;
};

/** The channels that the settings name. */
export function zaloChannels(settings: Settings, world: TokenWorld): Zalo {
  const apiRoot = settings.ZALO_BOT_API_ROOT;
  const bots = (settings.ZALO_BOT_TOKEN ?? []).map((token) => zaloBotChannel({ token, apiRoot }));
  const app = oaApp(settings);
  if (app === null) return { bots, oa: null };
  const tokens = oaTokenSource(world, { app, seed: settings.ZALO_OA_REFRESH_TOKEN });
  return { bots, oa: zaloOaChannel({ appId: app.appId, apiRoot: settings.ZALO_OA_API_ROOT, tokens }) };
}

/** The app that stands behind the Official Account; null when the settings name none. */
export function oaApp(settings: Settings): OaApp | null {
  const { ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret } = settings;
  if (appId === undefined || appSecret === undefined) return null;
  const { ZALO_OA_OAUTH_ROOT: oauthRoot, ZALO_OA_CODE_VERIFIER } = settings;
  return { appId, appSecret, oauthRoot, codeVerifier: ZALO_OA_CODE_VERIFIER ?? null };
}

/** The doors at which Zalo pushes. `kept` is called for everything that waits to be worked. */
export function zaloDoors(app: App, { bots, oa }: Zalo, kept: () => void) {
  const { settings } = app;
  const { PUBLIC_URL, ZALO_BOT_WEBHOOK_SECRET: secret, ZALO_OA_SECRET_KEY: secretKey } = settings;
  const account = oaApp(settings);
  const pushed = PUBLIC_URL !== undefined && secret !== undefined && bots.length > 0;
  return [
    ...(pushed ? [zaloBotWebhooks(app, { bots, secret, kept })] : []),
    ...(oa && account && secretKey !== undefined
      ? [
          zaloOaDoor(app, {
            channel: oa,
            secretKey,
            kept,
            acceptConsent: (code) =>
              acceptConsent(app, { app: account, seed: settings.ZALO_OA_REFRESH_TOKEN }, code),
          }),
        ]
      : []),
  ];
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
  return [inbox, ...each];
}
