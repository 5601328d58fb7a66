// /help for an officer: the commands, in words that every channel takes.

import { loadOfficerRound } from "../../store/officer/round.ts";
import { exampleDay } from "../../text/format.ts";
import { officerHelp } from "../../text/officer/actions.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { exampleCode } from "../shared/which-unit.ts";

export const help: Command = {
  name: "help",
  aliases: commandNames.help.aliases,
  roles: ["officer", "compiler"],
  ofAllRounds: true,
  async run(context) {
    const { settings, deadline } = await loadOfficerRound(context.tx, context.roundId);
    return {
      logged: [],
      text: officerHelp(settings.helpContact, {
        code: await exampleCode(context),
        day: exampleDay(deadline, 5, context.app.settings.TIME_ZONE),
      }),
      offers: [
        commandOffer(officerOffers.summary, "summary"),
        commandOffer(officerOffers.missing, "missing"),
        commandOffer(officerOffers.export, "export"),
      ],
    };
  },
};
