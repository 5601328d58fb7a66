// Ends an officer's entering of a unit's report: by a word, or because the right to it has ended.
import { newChat } from "../../interview/chat.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { enterText } from "../../text/officer/entering.ts";
import { say } from "../joining/joining.ts";
import type { ChatReply } from "../reply.ts";

/** The chat is the officer's own again; what was entered stays. */
export function stopEntering(chat: LockedChat): ChatReply {
  return {
    ...say(chat, enterText.stopped),
    chat: { ...newChat, order: chat.state.order, chose: chat.state.chose },
    nodeId: null,
  };
}
