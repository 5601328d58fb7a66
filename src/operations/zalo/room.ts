// The places on the Zalo bots that the settings name, and how an operator is told that they are too few.
import { accountOfToken } from "../../channels/zalo/bot.ts";
import type { Settings } from "../../config/settings.ts";
import type { Places, Spread } from "../../store/people/unit-doors.ts";

/** Our bots, with how many people each takes. */
export function zaloBotSpread({ ZALO_BOT_TOKEN: tokens = [], ZALO_BOT_PEOPLE: people }: Settings): Spread {
  return {
    channel: "zalo-bot",
    accounts: tokens.map((token) => ({ account: accountOfToken(token), people })),
  };
}

/** Said where the people are more than the places. */
export function sayRoom({ people, places }: Places): string {
  return `they take ${places} people, and with one person for each unit they would have ${people}: ${people - places} too many. Add a bot to ZALO_BOT_TOKEN, or set ZALO_BOT_PEOPLE to what the plan takes; until then the last ones are sent to another channel.`;
}
