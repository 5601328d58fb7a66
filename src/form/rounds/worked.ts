// How much working time lies between two moments: what waits from Friday evening has waited for nothing by Monday. Pure.
import { atLocal, localTime, shiftDate } from "./days.ts";
import type { Calendar } from "./ladder.ts";

/** Longer than this nobody asks about. */
const mostDays = 14;
const sunday = 0;

/** The milliseconds within working hours from one moment to another; Sundays count for nothing. */
export function workedFor(from: Date, to: Date, { hours, zone }: Calendar): number {
  let worked = 0;
  let { date } = localTime(from, zone);
  for (let day = 0; day <= mostDays; day += 1, date = shiftDate(date, 1)) {
    const opens = atLocal(date, hours.from, zone);
    if (opens > to) break;
    if (localTime(opens, zone).weekday === sunday) continue;
    const closes =
      hours.to === "24:00" ? atLocal(shiftDate(date, 1), "00:00", zone) : atLocal(date, hours.to, zone);
    const begin = Math.max(opens.getTime(), from.getTime());
    const end = Math.min(closes.getTime(), to.getTime());
    worked += Math.max(0, end - begin);
  }
  return worked;
}
