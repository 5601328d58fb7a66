// Seals: a version is inserted once and never changed. Knows the tables submission and figure.
import { eq, max } from "drizzle-orm";
import type { Payload } from "../../form/payload.ts";
import { isGatePlace } from "../../form/place.ts";
import type { Tx } from "../db.ts";
import { figure, submission } from "../schema.ts";
import type { Entered } from "../shapes/entered.ts";

type NewSubmission = {
  readonly nodeId: number;
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
};

type SubmissionRow = typeof submission.$inferSelect;

/** Inserts the next version of a node's report with its figures. The report's row must be locked. */
export async function insertSubmission(tx: Tx, sealed: NewSubmission): Promise<SubmissionRow> {
  const [last] = await tx
    .select({ version: max(submission.version) })
    .from(submission)
    .where(eq(submission.nodeId, sealed.nodeId));
  const [row] = await tx
    .insert(submission)
    .values({ ...sealed, version: (last?.version ?? 0) + 1 })
    .returning();
  if (!row) throw new Error("a submission was not inserted");
  const figures = sealed.payload.answers.flatMap((answer) => {
    const value = figureOf(answer);
    return value === null ? [] : [{ submissionId: row.id, place: answer.place, value }];
  });
  if (figures.length > 0) await tx.insert(figure).values(figures);
  return row;
}

/** The decimal digits of a sealed number, of yes 1 and of no 0. A gate is no figure: it only says how its rows came to be 0. */
function figureOf({ place, value, state }: Payload["answers"][number]): string | null {
  if (state !== "answered" || isGatePlace(place)) return null;
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : null;
}
