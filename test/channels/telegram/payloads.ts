// Updates as Telegram sends them (ids and names changed), and what each is to us.
import type { IncomingBody, IncomingMessage } from "../../../src/message.ts";
import type { Payload } from "../contract.ts";

const from = { id: 1001, is_bot: false, first_name: "Lan", last_name: "Nguyễn", language_code: "vi" };
const chat = { id: 1001, first_name: "Lan", last_name: "Nguyễn", type: "private" };
const group = { id: -1002003004005, title: "Ban giám hiệu", type: "supergroup" };
const message = { message_id: 55, from, chat, date: 1_665_835_200 };
const bot = { id: 700000001, is_bot: true, first_name: "Báo cáo", username: "fake_bot" };
const at = new Date("2022-10-15T12:00:00Z");

let updateId = 900_000_000;
const update = (raw: object) => ({ update_id: ++updateId, ...raw });
const keyOf = () => `m:${updateId}`;

function incoming(body: IncomingBody, more: Partial<IncomingMessage> = {}): IncomingMessage {
  const address = { channel: "telegram", account: "700000001", chat: "1001" } as const;
  return { key: keyOf(), address, sentAt: at, displayName: "Lan Nguyễn", body, ...more };
}

function text(name: string, typed: string, body: IncomingBody, more: object = {}): Payload {
  return { name, raw: update({ message: { ...message, text: typed, ...more } }), read: incoming(body) };
}

function nothing(name: string, raw: object): Payload {
  return { name, raw: update(raw), read: null };
}

const plain = (typed: string) => ({ type: "text", text: typed, messageId: "55" }) as const;
const start = (payload: string | null): IncomingBody => ({ type: "start", payload });
const forwarded = { forward_origin: { type: "user", sender_user: from, date: 1 }, forward_date: 1 };
const press = {
  id: "4382bfdwdsb323b2d9",
  from,
  chat_instance: "-3223",
  data: "kZ8s0q1hT3mB7nVx",
  message: { ...message, from: bot, text: "[12/34] …", reply_markup: { inline_keyboard: [] } },
};
const member = (status: string) => ({
  my_chat_member: {
    chat,
    from,
    date: message.date,
    old_chat_member: { user: bot, status: status === "member" ? "kicked" : "member" },
    new_chat_member: { user: bot, status, until_date: 0 },
  },
});

export const telegramPayloads: readonly Payload[] = [
  text("an answer", "30 lớp 1148 em", plain("30 lớp 1148 em")),
  text("several lines", "1.7: 30\n1.9: 2/75", plain("1.7: 30\n1.9: 2/75")),
  text("a command", "/summary", plain("/summary"), {
    entities: [{ type: "bot_command", offset: 0, length: 8 }],
  }),
  text("a forwarded answer", "12", { ...plain("12"), forwarded: true }, forwarded),
  text(
    "a reply to an older message",
    "12",
    { ...plain("12"), replyTo: "41" },
    {
      reply_to_message: { ...message, message_id: 41, text: "?" },
    },
  ),
  text("a reply to something we cannot read", "12", plain("12"), { reply_to_message: { text: "?" } }),
  text("letters that Postgres refuses", "a\u0000b\ud800c😀", plain("ab\ufffdc😀")),
  text("start", "/start", start(null)),
  text("start with a code", "/start ABCD-EFGH-JKMN", start("ABCD-EFGH-JKMN")),
  text("start naming the bot", "/start@fake_bot  ABCD", start("ABCD")),
  text("a forwarded link is somebody else's", "/start ABCD", start(null), forwarded),
  text("no start", "/starting 5", plain("/starting 5")),
  {
    name: "an edited answer",
    raw: update({ edited_message: { ...message, edit_date: 1_665_835_260, text: "31" } }),
    read: incoming(
      { type: "edited", text: "31", messageId: "55" },
      { key: "e:1001:55:1665835260", sentAt: new Date("2022-10-15T12:01:00Z") },
    ),
  },
  {
    name: "a press",
    raw: update({ callback_query: press }),
    read: incoming({ type: "press", choiceId: "kZ8s0q1hT3mB7nVx" }, { sentAt: null }),
  },
  {
    name: "a press under a message that is gone",
    raw: update({ callback_query: { ...press, message: { message_id: 3, date: 0, chat } } }),
    read: incoming({ type: "press", choiceId: "kZ8s0q1hT3mB7nVx" }, { sentAt: null }),
  },
  ...["photo", "document", "contact", "voice", "sticker"].map((what) => ({
    name: what,
    raw: update({ message: { ...message, [what]: what === "photo" ? [] : {} } }),
    read: incoming({ type: "media", what }),
  })),
  ...["photo", "document", "voice"].map((what) => ({
    name: `${what} with a caption`,
    raw: update({ message: { ...message, [what]: {}, caption: "2/73", ...forwarded } }),
    read: incoming({ ...plain("2/73"), forwarded: true, file: { what } }),
  })),
  {
    name: "a document that can be fetched",
    raw: update({
      message: {
        ...message,
        document: {
          file_id: "BQAC1",
          file_unique_id: "1",
          file_name: "Báo\u0000 cáo.docx",
          file_size: 20_480,
        },
      },
    }),
    read: incoming({
      type: "media",
      what: "document",
      files: [{ get: "BQAC1", name: "Báo cáo.docx", size: 20_480 }],
    }),
  },
  {
    name: "a photo in three sizes, of which the largest is fetched",
    raw: update({
      message: {
        ...message,
        caption: "2/73",
        photo: [
          { file_id: "S", file_unique_id: "1", width: 90, height: 67, file_size: 1_253 },
          { file_id: "L", file_unique_id: "3", width: 1_280, height: 960 },
          { file_id: "M", file_unique_id: "2", width: 320, height: 240, file_size: 12_345 },
        ],
      },
    }),
    read: incoming({
      ...plain("2/73"),
      file: { what: "photo", files: [{ get: "L", name: null, size: null }] },
    }),
  },
  {
    name: "a moving picture, which is a document too, and no file for a report",
    raw: update({
      message: { ...message, animation: { file_id: "A" }, document: { file_id: "A", file_unique_id: "1" } },
    }),
    read: incoming({ type: "media", what: "animation" }),
  },
  ...[{ file_id: "" }, { file_id: 5 }, { file_id: "A", file_size: -1 }, null, "A"].map((odd) => ({
    name: `a document that is ${JSON.stringify(odd)}`,
    raw: update({ message: { ...message, document: odd } }),
    read: incoming({ type: "media", what: "document" }),
  })),
  {
    name: "the first photo of an album, with the caption",
    raw: update({ message: { ...message, photo: [], media_group_id: "13579", caption: "2/73" } }),
    read: incoming({ ...plain("2/73"), file: { what: "photo", album: "13579" } }),
  },
  {
    name: "another photo of an album",
    raw: update({ message: { ...message, photo: [], media_group_id: "13579" } }),
    read: incoming({ type: "media", what: "photo", album: "13579" }),
  },
  {
    name: "an edited caption",
    raw: update({ edited_message: { ...message, edit_date: 1_665_835_260, photo: [], caption: "12" } }),
    read: incoming(
      { type: "edited", text: "12", messageId: "55" },
      { key: "e:1001:55:1665835260", sentAt: new Date("2022-10-15T12:01:00Z") },
    ),
  },
  { name: "blocked", raw: update(member("kicked")), read: incoming({ type: "reach", reachable: false }) },
  { name: "back again", raw: update(member("member")), read: incoming({ type: "reach", reachable: true }) },
  {
    name: "a name of control characters is none",
    raw: update({
      message: { ...message, from: { ...from, first_name: "\u202e\u0007", last_name: "" }, text: "1" },
    }),
    read: incoming({ type: "text", text: "1", messageId: "55" }, { displayName: null }),
  },
  nothing("a group", { message: { ...message, chat: group, text: "12" } }),
  nothing("a press in a group", { callback_query: { ...press, message: { ...message, chat: group } } }),
  nothing("a press on an inline message", {
    callback_query: { id: "1", from, chat_instance: "1", data: "x", inline_message_id: "y" },
  }),
  nothing("a channel's post", { channel_post: { ...message, chat: group, text: "12" } }),
  nothing("by another bot", { message: { ...message, via_bot: bot, text: "12" } }),
  nothing("by a bot", { message: { ...message, from: bot, text: "12" } }),
  nothing("on behalf of a chat", { message: { ...message, sender_chat: group, text: "12" } }),
  nothing("a service message", { message: { ...message, pinned_message: message } }),
  nothing("an edited photo without a caption", { edited_message: { ...message, edit_date: 1, photo: [] } }),
  nothing("a group that adds us", {
    my_chat_member: { ...member("member").my_chat_member, chat: group },
  }),
  nothing("a kind that we do not know", { poll_answer: { poll_id: "1", user: from, option_ids: [0] } }),
  nothing("a message that is none", { message: { text: "12" } }),
];
