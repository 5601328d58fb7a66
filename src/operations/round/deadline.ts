// `round deadline`: shows until when a round and its units report, and gives one unit a deadline of its own.

import { moveUnit } from "../../commands/unit/move-unit.ts";
import { isHandedIn } from "../../form/report-state.ts";
import { lockDeadline } from "../../store/officer/officer-actions.ts";
import { findOfficerUnit, lockReportRow } from "../../store/officer/units.ts";
import { RoundProblem, roundMeant, topNodes } from "../../store/rounds/round-changes.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { roundsHelp, roundsText } from "../../text/operator/rounds.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation } from "../shared/operation.ts";
import { windowedChannels } from "../shared/windowed.ts";
import { change, roundId } from "./changes.ts";
import { deadlineSaid } from "./deadline-said.ts";

export const roundDeadline: Operation = {
  name: "round deadline",
  ...roundsHelp.deadline,
  needsDatabase: true,
  async run(args, context) {
    const options = {
      round: { type: "string" },
      until: { type: "string" },
      common: { type: "boolean" },
    } as const;
    const { values, words } = readArguments(args, options, [wanted.code]);
    const code = (words[0] ?? "").normalize("NFC");
    const { settings, newId } = context;
    if (values.until !== undefined && values.common) throw new Misuse(roundsText.bothDeadlines);
    const now = context.now();
    const { TIME_ZONE: zone } = settings;
    const until = values.until === undefined ? null : deadlineSaid(values.until, "--until", { now, zone });
    if (until && until <= now) throw new Misuse(roundsText.passed(until, zone));
    const message = await change(context, async (tx) => {
      const round = await roundMeant(tx, roundId(values.round));
      // Nobody is told of a deadline in a round that nobody knows of.
      if (round.state === "prepared") throw new RoundProblem({ type: "prepared", id: round.id });
      const common = await lockDeadline(tx, round.id);
      if (common === null) throw new RoundProblem({ type: "closed", id: round.id });
      const [top] = await topNodes(tx, round.id);
      const find = () =>
        findOfficerUnit(tx, { roundId: round.id, nodeId: top?.nodeId ?? 0, path: "/" }, code);
      const there = await find();
      if (there) await lockReportRow(tx, there.nodeId);
      const unit = await find();
      if (!unit) throw new RoundProblem({ type: "owes-nothing", code });
      const to = until ?? (values.common ? common : unit.deadline);
      const shown = roundsText.deadline(unit.name, to, common, zone);
      if (to.getTime() === unit.deadline.getTime()) return shown;
      if (isHandedIn(unit.state)) {
        throw new Misuse(roundsText.submitted(unit.name));
      }
      const by = { personId: null, addressId: null };
      const told = await moveUnit(
        tx,
        { settings, channels: windowedChannels(context), now },
        { unit, to, asking: newId(), ...by },
      );
      return `${shown} ${roundsText.told(told)}`;
    });
    context.print(message);
  },
};
