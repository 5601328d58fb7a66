// Admissions: somebody types a code that was used before and asks to be let in. Each is asked, decided and used once.
import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../db.ts";
import { admission, code } from "../schema.ts";

type Admission = typeof admission.$inferSelect & {
  readonly unitId: number;
  /** Who used the code first. */
  readonly holderId: number | null;
};

/** Writes the chat's wish to be let in and gives its id; null when the chat has asked for this code before. */
export async function askAdmission(
  tx: Tx,
  asking: { codeId: number; addressId: number; now: Date },
): Promise<number | null> {
  const { codeId, addressId, now } = asking;
  const [row] = await tx
    .insert(admission)
    .values({ codeId, addressId, askedAt: now })
    .onConflictDoNothing()
    .returning({ id: admission.id });
  return row?.id ?? null;
}

/** The admission that this chat asked for with this code; null when it did not ask. */
export async function admissionFor(tx: Tx, codeId: number, addressId: number): Promise<Admission | null> {
  const [row] = await select(tx).where(and(eq(admission.codeId, codeId), eq(admission.addressId, addressId)));
  return row ? flat(row) : null;
}

/** The admission that a chat was given and has not used yet, or null. */
export async function grantedTo(tx: Tx, addressId: number): Promise<Admission | null> {
  const [row] = await select(tx)
    .where(
      and(
        eq(admission.addressId, addressId),
        eq(admission.granted, true),
        isNull(admission.usedAt),
        isNull(code.revokedAt),
      ),
    )
    .limit(1);
  return row ? flat(row) : null;
}

/** Whether a chat asked for something that nobody has decided yet. */
export async function isWaiting(tx: Tx, addressId: number): Promise<boolean> {
  const rows = await select(tx)
    .where(and(eq(admission.addressId, addressId), isNull(admission.decidedAt), isNull(code.revokedAt)))
    .limit(1);
  return rows.length > 0;
}

/** The admission with this id, locked so that it is decided and used only once. */
export async function lockAdmission(tx: Tx, id: number): Promise<Admission | null> {
  const [row] = await select(tx)
    .where(and(eq(admission.id, id), isNull(code.revokedAt)))
    .for("update", { of: admission });
  return row ? flat(row) : null;
}

/** Writes the decision. */
export async function decideAdmission(
  tx: Tx,
  id: number,
  decision: { granted: boolean; personId: number; now: Date },
): Promise<void> {
  const { granted, personId, now } = decision;
  await tx
    .update(admission)
    .set({ granted, decidedBy: personId, decidedAt: now })
    .where(eq(admission.id, id));
}

/** Marks that whoever was let in has joined. */
export async function useAdmission(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.update(admission).set({ usedAt: now }).where(eq(admission.id, id));
}

function select(tx: Tx) {
  return tx
    .select({ admission, unitId: code.unitId, holderId: code.usedBy })
    .from(admission)
    .innerJoin(code, eq(code.id, admission.codeId))
    .$dynamic();
}

type Row = { admission: typeof admission.$inferSelect; unitId: number; holderId: number | null };

function flat({ admission: own, unitId, holderId }: Row): Admission {
  return { ...own, unitId, holderId };
}
