// Where the Zalo Bot Platform pushes: one path per bot. What is genuine is kept and answered; it is worked afterwards.
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { App } from "../../app.ts";
import { parseJson } from "../../channels/exact-json.ts";
import type { ZaloBotChannel } from "../../channels/zalo/bot.ts";
import { keepUnreadable } from "../../store/queue/dead-letters.ts";
import { keepUpdate } from "../keep-received.ts";
import { answerStored, LARGEST, secretInHeader } from "../push-door.ts";
import { zaloBotPath } from "./channels.ts";

type ZaloBotWebhooks = {
  readonly bots: readonly ZaloBotChannel[];
  readonly secret: string;
  /** Something was kept and waits to be worked. */
  readonly kept: () => void;
};

/**
 * The bots' webhooks. Whether Zalo ever sends again what was not answered 200 is not documented, so all that is
 * genuine is stored before the answer, and nothing but a database that is away gives another answer.
 */
export function zaloBotWebhooks(app: App, { bots, secret, kept }: ZaloBotWebhooks): Hono {
  const routes = new Hono();
  for (const [index, bot] of bots.entries()) {
    const account = { channel: bot.name, account: bot.account };
    const keep = (body: string) => {
      app.log.error(account, "An update could not be read.");
      return keepUnreadable(app.db, account, body, app.clock());
    };
    routes.post(
      zaloBotPath(index),
      secretInHeader("X-Bot-Api-Secret-Token", secret),
      bodyLimit({
        maxSize: LARGEST,
        onError: (c) => answerStored(app, c, bot.name, () => keep("larger than 1 MiB")),
      }),
      async (c) => {
        const body = Buffer.from(await c.req.arrayBuffer());
        return answerStored(app, c, bot.name, async () => {
          // Setting a webhook makes Zalo try it, with nothing in the body.
          if (body.toString("latin1").trim() === "") return;
          const update = parseJson(body);
          if (update === undefined) return keep(body.toString("utf8"));
          await keepUpdate(app, bot, update);
          kept();
        });
      },
    );
  }
  return routes;
}
