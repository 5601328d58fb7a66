// /template: one unit's report in the form's own workbook. Made when it is delivered.
import { everyone } from "../../language/lexicon/arguments.ts";
import { bare } from "../../language/normalise.ts";
import { formOfNode } from "../../store/rounds/forms.ts";
import { gathersAt, unitsBelow } from "../../store/rounds/gatherings.ts";
import { templateText } from "../../text/officer/template.ts";
import type { PersonCommand, PersonContext, Reply } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { isOfficer, ownReport, unitInRound } from "../shared/own-report.ts";
import { templateFit } from "../shared/template-fit.ts";

/**
 * Without an argument one's own report; an officer names a unit by its code. "all": a sheet for each unit below that has
 * handed in nothing, for whoever enters for them.
 */
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
    if (ofAll(args)) return emptyUnits(context);
    const found = await unitInRound(context, args, "template");
    if ("reply" in found) return found.reply;
    const { unit } = found;
    return { ...(await give(context, unit)), logged: [{ what: "officer-act", unitId: unit.unitId }] };
  },
};

function ofAll(args: string): boolean {
  return args === "all" || everyone.test(bare(args));
}

async function emptyUnits(context: PersonContext): Promise<Reply> {
  const own = await ownReport(context);
  if (!own || !(await gathersAt(context.tx, own.nodeId))) return { text: templateText.nobodyBelow };
  const empty = (await unitsBelow(context.tx, own.nodeId)).filter(({ handedIn }) => !handedIn);
  if (empty.length === 0) return { text: templateText.allIn };
  return {
    text: templateText.ofAll(empty.length),
    document: { type: "empty-units", nodeId: own.nodeId },
  };
}

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
