// The choices under what is said of reports that were handed over together.
import { gatheringOffers } from "../../text/people/gathering.ts";
import { commandOffer, type Reply } from "./command.ts";

const words = { write: gatheringOffers.write, undo: gatheringOffers.takeBack } as const;

/** The choice that writes them, or takes them back. */
export function newOffers(id: number, what: keyof typeof words): NonNullable<Reply["offers"]> {
  return [commandOffer(words[what], "collect", `${id} ${what}`)];
}
