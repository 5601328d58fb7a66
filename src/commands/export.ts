// /export: the official workbook, made when it is delivered.

import { officerOffers } from "../text/officer.ts";
import { exportText } from "../text/officer-actions.ts";
import { type Command, commandOffer } from "./command.ts";
import { commandNames } from "./names.ts";
import { loadView } from "./officer-view.ts";

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
