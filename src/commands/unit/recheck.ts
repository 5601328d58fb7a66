// /recheck CODE 1.7: …; 4.3 = 486: …: some rows of a sealed report are to be looked at again; what was sealed keeps counting.
import { isHandedIn } from "../../form/report-state.ts";
import { lockedSince } from "../../store/rounds/locked.ts";
import { takeBackRows } from "../../store/rounds/returned-rows.ts";
import { askReturnUnit, cannotDecide, returnAlready } from "../../text/officer/actions.ts";
import { lockedText } from "../../text/officer/locked.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import {
  askComment,
  askRows,
  rowFaults,
  rowsDropped,
  rowsNotTakenBack,
  rowsOffers,
  rowsQuestion,
  rowsSent,
  rowsSentAlready,
  rowsTakenBack,
} from "../../text/officer/returned-rows.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { type DecisionTarget, lockTarget, parseTarget, targetArgs } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { exampleCode, exampleNo, fitsUnit, unitMeant } from "../shared/which-unit.ts";
import { lookedAt, type Returnable, sendRows, tellTakenBack, toBeTold } from "./returned-report.ts";
import { rowsSaid } from "./rows-said.ts";

export const recheck: Command = {
  name: "recheck",
  aliases: commandNames.recheck.aliases,
  roles: ["officer", "compiler"],
  fits: (context, args) =>
    fitsUnit(context, args, "recheck", ({ state, revising }) => isHandedIn(state) && !revising),
  async run(context, args) {
    const confirmed = /^(send|keep|take-back) (\S+@\d{1,6})(?:\n([\s\S]+))?$/u.exec(args);
    const [, what = "", code = "", words = ""] = confirmed ?? [];
    const seen = confirmed ? parseTarget(`${code} ${words}`) : null;
    if (seen) return rowsOr(context, seen, steps[what] ?? drop);
    if (args === "")
      return {
        text: askReturnUnit(await exampleCode(context), await exampleNo(context, null)),
        ask: { name: "recheck", args: "" },
      };
    const meant = await unitMeant(context, args, "recheck");
    return "reply" in meant ? meant.reply : askForRows(context, meant.target);
  },
};

/** Shows what would be sent, or asks which rows are meant; also for "/return CODE 1.7: …". */
export function askForRows(context: CommandContext, target: DecisionTarget): Promise<Reply> {
  return rowsOr(context, target, ask);
}

type Step = (context: CommandContext, given: Returnable, words: string) => Promise<Reply> | Reply;

/** The next step, where the report is one of which rows can be asked for. */
async function rowsOr(context: CommandContext, target: DecisionTarget, next: Step): Promise<Reply> {
  const locked = await lockTarget(context, target);
  if ("reply" in locked) return locked.reply;
  const { unit } = locked;
  if (unit.state === "returned") return { text: returnAlready(unit.name) };
  const since = await lockedSince(context.tx, context.roundId);
  if (since) return { text: lockedText.officer(since, context.app.settings.TIME_ZONE) };
  if (unit.revising) return { text: cannotDecide(unit.name, "revising") };
  if (!unit.sealed) return { text: cannotDecide(unit.name, "not-submitted") };
  return next(context, await lookedAt(context, { ...unit, sealed: unit.sealed }), target.rest);
}

const ask: Step = async (context, given, words) => {
  const { unit, q } = given;
  const args = targetArgs(unit, unit.sealed);
  const said = words === "" ? null : rowsSaid({ ...given, now: context.now }, words);
  if (!said) return which(context, given, words !== "");
  const [lone, more] = said.faults;
  const question = lone && !more && said.rows.length === 0 ? q.byNo(lone.no) : undefined;
  if (lone?.why === "no-comment" && question)
    return {
      concerns: unit.unitId,
      text: askComment({ no: lone.no, wording: question.main.text }, unit.name),
      ask: { name: "recheck", args: `${args} ${lone.no}:` },
    };
  if (lone) return { text: rowFaults(unit.name, said.faults), ask: { name: "recheck", args } };
  const { notice, reached } = await toBeTold(context, given, said.rows);
  return {
    concerns: unit.unitId,
    text: rowsQuestion({
      unit: unit.name,
      version: unit.sealed.version,
      accepted: unit.state === "accepted",
      count: said.rows.length,
      notice,
      reached,
    }),
    offers: [
      commandOffer(rowsOffers.send, "recheck", `send ${args}\n${words}`),
      commandOffer(rowsOffers.whole, "return", `whole ${args}\n${words}`),
      commandOffer(rowsOffers.keep, "recheck", `keep ${args}`),
    ],
    ask: { name: "recheck", args },
  };
};

/** The rows with warnings are buttons; every other is named. */
async function which(context: CommandContext, given: Returnable, again: boolean): Promise<Reply> {
  const { unit, warned } = given;
  const args = targetArgs(unit, unit.sealed);
  const example = warned[0]?.no ?? (await exampleNo(context, unit.profile));
  return {
    concerns: unit.unitId,
    text: askRows({ unit: unit.name, example, warned, again }),
    offers: [
      ...[...new Set(warned.map(({ no }) => no))]
        .slice(0, mostOffered)
        .map((no) => commandOffer(rowsOffers.row({ no, wording: "" }), "recheck", `${args} ${no}:`)),
      commandOffer(officerOffers.return, "return", args),
    ],
    ask: { name: "recheck", args },
  };
}

/** A list of more buttons is not read. */
const mostOffered = 6;

const drop: Step = (_, { unit }) => ({ text: rowsDropped(unit.name) });

const send: Step = async (context, given, words) => {
  const { unit } = given;
  const said = rowsSaid({ ...given, now: context.now }, words);
  if (!said || said.faults.length > 0) return ask(context, given, words);
  const told = await sendRows(context, given, said.rows);
  if (told === "already") return { text: rowsSentAlready(unit.name) };
  return {
    concerns: unit.unitId,
    text: rowsSent({
      unit: unit.name,
      version: unit.sealed.version,
      nos: said.rows.map(({ question }) => question.main.no),
      told,
      now: context.now,
      zone: context.app.settings.TIME_ZONE,
    }),
    offers: [
      commandOffer(rowsOffers.takeBack, "recheck", `take-back ${targetArgs(unit, unit.sealed)}`),
      commandOffer(officerOffers.summary, "summary"),
    ],
  };
};

const takeBack: Step = async (context, given) => {
  const { unit, waiting, q } = given;
  if (!waiting) return { text: rowsNotTakenBack(unit.name, "none") };
  if (waiting.rows.some(({ outcome }) => outcome !== null))
    return { text: rowsNotTakenBack(unit.name, "answered") };
  const { tx, personId, addressId, now } = context;
  await takeBackRows(tx, { nodeId: unit.nodeId, version: unit.sealed.version, personId, addressId, now });
  await tellTakenBack(context, given, waiting);
  const nos = waiting.rows.flatMap(({ id }) => q.byId(id)?.main.no ?? []);
  return { concerns: unit.unitId, text: rowsTakenBack(unit.name, nos) };
};

const steps: Readonly<Record<string, Step>> = { send, keep: drop, "take-back": takeBack };
