// What an account on a channel keeps of its platform: a refused webhook, and the tokens of a Zalo Official Account.
import { z } from "zod";
import { asItIs, upgrade, versioned } from "../../versioned.ts";

/** A webhook that the platform refused: how often in a row, why, and before when it is not tried again. */
export type WebhookRefused = {
  /** Of the webhook that was refused. */
  readonly hash: string;
  readonly times: number;
  readonly until: Date;
  readonly detail: string;
};

const time = z.iso.datetime().transform((text) => new Date(text));

/** Before there was a `v` it was the same. */
export const webhookRefusedShape = versioned<WebhookRefused>(
  "refusal of a webhook",
  z.strictObject({ hash: z.string(), times: z.number(), until: time, detail: z.string() }),
  [asItIs],
);

/** What is kept of an account's consent. */
export type OaTokens = {
  readonly access: string;
  readonly refresh: string;
  /**
   * When the access token ends, by the clock of the process that stored it. A token refused earlier is renewed then.
   */
  readonly expiresAt: Date;
  /** Hashes of refresh tokens from the settings that are not to be tried before this pair again, the newest last. */
  readonly tried: readonly string[];
};

/** The first programs kept the one setting that the pair came from, as `seed`; then `tried`, where there was any. */
const beforeV = z.strictObject({
  access: z.string(),
  refresh: z.string(),
  expiresAt: z.iso.datetime(),
  tried: z.array(z.string()).optional(),
  seed: z.string().nullish(),
});

/** `tried` is also written by SQL alone (queue/zalo-oa-tokens.ts). */
export const oaTokensShape = versioned<OaTokens>(
  "pair of tokens",
  z.strictObject({
    access: z.string(),
    refresh: z.string(),
    expiresAt: time,
    tried: z.array(z.string()),
  }),
  [upgrade(beforeV, ({ seed, tried, ...pair }) => ({ ...pair, tried: tried ?? (seed ? [seed] : []) }))],
);
