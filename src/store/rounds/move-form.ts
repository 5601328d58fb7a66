// An open round goes on in a newer version of its form, report by report; nothing that was answered is lost. Knows round, node, report.
import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { type Moves, moves, type Refused } from "../../draft/moves.ts";
import { progressOf } from "../../form/progress.ts";
import { questionnaire } from "../../form/questions.ts";
import { type Db, inTransaction, type Tx } from "../db.ts";
import { askableForms } from "../officer/askable.ts";
import { listForms } from "../officer/released-forms.ts";
import { loadAnswers } from "../officer/report.ts";
import { node, report, round } from "../schema.ts";
import { loadForm, releaseForm } from "./forms.ts";

/** The versions, and what becomes of the reports. */
export type FormMove = Pick<Moves, "profiles" | "differences"> & {
  readonly form: string;
  readonly from: number;
  readonly to: number;
};

/** Why a round stays where it is. */
export type MoveRefused =
  | { readonly type: "no-round" | "closed" }
  | { readonly type: "no-version"; readonly form: string; readonly version: number }
  /** It asks this version, or a newer one. */
  | { readonly type: "not-newer"; readonly form: string; readonly version: number }
  | { readonly type: "means-other"; readonly why: readonly Refused[] };

/** So many reports are locked at once: their people wait no longer than for one message. */
const batch = 50;

/** The versions that a round may move to, the newest first: newer ones, and its own while a move to that was cut off. */
export async function versionsToMoveTo(
  tx: Tx,
  roundId: number,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<readonly number[]> {
  const cutOff = (await tx.$count(node, unmoved(roundId))) > 0;
  const known = (await listForms(tx)).find((one) => one.id === id)?.versions ?? [];
  return known.flatMap((one) =>
    one.version > version || (cutOff && one.version === version) ? [one.version] : [],
  );
}

/** What a move would do, or why it is refused; nothing is changed. */
export function previewMove(db: Db, roundId: number, version: number): Promise<FormMove | MoveRefused> {
  return db.transaction(async (tx) => (await planned(tx, roundId, version)).move);
}

/**
 * Moves a round: its row first, from which moment every report that has not moved yet keeps its own version; then the
 * reports in the order of their ids, some at a time. May be run again where it was cut off, with the same version. A sealed
 * report stays sealed as it was: what is new in the form its unit owes once it is given back.
 */
export async function moveForm(db: Db, roundId: number, version: number): Promise<FormMove | MoveRefused> {
  const move = await inTransaction(db, async (tx) => {
    const plan = await planned(tx, roundId, version);
    if ("type" in plan.move) return plan.move;
    const { form, from, to } = plan.move;
    if (from === to) return plan.move;
    await tx
      .update(node)
      .set({ formVersion: from })
      .where(and(eq(node.roundId, roundId), isNull(node.formVersion)));
    await tx.update(round).set({ formId: form, formVersion: to }).where(eq(round.id, roundId));
    return plan.move;
  });
  if ("type" in move) return move;
  while ((await inTransaction(db, (tx) => moveSome(tx, roundId))) > 0);
  return move;
}

/** The round locked, and what its move is. Of one that was cut off the versions are the same. */
async function planned(
  tx: Tx,
  roundId: number,
  version: number,
): Promise<{ readonly move: FormMove | MoveRefused }> {
  const [held] = await tx.select().from(round).where(eq(round.id, roundId)).for("update");
  if (!held) return { move: { type: "no-round" } };
  if (held.state === "closed") return { move: { type: "closed" } };
  const { formId: form, formVersion: from } = held;
  const cutOff = version === from && (await tx.$count(node, unmoved(roundId))) > 0;
  if (version <= from && !cutOff) return { move: { type: "not-newer", form, version: from } };
  const asked = (await askableForms(tx, form, version)).find((one) => one.form.id === form);
  if (!asked) return { move: { type: "no-version", form, version } };
  if (asked.round === null) await releaseForm(tx, asked.form, asked.template);
  const [old, next] = [await loadForm(tx, form, from), await loadForm(tx, form, version)];
  const { refused, profiles, differences } = moves(old, next);
  if (refused.length > 0) return { move: { type: "means-other", why: refused } };
  return { move: { form, from, to: version, profiles, differences } };
}

function unmoved(roundId: number) {
  return and(eq(node.roundId, roundId), isNotNull(node.formVersion));
}

/** Moves the next reports of a round; gives how many. */
async function moveSome(tx: Tx, roundId: number): Promise<number> {
  const [held] = await tx.select().from(round).where(eq(round.id, roundId)).for("update");
  if (!held) return 0;
  const some = await tx
    .select({ id: node.id, profile: node.profile })
    .from(node)
    .where(unmoved(roundId))
    .orderBy(asc(node.id))
    .limit(batch);
  const ids = some.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx
    .select({ nodeId: report.nodeId })
    .from(report)
    .where(inArray(report.nodeId, ids))
    .orderBy(asc(report.nodeId))
    .for("update");
  const form = await loadForm(tx, held.formId, held.formVersion);
  const answers = await loadAnswers(tx, ids);
  for (const { id, profile } of some) {
    if (profile === null) continue;
    const { done, total } = progressOf(questionnaire(form, profile), answers.get(id) ?? new Map());
    await tx.update(report).set({ done, total }).where(eq(report.nodeId, id));
  }
  await tx.update(node).set({ formVersion: sql`null` }).where(inArray(node.id, ids));
  return ids.length;
}
