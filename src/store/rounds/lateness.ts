// Whether a version is late, and what a granted deadline changes of that afterwards. Knows submission, request and event.
import { and, eq, gte, lte, sql } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { event, request, submission } from "../schema.ts";

/**
 * Whether a version sealed now is late. Who asked for more time only when the deadline had passed was late already: what
 * was granted then lets the report be taken, and it stays a late one.
 */
export async function isLate(tx: Tx, nodeId: number, deadline: Date, now: Date): Promise<boolean> {
  if (now > deadline) return true;
  const [afterwards] = await tx
    .select({ id: request.id })
    .from(request)
    .where(
      and(
        eq(request.nodeId, nodeId),
        eq(request.state, "granted"),
        eq(request.grantedUntil, deadline),
        sql`${request.at} > ${request.deadline}`,
      ),
    )
    .limit(1);
  return afterwards !== undefined;
}

type Granted = {
  readonly requestId: number;
  readonly nodeId: number;
  /** When it was asked, which was in time. */
  readonly askedAt: Date;
  readonly until: Date;
  readonly personId: number | null;
  readonly addressId: number | null;
  readonly now: Date;
};

/**
 * A grant reaches back to the moment of asking: what was sealed between the two, late by the deadline of then, is late no
 * more. The payload stays as it was sealed; the history keeps what was judged before. Gives how many versions that are.
 */
export async function judgeAnew(tx: Tx, granted: Granted): Promise<number> {
  const { requestId, nodeId, askedAt, until, personId, addressId, now } = granted;
  const judged = await tx
    .update(submission)
    .set({ late: false })
    .where(
      and(
        eq(submission.nodeId, nodeId),
        eq(submission.late, true),
        gte(submission.sealedAt, askedAt),
        lte(submission.sealedAt, until),
      ),
    )
    .returning({ version: submission.version, deadline: submission.deadline });
  for (const { version, deadline } of judged)
    await tx.insert(event).values({
      ...{ nodeId, personId, addressId, at: now, type: "late-judged" },
      body: {
        version,
        request: requestId,
        before: { late: true, deadline: deadline.toISOString() },
        after: { late: false, deadline: until.toISOString() },
      },
    });
  return judged.length;
}
