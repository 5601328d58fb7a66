// Whether a message that an officer sends now would come outside working hours: said before, and left to the officer.
import { calendarOf } from "../../form/rounds/calendar.ts";
import { isWorking } from "../../form/rounds/ladder.ts";
import type { CommandContext } from "./command.ts";

/** The working hours as words when `now` lies outside them; null within them. */
export function outsideHours({ app, now }: Pick<CommandContext, "app" | "now">): string | null {
  return isWorking(now, calendarOf(app)) ? null : app.settings.WORKING_HOURS;
}
