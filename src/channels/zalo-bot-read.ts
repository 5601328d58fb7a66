// Reads what the Zalo Bot Platform delivers into a message. Pure: knows its shapes, nothing of the network.
import { z } from "zod";
import type { IncomingBody, IncomingMessage } from "../message.ts";
import { clean, cleanName, timeOf, zaloId } from "./zalo-text.ts";

/** A message; nothing for us (a group, another bot, an event we do not know); or what no platform sends. */
export type ReadBotUpdate = IncomingMessage | "not-for-us" | "unreadable";

const updateSchema = z.object({ event_name: z.string(), message: z.unknown().optional() });

const messageSchema = z.object({
  message_id: zaloId,
  date: z.union([z.number(), z.string()]).optional(),
  chat: z.object({ id: zaloId, chat_type: z.string().optional() }),
  from: z.object({ display_name: z.string().optional(), is_bot: z.boolean().optional() }).optional(),
  text: z.string().optional(),
});

/** Reads one update, flat as webhooks bring it or wrapped as the documentation and polling have it. Never throws. */
export function readBotUpdate(raw: unknown, account: string): ReadBotUpdate {
  const update = updateSchema.safeParse(unwrap(raw));
  if (!update.success) return "unreadable";
  const { event_name, message } = update.data;
  const kind = /^message\.(\w+)\.received$/.exec(event_name)?.[1];
  // What Zalo keeps from us may come without any message: then there is nobody to answer.
  if (kind === undefined || message === undefined || message === null) return "not-for-us";
  const read = messageSchema.safeParse(message);
  if (!read.success) return "unreadable";
  const { message_id, chat, from, text, date } = read.data;
  if (from?.is_bot === true || (chat.chat_type ?? "PRIVATE").toUpperCase() !== "PRIVATE") return "not-for-us";
  return {
    key: `m:${message_id}:${chat.id}`,
    address: { channel: "zalo-bot", account, chat: chat.id },
    sentAt: timeOf(date),
    displayName: cleanName(from?.display_name),
    body: bodyOf(kind, message_id, text),
  };
}

function bodyOf(kind: string, messageId: string, text: string | undefined): IncomingBody {
  if (kind === "text" && text !== undefined) return { type: "text", text: clean(text), messageId };
  return { type: "media", what: kind.slice(0, 40) };
}

const wrapped = z.object({ ok: z.literal(true), result: z.unknown() });

function unwrap(raw: unknown): unknown {
  const envelope = wrapped.safeParse(raw);
  return envelope.success && envelope.data.result ? envelope.data.result : raw;
}
