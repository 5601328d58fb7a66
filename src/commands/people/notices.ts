// /notices: how often somebody who receives reports is told of what comes in.
import { isToldOfArrivals, rhythmOf, rhythms, setRhythm } from "../../store/queue/to-tell.ts";
import { noticesOffers, noticesText } from "../../text/officer/arrivals.ts";
import { commandOffer, type PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

export const notices: PersonCommand = {
  name: "notices",
  aliases: commandNames.notices.aliases,
  async run({ tx, personId }, args) {
    if (!(await isToldOfArrivals(tx, personId))) return { text: noticesText.nobody };
    const said = rhythms.find((rhythm) => rhythm === args);
    if (!said) {
      const offers = rhythms.map((rhythm) => commandOffer(noticesOffers[rhythm], "notices", rhythm));
      return { text: noticesText.now(await rhythmOf(tx, personId)), offers };
    }
    await setRhythm(tx, personId, said);
    return { text: noticesText.set(said) };
  },
};
