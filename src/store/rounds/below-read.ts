// What the units below wrote in the reports that they handed in, for the compiling unit that reads it. Knows what parts.ts knows.
import type { Answers } from "../../form/answers.ts";
import type { Tx } from "../db.ts";
import { compiledOf } from "./compiled.ts";
import { loadForm } from "./forms.ts";
import { partsOf } from "./parts.ts";
import { loadReport } from "./reports.ts";

/** Each unit that has handed in, with what it sealed; empty for a unit below which nobody reports. */
export async function handedInBelow(
  tx: Tx,
  nodeId: number,
): Promise<readonly { readonly name: string; readonly answers: Answers }[]> {
  const { node, round } = await loadReport(tx, nodeId);
  const form = await loadForm(tx, round.formId, round.formVersion);
  const compiled = await compiledOf(tx, node, form, round.settings);
  const sealed = (compiled?.units ?? []).flatMap(({ submissionId }) => submissionId ?? []);
  const parts = await partsOf(tx, sealed);
  return sealed.flatMap((id) => {
    const [own] = parts.get(id) ?? [];
    return own?.submission ? [{ name: own.node.shortName, answers: own.submission.answers }] : [];
  });
}
