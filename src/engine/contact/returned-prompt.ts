// A notice that asks for rows again is the question of a chat that stands at that very report and was asked nothing since.
import type { Tx } from "../../store/db.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { rowNotice } from "../../store/queue/prompts.ts";

/** The chat at the row that such a notice asks; the chat as it is where none does. */
export async function atReturnedRow(tx: Tx, chat: LockedChat): Promise<LockedChat> {
  const { addressId, nodeId, state, unread } = chat;
  if (nodeId === null || state.entering || unread) return chat;
  const notice = await rowNotice(tx, addressId, nodeId);
  if (!notice) return chat;
  const { asked, offered, rev } = notice.prompt;
  return {
    ...chat,
    state: {
      ...state,
      ...{ asked, offered, half: null, ahead: [], refusals: 0, lastText: null, flowing: null },
      ...{ askedRev: rev, askedAt: notice.at },
    },
  };
}
