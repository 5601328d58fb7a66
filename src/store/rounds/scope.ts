// What a colleague was given at a unit, as numbers of the form that is asked there. Knows round, node and form.
import { and, desc, eq, ne } from "drizzle-orm";
import { questionnaire } from "../../form/questions.ts";
import { numbersOf } from "../../form/scope.ts";
import type { Tx } from "../db.ts";
import { node, round } from "../schema.ts";
import { loadForm, versionOfNode } from "./forms.ts";

/**
 * The numbers of these questions in the newest form asked of the unit that has any of them; empty where none has, null
 * for the whole report.
 */
export async function scopeNumbers(
  tx: Tx,
  unitId: number,
  scope: readonly string[] | null,
): Promise<readonly string[] | null> {
  if (scope === null) return null;
  const rounds = await tx
    .select({ formId: round.formId, version: versionOfNode, profile: node.profile })
    .from(node)
    .innerJoin(round, eq(round.id, node.roundId))
    .where(and(eq(node.unitId, unitId), ne(round.state, "prepared")))
    .orderBy(desc(round.openedAt), desc(round.id));
  for (const { formId, version, profile } of rounds) {
    const numbers = numbersOf(questionnaire(await loadForm(tx, formId, version), profile ?? ""), scope);
    if (numbers.length > 0) return numbers;
  }
  return [];
}
