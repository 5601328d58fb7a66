// `form list`: the released forms in their newest versions, and the drafts on their way to become one.
import { listDrafts } from "../../store/officer/drafts.ts";
import { listForms } from "../../store/officer/released-forms.ts";
import { formHelp, formsText } from "../../text/operator/forms.ts";
import { readArguments } from "../shared/arguments.ts";
import { type Operation, storeOf } from "../shared/operation.ts";

export const formList: Operation = {
  name: "form list",
  ...formHelp.list,
  needsDatabase: true,
  async run(args, context) {
    const { values } = readArguments(args, { json: { type: "boolean" } });
    const { db } = storeOf(context);
    const forms = await listForms(db);
    const drafts = await listDrafts(db);
    if (values.json) return context.print(JSON.stringify({ forms, drafts }));
    const { TIME_ZONE: zone } = context.settings;
    for (const { id, title, versions } of forms) {
      const open = versions.reduce((sum, one) => sum + one.open, 0);
      context.print(formsText.listed({ ...versions[0], id, title, open }, zone));
    }
    context.print(formsText.count(forms.length));
    const waiting = drafts.filter(({ state }) => state !== "released");
    if (waiting.length > 0) context.print(formsText.drafts);
    for (const draft of waiting) context.print(formsText.draft(draft, zone));
  },
};
