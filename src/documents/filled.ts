// A form's own workbook with the totals or with one unit's report. Knows where reports and templates are kept.
import { answersOf } from "../form/payload.ts";
import { nothingBeside } from "../form/report-cells.ts";
import { filledFileName } from "../report/excel/file-name.ts";
import { type FilledForm, fillTotals, fillUnit } from "../report/template/fill-form.ts";
import type { RoundInfo, UnitReport } from "../report/types.ts";
import { draftWithoutPersonal } from "../report/without-personal.ts";
import type { Tx } from "../store/db.ts";
import { loadTemplate } from "../store/rounds/forms.ts";
import { loadDraft, loadReceipt } from "../store/rounds/reports-read.ts";
import { workbookLabels } from "../text/paper/labels.ts";

type Made = { readonly name: string; readonly bytes: Uint8Array };
type Clock = { readonly asOf: Date; readonly timeZone: string };
/** Without `people` nothing stands in it that a report says about people. */
type Showing = Clock & { readonly people: boolean; readonly page: string | null };

/** Null where the form has no workbook of its own, or one that cannot be filled. */
export async function filledTotals(
  tx: Tx,
  round: RoundInfo,
  units: () => AsyncIterable<UnitReport>,
  page: string | null,
): Promise<Made | null> {
  const template = await loadTemplate(tx, round.form);
  if (template === null) return null;
  const filled = await fillTotals({ template, round, labels: workbookLabels(round, page), units: units() });
  return made(filled, filledFileName(round.title, round));
}

/** One unit's report: a draft by its node, or a sealed version. Null as above. */
export async function filledUnit(
  tx: Tx,
  of:
    | { readonly type: "draft"; readonly nodeId: number }
    | { readonly type: "receipt"; readonly submissionId: number },
  showing: Showing,
): Promise<Made | null> {
  const { round, unit, sealed, ...said } =
    of.type === "draft" ? await draft(tx, of, showing) : await receipt(tx, of, showing);
  const { answers, beside } = showing.people ? said : draftWithoutPersonal(round.form, said);
  const template = await loadTemplate(tx, round.form);
  if (template === null) return null;
  const labels = workbookLabels(round, showing.page);
  const banner =
    sealed === null
      ? `${labels.unit.draft} ${labels.asOf(round.asOf)}`
      : labels.unit.sealed(sealed.version, sealed.receipt, round.asOf, sealed.late);
  return made(
    await fillUnit({ template, round, labels, unit, answers, beside, banner }),
    filledFileName(unit.code, round),
  );
}

async function draft(tx: Tx, { nodeId }: { readonly nodeId: number }, clock: Clock) {
  return { ...(await loadDraft(tx, nodeId, clock)), sealed: null };
}

async function receipt(tx: Tx, { submissionId }: { readonly submissionId: number }, clock: Clock) {
  const { round, payload, ...sealed } = await loadReceipt(tx, submissionId, clock);
  return { round, unit: payload.unit, answers: answersOf(payload), beside: nothingBeside, sealed };
}

function made(filled: FilledForm, name: string): Made | null {
  return "bytes" in filled ? { name, bytes: filled.bytes } : null;
}
