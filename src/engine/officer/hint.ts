// What somebody hears who works on no report and gave no command: what the bot can do for them. Pure.
import { messageKey } from "../../interview/reading/recognise.ts";
import { talkOf } from "../../interview/reading/talk.ts";
import { thanksWords } from "../../language/lexicon/steering.ts";
import type { IncomingBody } from "../../message.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing } from "../../store/people/people.ts";
import { joinText } from "../../text/people/join.ts";
import { type ChatReply, replyKeepingChat } from "../reply.ts";

type Heard = {
  readonly chat: LockedChat;
  readonly standings: readonly Standing[];
  readonly body: IncomingBody;
};

/**
 * Answers thanks politely and anything else with the menu of the person's role. A question that waits for its yes
 * stays.
 */
export function hint({ chat, standings, body }: Heard): ChatReply {
  const officer = standings.some((standing) => standing.role === "officer");
  const said = body.type === "text" ? body.text : "";
  const key = messageKey(said);
  const talk = talkOf(said);
  const thanks = talk === "thanks" || thanksWords.some((words) => messageKey(words) === key);
  const polite = thanks ? joinText.welcomeAnyTime : talk === "greeting" && joinText.greeting;
  const hinted = polite || joinText.notUnderstood;
  const menu = officer ? joinText.officerMenu : joinText.readerMenu;
  const { offered } = chat.state;
  // A question that waits for its yes or no is not forgotten because the answer to it was not understood.
  const waits = offered.some(({ action }) => action.do === "command" && action.args !== "");
  const text = waits ? joinText.unclearChoice : `${hinted} ${menu}`;
  return { ...replyKeepingChat(chat, text), chat: { ...chat.state, asked: null } };
}
