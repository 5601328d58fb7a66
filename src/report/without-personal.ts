// Reports of units without what stands in them about people, for whoever may not see it. Pure.
import type { Answers } from "../form/answers.ts";
import { beforeWithoutPersonal } from "../form/before.ts";
import type { Form } from "../form/form.ts";
import { hasPersonal, waiversWithoutPersonal, withoutPersonal } from "../form/personal.ts";
import type { Beside } from "../form/report-cells.ts";
import type { UnitReport } from "./types.ts";

/** The same units; of their reports the personal places say only that they were answered. */
export async function* unitsWithoutPersonal(
  form: Form,
  units: AsyncIterable<UnitReport>,
): AsyncGenerator<UnitReport> {
  for await (const unit of units) yield unitWithoutPersonal(form, unit);
}

/** What a unit has written so far, and what is known beside it, in the same way. */
export function draftWithoutPersonal(
  form: Form,
  { answers, beside }: { readonly answers: Answers; readonly beside: Beside },
): { readonly answers: Answers; readonly beside: Beside } {
  return {
    answers: withoutPersonal(form, answers),
    beside: { ...beside, before: beforeWithoutPersonal(form, beside.before) },
  };
}

function unitWithoutPersonal(form: Form, unit: UnitReport): UnitReport {
  if (!hasPersonal(form)) return unit;
  const { submission, ...rest } = { ...unit, before: beforeWithoutPersonal(form, unit.before) };
  if (submission === null) return { ...rest, submission };
  const answers = withoutPersonal(form, submission.answers);
  const waivers = waiversWithoutPersonal(form, submission.waivers);
  return { ...rest, submission: { ...submission, answers, waivers } };
}
