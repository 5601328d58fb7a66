// Ends an officer's entering of a unit's report: by a word, or because the right to it has ended.
import { findCommand } from "../../commands/shared/names.ts";
import { newChat } from "../../interview/chat.ts";
import { messageKey, recognise } from "../../interview/reading/recognise.ts";
import { stopEnteringWords } from "../../language/lexicon/entering.ts";
import type { IncomingBody } from "../../message.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { enterText } from "../../text/officer/entering.ts";
import { say } from "../joining/joining.ts";
import type { ChatReply } from "../reply.ts";

/** Whether this message ends the entering: "thoát nhập hộ", "dừng", /stop. */
export function stopsEntering(chat: LockedChat, body: IncomingBody): boolean {
  if (body.type !== "text") return false;
  const key = messageKey(body.text);
  if (stopEnteringWords.some((word) => messageKey(word) === key)) return true;
  if (findCommand(body.text)?.name === "stop") return true;
  const meant = recognise(chat.state, body.text);
  return meant.type === "control" && meant.control === "stop";
}

/** The chat is the officer's own again; what was entered stays. */
export function stopEntering(chat: LockedChat): ChatReply {
  return {
    ...say(chat, enterText.stopped),
    chat: { ...newChat, order: chat.state.order },
    nodeId: null,
  };
}
