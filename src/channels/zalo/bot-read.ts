// Reads what the Zalo Bot Platform delivers into a message. Pure: knows its shapes, nothing of the network.
import { z } from "zod";
import type { IncomingBody, IncomingMessage } from "../../message.ts";
import { fileAt } from "./files.ts";
import { cleanName, loosely, looseText, storableText, timeOf, UNREADABLE, zaloId } from "./text.ts";

/** A message; nothing for us (a group, another bot, an event we do not know); or what no platform sends. */
type ReadBotUpdate = IncomingMessage | "not-for-us" | "unreadable";

const updateSchema = z.object({ event_name: z.string(), message: z.unknown().optional() });

const id = loosely(zaloId);
const messageSchema = z.object({
  message_id: id,
  date: looseText,
  chat: loosely(z.object({ id, chat_type: looseText })),
  from: loosely(z.object({ id, display_name: looseText, is_bot: z.unknown().optional() })),
  text: looseText,
  /** Under a photo. */
  caption: looseText,
  /** Where the photo lies: as the platform sends it, and as its documentation has it. */
  photo_url: z.unknown().optional(),
  photo: z.unknown().optional(),
});
type BotMessage = z.infer<typeof messageSchema>;

/** The kinds of event that always carry a message; other events may carry anything. */
const KINDS: ReadonlySet<string> = new Set(["text", "image", "sticker", "voice"]);

/**
 * Reads one update, flat as webhooks bring it or wrapped as the documentation and polling have it. Only what it needs
 * must have its shape. Never throws.
 */
export function readBotUpdate(raw: unknown, account: string): ReadBotUpdate {
  const update = updateSchema.safeParse(unwrap(raw));
  if (!update.success) return "unreadable";
  const kind = /^message\.(\w+)\.received$/.exec(update.data.event_name)?.[1];
  if (kind === undefined) return "not-for-us";
  const message = messageSchema.safeParse(update.data.message).data;
  // An event whose message Zalo withholds may come without any: then there is nobody to answer.
  const nobodys = KINDS.has(kind) && update.data.message != null ? "unreadable" : "not-for-us";
  if (message === undefined) return nobodys;
  if (!isPrivate(message) || isBot(message)) return "not-for-us";
  const chat = message.chat?.id ?? message.from?.id;
  if (chat === undefined) return nobodys;
  return {
    key: `m:${message.message_id ?? `${kind}:${message.date ?? ""}`}:${chat}`,
    address: { channel: "zalo-bot", account, chat },
    sentAt: timeOf(message.date),
    displayName: cleanName(message.from?.display_name),
    body: bodyOf(kind, message),
  };
}

/** Where the kind of chat is not said: between two, the chat and the person have the same id. */
function isPrivate({ chat, from }: BotMessage): boolean {
  if (chat?.chat_type !== undefined) return chat.chat_type.toUpperCase() === "PRIVATE";
  return chat?.id === undefined || from?.id === undefined || chat.id === from.id;
}

function isBot({ from }: BotMessage): boolean {
  return String(from?.is_bot).toLowerCase() === "true";
}

function bodyOf(kind: string, message: BotMessage): IncomingBody {
  const { message_id, chat, text, caption } = message;
  // Without its id a repeat of a text could not be told from the same figure sent again: it is not taken.
  if (message_id === undefined || chat?.id === undefined) return { type: "media", what: UNREADABLE };
  if (kind !== "text") {
    const picture = kind === "image" ? fileAt(message.photo_url ?? message.photo) : null;
    const file = { what: kind.slice(0, 40), ...(picture === null ? {} : { files: [picture] }) };
    return caption
      ? { type: "text", text: storableText(caption), messageId: message_id, file }
      : { type: "media", ...file };
  }
  if (text === undefined) return { type: "media", what: UNREADABLE };
  return { type: "text", text: storableText(text), messageId: message_id };
}

const wrapped = z.object({ ok: z.literal(true), result: z.unknown() });

function unwrap(raw: unknown): unknown {
  const envelope = wrapped.safeParse(raw);
  return envelope.success && envelope.data.result ? envelope.data.result : raw;
}
