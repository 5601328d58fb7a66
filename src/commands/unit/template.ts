// /template: one unit's report in the form's own workbook. Made when it is delivered.
import { findUnitNode } from "../../store/officer/units.ts";
import { formOfNode } from "../../store/rounds/forms.ts";
import { templateText } from "../../text/officer/template.ts";
import type { PersonCommand, PersonContext, Reply } from "../shared/command.ts";
import { unknownUnitReply } from "../shared/decision.ts";
import { commandNames } from "../shared/names.ts";
import { officerStanding, ownReport } from "../shared/own-report.ts";
import { templateFit } from "../shared/template-fit.ts";

/** Without an argument one's own report; an officer names a unit by its code. */
export const template: PersonCommand = {
  name: "template",
  aliases: commandNames.template.aliases,
  async run(context, args) {
    const officer = officerStanding(context);
    if (args === "") {
      const own = await ownReport(context);
      if (own) return give(context, own);
      return officer
        ? { text: templateText.askUnit, ask: { name: "template", args: "" } }
        : { text: templateText.nowhere };
    }
    const found = officer && (await findUnitNode(context.tx, officer, args));
    if (!found) return unknownUnitReply(context.tx, officer ?? null, args);
    return { ...(await give(context, found)), logged: [{ what: "officer-act", unitId: found.unitId }] };
  },
};

async function give(
  { tx }: PersonContext,
  of: { readonly nodeId: number; readonly name: string },
): Promise<Reply> {
  const fit = await templateFit(tx, await formOfNode(tx, of.nodeId));
  return { text: said(fit, of.name), document: { type: "filled-unit", nodeId: of.nodeId } };
}

function said(fit: Awaited<ReturnType<typeof templateFit>>, unit: string): string {
  if (fit === null) return templateText.ownSheet(unit);
  if (fit.length === 0) return templateText.ofUnit(unit);
  return `${templateText.ownSheet(unit)}\n${templateText.cannot(fit)}`;
}
