// Lists the Zalo bots that the settings name, with how many people each takes.
import { accountOfToken } from "../../channels/zalo/bot.ts";
import type { Settings } from "../../config/settings.ts";
import type { AccountSpread } from "../../store/people/unit-accounts.ts";

/** Our bots, with how many people each takes. */
export function zaloBotSpread({
  ZALO_BOT_TOKEN: tokens = [],
  ZALO_BOT_PEOPLE: people,
}: Settings): AccountSpread {
  return {
    channel: "zalo-bot",
    accounts: tokens.map((token) => ({ account: accountOfToken(token), people })),
  };
}
