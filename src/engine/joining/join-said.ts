// What a message says about a code for joining: the code itself, or an answer to a notice or an offer about one. Pure.
import type { Meaning } from "../../language/meaning.ts";
import type { IncomingBody, IncomingMessage } from "../../message.ts";
import type { LockedChat } from "../../store/people/chats.ts";

type Said = {
  readonly chat: LockedChat;
  readonly message: IncomingMessage;
  /** What the words mean; null for what is no text. */
  readonly meaning: Meaning | null;
};

/** The code as it was typed, good or not, or the payload of a link; null when the message carries none. */
export function codeIn({ message: { body }, meaning }: Said): string | null {
  if (body.type === "start") return body.payload;
  return meaning?.type === "code" ? meaning.code : null;
}

export type Decision =
  | { readonly say: "yes" | "no" }
  | { readonly say: "ask" | "enter"; readonly id: number };

/** What the message answers to a notice or an offer about a code; null when it does not. */
export function decisionIn({ chat, message, meaning }: Said): Decision | null {
  const args = joinArguments(chat, chosenIn(message.body, meaning));
  if (args === null) return null;
  const [first = "", second] = args.split(" ");
  if ((first === "ask" || first === "enter") && second) return { say: first, id: Number(second) };
  if (!chat.state.joining) return null;
  return { say: first === "no" ? "no" : "yes" };
}

/** The id of the choice that was pressed or typed. */
function chosenIn(body: IncomingBody, meaning: Meaning | null): string | null {
  if (body.type === "press") return body.choiceId;
  return meaning?.type === "choice" ? meaning.id : null;
}

function joinArguments({ state }: LockedChat, chosen: string | null): string | null {
  const action = state.offered.find(({ id }) => id === chosen)?.action;
  return action?.do === "command" && action.name === "join" ? action.args : null;
}
