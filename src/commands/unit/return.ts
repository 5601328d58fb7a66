// /return CODE reason: a sealed report goes back to its unit to be corrected; what was sealed keeps counting.
import { isHandedIn } from "../../form/report-state.ts";
import { recordDecision } from "../../store/officer/report.ts";
import { findOfficerUnit, type OfficerUnit, type SealedVersion } from "../../store/officer/units.ts";
import { lockedSince } from "../../store/rounds/locked.ts";
import { settleAsked } from "../../store/rounds/requests.ts";
import { endRowReturn } from "../../store/rounds/returned-rows.ts";
import {
  askReturnReason,
  askReturnUnit,
  cannotDecide,
  returnAlready,
  returnDone,
  returnDropped,
  returnOffers,
  returnQuestion,
} from "../../text/officer/actions.ts";
import { returnedNotice } from "../../text/officer/decisions.ts";
import { lockedText } from "../../text/officer/locked.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import {
  contactsToTell,
  type DecisionTarget,
  lockTarget,
  parseTarget,
  targetArgs,
  tellDecision,
} from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { exampleCode, exampleNo, fitsUnit, unitMeant } from "../shared/which-unit.ts";
import { askForRows } from "./recheck.ts";
import { lookedAt } from "./returned-report.ts";
import { rowsSaid } from "./rows-said.ts";

export const returnReport: Command = {
  name: "return",
  aliases: commandNames.return.aliases,
  roles: ["officer", "compiler"],
  fits: (context, args) => fitsUnit(context, args, "return", ({ state }) => isHandedIn(state)),
  async run(context, args) {
    const confirmed = /^(send|keep|whole) (\S+@\d{1,6})(?:\n([\s\S]+))?$/u.exec(args);
    const [, what, code, words = ""] = confirmed ?? [];
    const seen = code ? parseTarget(`${code} ${words}`) : null;
    if (seen) return returnOr(context, seen, what === "send" ? carryOut : what === "whole" ? ask : drop);
    if (args === "")
      return {
        text: askReturnUnit(await exampleCode(context), await exampleNo(context, null)),
        ask: { name: "return", args: "" },
      };
    const meant = await unitMeant(context, args, "return");
    if ("reply" in meant) return meant.reply;
    if (await namesRows(context, meant.target)) return askForRows(context, meant.target);
    return returnOr(context, meant.target, meant.target.rest === "" ? askReason : ask);
  },
};

/** Whether rows are asked for, each with a comment: then these alone are opened. */
async function namesRows(context: CommandContext, { code, rest }: DecisionTarget): Promise<boolean> {
  const unit = rest === "" ? null : await findOfficerUnit(context.tx, scopeOf(context), code);
  if (!unit?.sealed || unit.profile === null) return false;
  const report = await lookedAt(context, { ...unit, sealed: unit.sealed });
  return rowsSaid({ ...report, now: context.now }, rest, { marked: true }) !== null;
}

type Returnable = { readonly unit: OfficerUnit; readonly sealed: SealedVersion; readonly reason: string };
type Step = (context: CommandContext, given: Returnable) => Promise<Reply> | Reply;

/** The next step, where the report is one that can be given back. */
async function returnOr(context: CommandContext, target: DecisionTarget, next: Step): Promise<Reply> {
  const locked = await lockTarget(context, target);
  if ("reply" in locked) return locked.reply;
  const { unit } = locked;
  if (unit.state === "returned") return { text: returnAlready(unit.name) };
  const since = await lockedSince(context.tx, context.roundId);
  if (since) return { text: lockedText.officer(since, context.app.settings.TIME_ZONE) };
  if (!unit.sealed) return { text: cannotDecide(unit.name, "not-submitted") };
  return next(context, { unit, sealed: unit.sealed, reason: target.rest });
}

const drop: Step = (_, { unit }) => ({ text: returnDropped(unit.name) });

const askReason: Step = async (context, { unit, sealed }) => ({
  text: askReturnReason(unit.name, await exampleNo(context, unit.profile)),
  offers: [commandOffer(officerOffers.view, "unit", unit.code)],
  ask: { name: "return", args: targetArgs(unit, sealed) },
});

/** Shows what would be sent; the choice carries the version that was seen and the reason as it was shown. */
const ask: Step = async (context, { unit, sealed, reason }) => {
  const { address, addressIds } = await contactsToTell(context, unit);
  const { deadline } = unit;
  const zone = context.app.settings.TIME_ZONE;
  const notice = returnedNotice({ now: context.now, zone, unit: unit.name, address, reason, deadline });
  const args = targetArgs(unit, sealed);
  return {
    concerns: unit.unitId,
    text: returnQuestion({
      unit: unit.name,
      version: sealed.version,
      accepted: unit.state === "accepted",
      notice,
      reached: addressIds.length,
    }),
    offers: [
      commandOffer(returnOffers.send, "return", `send ${args}\n${reason}`),
      commandOffer(returnOffers.keep, "return", `keep ${args}`),
    ],
    ask: { name: "return", args },
  };
};

const carryOut: Step = async (context, { unit, sealed, reason }) => {
  const { tx, now, personId, addressId, app } = context;
  const { version } = sealed;
  await recordDecision(tx, {
    type: "returned",
    nodeId: unit.nodeId,
    personId,
    addressId,
    version,
    reason,
    now,
  });
  // The rows that waited are open with all the others now.
  await endRowReturn(tx, unit.nodeId, now);
  await settleAsked(tx, { nodeId: unit.nodeId, personId, addressId, now }, "reopen");
  const told = await tellDecision(context, unit, sealed, "returned");
  const when = { now, zone: app.settings.TIME_ZONE };
  return {
    concerns: unit.unitId,
    text: returnDone({ ...when, unit: unit.name, version, reason, told }),
    offers: [commandOffer(officerOffers.summary, "summary"), commandOffer(officerOffers.missing, "missing")],
  };
};
