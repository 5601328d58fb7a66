// `round kept`: what reports still hold that their round asks no more, since it moved to a newer version of its form.
import { keptAnswers } from "../../store/officer/kept.ts";
import { sayKept } from "../../text/officer/kept.ts";
import { keptHelp, keptText } from "../../text/operator/move-form.ts";
import { readArguments } from "../shared/arguments.ts";
import type { Operation } from "../shared/operation.ts";
import { atOneMoment, wholeRound } from "../shared/whole-round.ts";
import { roundId } from "./changes.ts";

export const roundKept: Operation = {
  name: "round kept",
  ...keptHelp,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { round: { type: "string" } });
    const all = await atOneMoment(context, async (tx) => {
      const { round, units } = await wholeRound(tx, roundId(values.round));
      return keptAnswers(tx, units, round.form);
    });
    for (const { unit, kept } of all) {
      context.print(keptText.unit(unit));
      for (const one of kept) context.print(`  ${sayKept(one)}`);
    }
    context.print(keptText.count(all.length));
  },
};
