// Reads a webhook event of a Zalo Official Account into a message. Pure: knows its shapes, nothing of the network.
import { z } from "zod";
import type { IncomingBody, IncomingMessage } from "../message.ts";
import { clean, timeOf, zaloId } from "./zalo-text.ts";

/** A message; nothing for us (our own echo, a receipt, an event we do not know); or what no platform sends. */
export type ReadOaEvent = IncomingMessage | "not-for-us" | "unreadable";

/** How a button's payload looks: it comes back as ordinary text, which anybody could type. */
export const PRESS_MARK = "#:";

const eventSchema = z.object({
  event_name: z.string(),
  timestamp: z.union([z.string(), z.number()]),
  sender: z.object({ id: zaloId }).optional(),
  follower: z.object({ id: zaloId }).optional(),
  message: z.object({ msg_id: zaloId.optional(), text: z.string().optional() }).optional(),
});
type OaEvent = z.infer<typeof eventSchema>;

/** Reads one event as it came over the wire. Never throws. */
export function readOaEvent(raw: unknown, account: string): ReadOaEvent {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return "unreadable";
  const event = parsed.data;
  const body = bodyOf(event);
  if (body === null) return "not-for-us";
  const user = event.follower?.id ?? event.sender?.id;
  const messageId = event.message?.msg_id;
  if (user === undefined) return "unreadable";
  if (event.event_name.startsWith("user_send_") && messageId === undefined) return "unreadable";
  return {
    // A redelivery carries the same message id; events without one are told apart by who, what and when.
    key: messageId === undefined ? `${event.event_name}:${user}:${event.timestamp}` : `m:${messageId}`,
    address: { channel: "zalo-oa", account, chat: user },
    sentAt: timeOf(event.timestamp),
    displayName: null,
    body,
  };
}

function bodyOf({ event_name, message }: OaEvent): IncomingBody | null {
  if (event_name === "follow") return { type: "start", payload: null };
  if (event_name === "unfollow") return { type: "reach", reachable: false };
  // Name and phone that a person submits are not asked for and not kept; but they have written, so we may write.
  if (event_name === "user_submit_info") return { type: "reach", reachable: true };
  const kind = /^user_send_(\w+)$/.exec(event_name)?.[1];
  if (kind === undefined) return null;
  if (kind !== "text" || message?.text === undefined) return { type: "media", what: kind.slice(0, 40) };
  const text = clean(message.text);
  const pressed = new RegExp(`^${PRESS_MARK}([\\w-]{1,64})$`).exec(text.trim())?.[1];
  if (pressed !== undefined) return { type: "press", choiceId: pressed };
  return { type: "text", text, messageId: message.msg_id ?? "" };
}
