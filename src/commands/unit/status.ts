// "Ba Tri nộp chưa": whether one unit has handed in, in a line, with what may be done next.
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import { findOfficerUnit } from "../../store/officer/units.ts";
import { askedText } from "../../text/officer/asked.ts";
import { officerOffers, remindUnitOffer } from "../../text/officer/officer.ts";
import { closedWindows } from "../shared/closed-windows.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { decisionOffers, unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, scopeOf } from "../shared/officer-view.ts";
import { exampleCode, fitsUnit, unitMeant } from "../shared/which-unit.ts";

export const status: Command = {
  name: "status",
  aliases: commandNames.status.aliases,
  roles: ["officer"],
  fits: (context, args) => fitsUnit(context, args, "status", () => true),
  async run(context, args) {
    if (args === "")
      return { text: askedText.askUnit(await exampleCode(context)), ask: { name: "status", args: "" } };
    const meant = await unitMeant(context, args, "status");
    if ("reply" in meant) return meant.reply;
    const { tx, app, now } = context;
    const unit = await findOfficerUnit(tx, scopeOf(context), meant.target.code);
    if (!unit) return unknownUnitReply(tx, scopeOf(context), meant.target.code);
    const contacts =
      (await contactsOfUnits(tx, [unit.unitId], closedWindows(app, now))).get(unit.unitId) ?? [];
    const people = contacts.map(({ name, addressId, windowClosed }) => ({
      name,
      reachable: addressId !== null,
      windowClosed,
    }));
    return {
      concerns: unit.unitId,
      text: askedText.status({ ...unit, contacts: people }, { now, zone: app.settings.TIME_ZONE }),
      offers: [
        commandOffer(officerOffers.view, "unit", unit.code),
        ...(isOwing(unit) ? [commandOffer(remindUnitOffer(unit.shortName), "remind", unit.code)] : []),
        ...decisionOffers(unit),
      ],
    };
  },
};
