// A moment as an operator reads it: the office's local time, with the zone's name. Pure.
import { localTime } from "../../form/rounds/days.ts";

/** "2022-10-15 23:59 (Asia/Ho_Chi_Minh)"; JSON is given instants instead. */
export function shownAt(at: Date, { TIME_ZONE: zone }: { readonly TIME_ZONE: string }): string {
  const { date, time } = localTime(at, zone);
  return `${date} ${time} (${zone})`;
}
