// The round an officer works on, with its form and settings parsed. Knows rows; says nothing of rights.
import { eq } from "drizzle-orm";
import type { Form } from "../../form/form.ts";
import type { RoundSettings } from "../../form/rounds/settings.ts";
import type { Tx } from "../db.ts";
import { loadForm } from "../rounds/forms.ts";
import { round } from "../schema.ts";

export type OfficerRound = {
  readonly id: number;
  readonly title: string;
  readonly deadline: Date;
  readonly open: boolean;
  /** Since when its figures are frozen; null while they may change. */
  readonly lockedAt: Date | null;
  readonly settings: RoundSettings;
  readonly form: Form;
};

/** A round by its id. Throws when there is none: the id comes from the person's own rows. */
export async function loadOfficerRound(tx: Tx, roundId: number): Promise<OfficerRound> {
  const [row] = await tx.select().from(round).where(eq(round.id, roundId));
  if (!row) throw new Error("the round is not there");
  const { id, title, deadline, state, settings, formId, formVersion, lockedAt } = row;
  const form = await loadForm(tx, formId, formVersion);
  return { id, title, deadline, open: state === "open", lockedAt, settings, form };
}
