// Whether a form's own workbook can be filled: looked at once for each released form, which never changes.
import type { Form } from "../../form/form.ts";
import { roomForLines, templateRefusals } from "../../report/template/fill-form.ts";
import type { CannotFillForm } from "../../report/template/reasons.ts";
import type { Tx } from "../../store/db.ts";
import { sumFigures } from "../../store/officer/totals.ts";
import { loadForm, loadTemplate } from "../../store/rounds/forms.ts";

type FormName = { readonly id: string; readonly version: number };

/** What stands in its way, nothing where it can be filled; null of a form without a workbook of its own. */
export type TemplateFit = readonly CannotFillForm[] | null;

const known = new Map<string, TemplateFit>();

/** Of a file with one unit's report: the linter sees to it that a unit's lines find room. */
export async function templateFit(tx: Tx, of: FormName): Promise<TemplateFit> {
  const key = `${of.id}@${of.version}`;
  const held = known.get(key);
  if (held !== undefined) return held;
  const template = await loadTemplate(tx, of);
  const fit =
    template === null ? null : await templateRefusals(await loadForm(tx, of.id, of.version), template);
  known.set(key, fit);
  return fit;
}

/** The same of a file with the totals of these sealed reports, whose lines have to find room in it. */
export async function totalsFit(tx: Tx, form: Form, submissionIds: readonly number[]): Promise<TemplateFit> {
  const fit = await templateFit(tx, form);
  const rooms = roomForLines(form);
  if (fit === null || fit.length > 0 || rooms.length === 0) return fit;
  const { sums } = await sumFigures(
    tx,
    submissionIds,
    rooms.map(({ place }) => [place]),
  );
  return rooms.flatMap(({ place, sheet, most }): CannotFillForm[] => {
    const lines = Number(sums.get(place)?.total ?? 0);
    return lines > most ? [{ type: "no-room", sheet, lines, most }] : [];
  });
}
