// /forms: the released forms and the drafts on their way to become one; for officers of the office that asks.
import { listDrafts } from "../../store/officer/drafts.ts";
import { listForms } from "../../store/officer/released-forms.ts";
import { rolesOf } from "../../store/people/roles.ts";
import { topUnit } from "../../store/rounds/rounds.ts";
import { formsListed } from "../../text/officer/forms.ts";
import { joinText } from "../../text/people/join.ts";
import type { PersonCommand, PersonContext } from "../shared/command.ts";
import { commandNames } from "../shared/names.ts";

/** As many of each as are read in a chat; the newest are the ones that are looked for. */
const mostListed = 10;

/** It needs no round: before the first one is opened there are forms. */
export const forms: PersonCommand = {
  name: "forms",
  aliases: commandNames.forms.aliases,
  async run(context) {
    if (!(await asksOffice(context))) return { text: joinText.refusedOfficer, logged: [{ what: "refused" }] };
    const { tx, app } = context;
    const drafts = (await listDrafts(tx)).filter(({ state }) => state !== "released");
    const released = await listForms(tx);
    return { text: formsListed({ released, drafts }, mostListed, app.settings.TIME_ZONE), logged: [] };
  },
};

/** Whether the person is an officer of the unit above all others: forms are its own. */
async function asksOffice({ tx, personId }: PersonContext): Promise<boolean> {
  const [top] = await topUnit(tx);
  const roles = await rolesOf(tx, personId);
  return roles.some(({ role, unitId }) => role === "officer" && unitId === top?.id);
}
