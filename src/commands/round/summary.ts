// /summary: how far the round is, and its key totals.
import { highlightPlaces, highlightTotals } from "../../report/key-totals.ts";
import type { Tx } from "../../store/db.ts";
import { sumBehind } from "../../store/officer/totals.ts";
import { officerOffers, summaryText } from "../../text/officer/officer.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView, type OfficerView } from "../shared/officer-view.ts";

export const summary: Command = {
  name: "summary",
  aliases: commandNames.summary.aliases,
  roles: ["officer", "compiler", "reader"],
  async run(context) {
    const view = await loadView(context);
    const chase = [
      commandOffer(officerOffers.missing, "missing"),
      commandOffer(officerOffers.remind, "remind"),
    ];
    return {
      text: await summaryOf(context.tx, view, view.moment),
      offers: [
        commandOffer(officerOffers.export, "export"),
        ...(context.role !== "reader" && view.units.some(isOwing) ? chase : []),
      ],
    };
  },
};

/** How far these units are and the key totals of what they sealed, in words. */
export async function summaryOf(
  tx: Tx,
  { round, units, own, progress }: Pick<OfficerView, "round" | "units" | "own" | "progress">,
  moment: OfficerView["moment"],
): Promise<string> {
  const counted = units.filter((unit) => unit.sealed !== null);
  const summed = await sumBehind(
    tx,
    counted.flatMap((unit) => unit.sealed?.id ?? []),
    highlightPlaces(round.form),
    own,
  );
  return summaryText({
    ...moment,
    form: round.form,
    title: round.title,
    closed: !round.open,
    lockedAt: round.lockedAt,
    kindLabels: round.settings.kindLabels,
    progress,
    counted: counted.length,
    countedReturned: counted.filter((unit) => unit.state === "returned").length,
    totals: highlightTotals(round.form, summed),
  });
}
