// Reports of units without what stands in them about people, for whoever may not see it. Pure.
import type { Form } from "../form/form.ts";
import { hasPersonal, waiversWithoutPersonal, withoutPersonal } from "../form/personal.ts";
import type { UnitReport } from "./types.ts";

/** The same units; of their reports the personal places say only that they were answered. */
export async function* unitsWithoutPersonal(
  form: Form,
  units: AsyncIterable<UnitReport>,
): AsyncGenerator<UnitReport> {
  for await (const unit of units) yield unitWithoutPersonal(form, unit);
}

function unitWithoutPersonal(form: Form, unit: UnitReport): UnitReport {
  const { submission } = unit;
  if (submission === null || !hasPersonal(form)) return unit;
  const answers = withoutPersonal(form, submission.answers);
  const waivers = waiversWithoutPersonal(form, submission.waivers);
  return { ...unit, submission: { ...submission, answers, waivers } };
}
