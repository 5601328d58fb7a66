// When this installation may disturb people: its working hours in its time zone, from its settings. Pure.
import { type Calendar, parseWorkingHours } from "./ladder.ts";

/** The two settings that say when people may be disturbed: "07:30-20:30" and "Asia/Ho_Chi_Minh". */
type HoursAndZone = { readonly WORKING_HOURS: string; readonly TIME_ZONE: string };

/** The working hours and zone of the settings. */
export function calendarOf({ settings }: { readonly settings: HoursAndZone }): Calendar {
  return { hours: parseWorkingHours(settings.WORKING_HOURS), zone: settings.TIME_ZONE };
}
