// /enter CODE: an officer answers for a unit whose report came another way; source and date first, then the interview.

import { dateKind } from "../../form/kinds/date.ts";
import { isHandedIn } from "../../form/report-state.ts";
import { localTime, shiftDate } from "../../form/rounds/days.ts";
import { hear } from "../../language/said.ts";
import { findOfficerUnit, type OfficerUnit } from "../../store/officer/units.ts";
import { beginEntering } from "../../store/rounds/entering.ts";
import { type TypedIn, typedInSchema } from "../../store/shapes/entered.ts";
import { exampleDay } from "../../text/format.ts";
import { enterText, sourceOffers, todayOffer } from "../../text/officer/entering.ts";
import { type Command, type CommandContext, commandOffer, type Reply } from "../shared/command.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { scopeOf } from "../shared/officer-view.ts";
import { exampleCode, fitsUnit, unitMeant } from "../shared/which-unit.ts";

export const enter: Command = {
  name: "enter",
  aliases: commandNames.enter.aliases,
  roles: ["officer", "compiler"],
  fits: (context, args) => fitsUnit(context, args, "enter", (unit) => !sealedByUnit(unit)),
  async run(context, args) {
    if (args === "")
      return { text: enterText.askUnit(await exampleCode(context)), ask: { name: "enter", args: "" } };
    const meant = await unitMeant(context, args, "enter");
    if ("reply" in meant) return meant.reply;
    const { target } = meant;
    const unit = await findOfficerUnit(context.tx, scopeOf(context), target.code);
    if (!unit) return unknownUnitReply(context.tx, scopeOf(context), target.code);
    if (sealedByUnit(unit)) return { text: enterText.submitted(unit.name) };
    const [said = "", ...rest] = target.rest.split(" ");
    const source = typedInSchema.shape.source.safeParse(said).data;
    if (!source) return askSource(unit);
    const when = rest.join(" ").trim();
    if (when === "") return askDate(unit, source, enterText.askDate, context);
    const date = dayOf(when, context);
    if (date === null) return askDate(unit, source, enterText.badDate, context);
    return begin(context, unit, { source, date });
  },
};

/** Whether the unit sealed this version itself: an officer may enter again only what an officer entered. */
function sealedByUnit(unit: OfficerUnit): boolean {
  if (!isHandedIn(unit.state)) return false;
  return unit.sealed === null || unit.sealed.entered === null;
}

function askSource(unit: OfficerUnit): Reply {
  const state = isHandedIn(unit.state) ? "in-progress" : unit.state;
  return {
    concerns: unit.unitId,
    text: enterText.askSource(unit.name, enterText.states[state](unit.done, unit.total)),
    offers: (["email", "paper", "phone"] as const).map((source) =>
      commandOffer(sourceOffers[source], "enter", `${unit.code} ${source}`),
    ),
    ask: { name: "enter", args: unit.code },
  };
}

function askDate(
  unit: OfficerUnit,
  source: TypedIn["source"],
  words: (unit: string, day: string) => string,
  context: CommandContext,
): Reply {
  const zone = context.app.settings.TIME_ZONE;
  const { date } = localTime(context.now, zone);
  const args = `${unit.code} ${source}`;
  return {
    text: words(unit.name, exampleDay(context.now, -2, zone)),
    offers: [commandOffer(todayOffer, "enter", `${args} ${date}`)],
    ask: { name: "enter", args },
  };
}

/** The day on which the report came: as the button carries it or as the officer types it; never after today. */
function dayOf(said: string, { now, app }: CommandContext): string | null {
  const today = localTime(now, app.settings.TIME_ZONE).date;
  const carried = typedInSchema.shape.date.safeParse(said).data;
  const date =
    carried ??
    beginnings(said)
      .map((part) => readDay(part, now))
      .find((day) => day !== null);
  return date && date <= today && date >= shiftDate(today, -366) ? date : null;
}

function readDay(said: string, now: Date): string | null {
  const read = dateKind.read(hear(said), { nouns: {}, max: 0, now });
  return read.type === "value" ? read.value.slice(0, 10) : null;
}

/** The text, then less and less of its end: officers often add who brought the report after the day. */
function beginnings(said: string): string[] {
  const words = said.split(/\s+/u).slice(0, mostWords);
  const shorter = words.map((_, index) => words.slice(0, words.length - index).join(" "));
  return [said, ...shorter.map((part) => part.replace(/[,;.]+$/u, ""))];
}

const mostWords = 6;

async function begin(context: CommandContext, unit: OfficerUnit, entered: TypedIn): Promise<Reply> {
  const { tx, personId, addressId, now } = context;
  if (addressId === null) throw new Error("a report is entered in a chat");
  await beginEntering(tx, { ...entered, nodeId: unit.nodeId, personId, addressId, now });
  return {
    concerns: unit.unitId,
    text: enterText.begun(unit.name, entered),
    effect: { type: "enter", entering: { nodeId: unit.nodeId, ...entered } },
  };
}
