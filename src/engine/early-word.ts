// The command that a typed choice gives, unless it was typed before that choice was shown: then it confirms nothing.
import { findOfficerWords, findPersonWords } from "../commands/shared/names.ts";
import type { Action } from "../interview/chat.ts";
import type { Input } from "../interview/situation.ts";
import type { Tx } from "../store/db.ts";
import type { LockedChat } from "../store/people/chats.ts";
import { offeredAt } from "../store/queue/prompts.ts";

type GivesCommand = Extract<Action, { do: "command" }>;

/**
 * The command to carry out. A text dated before the message with its choice arrived is the command of that name
 * ("chưa nộp"), and null where there is none: a yes ("gửi") that was already on its way answers nothing. Only dates of
 * the same platform are compared; where none tells, the choice is taken.
 */
export async function commandTaken(
  tx: Tx,
  chat: LockedChat,
  action: GivesCommand,
  typed: { readonly input: Input; readonly officer: boolean },
): Promise<Pick<GivesCommand, "name" | "args"> | null> {
  const { input, officer } = typed;
  if (input.type !== "text" || !(await isEarly(tx, chat, action, input.sentAt))) return action;
  return findPersonWords(input.text) ?? (officer ? findOfficerWords(input.text) : null);
}

async function isEarly(tx: Tx, chat: LockedChat, action: Action, sentAt: number | null): Promise<boolean> {
  const offer = chat.state.offered.find((candidate) => candidate.action === action);
  if (sentAt === null || !offer) return false;
  const shown = await offeredAt(tx, chat.addressId, offer.id);
  return shown !== null && sentAt < shown;
}
