// /return CODE reason: a sealed report goes back to its unit to be corrected; what was sealed keeps counting.
import { decide } from "../store/officer-report.ts";
import { officerOffers } from "../text/officer.ts";
import {
  askReturnReason,
  askReturnUnit,
  cannotDecide,
  returnAlready,
  returnDone,
  returnedNotice,
} from "../text/officer-actions.ts";
import { type Command, commandOffer } from "./command.ts";
import { lockTarget, parseTarget, targetArgs, tellContacts } from "./decision.ts";
import { commandNames } from "./names.ts";

export const giveBack: Command = {
  name: "return",
  aliases: commandNames.return.aliases,
  roles: ["officer"],
  async run(context, args) {
    const target = parseTarget(args);
    if (!target) return { text: askReturnUnit(), ask: { name: "return", args: "" } };
    const locked = await lockTarget(context, target);
    if ("reply" in locked) return locked.reply;
    const { unit } = locked;
    if (unit.state === "returned") return { text: returnAlready(unit.name) };
    if (!unit.sealed) return { text: cannotDecide(unit.name, "not-submitted") };
    const reason = target.rest;
    if (reason === "") {
      const ask = { name: "return", args: targetArgs(unit, unit.sealed) };
      const view = commandOffer(officerOffers.view, "unit", unit.code);
      return { text: askReturnReason(unit.name), offers: [view], ask };
    }
    const { tx, now, personId, addressId, app } = context;
    const { id, version } = unit.sealed;
    await decide(tx, { type: "returned", nodeId: unit.nodeId, personId, addressId, version, reason, now });
    const when = { now, zone: app.settings.TIME_ZONE };
    const told = await tellContacts(context, unit, `returned:${id}`, (address, deadline) =>
      returnedNotice({ ...when, unit: unit.name, address, reason, deadline }),
    );
    return {
      text: returnDone({ ...when, unit: unit.name, version, reason, told }),
      offers: [
        commandOffer(officerOffers.summary, "summary"),
        commandOffer(officerOffers.missing, "missing"),
      ],
    };
  },
};
