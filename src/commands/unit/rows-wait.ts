// Whether rows of a unit's report wait to be looked at again, in a sentence for its officer.
import { questionnaire } from "../../form/questions.ts";
import { loadForm } from "../../store/rounds/forms.ts";
import { loadReport } from "../../store/rounds/reports.ts";
import { rowsWait } from "../../text/officer/returned-rows.ts";
import type { CommandContext } from "../shared/command.ts";

/** The sentence; null where nothing waits. */
export async function rowsWaitAt({ tx, app }: CommandContext, nodeId: number): Promise<string | null> {
  const { returned, round, node } = await loadReport(tx, nodeId);
  if (!returned) return null;
  const q = questionnaire(await loadForm(tx, round.formId, round.formVersion), node.profile);
  const open = returned.rows.filter(({ outcome }) => outcome === null);
  return rowsWait({
    nos: open.flatMap(({ id }) => q.byId(id)?.main.no ?? []),
    done: returned.rows.length - open.length,
    since: new Date(returned.since),
    zone: app.settings.TIME_ZONE,
  });
}
