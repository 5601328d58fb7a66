// /deadline: shows the deadline; with a day, asks and then moves it: contacts are told once, the ladder moves.
import { atLocal, localTime } from "../form/days.ts";
import { dateKind } from "../form/kinds/date.ts";
import { actedAt, lockDeadline, moveDeadline, recordAct, seesWholeRound } from "../store/officer-acts.ts";
import { putOutbox } from "../store/outbox.ts";
import {
  alreadyDone,
  dayOffer,
  deadlineMoved,
  deadlineNotice,
  deadlineQuestion,
  deadlineShown,
  deadlineText,
  roundOffers,
} from "../text/officer-round.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "./command.ts";
import { commandNames } from "./names.ts";
import { isOwing, loadView, scopeOf } from "./officer-view.ts";
import { recipientsOf } from "./recipients.ts";

export const deadline: Command = {
  name: "deadline",
  aliases: commandNames.deadline.aliases,
  roles: ["officer"],
  async run(context, args) {
    const mayMove = await seesWholeRound(context.tx, scopeOf(context));
    if (args === "") return show(context, mayMove);
    if (!mayMove) return { text: deadlineText.notYours };
    if (args === "keep") return { text: deadlineText.kept };
    const confirmed = parseConfirmation(args);
    return confirmed ? carryOut(context, confirmed) : read(context, args);
  },
};

/** What the button carries: the new deadline, the one it replaces, and which asking it was. */
type Confirmation = { readonly to: Date; readonly from: Date; readonly asking: string };

function parseConfirmation(args: string): Confirmation | null {
  const match = /^move (\d{1,15}) (\d{1,15}) ([\w-]{1,64})$/.exec(args);
  const [, to, from, asking] = match ?? [];
  return to && from && asking ? { to: new Date(Number(to)), from: new Date(Number(from)), asking } : null;
}

async function show(context: CommandContext, mayMove: boolean): Promise<Reply> {
  const { progress, moment } = await loadView(context);
  const { submitted, expected } = progress.all;
  return { text: deadlineShown({ ...moment, submitted, expected, mayMove }) };
}

/** Longer texts are no day. */
const longestDay = 60;

async function read(context: CommandContext, args: string): Promise<Reply> {
  const said = args.slice(0, longestDay);
  const result = dateKind.read(args, { nouns: {}, max: 0, now: context.now });
  switch (result.type) {
    case "value":
      return ask(context, instantOf(context, result.value));
    case "refused":
      return { text: deadlineText.notRead(said, result.reason) };
    case "ambiguous": {
      const ahead = result.readings
        .map((reading) => instantOf(context, reading.value))
        .filter((at) => at > context.now);
      if (ahead.length === 0) return { text: deadlineText.notRead(said, "unclear") };
      const zone = context.app.settings.TIME_ZONE;
      return {
        text: deadlineText.whichDay,
        offers: ahead.map((at) => commandOffer(dayOffer(at, zone), "deadline", typedDay(at, zone))),
      };
    }
    default:
      return { text: deadlineText.notRead(said, "unclear") };
  }
}

/** A day means its last second; with an hour, that minute. */
function instantOf(context: CommandContext, value: string): Date {
  const [date = "", time = "23:59:59"] = value.split("T");
  return atLocal(date, time, context.app.settings.TIME_ZONE);
}

/** A deadline as it would be typed, for a button that asks about it; the end of a day is typed without an hour. */
function typedDay(at: Date, zone: string): string {
  const { date, time } = localTime(at, zone);
  const day = date.split("-").reverse().join("/");
  return time === "23:59" ? day : `${time} ${day}`;
}

async function ask(context: CommandContext, to: Date): Promise<Reply> {
  const { app, now } = context;
  const zone = app.settings.TIME_ZONE;
  if (to <= now) return { text: deadlineText.past(to, zone) };
  const { round, owing } = await loadOwing(context);
  const from = round.deadline;
  if (to.getTime() === from.getTime()) return { text: deadlineText.same(to, zone) };
  const { reached, unreachable } = await recipientsOf(context.tx, owing);
  return {
    text: deadlineQuestion({ from, to, now, zone }, { units: reached.length, unreachable }),
    offers: [
      commandOffer(roundOffers.move, "deadline", `move ${to.getTime()} ${from.getTime()} ${app.newId()}`),
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

async function carryOut(context: CommandContext, { from, to, asking }: Confirmation): Promise<Reply> {
  const { tx, app, now, roundId, personId, addressId, node } = context;
  const zone = app.settings.TIME_ZONE;
  const current = await lockDeadline(tx, roundId);
  const act = { type: "deadline-moved", nodeId: node.id, asking } as const;
  const done = await actedAt(tx, act);
  if (done) return { text: alreadyDone(done, zone) };
  if (current === null) return { text: deadlineText.closed };
  if (current.getTime() !== from.getTime()) {
    const again = await ask(context, to);
    return { ...again, text: `${deadlineText.changed}\n${again.text}` };
  }
  if (to <= now) return { text: deadlineText.past(to, zone) };
  const { round, owing } = await loadOwing(context);
  const { reached, unreachable } = await recipientsOf(tx, owing);
  await moveDeadline(tx, roundId, to, now);
  const move = { from, to, now, zone };
  for (const { unit, addressIds } of reached) {
    const text = deadlineNotice(move, { title: round.form.shortTitle, unit: unit.name });
    for (const door of addressIds) {
      await putOutbox(tx, {
        addressId: door,
        kind: "notice",
        body: { text, choices: [], document: null, progress: null },
        dedupe: `deadline:${roundId}:${asking}:${unit.nodeId}:${door}`,
        now,
      });
    }
  }
  const body = { from: from.toISOString(), to: to.toISOString(), units: reached.length };
  await recordAct(tx, { ...act, personId, addressId, now, body });
  return { text: deadlineMoved(move, { units: reached.length, unreachable }) };
}
