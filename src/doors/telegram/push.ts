// Where Telegram pushes its updates. Knows how it proves that it is genuine; what an update says is the channel's.
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../app.ts";
import { parseJson } from "../../channels/exact-json.ts";
import type { TelegramChannel } from "../../channels/telegram/channel.ts";
import { keepUnreadable } from "../../store/queue/dead-letters.ts";
import { answerStored, LARGEST, secretInHeader } from "../push-door.ts";
import { type Receive, takeUpdate, telegramAccount } from "../take-update.ts";
import { TELEGRAM_PATH } from "./set-webhook.ts";

type TelegramWebhook = {
  readonly channel: TelegramChannel;
  readonly secret: string;
  readonly receive: Receive;
};

/**
 * The webhook of Telegram. Who does not know the secret gets an empty 401 before a byte of the body is read. Anything
 * genuine gets 200 once it is stored, readable or not: an answer of 400 would be pushed again for a day and hold up
 * that person's chat. Only a database that is away gives 503.
 */
export function telegramWebhook(app: App, { channel, secret, receive }: TelegramWebhook): Hono {
  const routes = new Hono();
  const stored = (c: Context, store: () => Promise<void>) => answerStored(app, c, channel.name, store);
  const keep = (body: string) => {
    app.log.error({ ...telegramAccount(channel) }, "An update could not be read.");
    return keepUnreadable(app.db, telegramAccount(channel), body, app.clock());
  };

  routes.post(
    TELEGRAM_PATH,
    secretInHeader("X-Telegram-Bot-Api-Secret-Token", secret),
    bodyLimit({ maxSize: LARGEST, onError: (c) => stored(c, () => keep("larger than 1 MiB")) }),
    async (c) => {
      const body = Buffer.from(await c.req.arrayBuffer());
      return stored(c, async () => {
        const update = parseJson(body);
        if (update === undefined) return keep(body.toString("utf8"));
        return takeUpdate(app, channel, receive, update);
      });
    },
  );
  return routes;
}
