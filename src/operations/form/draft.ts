// `form draft`: makes a draft of a form out of a dispatch, keeps its files, and writes the officer's workbook.
import { readFile as bytesOf } from "node:fs/promises";
import { basename } from "node:path";
import { readDispatch } from "../../dispatch/read-dispatch.ts";
import { draftOf } from "../../draft/draft-of.ts";
import type { ReadFile } from "../../files/blocks.ts";
import { keepDraftFile } from "../../store/officer/draft-files.ts";
import { draftAt, makeDraft } from "../../store/officer/drafts.ts";
import { listUnitKinds } from "../../store/rounds/unit-kinds.ts";
import { wanted } from "../../text/operator/command-line.ts";
import { formHelp, formsText, formText } from "../../text/operator/forms.ts";
import { readArguments } from "../shared/arguments.ts";
import { fileSaid } from "../shared/file-said.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";
import { writeDraft } from "./write-draft.ts";

export const formDraft: Operation = {
  name: "form draft",
  ...formHelp.draft,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const { values, words } = readArguments(args, { out: { type: "string" } }, [wanted.files]);
    const files: ReadFile[] = [];
    for (const path of words) files.push(await fileSaid(path));
    const { db } = storeOf(context);
    const kinds = await listUnitKinds(db);
    const now = context.now();
    const found = readDispatch(files, { now, kinds });
    const said = formText.found(found, kinds);
    if (found.items.length + found.tables.length === 0) throw new Misuse(said.join("\n"));
    const body = draftOf(found, {}, kinds);
    const kept = await Promise.all(
      words.map(async (path) => ({ name: basename(path), bytes: new Uint8Array(await bytesOf(path)) })),
    );
    const id = await db.transaction(async (tx) => {
      const made = await makeDraft(tx, { body, by: null, now, file: kept[0]?.name ?? null });
      for (const file of kept) await keepDraftFile(tx, made, { ...file, now });
      return made;
    });
    const at = await draftAt(db, id);
    if (values.out !== undefined && at) await writeDraft(at, values.out);
    for (const line of said) context.print(line);
    context.print(formsText.drafted(id, values.out ?? null));
  },
};
