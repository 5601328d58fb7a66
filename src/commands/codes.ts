// /codes: a workbook with a code slip for one unit, or for every unit that nobody has joined. Made when delivered.
import { findUnitReport } from "../store/officer-units.ts";
import { slipUnits } from "../store/slips.ts";
import { codesOffers, codesText } from "../text/slips.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "./command.ts";
import { unknownUnitReply } from "./decision.ts";
import { commandNames } from "./names.ts";
import { scopeOf } from "./officer-view.ts";
import { unitMeant } from "./which-unit.ts";

export const codes: Command = {
  name: "codes",
  aliases: commandNames.codes.aliases,
  roles: ["officer"],
  async run(context, args) {
    const { tx, roundId, personId } = context;
    if (args === "cancel") return { text: codesText.cancelled };
    const pending = await slipUnits(tx, { roundId, personId, unitId: null });
    if (args === "all") {
      return pending.length === 0 ? { text: codesText.nobody } : file(context, null, pending.length, null);
    }
    if (args === "") return which(pending.length);
    const meant = await unitMeant(context, args, "codes");
    if ("reply" in meant) return meant.reply;
    const unit = await findUnitReport(tx, scopeOf(context), meant.target.code);
    return unit ? file(context, unit.unitId, 1, unit.name) : unknownUnitReply(meant.target.code);
  },
};

function which(pending: number): Reply {
  const ask = { name: "codes", args: "" };
  if (pending === 0) return { text: codesText.nobody, ask };
  return {
    text: codesText.which(pending),
    offers: [
      commandOffer(codesOffers.all, "codes", "all"),
      commandOffer(codesOffers.cancel, "codes", "cancel"),
    ],
    ask,
  };
}

function file(context: CommandContext, unitId: number | null, units: number, unit: string | null): Reply {
  const { roundId, personId } = context;
  return {
    text: codesText.ready(units, unit),
    document: { type: "slips", roundId, personId, unitId },
  };
}
