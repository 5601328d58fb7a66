// The doctor's look at Telegram: the token, the bot's name and where Telegram sends its messages.
import type { SendError } from "../../channels/channel.ts";
import { TELEGRAM_PATH } from "../../doors/telegram/set-webhook.ts";
import { telegramLookText } from "../../text/operator/doctor.ts";
import type { OperationContext } from "../shared/operation.ts";
import type { DoctorFinding } from "./finding.ts";

const timeoutSeconds = 8;

/** Asks Telegram who the bot is and which webhook is set; nothing is changed there. */
export async function telegramLook({ settings }: OperationContext): Promise<readonly DoctorFinding[]> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, PUBLIC_URL } = settings;
  if (!token) return [{ state: "note", text: telegramLookText.off }];
  // Loaded only where there is a bot to look at.
  const { telegramChannel } = await import("../../channels/telegram/channel.ts");
  const channel = telegramChannel({ token, apiRoot, timeoutSeconds });
  const name = await channel.username();
  if (!name.ok) return [{ state: "mend", text: trouble(name.error) }];
  const webhook = await channel.webhook();
  if (!webhook.ok) return [{ state: "mend", text: trouble(webhook.error) }];
  return [
    { state: "ok", text: telegramLookText.name(name.value) },
    webhookFinding(webhook.value.url, PUBLIC_URL ? `${PUBLIC_URL}${TELEGRAM_PATH}` : ""),
  ];
}

function webhookFinding(is: string, must: string): DoctorFinding {
  const { polled, pushed, elsewhere, notSet } = telegramLookText;
  if (is === must) return { state: "ok", text: is === "" ? polled : pushed };
  return { state: "mend", text: must === "" ? elsewhere : notSet(is !== "") };
}

/** Without the platform's own words: they may quote the address, which holds the token. */
function trouble({ type }: SendError): string {
  return telegramLookText.trouble({ type, detail: "" });
}
