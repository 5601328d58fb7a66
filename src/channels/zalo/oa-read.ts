// Reads a webhook event of a Zalo Official Account into a message. Pure: knows its shapes, nothing of the network.
import { z } from "zod";
import type { IncomingBody, IncomingMessage } from "../../message.ts";
import { attachedFiles, attachmentsSchema } from "./files.ts";
import { loosely, looseText, storableText, timeOf, UNREADABLE, zaloId } from "./text.ts";

/** A message; nothing for us (a group's, our own echo, an event we do not know); or what no platform sends. */
type ReadOaEvent = IncomingMessage | "not-for-us" | "unreadable";

/** How a button's payload looks: it comes back as ordinary text, which anybody could type. */
export const PRESS_MARK = "#:";

const id = loosely(zaloId);
const eventSchema = z.object({
  event_name: z.string(),
  timestamp: looseText,
  oa_id: id,
  group_id: id,
  sender: loosely(z.object({ id })),
  recipient: loosely(z.object({ id, group_id: id })),
  follower: loosely(z.object({ id })),
  message: loosely(
    z.object({ msg_id: id, text: looseText, quote_msg_id: id, attachments: attachmentsSchema }),
  ),
  /** In some events they stand here. */
  attachments: attachmentsSchema,
});
type OaEvent = z.infer<typeof eventSchema>;

/** Reads one event as it came over the wire. Only what it needs must have its shape. Never throws. */
export function readOaEvent(raw: unknown, account: string): ReadOaEvent {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return "unreadable";
  const event = parsed.data;
  if (isOfGroup(event)) return "not-for-us";
  const body = bodyOf(event);
  if (body === null) return "not-for-us";
  const user = event.follower?.id ?? event.sender?.id;
  if (user === undefined) return "unreadable";
  return {
    key: keyOf(event, user),
    address: { channel: "zalo-oa", account, chat: user },
    sentAt: timeOf(event.timestamp),
    displayName: null,
    body,
  };
}

/** A redelivery carries the same message id; an event without one is told apart by who, what and when. */
function keyOf({ message, event_name, timestamp }: OaEvent, user: string): string {
  return message?.msg_id === undefined ? `${event_name}:${user}:${timestamp ?? ""}` : `m:${message.msg_id}`;
}

/** Written to a group in which the Official Account is: others read along, and the answer would come to one of them. */
function isOfGroup({ event_name, group_id, recipient, oa_id }: OaEvent): boolean {
  if (/(^|_)group(_|$)/.test(event_name) || (group_id ?? recipient?.group_id) !== undefined) return true;
  if (!event_name.startsWith("user_send_") || oa_id === undefined) return false;
  return recipient?.id !== undefined && recipient.id !== oa_id;
}

/** What a person can write a caption under; the text of a link or a place is the platform's. */
const captioned: ReadonlySet<string> = new Set(["image", "file", "video", "audio", "gif"]);

/** The kinds of message whose files are fetched. */
const fetched: ReadonlySet<string> = new Set(["image", "file"]);

function bodyOf({ event_name, message, attachments }: OaEvent): IncomingBody | null {
  if (event_name === "follow") return { type: "start", payload: null };
  if (event_name === "unfollow") return { type: "reach", reachable: false };
  // Name and phone that a person submits are not asked for and not kept; but they have written, so we may write.
  if (event_name === "user_submit_info") return { type: "reach", reachable: true };
  const kind = /^user_send_(\w+)$/.exec(event_name)?.[1];
  if (kind === undefined) return null;
  // Without its id a repeat of a text could not be told from the same figure sent again: it is not taken.
  if (message?.msg_id === undefined) return { type: "media", what: UNREADABLE };
  if (kind !== "text") {
    const files = fetched.has(kind) ? attachedFiles(message.attachments ?? attachments) : null;
    const file = { what: kind.slice(0, 40), ...(files === null ? {} : { files }) };
    return message.text && captioned.has(kind)
      ? { type: "text", text: storableText(message.text), messageId: message.msg_id, file }
      : { type: "media", ...file };
  }
  if (message.text === undefined) return { type: "media", what: UNREADABLE };
  const text = storableText(message.text);
  const pressed = new RegExp(`^${PRESS_MARK}([\\w-]{1,64})$`).exec(text.trim())?.[1];
  if (pressed !== undefined) return { type: "press", choiceId: pressed };
  const { quote_msg_id: replyTo } = message;
  return { type: "text", text, messageId: message.msg_id, ...(replyTo === undefined ? {} : { replyTo }) };
}
