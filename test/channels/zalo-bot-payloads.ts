// Updates of the Zalo Bot Platform as captured and as documented (ids and names changed), and what each is to us.
import type { IncomingBody, IncomingMessage } from "../../src/message.ts";
import type { Payload } from "./contract.ts";

const person = "6ede9afa66b88fe6d6a9";
const message = {
  message_id: "2d758cb5e222177a4e35",
  date: 1_789_033_572_455,
  chat: { id: person, chat_type: "PRIVATE" },
  from: { id: person, display_name: "Ted", is_bot: false },
};
const update = (kind: string, content: object, base: object = message) => ({
  event_name: `message.${kind}.received`,
  message: { ...base, ...content },
});

function incoming(body: IncomingBody, more: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    key: `m:2d758cb5e222177a4e35:${person}`,
    address: { channel: "zalo-bot", account: "810000001", chat: person },
    sentAt: new Date(1_789_033_572_455),
    displayName: "Ted",
    body,
    ...more,
  };
}

const text = (said: string): IncomingBody => ({ type: "text", text: said, messageId: message.message_id });
const media = (what: string): IncomingBody => ({ type: "media", what });

export const zaloBotPayloads: readonly Payload[] = [
  {
    name: "a text, flat as webhooks bring it",
    raw: update("text", { text: "xin chào" }),
    read: incoming(text("xin chào")),
  },
  {
    name: "a text, wrapped as documented and polled",
    raw: { ok: true, result: update("text", { text: "xin chào" }) },
    read: incoming(text("xin chào")),
  },
  {
    name: "a date in seconds",
    raw: update("text", { text: "12", date: 1_789_033_572 }),
    read: incoming(text("12"), { sentAt: new Date(1_789_033_572_000) }),
  },
  {
    name: "letters that the database refuses",
    raw: update("text", { text: "a\u0000b\ud83d", from: { id: person, display_name: "\u0000 \u202eTed" } }),
    read: incoming(text("ab\ufffd")),
  },
  {
    name: "a picture",
    raw: update("image", {
      photo_url: "https://photo-stal-1.zdn.vn/x.jpg",
      caption: "biểu",
      message_type: "CHAT_PHOTO",
    }),
    read: incoming(media("image")),
  },
  {
    name: "a picture as documented",
    raw: update("image", { photo: "https://x/y.jpg" }),
    read: incoming(media("image")),
  },
  {
    name: "a voice message",
    raw: update("voice", { voice_url: "https://voice.zdn.vn/x.aac", message_type: "CHAT_VOICE" }),
    read: incoming(media("voice")),
  },
  {
    name: "a sticker",
    raw: update("sticker", { sticker: "0e078a2fb66a5f34067b", url: "https://x" }),
    read: incoming(media("sticker")),
  },
  {
    name: "a file, which Zalo keeps from bots",
    raw: update("unsupported", {}),
    read: incoming(media("unsupported")),
  },
  { name: "something withheld altogether", raw: { event_name: "message.unsupported.received" }, read: null },
  { name: "an event of tomorrow", raw: { event_name: "bot.joined", message: { anything: 1 } }, read: null },
  { name: "a kind of message of tomorrow", raw: update("poll", {}), read: incoming(media("poll")) },
  {
    name: "a group",
    raw: update("text", { text: "@Bot xin chào", chat: { id: "g1", chat_type: "GROUP" } }),
    read: null,
  },
  {
    name: "another bot",
    raw: update("text", { text: "x", from: { id: "b", display_name: "Bot", is_bot: true } }),
    read: null,
  },
  { name: "a text without its text", raw: update("text", {}), read: incoming(media("text")) },
  { name: "a message of nobody's", raw: update("text", { text: "x", chat: null }), read: null },
];
