// Reads the hour out of a line of date signs. Knows the parts of the day as people name them.
import { twoDigits } from "./days.ts";

export type Clock = {
  readonly time: { readonly text: string; readonly nextDay: boolean } | null;
  /** Twelve at night: whose night is not said. */
  readonly midnight: boolean;
  readonly rest: string;
};

const part = "morning|noon|afternoon|evening|night";
const pattern = new RegExp(
  `(?:^|(?<= ))(\\d{1,2}) (?:(?:hour|:)(?: (\\d{1,2})(?: minute)?| (half))?|(half))(?: (${part}))?(?= |$)`,
);

/** A part of the day without an hour says no more than the day itself. */
const partAlone = new RegExp(`(^| )(${part})(?= |$)`, "g");

export function clockOf(line: string): Clock | "malformed" {
  const match = pattern.exec(line);
  if (!match) return { time: null, midnight: false, rest: line.replace(partAlone, " ") };
  const rest = `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`;
  // The part of the day may stand apart from its hour: "in the afternoon of the 15th, at 5".
  const named = match[5] ?? new RegExp(`(?:^| )(${part})(?: |$)`).exec(rest)?.[1];
  const hour = Number(match[1]);
  const minute = (match[3] ?? match[4]) ? 30 : Number(match[2] ?? 0);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return "malformed";
  const left = rest.replace(partAlone, " ").replace(/ +/g, " ");
  if (hour === 12 && minute === 0 && (named === "night" || named === "evening")) {
    return { time: null, midnight: true, rest: left };
  }
  if (hour === 24) return { time: { text: "00:00", nextDay: true }, midnight: false, rest: left };
  const text = `${twoDigits(hourOfDay(hour, named))}:${twoDigits(minute)}`;
  return { time: { text, nextDay: false }, midnight: false, rest: left };
}

/** Of the twelve-hour words: one at noon is 13, nine in the evening is 21, two at night stays 2. */
function hourOfDay(hour: number, named: string | undefined): number {
  if (hour >= 12 || hour === 0) return hour;
  if (named === "afternoon" || named === "evening") return hour + 12;
  if (named === "noon") return hour < 6 ? hour + 12 : hour;
  if (named === "night") return hour >= 6 ? hour + 12 : hour;
  return hour;
}
