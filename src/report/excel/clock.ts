// Moments as the clock on the wall reads: spreadsheets and file names know no time zones. Pure.
import { localParts } from "../../form/rounds/days.ts";

/** A moment as a cell holds it: a Date whose UTC reads like the wall clock in the zone. */
export function wallClock(at: Date, timeZone: string): Date {
  const { year, month, day, hour, minute, second } = localParts(at, timeZone);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
