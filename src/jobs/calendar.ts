// Where and when this installation disturbs people, from its settings.
import type { App } from "../app.ts";
import { type Calendar, parseWorkingHours } from "../form/ladder.ts";

/** The working hours and zone of the settings. */
export function calendarOf({ settings }: Pick<App, "settings">): Calendar {
  return { hours: parseWorkingHours(settings.WORKING_HOURS), zone: settings.TIME_ZONE };
}
