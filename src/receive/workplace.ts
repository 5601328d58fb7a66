// Which report a chat works on: the contact's own, or the one an officer enters; looked up anew with each message.
import type { Entering } from "../interview/chat.ts";
import type { LockedChat } from "../store/chats.ts";
import type { Tx } from "../store/db.ts";
import { oversees } from "../store/entering.ts";
import type { Standing } from "../store/people.ts";

export type Workplace = {
  readonly nodeId: number;
  /** The prompt says which unit it is about. */
  readonly namesUnit: boolean;
  /** Some items only; null = the whole report. */
  readonly scope: readonly string[] | null;
  readonly entering: Entering | null;
};

/** The report this chat works on, by the person's rights at this moment; null when there is none. */
export async function workplaceOf(
  tx: Tx,
  chat: LockedChat,
  standings: readonly Standing[],
): Promise<Workplace | null> {
  const { entering } = chat.state;
  if (entering && (await oversees(tx, standings, entering.nodeId))) {
    return { nodeId: entering.nodeId, namesUnit: true, scope: null, entering };
  }
  const own = standings.filter((standing) => standing.role === "contact" && standing.expected);
  // The one it worked on last while that is still the person's, else the newest.
  const here = own.find((standing) => standing.nodeId === chat.nodeId) ?? own[0];
  if (!here) return null;
  const units = new Set(own.map((standing) => standing.unitId));
  const rounds = new Set(own.filter((standing) => standing.roundOpen).map((standing) => standing.roundId));
  return {
    nodeId: here.nodeId,
    namesUnit: units.size > 1 || rounds.size > 1,
    scope: here.scope,
    entering: null,
  };
}
