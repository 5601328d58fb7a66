// /missing: who owes a report, whom to call, and how far they are.
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import { listOfficerUnits } from "../../store/officer/units.ts";
import { unitsLookingAgain } from "../../store/rounds/returned-rows.ts";
import { missingText, officerOffers } from "../../text/officer/officer.ts";
import { unitsLookAgain } from "../../text/officer/returned-rows.ts";
import { closedWindows } from "../shared/closed-windows.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView, type Owing, scopeOf } from "../shared/officer-view.ts";

/** Longer lists come a page at a time: about two messages on a phone. */
const pageSize = 60;

export const missing: Command = {
  name: "missing",
  aliases: commandNames.missing.aliases,
  roles: ["officer", "compiler"],
  fits: async (context) => (await listOfficerUnits(context.tx, scopeOf(context))).some(isOwing),
  async run(context, args) {
    const { round, units, progress, moment } = await loadView(context);
    const owing = byKind(units.filter(isOwing));
    const pages = Math.max(1, Math.ceil(owing.length / pageSize));
    const page = Math.min(pages, Math.max(1, /^\d{1,6}$/.test(args) ? Number(args) : 1));
    const shown = owing.slice((page - 1) * pageSize, page * pageSize);
    const contacts = await contactsOfUnits(
      context.tx,
      shown.map((unit) => unit.unitId),
      closedWindows(context.app, context.now),
    );
    const again = page === pages ? await unitsLookingAgain(context.tx, scopeOf(context)) : [];
    return {
      text: [
        missingText({
          ...moment,
          expected: progress.all.expected,
          owing: owing.length,
          units: shown.map((unit) => ({
            ...unit,
            contacts: (contacts.get(unit.unitId) ?? []).map((contact) => ({
              name: contact.name,
              reachable: contact.addressId !== null,
              windowClosed: contact.windowClosed,
            })),
          })),
          kindLabels: round.settings.kindLabels,
          page,
          pages,
        }),
        ...unitsLookAgain(again, context.app.settings.TIME_ZONE),
      ].join("\n"),
      offers: [
        ...(page < pages ? [commandOffer(officerOffers.more, "missing", String(page + 1))] : []),
        ...(owing.length > 0 ? [commandOffer(officerOffers.remind, "remind")] : []),
        commandOffer(officerOffers.export, "export"),
      ],
    };
  },
};

/** Units of one kind together, kinds and units in the dispatch's order. */
function byKind(units: readonly Owing[]): Owing[] {
  const kinds = [...new Set(units.map((unit) => unit.kind))];
  return kinds.flatMap((kind) => units.filter((unit) => unit.kind === kind));
}
