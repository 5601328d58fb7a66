// Where platforms push their updates. Knows how each proves that it is genuine; what an update says is the channel's.
import { createHash, timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../app.ts";
import type { TelegramChannel } from "../channels/telegram.ts";
import { accountOf, type Receive, takeUpdate } from "../jobs/take-update.ts";
import { buryUnreadable } from "../store/dead-letters.ts";

/** The path under PUBLIC_URL at which Telegram is told to push. */
export const TELEGRAM_PATH = "/webhook/telegram";

export type TelegramWebhook = {
  readonly channel: TelegramChannel;
  readonly secret: string;
  readonly receive: Receive;
};

const LARGEST = 1024 * 1024;

/**
 * The webhook of Telegram. Who does not know the secret gets an empty 401 before a byte of the body is read. Anything
 * genuine gets 200 once it is stored, readable or not: an answer of 400 would be pushed again for a day and hold up
 * that person's chat. Only a database that is away gives 503.
 */
export function telegramWebhook(app: App, { channel, secret, receive }: TelegramWebhook): Hono {
  const routes = new Hono();
  const expected = digest(secret);

  const stored = async (c: Context, store: () => Promise<void>) => {
    try {
      await store();
      return c.body(null, 200);
    } catch (error) {
      app.log.error(
        { error, channel: channel.name },
        "An update could not be stored; Telegram sends it again.",
      );
      return c.body(null, 503, { "Retry-After": "5" });
    }
  };
  const bury = (body: string) => {
    app.log.error({ ...accountOf(channel) }, "An update could not be read.");
    return buryUnreadable(app.db, accountOf(channel), body, app.clock());
  };

  routes.post(
    TELEGRAM_PATH,
    async (c, next) => {
      const given = c.req.header("X-Telegram-Bot-Api-Secret-Token");
      if (given === undefined || !timingSafeEqual(digest(given), expected)) return c.body(null, 401);
      return next();
    },
    bodyLimit({ maxSize: LARGEST, onError: (c) => stored(c, () => bury("larger than 1 MiB")) }),
    async (c) => {
      const body = await c.req.text();
      return stored(c, async () => {
        const update = parseJson(body);
        if (update === undefined) return bury(body);
        return takeUpdate(app, channel, receive, update);
      });
    },
  );
  return routes;
}

/** Hashed first: strings of different lengths could not be compared in constant time. */
function digest(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
