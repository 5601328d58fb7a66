// Zalo's channels as the settings name them: for the running program and for the operator's commands.
import type { App } from "../../app.ts";
import { type ZaloBotChannel, zaloBotChannel } from "../../channels/zalo/bot.ts";
import { type ZaloOaChannel, zaloOaChannel } from "../../channels/zalo/oa.ts";
import type { OaApp } from "../../channels/zalo/oa-oauth.ts";
import { oaTokenSource, type TokenOptions, type TokenWorld } from "./oa-tokens.ts";

export type Zalo = {
  readonly bots: readonly ZaloBotChannel[];
  readonly oa: ZaloOaChannel | null;
};

/** The path under PUBLIC_URL at which the bot of this place in the list is pushed to. */
export function zaloBotPath(index: number): string {
  return index === 0 ? "/webhook/zalo-bot" : `/webhook/zalo-bot/${index + 1}`;
}

/** The paths under PUBLIC_URL that go into the console of the Official Account's app: webhook, and consent. */
export const ZALO_OA_PATH = "/webhook/zalo-oa";
export const ZALO_OA_CALLBACK = "/oauth/zalo-oa";

/** The channels that the settings name. */
export function zaloChannels(settings: App["settings"], world: TokenWorld): Zalo {
  const bots = zaloBots(settings);
  const options = oaOptions(settings);
  if (options === null) return { bots, oa: null };
  const tokens = oaTokenSource(world, options);
  return {
    bots,
    oa: zaloOaChannel({
      appId: options.app.appId,
      apiRoot: settings.ZALO_OA_API_ROOT,
      tokens,
      window: { freeHours: settings.ZALO_OA_FREE_HOURS, closedHours: settings.ZALO_OA_OPEN_HOURS },
    }),
  };
}

/** The bots alone, which need no database. */
export function zaloBots(settings: App["settings"]): readonly ZaloBotChannel[] {
  const {
    ZALO_BOT_API_ROOT: apiRoot,
    ZALO_BOT_MONTHLY_MESSAGES: messages,
    ZALO_BOT_PEOPLE: people,
  } = settings;
  const quota = { messages, people };
  return (settings.ZALO_BOT_TOKEN ?? []).map((token) => zaloBotChannel({ token, apiRoot, quota }));
}

/** The app that stands behind the Official Account and its first token; null when the settings name none. */
export function oaOptions(settings: App["settings"]): TokenOptions | null {
  const { ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret } = settings;
  if (appId === undefined || appSecret === undefined) return null;
  const { ZALO_OA_OAUTH_ROOT: oauthRoot, ZALO_OA_CODE_VERIFIER, ZALO_OA_REFRESH_TOKEN: seed } = settings;
  const app: OaApp = { appId, appSecret, oauthRoot, codeVerifier: ZALO_OA_CODE_VERIFIER ?? null };
  return { app, seed };
}
