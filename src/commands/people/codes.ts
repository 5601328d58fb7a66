// /codes: a workbook with a code slip for one unit, or for every unit that nobody has joined. Made when delivered.
import { opensHereOnly, pageOf } from "../../config/page.ts";
import { findOfficerUnit } from "../../store/officer/units.ts";
import { slipUnits } from "../../store/people/slips.ts";
import { channelCapacity } from "../../store/people/unit-accounts.ts";
import { codesOffers, codesText } from "../../text/paper/slips.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { fitsUnit, unitMeant } from "../shared/which-unit.ts";

export const codes: Command = {
  name: "codes",
  aliases: commandNames.codes.aliases,
  roles: ["officer", "compiler"],
  async fits(context, args) {
    if (args !== "" && args !== "all") return fitsUnit(context, args, "codes", () => true);
    const { tx, roundId, personId } = context;
    return (await slipUnits(tx, { roundId, personId, unitId: null })).length > 0;
  },
  async run(context, args) {
    const { tx, roundId, personId } = context;
    if (args === "cancel") return { text: codesText.cancelled };
    const pending = await slipUnits(tx, { roundId, personId, unitId: null });
    if (args === "all") {
      return pending.length === 0
        ? { text: codesText.nobody }
        : file(
            context,
            pending.map(({ unitId }) => unitId),
            null,
          );
    }
    if (args === "") return which(pending.length);
    const meant = await unitMeant(context, args, "codes");
    if ("reply" in meant) return meant.reply;
    const unit = await findOfficerUnit(tx, scopeOf(context), meant.target.code);
    return unit
      ? file(context, [unit.unitId], { id: unit.unitId, name: unit.name })
      : unknownUnitReply(context.tx, scopeOf(context), meant.target.code);
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

async function file(
  context: CommandContext,
  unitIds: readonly number[],
  unit: { readonly id: number; readonly name: string } | null,
): Promise<Reply> {
  const { app, tx, roundId, personId } = context;
  const lines = [codesText.ready(unitIds.length, unit?.name ?? null)];
  for (const channel of new Set(app.channels.map(({ name }) => name))) {
    const accounts = app.channels
      .filter(({ name }) => name === channel)
      .map(({ account, limits }) => ({ account, people: limits.quota?.people ?? null }));
    const room = await channelCapacity(tx, { channel, accounts }, unitIds);
    if (room && room.people > room.places) lines.push(codesText.tooMany({ channel, ...room }));
  }
  const page = pageOf(app.settings);
  if (opensHereOnly(page)) lines.push(codesText.hereOnly(page));
  return {
    text: lines.join("\n"),
    document: { type: "slips", roundId, personId, unitId: unit?.id ?? null },
    ...(unit ? { concerns: unit.id } : {}),
  };
}
