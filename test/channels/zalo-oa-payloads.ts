// Events of a Zalo Official Account as documented and as clients saw them (ids changed), and what each is to us.
import type { IncomingBody, IncomingMessage } from "../../src/message.ts";
import type { Payload } from "./contract.ts";

const user = "246845883529197922";
const base = {
  app_id: "360846524940903967",
  sender: { id: user },
  recipient: { id: "388613280878808645" },
  user_id_by_app: "552177279717587730",
  timestamp: "1789033572455",
};
const event = (event_name: string, message: object) => ({ ...base, event_name, message });
const sentAt = new Date(1_789_033_572_455);

function incoming(body: IncomingBody, key = "m:96d3cdf3af150460909"): IncomingMessage {
  return {
    key,
    address: { channel: "zalo-oa", account: "360846524940903967", chat: user },
    sentAt,
    displayName: null,
    body,
  };
}

const msg_id = "96d3cdf3af150460909";
const text = (said: string): IncomingBody => ({ type: "text", text: said, messageId: msg_id });
const media = (what: string): IncomingBody => ({ type: "media", what });
const file = {
  type: "file",
  payload: { url: "https://x", name: "developer.docx", type: "docx", size: "233947", checksum: "c" },
};

export const zaloOaPayloads: readonly Payload[] = [
  {
    name: "a text",
    raw: event("user_send_text", { text: "xin chào", msg_id }),
    read: incoming(text("xin chào")),
  },
  {
    name: "a pressed button, which comes as if typed",
    raw: event("user_send_text", { text: "#:AbCd_0123-456789", msg_id }),
    read: incoming({ type: "press", choiceId: "AbCd_0123-456789" }),
  },
  {
    name: "a text with a number sign",
    raw: event("user_send_text", { text: "#AbCd lớp 12", msg_id }),
    read: incoming(text("#AbCd lớp 12")),
  },
  {
    name: "letters that the database refuses",
    raw: event("user_send_text", { text: "a\u0000b\ud83d", msg_id }),
    read: incoming(text("ab\ufffd")),
  },
  {
    name: "a file",
    raw: event("user_send_file", { msg_id, attachments: [file] }),
    read: incoming(media("file")),
  },
  {
    name: "a file with its attachments outside the message",
    raw: { ...event("user_send_file", { msg_id }), attachments: [file] },
    read: incoming(media("file")),
  },
  {
    name: "a picture",
    raw: event("user_send_image", { msg_id, attachments: [] }),
    read: incoming(media("image")),
  },
  {
    name: "a business card",
    raw: event("user_send_business_card", { msg_id }),
    read: incoming(media("business_card")),
  },
  {
    name: "somebody follows",
    raw: {
      oa_id: "388613280878808645",
      follower: { id: user },
      user_id_by_app: "5",
      event_name: "follow",
      source: "oa_profile",
      app_id: "360846524940903967",
      timestamp: "1789033572455",
    },
    read: incoming({ type: "start", payload: null }, `follow:${user}:1789033572455`),
  },
  {
    name: "somebody goes",
    raw: { follower: { id: user }, event_name: "unfollow", timestamp: "1789033572455" },
    read: incoming({ type: "reach", reachable: false }, `unfollow:${user}:1789033572455`),
  },
  {
    name: "somebody submits name and phone: nothing of it is kept",
    raw: { ...base, event_name: "user_submit_info", info: { name: "Lan", phone: "84912345678" } },
    read: incoming({ type: "reach", reachable: true }, `user_submit_info:${user}:1789033572455`),
  },
  {
    name: "our own echo",
    raw: {
      ...event("oa_send_text", { text: "x", msg_id }),
      sender: { id: "388613280878808645", admin_id: "1" },
    },
    read: null,
  },
  { name: "a receipt", raw: event("user_received_message", { msg_id }), read: null },
  { name: "a message was seen", raw: event("user_seen_message", { msg_ids: [msg_id] }), read: null },
  { name: "an event of tomorrow", raw: event("user_dances", { msg_id }), read: null },
  { name: "a text without an id", raw: event("user_send_text", { text: "x" }), read: null },
];
