// Until when units report to whoever compiles them, where nobody has said it: three working days before that one's own deadline. Pure.
import { atLocal, localTime, shiftDate } from "./days.ts";

const workingDays = 3;

/** The end of the third working day before the deadline's day; Saturdays and Sundays are none. */
export function proposedInner(own: Date, zone: string): Date {
  let { date } = localTime(own, zone);
  for (let left = workingDays; left > 0; ) {
    date = shiftDate(date, -1);
    const { weekday } = localTime(atLocal(date, "12:00", zone), zone);
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return atLocal(date, "23:59:59", zone);
}
