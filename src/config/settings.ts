// Environment to settings: the only place that reads process.env, and a .env file into it. A malformed setting stops the start by name.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { settingsText } from "../text/operator/settings.ts";
import { checkMailSettings, mailSettings } from "./mail.ts";
import { metricsSettings } from "./metrics.ts";
import { type Misspelt, misspelt } from "./misspelt.ts";
import { pageSetting } from "./page.ts";
import { proxySetting } from "./proxy.ts";
import { retentionSettings } from "./retention.ts";
import { wholeNumberSetting } from "./whole-number.ts";
import { checkZaloSettings, zaloSettings } from "./zalo.ts";

const environment = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: settingsText.database }).optional(),
    DATABASE_PREPARE: oneOf(["on", "off"]).default("on"),
    /** The database's owner, who migrates and restores; left out, the role of DATABASE_URL does that too. */
    DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/, error: settingsText.database }).optional(),
    DATA_DIR: z.string().min(1).default("./data"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: wholeNumberSetting(0, 65535).default(3000),
    PUBLIC_URL: pageSetting.optional(),
    TRUSTED_PROXY: proxySetting.optional(),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[A-Za-z0-9_-]+$/, settingsText.botToken("BotFather"))
      .optional(),
    TELEGRAM_API_ROOT: z
      .url({ protocol: /^https?$/, error: settingsText.address })
      .default("https://api.telegram.org"),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[A-Za-z0-9_-]{32,256}$/, settingsText.secret)
      .optional(),
    /** Holds the passphrase that backups are sealed with; left out, they are readable. */
    BACKUP_PASSPHRASE_FILE: z.string().min(1).optional(),
    ...zaloSettings,
    ...mailSettings,
    ...retentionSettings,
    ...metricsSettings,
    TIME_ZONE: z.string().default("Asia/Ho_Chi_Minh").refine(isTimeZone, settingsText.timeZone),
    LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    DEMO: oneOf(["on", "off"]).default("on"),
    WORKING_HOURS: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, settingsText.hours)
      .refine((hours) => hours.slice(0, 5) < hours.slice(6), settingsText.hoursOrder)
      .default("07:30-20:30"),
  })
  .superRefine((env, context) => {
    if (env.TELEGRAM_BOT_TOKEN && env.PUBLIC_URL && !env.TELEGRAM_WEBHOOK_SECRET) {
      context.addIssue({
        code: "custom",
        path: ["TELEGRAM_WEBHOOK_SECRET"],
        message: settingsText.secretNeeded,
      });
    }
    if (env.DATABASE_OWNER_URL && !env.DATABASE_URL) {
      context.addIssue({
        code: "custom",
        path: ["DATABASE_URL"],
        message: settingsText.neededWithOwner,
      });
    }
    for (const { name, message } of [...checkZaloSettings(env), ...checkMailSettings(env)]) {
      context.addIssue({ code: "custom", path: [name], message });
    }
  });

/**
 * Reads a `.env` of the working directory, where there is one, into the environment. What the environment holds
 * already stays as it is.
 *
 * @throws Error naming the file when it is there and cannot be read.
 */
export function readEnvFile(file = resolve(".env")): void {
  let text: string;
  try {
    // Not process.loadEnvFile: that one takes a file it may not read for none.
    text = readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return;
    throw new Error(settingsText.unreadable(file, String(code)));
  }
  for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
}

export type Settings = z.infer<typeof environment>;

/** Reads the settings, or throws one Error whose message names every wrong variable and what it must be. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const known = Object.keys(environment.shape);
  const given = Object.fromEntries(
    known.flatMap((key) => (env[key]?.trim() ? [[key, env[key]?.trim()]] : [])),
  );
  const result = environment.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => ({ name: String(path[0]), message }));
  throw new Error(settingsText.wrong(lines));
}

/** Settings in the environment that nobody reads, for their names are misspelt. */
export function misspeltSettings(env: Record<string, string | undefined> = process.env): readonly Misspelt[] {
  return misspelt(Object.keys(env), Object.keys(environment.shape));
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, settingsText.oneOf(values));
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
