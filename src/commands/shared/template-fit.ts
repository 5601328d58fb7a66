// Whether a form's own workbook can be filled: looked at once for each released form, which never changes.
import { templateRefusals } from "../../report/template/fill-form.ts";
import type { CannotFillForm } from "../../report/template/reasons.ts";
import type { Tx } from "../../store/db.ts";
import { loadForm, loadTemplate } from "../../store/rounds/forms.ts";

type FormName = { readonly id: string; readonly version: number };

/** What stands in its way, nothing where it can be filled; null of a form without a workbook of its own. */
export type TemplateFit = readonly CannotFillForm[] | null;

const known = new Map<string, TemplateFit>();

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
