// Joining by a one-time code: one message that names the unit and what is stored, then "đúng" binds the chat.
import type { App } from "../app.ts";
import { type Chat, newChat } from "../interview/chat.ts";
import { recognise } from "../interview/recognise.ts";
import type { IncomingMessage } from "../message.ts";
import { countWrongCode, type LockedChat } from "../store/chats.ts";
import { findCode, lockCode, parseCode, useCode } from "../store/codes.ts";
import type { Tx } from "../store/db.ts";
import { join, type RoleName } from "../store/people.ts";
import { joinText, noticeVersion } from "../text/join.ts";
import type { Answer } from "./answer.ts";

/** Wrong codes of one chat within an hour before it has to wait. */
const mostWrongCodes = 10;
const hourMs = 3_600_000;

export type Joined = {
  readonly personId: number;
  readonly role: RoleName;
  readonly unitId: number;
  readonly unitName: string;
};

/** A message that is about a code: an answer to it, or the fact that the chat has now joined; null when it is not. */
export async function tryJoin(
  app: App,
  tx: Tx,
  chat: LockedChat,
  message: IncomingMessage,
  now: Date,
): Promise<Answer | Joined | null> {
  const decision = confirmation(chat, message);
  if (decision === "yes") return confirm(tx, chat, message.displayName, now);
  if (decision === "no") return say(chat, joinText.declined);
  const typed = codeIn(message);
  if (typed === null) return null;
  if (tooManyWrong(chat, now)) return say(chat, joinText.blocked);
  const folded = parseCode(typed);
  const code = folded === null ? null : await findCode(tx, folded, now);
  if (!code) {
    // Somebody at work may type twelve letters that are no code: only a stranger's, or a link's, is a wrong code.
    if (chat.personId !== null && message.body.type === "text") return null;
    await countWrongCode(tx, chat, now);
    return say(chat, joinText.wrong);
  }
  if (code.usedAt !== null) {
    if (chat.personId !== null && code.usedBy === chat.personId) return null;
    return say(chat, joinText.used(code.usedAt, app.settings.TIME_ZONE));
  }
  return {
    ...say(chat, joinText.confirm(code.unitName, code.role)),
    offers: joinText.confirmOffers(code.id),
    chat: { ...chat.state, joining: { codeId: code.id } },
  };
}

/** Whether the message answers the question that names the unit. */
function confirmation(chat: LockedChat, message: IncomingMessage): "yes" | "no" | null {
  if (!chat.state.joining) return null;
  const { body } = message;
  if (body.type === "press") {
    const offer = chat.state.offered.find((candidate) => candidate.id === body.choiceId);
    return offer?.action.do === "command" && offer.action.name === "join"
      ? toDecision(offer.action.args)
      : null;
  }
  if (body.type !== "text") return null;
  const meant = recognise(chat.state, body.text);
  return meant.type === "offer" && meant.action.do === "command" ? toDecision(meant.action.args) : null;
}

function toDecision(args: string): "yes" | "no" {
  return args === "no" ? "no" : "yes";
}

async function confirm(tx: Tx, chat: LockedChat, name: string | null, now: Date): Promise<Answer | Joined> {
  const code = chat.state.joining ? await lockCode(tx, chat.state.joining.codeId, now) : null;
  if (!code) return say(chat, joinText.wrong);
  const { unitId, role, unitName } = code;
  const personId = await join(tx, {
    addressId: chat.addressId,
    personId: chat.personId,
    name,
    unitId,
    role,
    noticeVersion,
    now,
  });
  await useCode(tx, code.id, personId, now);
  return { personId, role, unitId, unitName };
}

/** The code a message carries: a link's payload, "/join CODE", or a text that is nothing but a code. */
function codeIn(message: IncomingMessage): string | null {
  const { body } = message;
  if (body.type === "start") return body.payload;
  if (body.type !== "text") return null;
  const command = /^\/(?:start|join|tham_gia|ma)(?:@\w+)?\s+(\S.*)$/isu.exec(body.text.trim());
  if (command?.[1]) return command[1];
  return parseCode(body.text) === null ? null : body.text;
}

function tooManyWrong(chat: LockedChat, now: Date): boolean {
  const recent = chat.wrongSince !== null && now.getTime() - chat.wrongSince.getTime() <= hourMs;
  return recent && chat.wrongCodes >= mostWrongCodes;
}

/** A reply that forgets the code being confirmed. */
export function say(chat: LockedChat, text: string): Answer {
  const state: Chat = chat.personId === null ? newChat : { ...chat.state, joining: null };
  return {
    text,
    offers: [],
    document: null,
    progress: null,
    chat: state,
    nodeId: chat.nodeId,
    kind: "reply",
  };
}
