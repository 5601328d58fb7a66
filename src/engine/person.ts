// What the engine knows of somebody's message while it is answered, and what an answer is made of.

import type { AskedThen } from "../interview/chat.ts";
import type { IncomingMessage } from "../message.ts";
import type { LockedChat } from "../store/people/chats.ts";
import type { SavedStep } from "../store/rounds/save-message.ts";
import type { AnsweredThere } from "../store/shapes/answered-places.ts";
import type { Heard, SaidBody } from "./heard.ts";
import type { ChatReply } from "./reply.ts";

/** A message that was heard, and whoever sent it. */
export type Person = Heard & {
  readonly chat: LockedChat;
  readonly personId: number;
  readonly message: IncomingMessage;
  readonly body: SaidBody;
  /** What the chat was asked when a message came that is worked again. */
  readonly earlier: AskedThen | null;
  readonly now: Date;
};

/** An answer, the places that the message answered, and what it did to a report. Of the two nothing is saved yet. */
export type Replied = {
  readonly answer: ChatReply;
  readonly answered: readonly AnsweredThere[];
  readonly step: SavedStep | null;
};

/** An answer to a message that answered nothing of a report. */
export function only(answer: ChatReply): Replied {
  return { answer, answered: [], step: null };
}

/** Puts a line above an answer, which then says more than its prompt and is not replaced while unsent. */
export function withLineAbove(line: string, turned: Replied): Replied {
  const text = `${line}\n\n${turned.answer.text}`;
  return { ...turned, answer: { ...turned.answer, text, promptOnly: false } };
}

/** Whether somebody may give officers' commands. */
export function isOfficer({ standings }: Pick<Person, "standings">): boolean {
  return standings.some((standing) => standing.role !== "contact");
}
