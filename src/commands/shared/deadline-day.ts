// Reads the day in what an officer says about a deadline: an instant, or what to answer instead. Changes nothing.

import type { App } from "../../app.ts";
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

/** A deadline as it was said; the instants ahead that may be meant, each as it would be typed; or why it is none. */
export type SaidDay =
  | { readonly at: Date }
  | { readonly ahead: readonly { readonly at: Date; readonly typed: string }[] }
  | { readonly why: Parameters<typeof deadlineText.notRead>[1] };

/** Reads a day, with or without an hour. */
export function saidDay(context: CommandContext, text: string): SaidDay {
  const zone = context.app.settings.TIME_ZONE;
  const result = dateKind.read(hear(text.slice(0, longestDay)), { nouns: {}, max: 0, now: context.now });
  switch (result.type) {
    case "value":
      return { at: instantOf(context.app, result.value) };
    case "refused":
      return { why: result.reason };
    case "ambiguous": {
      const ahead = result.readings
        .map((reading) => instantOf(context.app, reading.value))
        .filter((at) => at > context.now);
      return ahead.length === 0
        ? { why: "unclear" }
        : { ahead: ahead.map((at) => ({ at, typed: typedDay(at, zone) })) };
    }
    default:
      return { why: "unclear" };
  }
}

/** The instant that was said. Where several may be meant they are offered, typed after `before`: a unit's code, or nothing. */
export function readDay(
  context: CommandContext,
  text: string,
  before: string,
): { readonly at: Date } | { readonly reply: Reply } {
  const day = saidDay(context, text);
  if ("at" in day) return day;
  const zone = context.app.settings.TIME_ZONE;
  if ("why" in day) {
    const example = exampleDay(context.now, 5, zone);
    return { reply: { text: deadlineText.notRead(text.slice(0, longestDay), day.why, example) } };
  }
  return {
    reply: {
      text: deadlineText.whichDay,
      offers: day.ahead.map(({ at, typed }) =>
        commandOffer(dayOffer(at, zone), "deadline", `${before} ${typed}`.trim()),
      ),
    },
  };
}

/** A day means its last second; with an hour, that minute. */
export function instantOf({ settings }: Pick<App, "settings">, value: string): Date {
  const [date = "", time = "23:59:59"] = value.split("T");
  return atLocal(date, time, settings.TIME_ZONE);
}

/** A deadline as it would be typed, for a button that asks about it; the end of a day is typed without an hour. */
function typedDay(at: Date, zone: string): string {
  const { date, time } = localTime(at, zone);
  const day = date.split("-").reverse().join("/");
  return time === "23:59" ? day : `${time} ${day}`;
}
