// The answer to a message before it is sent, and how its choices get ids that only the server can resolve.
import type { AskedThen, Chat, NewOffer, Offer } from "../interview/chat.ts";
import type { OutgoingMessage } from "../message.ts";
import type { LockedChat } from "../store/people/chats.ts";

/** One message back, before its choices have ids. */
export type ChatReply = {
  readonly text: string;
  readonly offers: readonly NewOffer[];
  readonly document: OutgoingMessage["document"];
  readonly progress: OutgoingMessage["progress"];
  /** The chat after this message, without its offers. */
  readonly chat: Chat;
  readonly nodeId: number | null;
  readonly kind: "reply" | "receipt";
  /** True when the answer only asks and records nothing: while it is unsent, a newer reply may replace it. */
  readonly promptOnly?: boolean;
  /** True where what was asked and offered before stands, and the answer shows nothing of it. */
  readonly stands?: true;
  /** What it asks, where it asks anything: a reply to it answers that. */
  readonly prompt?: AskedThen;
};

/** A reply that leaves a chat as it stands, with what was offered in it: nothing was understood or done. */
export function replyKeepingChat(chat: LockedChat, text: string): ChatReply {
  const offers = chat.state.offered;
  return {
    text,
    offers,
    document: null,
    progress: null,
    chat: chat.state,
    nodeId: chat.nodeId,
    kind: "reply",
  };
}

/** Gives each choice a fresh id; the chat keeps what an id does, the message shows only its label and word. */
export function withChoiceIds(
  answer: ChatReply,
  newId: () => string,
): { chat: Chat; message: OutgoingMessage } {
  const { text, document, progress } = answer;
  if (answer.stands) return { chat: answer.chat, message: { text, choices: [], document, progress } };
  const offered: Offer[] = answer.offers.map((offer) => ({
    id: newId().slice(0, 16),
    label: offer.label,
    word: offer.word,
    also: [...(offer.also ?? [])],
    ...(offer.answers ? { answers: offer.answers } : {}),
    action: offer.action,
  }));
  return {
    chat: { ...answer.chat, offered },
    message: {
      text,
      choices: offered.map(({ id, label, word }) => ({ id, label, word })),
      document,
      progress,
    },
  };
}
