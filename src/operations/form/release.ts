// `form release`: makes a draft's newest version, or a workbook that was changed by hand, a form that rounds can ask.
import { basename } from "node:path";
import type { Draft } from "../../draft/draft.ts";
import { merge } from "../../draft/merge.ts";
import type { Tx } from "../../store/db.ts";
import { type DraftAt, draftAt, makeDraft, saveDraft } from "../../store/officer/drafts.ts";
import { type ReleasedPart, releaseDraft } from "../../store/officer/release.ts";
import { listForms } from "../../store/officer/released-forms.ts";
import { sayClash } from "../../text/officer/draft-clashes.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { formHelp, formsText } from "../../text/operator/forms.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, type OperationContext, storeOf } from "../shared/operation.ts";
import { bookSaid } from "./book-said.ts";

export const formRelease: Operation = {
  name: "form release",
  ...formHelp.release,
  needsDatabase: true,
  async run(args, context) {
    const { words } = readArguments(args, {}, [wanted.book]);
    const said = words[0] ?? "";
    const forms = await storeOf(context).db.transaction(async (tx) => {
      const draft = /^\d+$/u.test(said) ? Number(said) : await saved(tx, said, context);
      return release(tx, draft, context.now());
    });
    context.print(formsText.released(forms));
  },
};

/** A workbook becomes the next version of the draft it was written from, or a draft of its own. */
async function saved(tx: Tx, path: string, context: OperationContext): Promise<number> {
  const { read, base, lines, ofRound } = await bookSaid(path, tx, context);
  for (const line of formsText.copied(read.copied)) context.print(line);
  if (lines.length > 0 || read.draft === null) throw new Misuse(formsText.bookFaults(lines));
  if (ofRound.length > 0) context.print(formsText.beforeOpening(ofRound));
  const saving = { body: read.draft, by: null, now: context.now(), file: basename(path) };
  if (!base) {
    const id = String(read.draft.form.id);
    const known = (await listForms(tx)).some((form) => form.id === id);
    return makeDraft(tx, { ...saving, ...(known ? { formId: id } : {}) });
  }
  const body = await onNewest(tx, base, read.draft);
  const done = await saveDraft(tx, { ...saving, body, draft: base.id, basedOn: base.newest });
  if ("meanwhile" in done) throw new Misuse(formsText.meanwhile(done.meanwhile.by));
  return base.id;
}

/** Only what the workbook changed is taken onto a newer version; what both changed otherwise is left to be decided. */
async function onNewest(tx: Tx, base: DraftAt, mine: Draft): Promise<Draft> {
  const newest = base.newest === base.version ? null : await draftAt(tx, base.id);
  if (!newest) return mine;
  const { draft, clashes } = merge(base.body, mine, newest.body);
  if (clashes.length > 0) throw new Misuse(formsText.clashes(newest.saved.by, clashes.map(sayClash)));
  return draft;
}

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
