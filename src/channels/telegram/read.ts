// Reads a Telegram update into a message. Pure: knows the shape of updates, nothing of the network.
import { z } from "zod";
import type { AttachedFile, IncomingBody, IncomingMessage, SentFile } from "../../message.ts";

/**
 * What an update is to us: a message; nothing for us (a group, another bot, a service message); or unreadable,
 * which is ours to look at, for Telegram sends no such thing.
 */
type ReadUpdate = IncomingMessage | "not-for-us" | "unreadable";

/** The kinds of update that `readUpdate` knows; Telegram is told to send no others. */
export const UPDATE_KINDS = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** Reads one update as it came over the wire. `account` is the bot's id. Never throws. */
export function readUpdate(raw: unknown, account: string): ReadUpdate {
  const update = updateSchema.safeParse(raw);
  if (!update.success) return "unreadable";
  const { update_id, message, edited_message, callback_query, my_chat_member } = update.data;
  if (message) return readMessage(message, update_id, account);
  if (edited_message) return readEdit(edited_message, account);
  if (callback_query) return readPress(callback_query, update_id, account);
  if (my_chat_member) return readReach(my_chat_member, update_id, account);
  return "not-for-us";
}

/** The id under which a press must be acknowledged; null when the update is no press. */
export function pressIdOf(raw: unknown): string | null {
  const update = updateSchema.safeParse(raw);
  return update.success ? (update.data.callback_query?.id ?? null) : null;
}

const chat = z.object({ id: z.int(), type: z.string() });
const from = z.object({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string().default(""),
  last_name: z.string().default(""),
});
/**
 * What a message may carry besides text; anything else in it is a service message. An animation is a document as well,
 * so it stands before that.
 */
const MEDIA = [
  ...["animation", "photo", "document", "contact", "voice", "video", "audio", "video_note", "sticker"],
  "location",
  ...["venue", "poll", "dice", "story", "checklist", "paid_media", "live_photo", "rich_message"],
] as const;
const messageSchema = z.object({
  message_id: z.int(),
  date: z.int(),
  edit_date: z.int().optional(),
  chat,
  from: from.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  reply_to_message: z.object({ message_id: z.int() }).optional().catch(undefined),
  sender_chat: z.unknown().optional(),
  via_bot: z.unknown().optional(),
  forward_origin: z.unknown().optional(),
  forward_date: z.unknown().optional(),
  ...Object.fromEntries(MEDIA.map((name) => [name, z.unknown().optional()])),
  photo: z.unknown().optional(),
  document: z.unknown().optional(),
});
type TelegramMessage = z.infer<typeof messageSchema>;

const updateSchema = z.object({
  update_id: z.int(),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from,
      data: z.string().optional(),
      // The message under which the button stood: too old, and all that is left is its chat.
      message: z.object({ chat }).optional(),
    })
    .optional(),
  my_chat_member: z
    .object({ chat, from, date: z.int(), new_chat_member: z.object({ status: z.string() }) })
    .optional(),
});
type Update = z.infer<typeof updateSchema>;

function readMessage(message: TelegramMessage, updateId: number, account: string): ReadUpdate {
  const sender = personOf(message);
  if (sender === null) return "not-for-us";
  const body = bodyOf(message);
  if (body === null) return "not-for-us";
  return {
    key: `m:${updateId}`,
    address: addressOf(message.chat.id, account),
    sentAt: new Date(message.date * 1000),
    displayName: nameOf(sender),
    body,
  };
}

function bodyOf(message: TelegramMessage): IncomingBody | null {
  const file = fileOf(message);
  if (message.text === undefined) {
    if (file === null) return null;
    return message.caption ? textOf(message, message.caption, file) : { type: "media", ...file };
  }
  const start = /^\/start(?:@\w+)?(?:\s+(\S.*))?$/su.exec(clean(message.text).trim());
  if (start === null) return textOf(message, message.text, null);
  // The code in a forwarded link belongs to somebody else: the message only begins the conversation.
  return { type: "start", payload: isForwarded(message) ? null : (start[1]?.trim() ?? null) };
}

function textOf(message: TelegramMessage, text: string, file: AttachedFile | null): IncomingBody {
  const replied = message.reply_to_message?.message_id;
  return {
    type: "text",
    text: clean(text),
    messageId: String(message.message_id),
    ...(replied === undefined ? {} : { replyTo: String(replied) }),
    ...(isForwarded(message) ? { forwarded: true } : {}),
    ...(file === null ? {} : { file }),
  };
}

/** What a message carries besides text. */
function fileOf(message: TelegramMessage): AttachedFile | null {
  const what = MEDIA.find((name) => name in message);
  if (what === undefined) return null;
  const { media_group_id: album } = message;
  const file = sentFile(what, message);
  return { what, ...(album === undefined ? {} : { album }), ...(file === null ? {} : { files: [file] }) };
}

/** What can be fetched of it: a document, or the largest size of a photo. */
function sentFile(what: string, message: TelegramMessage): SentFile | null {
  if (what !== "document" && what !== "photo") return null;
  const found = what === "document" ? document.safeParse(message.document) : photo.safeParse(message.photo);
  if (!found.success) return null;
  const { file_id: get, file_name, file_size: size = null } = found.data;
  return { get, name: file_name === undefined ? null : clean(file_name), size };
}

const document = z.object({
  file_id: z.string().min(1).max(500),
  file_name: z.string().optional(),
  file_size: z.int().min(0).optional(),
});
/** The sizes of one photo. */
const photo = z
  .array(document.extend({ width: z.int(), height: z.int() }))
  .nonempty()
  .transform((sizes) => sizes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a)));

function isForwarded({ forward_origin, forward_date }: TelegramMessage): boolean {
  return forward_origin !== undefined || forward_date !== undefined;
}

function readEdit(message: TelegramMessage, account: string): ReadUpdate {
  const sender = personOf(message);
  const text = message.text ?? message.caption;
  if (sender === null || text === undefined) return "not-for-us";
  const editedAt = message.edit_date ?? message.date;
  return {
    key: `e:${message.chat.id}:${message.message_id}:${editedAt}`,
    address: addressOf(message.chat.id, account),
    sentAt: new Date(editedAt * 1000),
    displayName: nameOf(sender),
    body: { type: "edited", text: clean(text), messageId: String(message.message_id) },
  };
}

function readPress(
  press: NonNullable<Update["callback_query"]>,
  updateId: number,
  account: string,
): ReadUpdate {
  const { data, message } = press;
  if (data === undefined || message === undefined) return "not-for-us";
  if (message.chat.type !== "private" || press.from.is_bot) return "not-for-us";
  return {
    key: `m:${updateId}`,
    address: addressOf(message.chat.id, account),
    sentAt: null, // Telegram does not say when a button was pressed
    displayName: nameOf(press.from),
    body: { type: "press", choiceId: clean(data) },
  };
}

function readReach(
  change: NonNullable<Update["my_chat_member"]>,
  updateId: number,
  account: string,
): ReadUpdate {
  if (change.chat.type !== "private") return "not-for-us";
  return {
    key: `m:${updateId}`,
    address: addressOf(change.chat.id, account),
    sentAt: new Date(change.date * 1000),
    displayName: nameOf(change.from),
    body: { type: "reach", reachable: change.new_chat_member.status === "member" },
  };
}

/** Whoever wrote the message to us alone and with their own hands; null for everything else. */
function personOf(message: TelegramMessage): z.infer<typeof from> | null {
  if (message.chat.type !== "private" || message.from === undefined || message.from.is_bot) return null;
  return message.sender_chat === undefined && message.via_bot === undefined ? message.from : null;
}

function addressOf(chatId: number, account: string): IncomingMessage["address"] {
  return { channel: "telegram", account, chat: String(chatId) };
}

function nameOf(sender: z.infer<typeof from>): string | null {
  const name = clean(`${sender.first_name} ${sender.last_name}`).replace(/\p{C}/gu, "").trim();
  return name === "" ? null : name.slice(0, 128).replace(/\p{Cs}/gu, "");
}

/** Postgres stores neither NUL nor half a surrogate pair: left in, they would make a message unprocessable. */
function clean(text: string): string {
  return text.replace(/\0/g, "").replace(/\p{Cs}/gu, "\ufffd");
}
