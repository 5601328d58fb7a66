// The deadline of one unit: shown, asked about, moved, and given back to the round's. Only below the officer's own place.
import { backToCommon } from "../../language/lexicon/arguments.ts";
import { bare } from "../../language/normalise.ts";
import { lockDeadline, officerActionTime } from "../../store/officer/officer-actions.ts";
import { loadOfficerRound } from "../../store/officer/round.ts";
import { findOfficerUnit, lockReportRow, type OfficerUnit } from "../../store/officer/units.ts";
import { alreadyDone, deadlineText, roundOffers } from "../../text/officer/round.ts";
import {
  unitDeadlineMoved,
  unitDeadlineQuestion,
  unitDeadlineShown,
  unitDeadlineText,
  unitOffers,
} from "../../text/officer/unit-deadline.ts";
import { type Move, moveArgs, parseMove } from "../shared/asking.ts";
import { type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { readDay, withoutFillers } from "../shared/deadline-day.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { isOwing, scopeOf } from "../shared/officer-view.ts";
import { recipientsOf } from "../shared/recipients.ts";
import { moveUnit } from "./move-unit.ts";

type Said = { readonly unit: OfficerUnit; readonly rest: string };

/** The unit whose code stands anywhere in what was said, and the rest of it; null when no code does. */
export async function findUnitSaid(context: CommandContext, args: string): Promise<Said | null> {
  const words = args.split(/\s+/).slice(0, mostWords);
  for (const [index, word] of words.entries()) {
    const code = word.replace(/^[([“"]+|[)\],.;:!?”"]+$/g, "");
    if (!/\p{L}/u.test(code)) continue;
    const unit = await findOfficerUnit(context.tx, scopeOf(context), code);
    if (unit) return { unit, rest: withoutFillers(args.split(/\s+/).toSpliced(index, 1).join(" ")) };
  }
  return null;
}

/** A word that looks like a unit's code, where no day could be read and no unit found. */
export function codeLike(args: string): string | null {
  const words = args.split(/\s+/).slice(0, mostWords);
  return words.find((word) => /^\p{L}[\p{L}\d]*[-_.]?\d/u.test(word) || /^\p{L}+-\p{L}/u.test(word)) ?? null;
}

/** The same words whether there is no such unit or it is somebody else's. */
export function unknownCode(context: CommandContext, said: string): Promise<Reply> {
  return unknownUnitReply(context.tx, scopeOf(context), said);
}

const mostWords = 12;

/** Answers what was said about this unit's deadline. */
export async function unitDeadline(context: CommandContext, unit: OfficerUnit, rest: string): Promise<Reply> {
  const { deadline: common } = await loadOfficerRound(context.tx, context.roundId);
  if (rest === "") return show(context, unit, common);
  if (rest === "keep") return { text: unitDeadlineText.kept(unit.name) };
  // A unit's own report is owed to the unit above it, and that one sets its deadline.
  if (unit.nodeId === context.node.id) return { text: unitDeadlineText.notYours };
  if (!isOwing(unit)) return { text: unitDeadlineText.submitted(unit.name) };
  const confirmed = parseMove(rest);
  if (confirmed) return carryOut(context, unit, common, confirmed);
  if (backToCommon.test(bare(rest))) return ask(context, unit, common, common);
  const day = readDay(context, rest, unit.code);
  return "reply" in day ? day.reply : ask(context, unit, day.at, common);
}

function show(context: CommandContext, unit: OfficerUnit, common: Date): Reply {
  const mayMove = unit.nodeId !== context.node.id && isOwing(unit);
  const own = unit.deadline.getTime() !== common.getTime();
  const zone = context.app.settings.TIME_ZONE;
  return {
    text: unitDeadlineShown({ unit, deadline: unit.deadline, common, now: context.now, zone, mayMove }),
    offers: own && mayMove ? [commandOffer(unitOffers.back, "deadline", `${unit.code} chung`)] : [],
  };
}

async function ask(context: CommandContext, unit: OfficerUnit, to: Date, common: Date): Promise<Reply> {
  const { app, now } = context;
  const zone = app.settings.TIME_ZONE;
  const from = unit.deadline;
  if (to.getTime() === from.getTime()) return { text: unitDeadlineText.same(unit.name, to, zone) };
  if (to <= now && to.getTime() !== common.getTime()) return { text: deadlineText.past(to, zone) };
  const { addressIds } = await recipientsOf(context, [unit]);
  const move = `${unit.code} ${moveArgs({ to, from, asking: app.newId() })}`;
  return {
    text: unitDeadlineQuestion({ unit, from, to, common, now, zone, people: addressIds.length }),
    offers: [
      commandOffer(roundOffers.move, "deadline", move),
      commandOffer(roundOffers.keep, "deadline", `${unit.code} keep`),
    ],
  };
}

async function carryOut(
  context: CommandContext,
  { nodeId, code }: OfficerUnit,
  common: Date,
  { to, from, asking }: Move,
): Promise<Reply> {
  const { tx, app, now, personId, addressId, roundId } = context;
  const zone = app.settings.TIME_ZONE;
  const open = await lockDeadline(tx, roundId);
  await lockReportRow(tx, nodeId);
  const done = await officerActionTime(tx, { type: "unit-deadline", nodeId, asking });
  if (done) return { text: alreadyDone(done, zone) };
  if (open === null) return { text: deadlineText.closed };
  // Read again: it may have been sealed, or its deadline moved, while the locks were waited for.
  const unit = await findOfficerUnit(tx, scopeOf(context), code);
  if (!unit) return unknownCode(context, code);
  if (!isOwing(unit)) return { text: unitDeadlineText.submitted(unit.name) };
  if (unit.deadline.getTime() !== from.getTime() || open.getTime() !== common.getTime()) {
    const again = await ask(context, unit, to, open);
    return { ...again, text: `${deadlineText.changed}\n${again.text}` };
  }
  if (to <= now && to.getTime() !== common.getTime()) return { text: deadlineText.past(to, zone) };
  const people = await moveUnit(
    tx,
    { settings: app.settings, channels: app.channels, now },
    { unit, to, asking, personId, addressId },
  );
  return {
    text: unitDeadlineMoved({ unit, from, to, common, now, zone, people }),
    concerns: unit.unitId,
  };
}
