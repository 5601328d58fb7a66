// Events of a Zalo Official Account as documented and as clients saw them (ids changed), and what each is to us.
import type { IncomingBody, IncomingMessage, SentFile } from "../../../src/message.ts";
import type { Payload } from "../contract.ts";

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
const media = (what: string, files?: readonly SentFile[]): IncomingBody => ({
  type: "media",
  what,
  ...(files ? { files } : {}),
});
const file = {
  type: "file",
  payload: { url: "https://x", name: "developer.docx", type: "docx", size: "233947", checksum: "c" },
};
const sent: SentFile = { get: "https://x", name: "developer.docx", size: 233_947 };
const image = (url: string) => ({ type: "image", payload: { url, thumbnail: "https://t" } });
const picture = (get: string): SentFile => ({ get, name: null, size: null });

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
    read: incoming(media("file", [sent])),
  },
  {
    name: "a file with its attachments outside the message",
    raw: { ...event("user_send_file", { msg_id }), attachments: [file] },
    read: incoming(media("file", [sent])),
  },
  {
    name: "three pictures in one message",
    raw: event("user_send_image", {
      msg_id,
      attachments: [image("http://f6.photo.talk.zdn.vn/1"), image("https://b/2"), image("https://c/3")],
    }),
    read: incoming(
      media("image", [
        picture("http://f6.photo.talk.zdn.vn/1"),
        picture("https://b/2"),
        picture("https://c/3"),
      ]),
    ),
  },
  ...[{ url: "ftp://x/y" }, { url: 5 }, {}, null].map((payload) => ({
    name: `a picture beside one at ${JSON.stringify(payload)}: of neither, rather than of one alone`,
    raw: event("user_send_image", { msg_id, attachments: [image("https://a"), { type: "image", payload }] }),
    read: incoming(media("image")),
  })),
  {
    name: "a voice message, which nobody fetches",
    raw: event("user_send_audio", { msg_id, attachments: [image("https://a")] }),
    read: incoming(media("audio")),
  },
  {
    name: "a picture",
    raw: event("user_send_image", { msg_id, attachments: [] }),
    read: incoming(media("image")),
  },
  {
    name: "a picture with a caption",
    raw: event("user_send_image", { msg_id, text: "2/73", attachments: [] }),
    read: incoming({ type: "text", text: "2/73", messageId: msg_id, file: { what: "image" } }),
  },
  {
    name: "a reply",
    raw: event("user_send_text", { msg_id, text: "2/73", quote_msg_id: "63ecf43f0df7dba892e6" }),
    read: incoming({ type: "text", text: "2/73", messageId: msg_id, replyTo: "63ecf43f0df7dba892e6" }),
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
  {
    name: "a text without an id: not taken, but its sender is answered",
    raw: event("user_send_text", { text: "x" }),
    read: incoming(media("unreadable"), `user_send_text:${user}:1789033572455`),
  },
  {
    name: "a text that is a number",
    raw: event("user_send_text", { text: 12, msg_id }),
    read: incoming(text("12")),
  },
  ...[null, {}, 1.5, true].map((odd) => ({
    name: `a text that is ${JSON.stringify(odd)}`,
    raw: event("user_send_text", { text: odd, msg_id }),
    read: incoming(media("unreadable")),
  })),
  {
    name: "a picture whose text is null",
    raw: event("user_send_image", { text: null, msg_id }),
    read: incoming(media("image")),
  },
  {
    name: "somebody follows, with a message that is null",
    raw: {
      follower: { id: user },
      sender: null,
      message: null,
      event_name: "follow",
      timestamp: 1_789_033_572_455,
    },
    read: incoming({ type: "start", payload: null }, `follow:${user}:1789033572455`),
  },
  {
    name: "ids that are numbers still exact",
    raw: { ...event("user_send_text", { text: "12", msg_id: 7 }), sender: { id: 42 }, timestamp: null },
    read: {
      ...incoming({ type: "text", text: "12", messageId: "7" }, "m:7"),
      address: { channel: "zalo-oa", account: "360846524940903967", chat: "42" },
      sentAt: null,
    },
  },
  {
    name: "a sender's id that lost its last digits: nobody, rather than somebody else",
    raw: { ...event("user_send_text", { text: "12", msg_id }), sender: { id: Number(user) } },
    read: null,
  },
  ...["text", "image", "link", "audio", "location", "video", "business_card", "sticker", "gif", "file"].map(
    (kind) => ({
      name: `a group: ${kind}`,
      raw: {
        ...event(`user_send_group_${kind}`, { text: "x", msg_id }),
        recipient: { id: "f414c8f76fa586fbdfb4" },
      },
      read: null,
    }),
  ),
  ...[
    { oa_id: "388613280878808645", recipient: { id: "f414c8f76fa586fbdfb4" } },
    { recipient: { id: "388613280878808645", group_id: "f414c8f76fa586fbdfb4" } },
    { group_id: "f414c8f76fa586fbdfb4" },
  ].map((where) => ({
    name: `a group that only ${Object.keys(where).join(" and ")} tell of`,
    raw: { ...event("user_send_text", { text: "x", msg_id }), ...where },
    read: null,
  })),
  {
    name: "written to the account itself, which is named twice",
    raw: { ...event("user_send_text", { text: "12", msg_id }), oa_id: base.recipient.id },
    read: incoming(text("12")),
  },
  { name: "somebody joins a group", raw: event("user_join_group", { msg_id }), read: null },
];

/** Events that are passed over, and what must be looked at because a message for us may be in it. */
export const zaloOaUnread: readonly (readonly [string, unknown, boolean])[] = [
  ["an event of tomorrow without anything", { event_name: "anything" }, true],
  ["an event of tomorrow with an empty message", { event_name: "oa_dances", message: {} }, true],
  ["a group's message from nobody", { event_name: "user_send_group_text", message: null }, true],
  ["a text from nobody", { ...event("user_send_text", { text: "x", msg_id }), sender: null }, false],
  ["no event at all", { hello: 1 }, false],
  ["nothing", null, false],
];
