// /template: one unit's report in the form's own workbook. Made when it is delivered.
import { formOfNode } from "../../store/rounds/forms.ts";
import { templateText } from "../../text/officer/template.ts";
import type { PersonCommand, PersonContext, Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOfficer, ownReport, unitInRound } from "../shared/own-report.ts";
import { templateFit } from "../shared/template-fit.ts";

/** Without an argument one's own report; an officer names a unit by its code. */
export const template: PersonCommand = {
  name: "template",
  aliases: commandNames.template.aliases,
  async run(context, args) {
    if (args === "") {
      const own = await ownReport(context);
      if (own) return give(context, own);
      return isOfficer(context)
        ? { text: templateText.askUnit, ask: { name: "template", args: "" } }
        : { text: templateText.nowhere };
    }
    const found = await unitInRound(context, args, "template");
    if ("reply" in found) return found.reply;
    const { unit } = found;
    return { ...(await give(context, unit)), logged: [{ what: "officer-act", unitId: unit.unitId }] };
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
