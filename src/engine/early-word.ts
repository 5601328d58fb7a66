// The command that a typed choice gives, unless it was typed before that choice was shown: then it confirms nothing.
import type { Offer } from "../interview/chat.ts";
import type { NamedCommand } from "../language/meaning.ts";
import type { Tx } from "../store/db.ts";
import type { LockedChat } from "../store/people/chats.ts";
import { offeredAt } from "../store/queue/prompts.ts";

/**
 * The command to carry out. A text dated before the message with its choice arrived is the command of that name
 * ("chưa nộp"), and null where there is none: a yes ("gửi") that was already on its way answers nothing. Only dates of
 * the same platform are compared; where none tells, the choice is taken.
 */
export async function commandTaken(
  tx: Tx,
  chat: LockedChat,
  { id, action }: Offer,
  typed: { readonly sentAt: number | null; readonly command: NamedCommand | null },
): Promise<NamedCommand | null> {
  if (action.do !== "command") return null;
  const shown = typed.sentAt === null ? null : await offeredAt(tx, chat.addressId, id);
  const early = typed.sentAt !== null && shown !== null && typed.sentAt < shown;
  return early ? typed.command : action;
}
