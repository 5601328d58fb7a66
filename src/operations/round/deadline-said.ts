// A moment as an operator types it: a day, a day with an hour, or an instant with its zone. Pure.

import { z } from "zod";
import { dateKind } from "../../form/kinds/date.ts";
import { atLocal } from "../../form/rounds/days.ts";
import { hear } from "../../language/said.ts";
import { roundsText } from "../../text/operator/rounds.ts";
import { Misuse } from "../shared/operation.ts";

/**
 * The instant that was said. A day means its last second where the office is, or its `wholeDay` hour.
 *
 * @throws Misuse when it is no day, no day of the calendar, or more than one may be meant.
 */
export function deadlineSaid(
  said: string,
  option: string,
  { now, zone, wholeDay }: { readonly now: Date; readonly zone: string; readonly wholeDay?: string },
): Date {
  if (z.iso.datetime({ offset: true }).safeParse(said).success) return new Date(said);
  const read = dateKind.read(hear(said), { nouns: {}, max: 0, now });
  if (read.type === "value") return instantOf(read.value, zone, wholeDay);
  if (read.type === "refused" && read.reason === "no-such-day") {
    throw new Misuse(roundsText.noSuchDay(option, said));
  }
  if (read.type !== "ambiguous") throw new Misuse(roundsText.notADay(option, said));
  const days = read.readings.map(({ value }) => roundsText.day(instantOf(value, zone), zone));
  throw new Misuse(roundsText.whichDay(option, said, days));
}

function instantOf(value: string, zone: string, wholeDay = "23:59:59"): Date {
  const [date = "", time = wholeDay] = value.split("T");
  return atLocal(date, time, zone);
}
