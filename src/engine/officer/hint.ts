// What somebody hears who works on no report and gave no command: what the bot can do for them. Pure.
import { commandOffer } from "../../commands/shared/command.ts";
import { nearestCommands } from "../../commands/shared/nearest.ts";
import type { Meaning } from "../../language/meaning.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import type { Standing } from "../../store/people/people.ts";
import { askedText } from "../../text/officer/asked.ts";
import { nearOffer } from "../../text/officer/commands.ts";
import { joinText } from "../../text/people/join.ts";
import type { SaidBody } from "../heard.ts";
import { type ChatReply, replyKeepingChat } from "../reply.ts";

type Hinted = {
  readonly chat: LockedChat;
  readonly standings: readonly Standing[];
  readonly meaning: Meaning | null;
  readonly body: SaidBody;
};

/**
 * Answers thanks politely and anything else with the menu of the person's role. A question that waits for its yes
 * stays.
 */
export function hint({ chat, standings, meaning, body }: Hinted): ChatReply {
  const officer = standings.some((standing) => standing.role === "officer" || standing.role === "compiler");
  const talk = meaning?.type === "talk" ? meaning.talk : meaning?.type;
  const polite = talk === "thanks" ? joinText.welcomeAnyTime : talk === "greeting" ? joinText.greeting : null;
  const hinted = polite || joinText.notUnderstood;
  const menu = officer ? joinText.officerMenu : joinText.readerMenu;
  const { offered } = chat.state;
  // A question that waits for its yes or no is not forgotten because the answer to it was not understood.
  const waits = offered.some(({ action }) => action.do === "command" && action.args !== "");
  const text = waits ? joinText.unclearChoice : `${hinted} ${menu}`;
  const reply = { ...replyKeepingChat(chat, text), chat: { ...chat.state, asked: null } };
  if (!officer || polite !== null || waits || body.type !== "text") return reply;
  const near = nearestCommands(body.text).map((name) => commandOffer(nearOffer(name), name));
  return { ...reply, text: `${joinText.notUnderstood} ${askedText.near}`, offers: near };
}
