// The round an officer works on, with its form and settings parsed. Knows rows; says nothing of rights.
import { and, eq } from "drizzle-orm";
import { type Form, parseForm } from "../form/form.ts";
import { parseRoundSettings, type RoundSettings } from "../form/round.ts";
import type { Tx } from "./db.ts";
import { form, round } from "./schema.ts";

export type OfficerRound = {
  readonly id: number;
  readonly title: string;
  readonly deadline: Date;
  readonly settings: RoundSettings;
  readonly form: Form;
};

/** A round by its id. Throws when there is none: the id comes from the person's own rows. */
export async function loadOfficerRound(tx: Tx, roundId: number): Promise<OfficerRound> {
  const [row] = await tx
    .select({
      id: round.id,
      title: round.title,
      deadline: round.deadline,
      settings: round.settings,
      body: form.body,
    })
    .from(round)
    .innerJoin(form, and(eq(form.formId, round.formId), eq(form.version, round.formVersion)))
    .where(eq(round.id, roundId));
  if (!row) throw new Error("the round is not there");
  const { body, settings, ...rest } = row;
  return { ...rest, settings: parseRoundSettings(settings), form: parseForm(body) };
}
