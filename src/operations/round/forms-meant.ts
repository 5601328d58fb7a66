// Which released forms a round is to ask, by what the operator typed: "id", "id@version", and which part of the dispatch.
import type { Tx } from "../../store/db.ts";
import { type Askable, askableForms } from "../../store/officer/askable.ts";
import { listForms } from "../../store/officer/released-forms.ts";
import { roundsText } from "../../text/operator/rounds.ts";
import { Misuse } from "../shared/operation.ts";

/**
 * The forms that are meant; the others of the same dispatch, which are left for another time.
 *
 * @throws Misuse naming the forms there are, or the parts.
 */
export async function formsMeant(
  tx: Tx,
  said: string,
  part: number | null,
): Promise<{ readonly meant: readonly Askable[]; readonly others: readonly Askable[] }> {
  const [, id = said, version] = /^([^@]*)@(\d{1,9})$/u.exec(said) ?? [];
  const all = await askableForms(tx, id, version === undefined ? null : Number(version));
  if (all.length === 0) {
    const known = (await listForms(tx)).flatMap((form) =>
      form.versions.map((one) => `${form.id}@${one.version}`),
    );
    throw new Misuse(roundsText.noForm(said, known));
  }
  if (part === null) return { meant: all, others: [] };
  const meant = all.filter((one) => one.part === part);
  if (meant.length === 0) throw new Misuse(roundsText.noPart(said, part, all.length));
  return { meant, others: all.filter((one) => one.part !== part) };
}
