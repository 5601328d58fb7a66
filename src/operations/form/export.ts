// `form export`: writes a released form, or a draft, as the officer's workbook: to be read, or changed into a next version.
import { nextVersion } from "../../draft/next-version.ts";
import type { Db } from "../../store/db.ts";
import { askableForms } from "../../store/officer/askable.ts";
import { draftAt } from "../../store/officer/drafts.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { formHelp, formsText } from "../../text/operator/forms.ts";
import { readArguments, required } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { writeBody, writeDraft } from "./write-draft.ts";

export const formExport: Operation = {
  name: "form export",
  ...formHelp.export,
  needsDatabase: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { out: { type: "string" } }, [wanted.kind]);
    const out = required(values.out, "--out");
    await write(storeOf(context).db, words[0] ?? "", out);
    context.print(formsText.exported(out));
  },
};

async function write(db: Db, said: string, out: string): Promise<void> {
  if (/^\d+$/u.test(said)) {
    const at = await draftAt(db, Number(said));
    if (!at) throw new Misuse(formsText.noDraft(Number(said)));
    return writeDraft(at, out);
  }
  const [id = "", version] = said.split("@");
  const [found] = await askableForms(db, id, version === undefined ? null : Number(version));
  if (!found) throw new Misuse(formsText.noForm(said));
  return writeBody(nextVersion(found.form, found.draft), null, out);
}
