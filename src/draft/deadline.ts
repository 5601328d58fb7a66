// When a deadline of a draft is over: the day or the minute that its dispatch names, counted or not. Pure.
import { atLocal, shiftDate } from "../form/rounds/days.ts";
import type { RoundDraft } from "./draft.ts";

/** The last second in which a report is in time. "trước ngày 05" ends with the 4th. */
export function lastMoment(
  { at, inclusive }: Pick<RoundDraft["deadlines"][number], "at" | "inclusive">,
  zone: string,
): Date {
  const [date = "", time] = at.split("T");
  if (time !== undefined) return atLocal(date, time, zone);
  return atLocal(inclusive ? date : shiftDate(date, -1), "23:59:59", zone);
}
