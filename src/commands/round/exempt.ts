// /exempt CODE: reason. A unit no longer owes a report in this round; an officer of the whole round and a compiler, for those below, say so.
import { recordOfficerAction, seesWholeRound } from "../../store/officer/officer-actions.ts";
import { findOfficerUnit } from "../../store/officer/units.ts";
import { exemptUnit, RoundProblem } from "../../store/rounds/round-changes.ts";
import { addText, exemptOffers, exemptText } from "../../text/officer/round-changes.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { tellAbove, titleOf } from "../shared/tell-above.ts";
import { fitsUnit, unitMeant } from "../shared/which-unit.ts";

const longestReason = 200;

export const exempt: Command = {
  name: "exempt",
  aliases: commandNames.exempt.aliases,
  roles: ["officer", "compiler"],
  fits: (context, args) => fitsUnit(context, args, "exempt", () => true),
  async run(context, args) {
    const { tx, app, now, roundId, role, node, personId, addressId } = context;
    if (role === "officer" && !(await seesWholeRound(tx, scopeOf(context))))
      return { text: addText.notYours };
    if (args === "") return { text: exemptText.ask, ask: { name: "exempt", args: "" } };
    if (args === "keep") return { text: exemptText.kept };
    const sure = /^yes /u.test(args);
    // A colon parts the code from the reason.
    const said = args.replace(/^yes /u, "").replace(/^(\S+?):\s*/u, "$1 ");
    const meant = await unitMeant(context, said, "exempt");
    if ("reply" in meant) return meant.reply;
    const { code, rest } = meant.target;
    const unit = await findOfficerUnit(tx, scopeOf(context), code);
    if (!unit) return unknownUnitReply(tx, scopeOf(context), code);
    const reason = rest.replace(/^[\s:;,-]+/u, "").slice(0, longestReason);
    if (reason === "")
      return {
        text: exemptText.why(unit.name),
        ask: { name: "exempt", args: unit.code },
        concerns: unit.unitId,
      };
    if (!sure)
      return {
        text: exemptText.question(unit.name, reason, unit.sealed !== null),
        concerns: unit.unitId,
        offers: [
          commandOffer(exemptOffers.exempt, "exempt", `yes ${unit.code} ${reason}`),
          commandOffer(exemptOffers.keep, "exempt", "keep"),
        ],
      };
    const done = await exemptUnit(tx, roundId, unit.code, reason).catch((error: unknown) => {
      if (error instanceof RoundProblem) return error.trouble;
      throw error;
    });
    if ("type" in done) return { text: addText.cannot(unit.name, done), concerns: unit.unitId };
    // What was let off may be asked again, and then its history says that it was. The reason stands at the unit.
    const { nodeId } = unit;
    const body = { before: done.before, after: done.after };
    const act = { type: "unit-exempted", nodeId, asking: app.newId() } as const;
    await recordOfficerAction(tx, { ...act, personId, addressId, now, body });
    await tellAbove(
      context,
      exemptText.told({ unit: unit.name, by: node.name, reason, title: await titleOf(context) }),
    );
    return { text: exemptText.done({ unit: unit.name, ...done }), concerns: unit.unitId };
  },
};
