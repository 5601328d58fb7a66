// A round on a form that came of a dispatch: its draft, what was dropped for it, and the link between them.
import type { Db } from "../../../src/store/db.ts";
import { keepDraftFile } from "../../../src/store/officer/draft-files.ts";
import { makeDraft } from "../../../src/store/officer/drafts.ts";
import { draftOf } from "./draft.ts";

/** Makes the form of a round come of a draft, with these files of a dispatch; gives their ids. */
export async function comeOfDispatch(
  db: Db,
  formId: string,
  names: readonly string[],
  now: Date,
): Promise<readonly number[]> {
  return db.transaction(async (tx) => {
    const body = draftOf("si-so-dau-nam", formId);
    const draftId = await makeDraft(tx, { body, by: null, now, file: null, formId });
    await tx.execute(`update form set draft_id = ${draftId}, draft_version = 1 where form_id = '${formId}'`);
    const ids: number[] = [];
    for (const name of names)
      ids.push(await keepDraftFile(tx, draftId, { name, bytes: Buffer.from(name), now }));
    return ids;
  });
}
