// /accept CODE: a submitted report is taken as final, and its contacts are told.
import { recordDecision } from "../../store/officer/report.ts";
import { acceptAlready, acceptDone, askAcceptUnit, cannotDecide } from "../../text/officer/actions.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { decisionOffers, lockTarget, tellDecision } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { exampleCode, fitsUnit, unitMeant } from "../shared/which-unit.ts";
import { rowsWaitAt } from "./rows-wait.ts";

export const accept: Command = {
  name: "accept",
  aliases: commandNames.accept.aliases,
  roles: ["officer"],
  fits: (context, args) =>
    fitsUnit(context, args, "accept", ({ state, revising }) => state === "submitted" && !revising),
  async run(context, args) {
    if (args === "")
      return { text: askAcceptUnit(await exampleCode(context)), ask: { name: "accept", args: "" } };
    const meant = await unitMeant(context, args, "accept", { sure: true });
    if ("reply" in meant) return meant.reply;
    const locked = await lockTarget(context, meant.target);
    if ("reply" in locked) return locked.reply;
    const { unit } = locked;
    if (unit.state === "accepted") return { text: acceptAlready(unit.name), offers: decisionOffers(unit) };
    if (unit.state === "returned") return { text: cannotDecide(unit.name, "returned") };
    if (unit.revising) return { text: cannotDecide(unit.name, "revising"), offers: decisionOffers(unit) };
    if (unit.state !== "submitted" || !unit.sealed) {
      return { text: cannotDecide(unit.name, "not-submitted") };
    }
    const { tx, now, personId, addressId, app } = context;
    const waits = await rowsWaitAt(context, unit.nodeId);
    if (waits) return { text: `${cannotDecide(unit.name, "rows")} ${waits}` };
    const { version } = unit.sealed;
    await recordDecision(tx, { type: "accepted", nodeId: unit.nodeId, personId, addressId, version, now });
    const when = { now, zone: app.settings.TIME_ZONE };
    const told = await tellDecision(context, unit, unit.sealed, "accepted");
    return {
      concerns: unit.unitId,
      text: acceptDone({ ...when, unit: unit.name, version, told }),
      offers: [
        commandOffer(officerOffers.summary, "summary"),
        commandOffer(officerOffers.missing, "missing"),
      ],
    };
  },
};
