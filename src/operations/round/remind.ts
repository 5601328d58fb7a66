// `remind --dry-run`: whom the ladder would still remind, when and with which words, as things stand now.
import { localTime } from "../../form/rounds/days.ts";
import { type PlannedReminder, plannedReminders } from "../../schedule/reminder-plan.ts";
import { roundMeant } from "../../store/rounds/round-changes.ts";
import { figuresHelp, figuresText } from "../../text/operator/figures.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation } from "../shared/operation.ts";
import { atOneMoment } from "../shared/whole-round.ts";
import { windowedChannels } from "../shared/windowed.ts";
import { roundId } from "./changes.ts";

export const remindDryRun: Operation = {
  name: "remind",
  ...figuresHelp.remind,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, {
      round: { type: "string" },
      json: { type: "boolean" },
      "dry-run": { type: "boolean" },
    });
    if (!values["dry-run"]) {
      throw new Misuse(figuresText.dryRunOnly);
    }
    const id = roundId(values.round);
    const { settings } = context;
    const channels = windowedChannels(context);
    const planned = await atOneMoment(context, async (tx) => {
      const round = await roundMeant(tx, id);
      return plannedReminders(tx, { settings, channels, now: context.now() }, round.id);
    });
    if (values.json) context.print(JSON.stringify(planned));
    else for (const line of listed(planned, settings.TIME_ZONE)) context.print(line);
  },
};

/** One heading a moment and rung, then a line a unit. */
function listed(planned: readonly PlannedReminder[], zone: string): string[] {
  if (planned.length === 0) return [figuresText.noReminder];
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
      : [figuresText.reminders(heading ?? "", sent, codes(same)), ...lines];
  });
}
