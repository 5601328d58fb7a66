// /accept CODE: a submitted report is taken as final, and its contacts are told.
import { recordDecision } from "../../store/officer/report.ts";
import { hasSeen } from "../../store/queue/to-tell.ts";
import { acceptAlready, acceptDone, askAcceptUnit, cannotDecide } from "../../text/officer/actions.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import {
  type DecisionTarget,
  decisionOffers,
  lockTarget,
  newVersionReply,
  tellDecision,
} from "../shared/decision.ts";
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
    const done = await acceptReport(context, meant.target);
    if (!done.accepted) return done.reply;
    return {
      ...done.reply,
      offers: [
        commandOffer(officerOffers.summary, "summary"),
        commandOffer(officerOffers.missing, "missing"),
      ],
    };
  },
};

/**
 * Accepts the version that the target names; without one the first, or what this officer has looked at: any other is shown
 * instead. `accepted`: whether it was.
 */
export async function acceptReport(
  context: CommandContext,
  target: DecisionTarget,
): Promise<{ readonly accepted: boolean; readonly reply: Reply }> {
  const locked = await lockTarget(context, target);
  if ("reply" in locked) return { accepted: false, reply: locked.reply };
  const { unit } = locked;
  const no = (text: string, offers: Reply["offers"] = []) => ({ accepted: false, reply: { text, offers } });
  if (unit.state === "accepted") return no(acceptAlready(unit.name), decisionOffers(unit));
  if (unit.state === "returned") return no(cannotDecide(unit.name, "returned"));
  if (unit.revising) return no(cannotDecide(unit.name, "revising"), decisionOffers(unit));
  if (unit.state !== "submitted" || !unit.sealed) return no(cannotDecide(unit.name, "not-submitted"));
  const waits = await rowsWaitAt(context, unit.nodeId);
  if (waits) return no(`${cannotDecide(unit.name, "rows")} ${waits}`);
  const { tx, now, personId, addressId, app } = context;
  const { version, id: submissionId } = unit.sealed;
  const { nodeId } = unit;
  if (target.version === null && version > 1 && !(await hasSeen(tx, { personId, nodeId, submissionId })))
    return { accepted: false, reply: await newVersionReply(context, unit, unit.sealed) };
  await recordDecision(tx, { type: "accepted", nodeId, personId, addressId, version, now });
  const told = await tellDecision(context, unit, unit.sealed, "accepted");
  const text = acceptDone({ now, zone: app.settings.TIME_ZONE, unit: unit.name, version, told });
  return { accepted: true, reply: { concerns: unit.unitId, text } };
}
