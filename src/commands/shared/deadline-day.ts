// Reads the day in what an officer says about a deadline: an instant, or what to answer instead. Changes nothing.

import { dateKind } from "../../form/kinds/date.ts";
import { atLocal, localTime } from "../../form/rounds/days.ts";
import { aroundDay } from "../../language/lexicon/arguments.ts";
import { bare } from "../../language/normalise.ts";
import { hear } from "../../language/said.ts";
import { exampleDay } from "../../text/format.ts";
import { dayOffer, deadlineText } from "../../text/officer/round.ts";
import { type CommandContext, commandOffer, type Reply } from "./command.ts";

/** Longer texts are no day. */
const longestDay = 60;
const fillers: ReadonlySet<string> = new Set(aroundDay.map(bare));

/** The words without those at both ends that only join. */
export function withoutFillers(text: string): string {
  const words = text.trim().split(/\s+/);
  const counts = (word: string) => !fillers.has(bare(word));
  const first = words.findIndex(counts);
  return first < 0 ? "" : words.slice(first, words.findLastIndex(counts) + 1).join(" ");
}

/** The instant that was said. Where several may be meant they are offered, typed after `before`: a unit's code, or nothing. */
export function readDay(
  context: CommandContext,
  text: string,
  before: string,
): { readonly at: Date } | { readonly reply: Reply } {
  const said = text.slice(0, longestDay);
  const unread = (why: Parameters<typeof deadlineText.notRead>[1]) => ({
    reply: {
      text: deadlineText.notRead(said, why, exampleDay(context.now, 5, context.app.settings.TIME_ZONE)),
    },
  });
  const result = dateKind.read(hear(text), { nouns: {}, max: 0, now: context.now });
  switch (result.type) {
    case "value":
      return { at: instantOf(context, result.value) };
    case "refused":
      return unread(result.reason);
    case "ambiguous": {
      const ahead = result.readings
        .map((reading) => instantOf(context, reading.value))
        .filter((at) => at > context.now);
      if (ahead.length === 0) return unread("unclear");
      const zone = context.app.settings.TIME_ZONE;
      const typed = (at: Date) => `${before} ${typedDay(at, zone)}`.trim();
      return {
        reply: {
          text: deadlineText.whichDay,
          offers: ahead.map((at) => commandOffer(dayOffer(at, zone), "deadline", typed(at))),
        },
      };
    }
    default:
      return unread("unclear");
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
