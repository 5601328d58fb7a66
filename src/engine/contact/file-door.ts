// The door for files, put in sight once: where a long report begins, whoever has it written already need not type it.
import type { App } from "../../app.ts";
import type { IncomingMessage } from "../../message.ts";
import type { LockedChat } from "../../store/people/chats.ts";
import { doorText } from "../../text/people/file-door.ts";
import { type Replied, withLineAbove } from "../person.ts";
import type { Workplace } from "../workplace.ts";

/** A report of fewer questions is answered sooner than its file is found. */
const manyQuestions = 10;

type Beginning = { readonly chat: LockedChat; readonly message: IncomingMessage; readonly place: Workplace };

/** Whether this answer is the first prompt of a long report in a chat from which files can be handed over. */
export function beginsLongReport(
  app: App,
  { chat, message, place }: Beginning,
  { answer }: Replied,
): boolean {
  const { progress, document, nodeId } = answer;
  const begins = chat.nodeId !== nodeId && progress?.done === 0 && document === null;
  const long = place.q.questions.length >= manyQuestions && place.scope === null && place.entering === null;
  return begins && long && asksPlace(answer.chat.asked) && handsOver(app, message);
}

/** The first prompt with the door above it. */
export function withDoorAbove(app: App, { message, place }: Beginning, replied: Replied): Replied {
  const { answer, ...rest } = withLineAbove(doorText.offer(hasPage(app, message)), replied);
  return { ...rest, answer: { ...answer, document: { type: "upload", nodeId: place.nodeId } } };
}

/** The door in the place of the first prompt: somebody who has just joined sends a file, or has themselves be asked. */
export function doorFirst(
  app: App,
  { chat, message, place }: Beginning,
  replied: Replied,
  line: string,
): Replied {
  const { answer } = replied;
  const { nodeId } = place;
  return {
    ...replied,
    answer: {
      ...answer,
      text: `${line}\n${doorText.offerFirst(hasPage(app, message))}`,
      offers: [doorText.begin],
      document: { type: "upload", nodeId },
      chat: { ...answer.chat, asked: null, ahead: [], examples: chat.state.examples },
      promptOnly: false,
      prompt: { node: nodeId, asked: null, rev: answer.chat.askedRev, half: null, offered: [] },
    },
  };
}

function asksPlace(asked: LockedChat["state"]["asked"]): boolean {
  return asked?.at === "question" || asked?.at === "group" || asked?.at === "checklist";
}

/** Whether a page can be opened from this chat: on our own page, or by a link that can be followed. */
export function handsOver(app: App, message: IncomingMessage): boolean {
  return hasPage(app, message) || app.settings.PUBLIC_URL !== undefined;
}

/** Whether the chat is on our own page, which shows a button in the place of a link. */
function hasPage(app: App, { address: { channel, account } }: IncomingMessage): boolean {
  const here = app.channels.find((one) => one.name === channel && one.account === account);
  return here?.limits.ownDocuments === true;
}
