// Which choice a press means: one of the chat's last message, or of a notice that it was sent.
import type { IncomingBody } from "../message.ts";
import type { Tx } from "../store/db.ts";
import type { LockedChat } from "../store/people/chats.ts";
import { findNoticeChoice } from "../store/queue/notice-choices.ts";

/** The chat with the choice that a press means: one of its own, or that of a notice which it was sent. */
export async function withPressedChoice(tx: Tx, chat: LockedChat, body: IncomingBody): Promise<LockedChat> {
  const { offered } = chat.state;
  if (body.type !== "press" || offered.some(({ id }) => id === body.choiceId)) return chat;
  const notice = await findNoticeChoice(tx, chat.addressId, body.choiceId);
  if (!notice) return chat;
  const { gives, ...words } = notice;
  const choice = { ...words, also: [], action: { do: "command", ...gives } as const };
  return { ...chat, state: { ...chat.state, offered: [...offered, choice] } };
}
