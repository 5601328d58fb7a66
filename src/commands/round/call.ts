// /call: the units that owe and cannot be told by the bot, with whom to ring.
import { contactsOfUnits } from "../../store/officer/contacts.ts";
import { callsOf } from "../../store/people/phones.ts";
import { callsAtOnce, callText } from "../../text/officer/call.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { closedWindows } from "../shared/closed-windows.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView } from "../shared/officer-view.ts";

/** A mail of longer ago has told nobody of today. */
const mailCountsMs = 3 * 24 * 3_600_000;

export const call: Command = {
  name: "call",
  aliases: commandNames.call.aliases,
  roles: ["officer"],
  async run(context, args) {
    const { tx, app, now } = context;
    const { units, moment } = await loadView(context);
    const owing = units.filter(isOwing);
    const ids = owing.map(({ unitId }) => unitId);
    const contacts = await contactsOfUnits(tx, ids, closedWindows(app, now));
    const calls = await callsOf(tx, ids, new Date(now.getTime() - mailCountsMs));
    const all = owing.flatMap((unit) => {
      const told = (contacts.get(unit.unitId) ?? []).some(
        ({ addressId, byPage }) => addressId !== null && !byPage,
      );
      const found = calls.get(unit.unitId);
      if (told || !found) return [];
      return [{ ...unit, phone: found.phone ?? unit.phone, people: found.people, mailedAt: found.mailedAt }];
    });
    // Those whom nothing has told come first.
    const sorted = [
      ...all.filter(({ mailedAt }) => mailedAt === null),
      ...all.filter(({ mailedAt }) => mailedAt),
    ];
    const pages = Math.max(1, Math.ceil(sorted.length / callsAtOnce));
    const page = Math.min(pages, Math.max(1, /^\d{1,4}$/.test(args) ? Number(args) : 1));
    const mailed = all.filter(({ mailedAt }) => mailedAt !== null).length;
    return {
      text: callText(sorted.slice((page - 1) * callsAtOnce, page * callsAtOnce), {
        ...{ all: all.length, mailed, page, pages, zone: moment.zone },
      }),
      offers: [
        ...(page < pages ? [commandOffer(officerOffers.more, "call", String(page + 1))] : []),
        commandOffer(officerOffers.missing, "missing"),
      ],
    };
  },
};
