// The doctor's look at Telegram: the token, the bot's name and where Telegram sends its messages.
import type { SendError } from "../../channels/channel.ts";
import { TELEGRAM_PATH } from "../../doors/telegram/set-webhook.ts";
import type { OperationContext } from "../shared/operation.ts";
import type { Finding } from "./finding.ts";

const timeoutSeconds = 8;

/** Asks Telegram who the bot is and which webhook is set; nothing is changed there. */
export async function telegramLook({ settings }: OperationContext): Promise<readonly Finding[]> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, PUBLIC_URL } = settings;
  if (!token) return [{ state: "note", text: "Telegram: off (TELEGRAM_BOT_TOKEN is not set)" }];
  // Loaded only where there is a bot to look at.
  const { telegramChannel } = await import("../../channels/telegram/channel.ts");
  const channel = telegramChannel({ token, apiRoot, timeoutSeconds });
  const name = await channel.username();
  if (!name.ok) return [{ state: "mend", text: `Telegram: ${trouble(name.error)}` }];
  const webhook = await channel.webhook();
  if (!webhook.ok) return [{ state: "mend", text: `Telegram: ${trouble(webhook.error)}` }];
  return [
    { state: "ok", text: `Telegram: the bot is @${name.value}` },
    webhookFinding(webhook.value.url, PUBLIC_URL ? `${PUBLIC_URL.replace(/\/+$/, "")}${TELEGRAM_PATH}` : ""),
  ];
}

function webhookFinding(is: string, must: string): Finding {
  if (is === must) {
    return {
      state: "ok",
      text: is === "" ? "Telegram: no webhook; messages are polled" : "Telegram: the webhook is set",
    };
  }
  if (must === "") {
    return {
      state: "mend",
      text: "Telegram: a webhook is set elsewhere, so nothing can be polled; use another bot or set PUBLIC_URL",
    };
  }
  return {
    state: "mend",
    text: `Telegram: ${is === "" ? "no webhook is set" : "another webhook is set"}; the running program sets it, look at its log`,
  };
}

function trouble(error: SendError): string {
  switch (error.type) {
    case "account":
      return "refuses the token; look at TELEGRAM_BOT_TOKEN";
    case "throttled":
      return "asks to wait; try again later";
    default:
      return "cannot be reached from here; look at the network and at TELEGRAM_API_ROOT";
  }
}
