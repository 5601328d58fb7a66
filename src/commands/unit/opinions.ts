// /opinions: what the units below wrote, item by item, as a Word document that takes the compiling unit's own words.
import { gathersAt } from "../../store/rounds/gatherings.ts";
import { opinionsText } from "../../text/people/opinions.ts";
import type { PersonCommand } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";
import { ownReport } from "../shared/own-report.ts";

export const opinions: PersonCommand = {
  name: "opinions",
  aliases: commandNames.opinions.aliases,
  async run(context) {
    const own = await ownReport(context);
    if (!own || !(await gathersAt(context.tx, own.nodeId))) return { text: opinionsText.nowhere };
    return { text: opinionsText.ready(own.name), document: { type: "opinions", nodeId: own.nodeId } };
  },
};
