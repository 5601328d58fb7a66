// `round deadline`: shows until when a round and its units report, and gives one unit a deadline of its own.
import { moveUnit } from "../../commands/unit/move-unit.ts";
import { lockDeadline } from "../../store/officer/acts.ts";
import { findUnitReport, lockReportRow } from "../../store/officer/units.ts";
import { theRound, topNodes } from "../../store/rounds/round-changes.ts";
import { readArguments } from "../shared/arguments.ts";
import { shownAt } from "../shared/local-time.ts";
import { Misuse, type Operation } from "../shared/operation.ts";
import { windowedChannels } from "../shared/windowed.ts";
import { change, roundId } from "./changes.ts";
import { deadlineSaid } from "./open.ts";

export const roundDeadline: Operation = {
  name: "round deadline",
  summary: "show or move the deadline of one unit",
  help: `round deadline CODE [--until DATE | --common] [--round ID]

Shows until when a unit reports. --until gives it a deadline of its own: 2022-10-20 (until 23:59:59 of that day) or an
ISO time with its zone; --common gives it the round's again. Its contacts are told once and its reminders follow. The
whole round's deadline is moved by an officer in the chat. --round ID says which round; it may be left out while exactly
one is open.`,
  needsDatabase: true,
  async run(args, context) {
    const options = {
      round: { type: "string" },
      until: { type: "string" },
      common: { type: "boolean" },
    } as const;
    const { values, words } = readArguments(args, options, ["CODE"]);
    const code = (words[0] ?? "").normalize("NFC");
    const { settings, newId } = context;
    if (values.until !== undefined && values.common) throw new Misuse("give --until or --common, not both");
    const until =
      values.until === undefined ? null : deadlineSaid(values.until, "--until", settings.TIME_ZONE);
    const now = context.now();
    if (until && until <= now) throw new Misuse(`${shownAt(until, settings)} has passed already`);
    const message = await change(context, async (tx) => {
      const round = await theRound(tx, roundId(values.round));
      const common = await lockDeadline(tx, round.id);
      if (common === null) throw new Misuse(`round ${round.id} is closed`);
      const [top] = await topNodes(tx, round.id);
      const find = () => findUnitReport(tx, { roundId: round.id, nodeId: top?.nodeId ?? 0, path: "/" }, code);
      const there = await find();
      if (there) await lockReportRow(tx, there.nodeId);
      const unit = await find();
      if (!unit) throw new Misuse(`${code} owes no report in round ${round.id}`);
      const to = until ?? (values.common ? common : unit.deadline);
      const shown = `${unit.name} reports until ${shownAt(to, settings)}`;
      const others =
        to.getTime() === common.getTime()
          ? "as the round does"
          : `the round until ${shownAt(common, settings)}`;
      if (to.getTime() === unit.deadline.getTime()) return `${shown}; ${others}.`;
      if (unit.state === "submitted" || unit.state === "accepted") {
        throw new Misuse(`${unit.name} has submitted its report; an officer must return it first`);
      }
      const by = { personId: null, addressId: null };
      const told = await moveUnit(
        tx,
        { settings, channels: windowedChannels(context), now },
        { unit, to, asking: newId(), ...by },
      );
      return `${shown}; ${others}. ${told === 0 ? "No contact could be told." : `Contacts told: ${told}.`}`;
    });
    context.print(message);
  },
};
