// Updates of the Zalo Bot Platform as captured and as documented (ids and names changed), and what each is to us.
import type { IncomingBody, IncomingMessage } from "../../../src/message.ts";
import type { Payload } from "../contract.ts";

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
    read: incoming({
      type: "text",
      text: "biểu",
      messageId: "2d758cb5e222177a4e35",
      file: {
        what: "image",
        files: [{ get: "https://photo-stal-1.zdn.vn/x.jpg", name: null, size: null }],
      },
    }),
  },
  {
    name: "a picture as documented",
    raw: update("image", { photo: "https://x/y.jpg" }),
    read: incoming({
      type: "media",
      what: "image",
      files: [{ get: "https://x/y.jpg", name: null, size: null }],
    }),
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
  { name: "a text without its text", raw: update("text", {}), read: incoming(media("unreadable")) },
  {
    name: "a message whose chat is missing: not taken, but its sender is answered",
    raw: update("text", { text: "x", chat: null }),
    read: incoming(media("unreadable")),
  },
  { name: "a message of nobody's", raw: update("text", { text: "x", chat: null, from: null }), read: null },
  ...odd("date", null, {}, true).map(([name, raw]) => ({
    name,
    raw,
    read: incoming(text("12"), { sentAt: null }),
  })),
  ...odd("from", null, 5, "Ted", {}).map(([name, raw]) => ({
    name,
    raw,
    read: incoming(text("12"), { displayName: null }),
  })),
  ...[null, 5.5, {}].map((display_name) => ({
    name: `a name that is ${JSON.stringify(display_name)}`,
    raw: update("text", { text: "12", from: { ...message.from, display_name } }),
    read: incoming(text("12"), { displayName: null }),
  })),
  ...[null, "false", "False", 0, {}].map((is_bot) => ({
    name: `is_bot ${JSON.stringify(is_bot)}`,
    raw: update("text", { text: "12", from: { ...message.from, is_bot } }),
    read: incoming(text("12")),
  })),
  {
    name: "another bot, said in words",
    raw: update("text", { text: "12", from: { ...message.from, is_bot: "true" } }),
    read: null,
  },
  ...[null, {}, undefined, "private"].map((chat_type) => ({
    name: `a kind of chat that is ${JSON.stringify(chat_type)}`,
    raw: update("text", { text: "12", chat: { id: person, chat_type } }),
    read: incoming(text("12")),
  })),
  {
    name: "a chat of an unknown kind that is not the person's",
    raw: update("text", { text: "12", chat: { id: "g1", chat_type: null } }),
    read: null,
  },
  { name: "a text that is a number", raw: update("text", { text: 12 }), read: incoming(text("12")) },
  ...odd("text", null, {}, 1.5, ["12"]).map(([name, raw]) => ({
    name,
    raw,
    read: incoming(media("unreadable")),
  })),
  {
    name: "a picture whose text is null",
    raw: update("image", { text: null }),
    read: incoming(media("image")),
  },
  {
    name: "a text without an id: not taken, but its sender is answered",
    raw: update("text", { text: "12", message_id: null }),
    read: incoming(media("unreadable"), { key: `m:text:1789033572455:${person}` }),
  },
  {
    name: "ids that are numbers still exact",
    raw: update("text", { text: "12", message_id: 7, chat: { id: 42 }, from: { id: 42 } }),
    read: {
      ...incoming({ type: "text", text: "12", messageId: "7" }, { key: "m:7:42", displayName: null }),
      address: { channel: "zalo-bot", account: "810000001", chat: "42" },
    },
  },
];

/** Updates that are passed over, and what must be looked at because a message for us may be in it. */
export const zaloBotUnread: readonly (readonly [string, unknown, boolean])[] = [
  ["an event of tomorrow", { event_name: "bot.joined", message: 1 }, true],
  ["a kind of tomorrow with an empty message", { event_name: "message.foo.received", message: {} }, true],
  ["a kind of tomorrow with an odd message", { event_name: "message.foo.received", message: "x" }, true],
  ["something withheld", { event_name: "message.unsupported.received", message: {} }, true],
  ["a text without a message", { event_name: "message.text.received", message: null }, true],
  ["a text of nobody's", { event_name: "message.text.received", message: { text: "x" } }, false],
  ["a text that is no message", { event_name: "message.text.received", message: 7 }, false],
  ["no event at all", { hello: 1 }, false],
  ["nothing", null, false],
];

/** The same good text with one field of other shapes. */
function odd(field: string, ...values: unknown[]) {
  return values.map(
    (value) => [`${field} ${JSON.stringify(value)}`, update("text", { text: "12", [field]: value })] as const,
  );
}
