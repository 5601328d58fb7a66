// `zalo-bot`: shows each Zalo bot's name and webhook, and takes a webhook away so that the bot can be polled.
import type { SendError } from "../../channels/channel.ts";
import { zaloBots } from "../../doors/zalo/channels.ts";
import { zaloBotHelp, zaloText } from "../../text/operator/zalo.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext } from "../shared/operation.ts";

export const zaloBot: Operation = {
  name: "zalo-bot",
  ...zaloBotHelp.show,
  needsDatabase: false,
  async run(args, context) {
    readArguments(args, {});
    for (const bot of botsOf(context)) {
      const name = await bot.username();
      if (!name.ok) {
        context.print(`${bot.account}  ${describe(name.error)}`);
        continue;
      }
      const webhook = await bot.webhook();
      const where = webhook.ok ? webhook.value || zaloText.noWebhook : describe(webhook.error);
      context.print(`${bot.account}  ${name.value}  ${where}`);
    }
  },
};

export const zaloBotDeleteWebhook: Operation = {
  name: "zalo-bot delete-webhook",
  ...zaloBotHelp.deleteWebhook,
  needsDatabase: false,
  async run(args, context) {
    readArguments(args, {});
    let failed = false;
    for (const bot of botsOf(context)) {
      const deleted = await bot.deleteWebhook();
      failed ||= !deleted.ok;
      context.print(`${bot.account}  ${deleted.ok ? zaloText.webhookGone : describe(deleted.error)}`);
    }
    if (failed) throw new Error(zaloText.notAllGone);
  },
};

function botsOf({ settings }: OperationContext) {
  const bots = zaloBots(settings);
  if (bots.length === 0) throw new Misuse(zaloText.setTokenFirst);
  return bots;
}

function describe(error: SendError): string {
  return "detail" in error ? error.detail : error.type;
}
