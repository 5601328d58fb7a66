// Trials of drafts: what an officer said as an imaginary unit. Of a day; never a node, an inbox or an outbox row. Knows trial.
import { and, eq, lt } from "drizzle-orm";
import type { Db, Tx } from "../db.ts";
import { trial } from "../schema.ts";

/** Whose trial of which draft as what kind of unit. */
type TrialKey = { readonly draftId: number; readonly profile: string; readonly personId: number };

/** A draft that was tried a day ago is tried anew. */
const dayMs = 86_400_000;

export type KeptTrial = { readonly version: number; readonly said: readonly string[]; readonly at: Date };

/** What was said so far; null before anything was, and a day after the last word. */
export async function trialOf(tx: Db | Tx, key: TrialKey, now: Date): Promise<KeptTrial | null> {
  const [row] = await tx
    .select({ version: trial.version, said: trial.said, at: trial.at })
    .from(trial)
    .where(ofKey(key));
  return row && row.at >= dayBefore(now) ? row : null;
}

/** Keeps what was said in a trial of this version; an empty one begins anew. */
export async function keepTrial(tx: Db | Tx, key: TrialKey, kept: KeptTrial): Promise<void> {
  const values = { version: kept.version, said: [...kept.said], at: kept.at };
  await tx
    .insert(trial)
    .values({ ...key, ...values })
    .onConflictDoUpdate({ target: [trial.draftId, trial.profile, trial.personId], set: values });
}

/** Deletes every trial in which nothing was said for a day. */
export async function forgetTrials(db: Db, now: Date): Promise<void> {
  await db.delete(trial).where(lt(trial.at, dayBefore(now)));
}

function dayBefore(now: Date): Date {
  return new Date(now.getTime() - dayMs);
}

function ofKey({ draftId, profile, personId }: TrialKey) {
  return and(eq(trial.draftId, draftId), eq(trial.profile, profile), eq(trial.personId, personId));
}
