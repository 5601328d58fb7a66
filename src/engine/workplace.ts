// Which report a chat works on: the contact's own, or the one an officer enters; looked up anew with each message.
import type { Questionnaire } from "../form/question.ts";
import { questionnaire } from "../form/questions.ts";
import { narrow } from "../form/scope.ts";
import type { Tx } from "../store/db.ts";
import type { LockedChat } from "../store/people/chats.ts";
import type { NodeForm, Standing } from "../store/people/people.ts";
import { overseen } from "../store/rounds/entering.ts";
import { loadForm } from "../store/rounds/forms.ts";
import type { Entered } from "../store/shapes/entered.ts";

export type Workplace = {
  readonly nodeId: number;
  /** The prompt says which unit it is about. */
  readonly namesUnit: boolean;
  /** The rounds open to the person, where they are several: every message then says which one it is about. */
  readonly openRounds: readonly Standing[];
  /** Some items only; null = the whole report. */
  readonly scope: readonly string[] | null;
  /** The report is entered for its unit, which sent it another way. */
  readonly entering: Entered | null;
  /** What is asked of the unit, and the part of it that this person answers. */
  readonly whole: Questionnaire;
  readonly q: Questionnaire;
};

type Stood = Pick<LockedChat, "nodeId" | "state">;

/** The report this chat works on, by the person's rights at this moment; null when there is none. */
export async function workplaceOf(
  tx: Tx,
  chat: Stood,
  standings: readonly Standing[],
): Promise<Workplace | null> {
  const { entering } = chat.state;
  const asks = entering && (await overseen(tx, standings, entering.nodeId));
  if (entering && asks) {
    const openRounds = severalOpen(standings);
    const asked = await askedIn(tx, asks, null);
    const { nodeId, ...entered } = entering;
    return { nodeId, namesUnit: true, openRounds, scope: null, entering: entered, ...asked };
  }
  const here = standingHere(chat, reportsOf(standings));
  return here ? workplaceAt(tx, here, standings) : null;
}

/** A report of the person's own as the place a chat works at. */
export async function workplaceAt(
  tx: Tx,
  here: Standing,
  standings: readonly Standing[],
): Promise<Workplace> {
  const own = reportsOf(standings);
  const units = new Set(own.map((standing) => standing.unitId));
  return {
    nodeId: here.nodeId,
    namesUnit: units.size > 1,
    openRounds: withThis(severalOpen(own), here),
    scope: here.scope,
    entering: null,
    ...(await askedIn(tx, here.asks, here.scope)),
  };
}

/** @throws when nothing is asked of the node, whose report then cannot be worked on */
async function askedIn(
  tx: Tx,
  { formId, formVersion, profile }: NodeForm,
  scope: readonly string[] | null,
): Promise<Pick<Workplace, "whole" | "q">> {
  if (profile === null) throw new Error(`no form is asked of this node: ${formId}@${formVersion}`);
  const whole = questionnaire(await loadForm(tx, formId, formVersion), profile);
  return { whole, q: scope ? narrow(whole, scope) : whole };
}

/** One place in each round that is open here, where these are several; none otherwise. */
export function severalOpen(standings: readonly Standing[]): readonly Standing[] {
  const open = new Map<number, Standing>();
  for (const standing of standings)
    if (standing.roundOpen && !open.has(standing.roundId)) open.set(standing.roundId, standing);
  return open.size > 1 ? [...open.values()] : [];
}

/** A closed report that is looked at has a name beside several open ones too. */
function withThis(open: readonly Standing[], here: Standing): readonly Standing[] {
  return open.length === 0 || open.some(({ roundId }) => roundId === here.roundId) ? open : [...open, here];
}

/** The reports a person answers, open rounds first. */
export function reportsOf(standings: readonly Standing[]): Standing[] {
  return standings.filter((standing) => standing.role === "contact" && standing.expected);
}

/**
 * The standing at which a chat works: the one it worked at last, else the first that is open. It stays at a closed
 * round only while no round is open, or while the person chose to look at it; when a round opens, this ends too.
 */
export function standingHere(chat: Stood, may: readonly Standing[]): Standing | undefined {
  const here = may.find((standing) => standing.nodeId === chat.nodeId);
  const open = may.find((standing) => standing.roundOpen);
  if (!here || !open || here.roundOpen) return here ?? open ?? may[0];
  const { looking } = chat.state;
  if (looking !== null && may.every(({ roundOpen, roundId }) => !roundOpen || roundId <= looking))
    return here;
  return may.find((standing) => standing.roundOpen && standing.unitId === here.unitId) ?? open;
}
