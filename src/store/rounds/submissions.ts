// Seals: a version is inserted once and never changed, but for what it says of people (forget-personal.ts). Knows submission and figure.
import { eq, max } from "drizzle-orm";
import type { Form } from "../../form/form.ts";
import { answersOf, type Payload } from "../../form/payload.ts";
import { isPersonal } from "../../form/personal.ts";
import { sealedFigures } from "../../report/figures.ts";
import type { Tx } from "../db.ts";
import { figure, submission, submissionSource } from "../schema.ts";
import type { Entered } from "../shapes/entered.ts";

type NewSubmission = {
  readonly nodeId: number;
  /** The form that the payload names. */
  readonly form: Form;
  readonly payload: Payload;
  readonly receipt: string;
  readonly sealedAt: Date;
  readonly deadline: Date;
  readonly personId: number;
  readonly late: boolean;
  readonly missing: number;
  readonly missingReason: string | null;
  /** How it came, when an officer entered it. */
  readonly entered: Entered | null;
  /** Of a compiled report the units that report to it, with the versions that it holds; null of any other. */
  readonly sources: readonly { readonly nodeId: number; readonly submissionId: number | null }[] | null;
};

type SubmissionRow = typeof submission.$inferSelect;

/** Inserts the next version of a node's report with its figures. The report's row must be locked. */
export async function insertSubmission(
  tx: Tx,
  { form, sources, ...sealed }: NewSubmission,
): Promise<SubmissionRow> {
  const [last] = await tx
    .select({ version: max(submission.version) })
    .from(submission)
    .where(eq(submission.nodeId, sealed.nodeId));
  const [row] = await tx
    .insert(submission)
    .values({ ...sealed, ...coverage(sources), version: (last?.version ?? 0) + 1 })
    .returning();
  if (!row) throw new Error("a submission was not inserted");
  if (sources && sources.length > 0)
    await tx.insert(submissionSource).values(
      sources.map(({ nodeId, submissionId }) => ({
        submissionId: row.id,
        nodeId,
        sourceId: submissionId,
      })),
    );
  const figures = sealedFigures(form, answersOf(sealed.payload), sealed.payload.unit.profile).flatMap(
    (one) =>
      // Of people no figure is kept to be added up.
      isPersonal(form, one.place) ? [] : [{ ...one, submissionId: row.id }],
  );
  if (figures.length > 0) await tx.insert(figure).values(figures);
  return row;
}

/** How many units a compiled report has the figures of. */
function coverage(sources: NewSubmission["sources"]) {
  if (sources === null) return {};
  const held = sources.filter(({ submissionId }) => submissionId !== null);
  return { coverageOf: sources.length, coverageIn: held.length };
}
