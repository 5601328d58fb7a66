// /export: the official workbook, made when it is delivered.

import { exportText } from "../../text/officer/actions.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { loadView } from "../shared/officer-view.ts";

export const exportWorkbook: Command = {
  name: "export",
  aliases: commandNames.export.aliases,
  roles: ["officer", "reader"],
  async run(context) {
    const { progress, moment } = await loadView(context);
    const { submitted, expected } = progress.all;
    return {
      text: exportText({ ...moment, submitted, expected }),
      document: { type: "workbook", roundId: context.roundId, personId: context.personId },
      offers: [commandOffer(officerOffers.summary, "summary")],
    };
  },
};
