// /deadline: shows the deadline; with a day, asks and then moves it: contacts are told once, the ladder moves. With a
// unit's code, all of that for one unit (unit-deadline.ts).
import { wordsAlone } from "../../message.ts";
import {
  lockDeadline,
  moveDeadline,
  officerActionTime,
  recordOfficerAction,
  seesWholeRound,
} from "../../store/officer/officer-actions.ts";
import { findOfficerUnit } from "../../store/officer/units.ts";
import { putNotices } from "../../store/queue/outbox.ts";
import {
  alreadyDone,
  deadlineMoved,
  deadlineNotice,
  deadlineQuestion,
  deadlineShown,
  deadlineText,
  roundOffers,
} from "../../text/officer/round.ts";
import { ownDeadlines } from "../../text/officer/unit-deadline.ts";
import { type Move, moveArgs, parseMove } from "../shared/asking.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { readDay, withoutFillers } from "../shared/deadline-day.ts";
import { commandNames } from "../shared/names.ts";
import { isOwing, loadView, scopeOf } from "../shared/officer-view.ts";
import { recipientsOf } from "../shared/recipients.ts";
import { fitsUnit, unitMeant } from "../shared/which-unit.ts";
import { codeLike, findUnitSaid, unitDeadline, unknownCode } from "../unit/unit-deadline.ts";

export const deadline: Command = {
  name: "deadline",
  aliases: commandNames.deadline.aliases,
  roles: ["officer"],
  async fits(context, args) {
    if (args === "") return true;
    if (await findUnitSaid(context, args)) return true;
    const day = readDay(context, withoutFillers(args), "");
    if ("at" in day || day.reply.offers) return seesWholeRound(context.tx, scopeOf(context));
    return fitsUnit(context, withoutFillers(args), "deadline", () => true);
  },
  async run(context, args) {
    const mayMove = await seesWholeRound(context.tx, scopeOf(context));
    if (args === "") return show(context, mayMove);
    const confirmed = parseMove(args);
    const said = confirmed || args === "keep" ? null : await findUnitSaid(context, args);
    if (said) return unitDeadline(context, said.unit, said.rest);
    const day = readDay(context, withoutFillers(args), "");
    if ("reply" in day && !confirmed && args !== "keep") return noDay(context, args, mayMove, day.reply);
    if (!mayMove) return { text: deadlineText.notYours };
    if (args === "keep") return { text: deadlineText.kept };
    if (confirmed) return carryOut(context, confirmed);
    return "reply" in day ? day.reply : ask(context, day.at);
  },
};

/** Neither a code nor a day alone: a unit by its name, or by its code in another spelling, and perhaps a day. */
async function noDay(context: CommandContext, args: string, mayMove: boolean, unread: Reply): Promise<Reply> {
  const meant = await unitMeant(context, withoutFillers(args), "deadline");
  if ("target" in meant) {
    const unit = await findOfficerUnit(context.tx, scopeOf(context), meant.target.code);
    if (unit) return unitDeadline(context, unit, withoutFillers(meant.target.rest));
  } else if (
    meant.reply.offers?.some(({ action }) => action.do === "command" && action.name === "deadline")
  ) {
    return meant.reply;
  }
  // No answer tells whether another office has a unit of this code.
  const strange = codeLike(args);
  if (strange !== null && unread.offers === undefined) return unknownCode(context, strange);
  return mayMove ? unread : { text: deadlineText.notYours };
}

async function show(context: CommandContext, mayMove: boolean): Promise<Reply> {
  const { progress, moment, round, units } = await loadView(context);
  const { submitted, expected } = progress.all;
  const own = units.filter((unit) => unit.deadline.getTime() !== round.deadline.getTime());
  return {
    text: [
      deadlineShown({ ...moment, submitted, expected, mayMove }),
      ...ownDeadlines(own, moment.zone),
    ].join("\n"),
  };
}

async function ask(context: CommandContext, to: Date): Promise<Reply> {
  const { app, now } = context;
  const zone = app.settings.TIME_ZONE;
  if (to <= now) return { text: deadlineText.past(to, zone) };
  const { round, owing } = await loadOwing(context);
  const from = round.deadline;
  if (to.getTime() === from.getTime()) return { text: deadlineText.same(to, zone) };
  const { reached, unreachable } = await recipientsOf(context, owing);
  return {
    text: deadlineQuestion({ from, to, now, zone }, { units: reached.length, unreachable }),
    offers: [
      commandOffer(roundOffers.move, "deadline", moveArgs({ to, from, asking: app.newId() })),
      commandOffer(roundOffers.keep, "deadline", "keep"),
    ],
  };
}

/** Those who owe by the round's deadline; a unit with one of its own is not touched. */
async function loadOwing(context: CommandContext) {
  const { round, units } = await loadView(context);
  const owing = units.filter((unit) => isOwing(unit) && unit.deadline.getTime() === round.deadline.getTime());
  return { round, owing };
}

async function carryOut(context: CommandContext, { from, to, asking }: Move): Promise<Reply> {
  const { tx, app, now, roundId, personId, addressId, node } = context;
  const zone = app.settings.TIME_ZONE;
  const current = await lockDeadline(tx, roundId);
  const act = { type: "deadline-moved", nodeId: node.id, asking } as const;
  const done = await officerActionTime(tx, act);
  if (done) return { text: alreadyDone(done, zone) };
  if (current === null) return { text: deadlineText.closed };
  if (current.getTime() !== from.getTime()) {
    const again = await ask(context, to);
    return { ...again, text: `${deadlineText.changed}\n${again.text}` };
  }
  if (to <= now) return { text: deadlineText.past(to, zone) };
  const { round, owing } = await loadOwing(context);
  const { reached, unreachable } = await recipientsOf(context, owing);
  await moveDeadline(tx, roundId, to, now);
  const move = { from, to, now, zone };
  for (const { unit, addressIds } of reached) {
    const text = deadlineNotice(move, { title: round.title, unit: unit.name });
    const about = `deadline:${roundId}:${asking}:${unit.nodeId}`;
    await putNotices(tx, addressIds, { body: wordsAlone(text), about, now });
  }
  const body = { from: from.toISOString(), to: to.toISOString(), units: reached.length };
  await recordOfficerAction(tx, { ...act, personId, addressId, now, body });
  return { text: deadlineMoved(move, { units: reached.length, unreachable }) };
}
