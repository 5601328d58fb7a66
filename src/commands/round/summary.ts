// /summary: how far the round is, and its key totals.
import { placesBehind } from "../../report/places.ts";
import { sumFigures } from "../../store/officer/totals.ts";
import { officerOffers, summaryText } from "../../text/officer/officer.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView } from "../shared/officer-view.ts";

export const summary: Command = {
  name: "summary",
  aliases: commandNames.summary.aliases,
  roles: ["officer", "reader"],
  async run(context) {
    const { round, units, progress, moment } = await loadView(context);
    const counted = units.filter((unit) => unit.sealed !== null);
    const totals = await sumFigures(
      context.tx,
      counted.flatMap((unit) => unit.sealed?.id ?? []),
      round.form.highlights.map((line) => line.parts.map((part) => placesBehind(round.form, part.place))),
    );
    const chase = [
      commandOffer(officerOffers.missing, "missing"),
      commandOffer(officerOffers.remind, "remind"),
    ];
    return {
      text: summaryText({
        ...moment,
        form: round.form,
        title: round.title,
        closed: !round.open,
        kindLabels: round.settings.kindLabels,
        progress,
        counted: counted.length,
        countedReturned: counted.filter((unit) => unit.state === "returned").length,
        totals,
      }),
      offers: [
        commandOffer(officerOffers.export, "export"),
        ...(context.role === "officer" && units.some(isOwing) ? chase : []),
      ],
    };
  },
};
