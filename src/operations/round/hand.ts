// `round hand`: a colleague takes a round over; the units are told whom to call from now on.
import { giveOver } from "../../commands/round/give-over.ts";
import { RoundProblem, roundMeant } from "../../store/rounds/round-changes.ts";
import { roundsHelp, roundsText } from "../../text/operator/rounds.ts";
import { readArguments, required } from "../shared/arguments.ts";
import type { Operation } from "../shared/operation.ts";
import { windowedChannels } from "../shared/windowed.ts";
import { change, roundId } from "./changes.ts";

export const roundHand: Operation = {
  name: "round hand",
  ...roundsHelp.hand,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { to: { type: "string" }, round: { type: "string" } });
    const to = required(values.to, "--to").normalize("NFC").trim();
    const { now, newId } = context;
    const message = await change(context, async (tx) => {
      const { id, title } = await roundMeant(tx, roundId(values.round));
      const world = { channels: windowedChannels(context), now: now() };
      const people = await giveOver(tx, world, { roundId: id, to, asking: newId() });
      if (people === null) throw new RoundProblem({ type: "closed", id });
      return `${roundsText.handed(id, title, to)} ${roundsText.told(people)}`;
    });
    context.print(message);
  },
};
