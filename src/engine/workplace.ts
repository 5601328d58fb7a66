// Which report a chat works on: the contact's own, or the one an officer enters; looked up anew with each message.
import type { Entering } from "../interview/chat.ts";
import type { Tx } from "../store/db.ts";
import type { LockedChat } from "../store/people/chats.ts";
import type { Standing } from "../store/people/people.ts";
import { oversees } from "../store/rounds/entering.ts";

export type Workplace = {
  readonly nodeId: number;
  /** The prompt says which unit it is about. */
  readonly namesUnit: boolean;
  /** The prompt says which round it is about. */
  readonly namesRound: boolean;
  /** Some items only; null = the whole report. */
  readonly scope: readonly string[] | null;
  readonly entering: Entering | null;
};

type Stood = Pick<LockedChat, "nodeId" | "state">;

/** The report this chat works on, by the person's rights at this moment; null when there is none. */
export async function workplaceOf(
  tx: Tx,
  chat: Stood,
  standings: readonly Standing[],
): Promise<Workplace | null> {
  const { entering } = chat.state;
  if (entering && (await oversees(tx, standings, entering.nodeId))) {
    const namesRound = severalOpen(standings);
    return { nodeId: entering.nodeId, namesUnit: true, namesRound, scope: null, entering };
  }
  const here = standingHere(chat, reportsOf(standings));
  return here ? workplaceAt(here, standings) : null;
}

/** A report of the person's own as the place a chat works at. */
export function workplaceAt(here: Standing, standings: readonly Standing[]): Workplace {
  const own = reportsOf(standings);
  const units = new Set(own.map((standing) => standing.unitId));
  return {
    nodeId: here.nodeId,
    namesUnit: units.size > 1,
    namesRound: severalOpen(own),
    scope: here.scope,
    entering: null,
  };
}

/** Whether more than one round is open at these places. */
export function severalOpen(standings: readonly Standing[]): boolean {
  return new Set(standings.filter(({ roundOpen }) => roundOpen).map(({ roundId }) => roundId)).size > 1;
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
