// `zalo-bot`: shows each Zalo bot's name and webhook, and takes a webhook away so that the bot can be polled.
import type { SendError } from "../../channels/channel.ts";
import { zaloBots } from "../../doors/zalo/channels.ts";
import { Misuse, type Operation, type OperationContext } from "../shared/operation.ts";

export const zaloBot: Operation = {
  name: "zalo-bot",
  summary: "show the Zalo bots and where they push",
  help: `zalo-bot

Asks Zalo for each bot of ZALO_BOT_TOKEN: its name, and the webhook that is set. Without one it can be polled.`,
  needsDatabase: false,
  async run(_args, context) {
    for (const bot of botsOf(context)) {
      const name = await bot.username();
      if (!name.ok) {
        context.print(`${bot.account}  ${describe(name.error)}`);
        continue;
      }
      const webhook = await bot.webhook();
      const where = webhook.ok ? webhook.value || "no webhook" : describe(webhook.error);
      context.print(`${bot.account}  ${name.value}  ${where}`);
    }
  },
};

export const zaloBotDeleteWebhook: Operation = {
  name: "zalo-bot delete-webhook",
  summary: "take the Zalo bots' webhooks away, so that they can be polled",
  help: `zalo-bot delete-webhook

Takes the webhook of every bot of ZALO_BOT_TOKEN away. Only when no running program uses it: that one falls silent.`,
  needsDatabase: false,
  async run(_args, context) {
    let failed = false;
    for (const bot of botsOf(context)) {
      const deleted = await bot.deleteWebhook();
      failed ||= !deleted.ok;
      context.print(`${bot.account}  ${deleted.ok ? "no webhook any more" : describe(deleted.error)}`);
    }
    if (failed) throw new Error("not every webhook could be taken away");
  },
};

function botsOf({ settings }: OperationContext) {
  const bots = zaloBots(settings);
  if (bots.length === 0) throw new Misuse("set ZALO_BOT_TOKEN first; docs/zalo.md says where it comes from");
  return bots;
}

function describe(error: SendError): string {
  return "detail" in error ? error.detail : error.type;
}
