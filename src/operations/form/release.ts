// `form release`: makes a draft's newest version a form that rounds can ask.
import type { Tx } from "../../store/db.ts";
import { draftAt } from "../../store/officer/drafts.ts";
import { type ReleasedPart, releaseDraft } from "../../store/officer/release.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { formHelp, formsText } from "../../text/operator/forms.ts";
import { readArguments, readWholeNumber } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

export const formRelease: Operation = {
  name: "form release",
  ...formHelp.release,
  needsDatabase: true,
  async run(args, context) {
    const { words } = readArguments(args, {}, [wanted.number]);
    const draft = readWholeNumber(words[0] ?? "", wanted.number, 1);
    const forms = await storeOf(context).db.transaction((tx) => release(tx, draft, context.now()));
    context.print(formsText.released(forms));
  },
};

async function release(tx: Tx, draft: number, now: Date): Promise<readonly ReleasedPart[]> {
  const at = await draftAt(tx, draft);
  if (!at) throw new Misuse(formsText.noDraft(draft));
  const done = await releaseDraft(tx, { draft, version: at.version, by: null, now });
  switch (done.type) {
    case "released":
      return done.forms;
    case "not-ready":
      throw new Misuse(formsText.notReady(draft, done.problems));
    case "meanwhile":
      throw new Misuse(formsText.meanwhile(done.saved.by));
    case "no-draft":
      throw new Misuse(formsText.noDraft(draft));
  }
}
