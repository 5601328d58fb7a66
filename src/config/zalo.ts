// The settings of Zalo's two products, as a part of config.ts, which alone reads the environment.
import { z } from "zod";
import { settingsText } from "../text/operator/settings.ts";
import { wholeNumberSetting } from "./whole-number.ts";

const url = z.url({ protocol: /^https?$/, error: settingsText.address });
const secret = (what: string) => z.string().regex(/^[\x21-\x7e]{8,256}$/, what);

/** One entry per variable. */
export const zaloSettings = {
  /** One token per bot; a free plan allows three bots of fifty people. */
  ZALO_BOT_TOKEN: z
    .string()
    .transform((text) => text.split(",").map((token) => token.trim()))
    .pipe(
      z
        .array(z.string().regex(/^\d+:[A-Za-z0-9_-]+$/, settingsText.botToken("Zalo")))
        .max(20, settingsText.tooMany(20))
        .refine(oneEach, settingsText.sameBot),
    )
    .optional(),
  ZALO_BOT_API_ROOT: url.default("https://bot-api.zaloplatforms.com"),
  ZALO_BOT_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{32,256}$/, settingsText.secret)
    .optional(),
  /** The quota of a bot's plan: messages a month, and people. */
  ZALO_BOT_MONTHLY_MESSAGES: wholeNumberSetting(1, 10_000_000).default(3_000),
  ZALO_BOT_PEOPLE: wholeNumberSetting(1, 1_000_000).default(50),
  /** Hours after a person's last message in which an Official Account writes free, and in which it may write at all. */
  ZALO_OA_FREE_HOURS: wholeNumberSetting(0, 10_000).default(48),
  ZALO_OA_OPEN_HOURS: wholeNumberSetting(1, 10_000).default(168),
  ZALO_OA_APP_ID: z
    .string()
    .regex(/^\d{5,30}$/, settingsText.appId)
    .optional(),
  ZALO_OA_APP_SECRET: secret(settingsText.appSecret).optional(),
  /** The key on the console's webhook page: it signs what Zalo sends, and is another than the app's. */
  ZALO_OA_SECRET_KEY: secret(settingsText.oaSecret).optional(),
  /** The first refresh token; its successors are kept in the database. */
  ZALO_OA_REFRESH_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{8,4000}$/, settingsText.refreshToken)
    .optional(),
  ZALO_OA_VERIFICATION: z
    .string()
    .regex(/^[A-Za-z0-9_-]{4,200}$/, settingsText.verification)
    .optional(),
  ZALO_OA_CODE_VERIFIER: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{43,128}$/, settingsText.verifier)
    .optional(),
  ZALO_OA_API_ROOT: url.default("https://openapi.zalo.me"),
  ZALO_OA_OAUTH_ROOT: url.default("https://oauth.zaloapp.com"),
} as const;

type Given = {
  readonly PUBLIC_URL?: string | undefined;
  readonly ZALO_BOT_TOKEN?: readonly string[] | undefined;
  readonly ZALO_BOT_WEBHOOK_SECRET?: string | undefined;
  readonly ZALO_OA_APP_ID?: string | undefined;
  readonly ZALO_OA_APP_SECRET?: string | undefined;
  readonly ZALO_OA_SECRET_KEY?: string | undefined;
};

/** What is wrong between the settings: the variable to mend, and how. */
export function checkZaloSettings(
  given: Given,
): readonly { readonly name: string; readonly message: string }[] {
  const problems: { name: string; message: string }[] = [];
  if (given.ZALO_BOT_TOKEN && given.PUBLIC_URL && !given.ZALO_BOT_WEBHOOK_SECRET) {
    problems.push({
      name: "ZALO_BOT_WEBHOOK_SECRET",
      message: settingsText.secretNeeded,
    });
  }
  if (!given.ZALO_OA_APP_ID) return problems;
  for (const name of ["ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY"] as const) {
    if (!given[name]) problems.push({ name, message: settingsText.neededWithApp });
  }
  if (!given.PUBLIC_URL) {
    problems.push({
      name: "PUBLIC_URL",
      message: settingsText.pageNeededWithApp,
    });
  }
  return problems;
}

function oneEach(tokens: readonly string[]): boolean {
  const bots = tokens.map((token) => token.split(":")[0]);
  return new Set(bots).size === bots.length;
}
