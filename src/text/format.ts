// Numbers, amounts, shares and times as people in Vietnam write them. Pure: the time zone is passed in.
import { localParts, localTime, shiftDate } from "../form/rounds/days.ts";

import { writeNumber } from "../language/quantity/written.ts";

/** A whole number with dots: "1.234.567". */
export function formatNumber(n: number | bigint): string {
  if (typeof n === "number" && !Number.isSafeInteger(n))
    throw new RangeError("only whole numbers that a number holds exactly");
  return writeNumber(n);
}

/**
 * A share with one decimal: "86,0 %". Rounded, but never "100,0 %" while something is missing nor "0,0 %" once
 * something is there; a share of nothing is "–".
 */
export function formatPercent(part: number, whole: number): string {
  if (whole <= 0) return "–";
  const rounded = Math.round((part * 1000) / whole);
  const tenths = part >= whole ? 1000 : part <= 0 ? 0 : Math.min(999, Math.max(1, rounded));
  return `${Math.floor(tenths / 10)},${tenths % 10} %`;
}

/** A moment: "16:40 ngày 12/10/2022". */
export function formatTime(date: Date, zone: string): string {
  return `${formatClock(date, zone)} ngày ${formatDate(date, zone)}`;
}

/** The time of day: "16:40". */
export function formatClock(date: Date, zone: string): string {
  const local = localParts(date, zone);
  return `${local.hour}:${local.minute}`;
}

/** A day: "12/10/2022". */
export function formatDate(date: Date, zone: string): string {
  const local = localParts(date, zone);
  return `${local.day}/${local.month}/${local.year}`;
}

/** A day some days from another, as people type it in an example: "20/10". */
export function exampleDay(from: Date, days: number, zone: string): string {
  const [, month, day] = shiftDate(localTime(from, zone).date, days).split("-");
  return `${Number(day)}/${Number(month)}`;
}

/** A deadline with its weekday, since people plan by weekdays: "23:59 thứ Bảy 15/10/2022". */
export function formatDeadline(date: Date, zone: string): string {
  const weekday = weekdays[dayNumber(localParts(date, zone)) % 7];
  return `${formatClock(date, zone)} ${weekday} ${formatDate(date, zone)}`;
}

/** A length of time in its largest whole unit: "3 ngày", "5 giờ", "20 phút". */
export function formatRemaining(ms: number): string {
  // A deadline of 23:59:59 is meant as midnight: without this second 8 hours before it would read "7 giờ".
  const minutes = Math.floor((Math.max(0, ms) + 1000) / 60_000);
  if (minutes >= 24 * 60) return `${formatNumber(Math.floor(minutes / (24 * 60)))} ngày`;
  if (minutes >= 60) return `${Math.floor(minutes / 60)} giờ`;
  return minutes >= 1 ? `${minutes} phút` : "chưa đầy 1 phút";
}

/** How many calendar days lie from `from` to `to` in a zone; 0 on the same day, negative when `to` is past. */
export function calendarDays(from: Date, to: Date, zone: string): number {
  return dayNumber(localParts(to, zone)) - dayNumber(localParts(from, zone));
}

/** Day 0 of the epoch was a Thursday. */
const weekdays = ["thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư"];

function dayNumber(local: ReturnType<typeof localParts>): number {
  return Date.UTC(Number(local.year), Number(local.month) - 1, Number(local.day)) / 86_400_000;
}

/** In a question before something is done ten names are enough: "A; B; … và 42 đơn vị khác". */
const mostUnits = 10;

/** The first of these units, and how many more there are. */
export function firstUnits(units: readonly string[]): string {
  const rest = units.length - mostUnits;
  const shown = units.slice(0, mostUnits).join("; ");
  return rest > 0 ? `${shown} và ${formatNumber(rest)} đơn vị khác` : shown;
}
