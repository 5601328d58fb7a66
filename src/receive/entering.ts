// An officer who answers for a unit stops: by a word, or because the right to it has ended.
import { findCommand } from "../commands/names.ts";
import { newChat } from "../interview/chat.ts";
import { messageKey, recognise } from "../interview/recognise.ts";
import type { IncomingBody } from "../message.ts";
import type { LockedChat } from "../store/chats.ts";
import { enterText } from "../text/entering.ts";
import type { Answer } from "./answer.ts";
import { stopEnteringWords } from "./entering.words.ts";
import { say } from "./joining.ts";

/** Whether this message ends it: "thoát nhập hộ", "dừng", /stop. */
export function stopsEntering(chat: LockedChat, body: IncomingBody): boolean {
  if (body.type !== "text") return false;
  const key = messageKey(body.text);
  if (stopEnteringWords.some((word) => messageKey(word) === key)) return true;
  if (findCommand(body.text)?.name === "stop") return true;
  const meant = recognise(chat.state, body.text);
  return meant.type === "control" && meant.control === "stop";
}

/** The chat is the officer's own again; what was entered stays. */
export function stopEntering(chat: LockedChat): Answer {
  return {
    ...say(chat, enterText.stopped),
    chat: { ...newChat, order: chat.state.order },
    nodeId: null,
  };
}
