// /export: the totals in the form's own workbook, or the workbook built from the form. Made when it is delivered.

import { recordExport } from "../../store/officer/officer-actions.ts";
import { exportText } from "../../text/officer/actions.ts";
import { officerOffers } from "../../text/officer/officer.ts";
import { templateOffers, templateText } from "../../text/officer/template.ts";
import { type Command, commandOffer } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { loadView } from "../shared/officer-view.ts";
import { totalsFit } from "../shared/template-fit.ts";

/** What a choice says: the workbook with every unit, though the form has a file of its own. */
const wholeWorkbook = "full";

export const exportWorkbook: Command = {
  name: "export",
  aliases: commandNames.export.aliases,
  roles: ["officer", "compiler", "reader"],
  async run(context, args) {
    const { round, units, progress, moment } = await loadView(context);
    const { submitted, expected } = progress.all;
    const text = exportText({ ...moment, submitted, expected });
    const { roundId, personId } = context;
    const summary = commandOffer(officerOffers.summary, "summary");
    const sealed = units.flatMap((unit) => unit.sealed?.id ?? []);
    const fit = args === wholeWorkbook ? null : await totalsFit(context.tx, round.form, sealed);
    const { tx, now, addressId, node } = context;
    const document = fit?.length === 0 ? "filled-totals" : "workbook";
    await recordExport(tx, { nodeId: node.id, personId, addressId, now, document });
    if (fit?.length === 0)
      return {
        text: `${text}\n${templateText.totals}`,
        document: { type: "filled-totals", roundId, personId },
        offers: [commandOffer(templateOffers.full, "export", wholeWorkbook), summary],
      };
    return {
      text: fit === null ? text : `${text}\n${templateText.cannot(fit)}`,
      document: { type: "workbook", roundId, personId },
      offers: [summary],
    };
  },
};
