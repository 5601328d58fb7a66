// `remind --dry-run`: whom the ladder would still remind, when and with which words, as things stand now.
import { localTime } from "../../form/rounds/days.ts";
import { type PlannedReminder, plannedReminders } from "../../schedule/reminder-plan.ts";
import { theRound } from "../../store/rounds/round-changes.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation } from "../shared/operation.ts";
import { atOneMoment } from "../shared/whole-round.ts";
import { windowedChannels } from "../shared/windowed.ts";
import { roundId } from "./changes.ts";

export const remind: Operation = {
  name: "remind",
  summary: "show whom the reminders would reach, when and with which words",
  help: `remind --dry-run [--round ID] [--json]

Shows every reminder still to come if nothing changed from now on: when, which rung, which unit, to whom and the words.
Nothing is sent: the running program sends reminders by itself, and officers send more with /remind.
A person of several reports gets one message that names them all: its words stand at the first unit.
"recent" is a unit left out because all its contacts would have been reminded within the last twelve hours;
"unreachable" is one that nobody joined or where everybody blocked the bot. --round may be left out while exactly one round is open.`,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, {
      round: { type: "string" },
      json: { type: "boolean" },
      "dry-run": { type: "boolean" },
    });
    if (!values["dry-run"]) {
      throw new Misuse("reminders go out by themselves while the program runs; add --dry-run to see them");
    }
    const id = roundId(values.round);
    const { settings } = context;
    const channels = windowedChannels(context);
    const planned = await atOneMoment(context, async (tx) => {
      const round = await theRound(tx, id);
      return plannedReminders(tx, { settings, channels, now: context.now() }, round.id);
    });
    if (values.json) context.print(JSON.stringify(planned));
    else for (const line of listed(planned, settings.TIME_ZONE)) context.print(line);
  },
};

/** One heading a moment and rung, then a line a unit. */
function listed(planned: readonly PlannedReminder[], zone: string): string[] {
  if (planned.length === 0) return ["No reminder is to come."];
  const headings = planned.map(({ at, rung }) => {
    const { date, time } = localTime(at, zone);
    return `${date} ${time}  ${rung}`;
  });
  return planned.flatMap(({ unit, outcome, to, text }, index) => {
    const heading = headings[index];
    const same = planned.filter((_, other) => headings[other] === heading);
    const codes = (lines: readonly PlannedReminder[]) => new Set(lines.map((each) => each.unit.code)).size;
    const sent = codes(same.filter((each) => each.outcome === "send"));
    const line = `  ${unit.code.padEnd(12)} ${outcome.padEnd(12)} ${to.join(", ")}`.trimEnd();
    const lines = text === null ? [line] : [line, `      ${text}`];
    return heading === headings[index - 1]
      ? lines
      : [`${heading}: ${sent} of ${codes(same)} units`, ...lines];
  });
}
