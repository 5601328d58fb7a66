// The answer in a chat of somebody without a code: nothing is kept but how often one was given.
import type { Meaning } from "../../language/meaning.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { toStranger } from "../../text/people/stranger.ts";
import type { ChatReply } from "../reply.ts";
import { say } from "./joining.ts";
import { kindOf } from "./stranger-said.ts";

/** Answers what holds no code; an opening is greeted, and what was said before it counts no more. */
export function answerStranger(chat: LockedChat, meaning: Meaning | null, office: string | null): ChatReply {
  const times = meaning === null ? 0 : chat.state.refusals;
  const answer = say(chat, toStranger(office, { said: kindOf(meaning), times, button: false }));
  return { ...answer, chat: { ...answer.chat, refusals: times + 1 } };
}
