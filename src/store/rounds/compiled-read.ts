// Compiled reports as files show them: what they say at each place, with what they were made of. Knows what parts.ts reads.
import type { Form } from "../../form/form.ts";
import { answersOf, type Payload, sealedAnswers } from "../../form/payload.ts";
import { compiledReport } from "../../report/compiled.ts";
import type { Tx } from "../db.ts";
import { partsOf } from "./parts.ts";

/** What is known of a report that may be compiled: coverage is null where it is not. */
type ReadReport = {
  readonly id: number;
  readonly submissionId: number | null;
  readonly coverageOf: number | null;
  readonly payload: Payload | null;
};

/** The compiled reports among these, by node: what they say, and what they were made of. */
export async function compiledIn(tx: Tx, form: Form, rows: readonly ReadReport[]) {
  const compiled = rows.filter(({ coverageOf }) => coverageOf !== null);
  const parts = await partsOf(
    tx,
    compiled.flatMap(({ submissionId }) => submissionId ?? []),
  );
  return new Map(
    compiled.flatMap(({ id, payload, submissionId }) => {
      const of = parts.get(submissionId ?? 0);
      if (!of || !payload) return [];
      return [[id, { parts: of, answers: compiledReport(form, answersOf(payload), of).answers }] as const];
    }),
  );
}

/** A payload whose answers are what the compiled report says, for whoever reads it. */
export async function compiledPayload(
  tx: Tx,
  form: Form,
  submissionId: number,
  payload: Payload,
): Promise<Payload> {
  const parts = (await partsOf(tx, [submissionId])).get(submissionId) ?? [];
  return { ...payload, answers: sealedAnswers(compiledReport(form, answersOf(payload), parts).answers) };
}
