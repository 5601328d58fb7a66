// The fake Telegram as tests use it: starts its process, speaks for the people, and tells what the bot sent.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { jpegOf } from "../../files/photos.ts";
import { PATIENCE_MS } from "../../run/patience.ts";
import { argsOf } from "../../run/scripts.ts";
import type { FileTrouble } from "../served-files.ts";
import type { FakeState, Fault, Sent } from "./schema.ts";

export type { FakeState, Fault, Sent } from "./schema.ts";

export type FakeTelegramOptions = {
  readonly username?: string;
  /** How long one of Telegram's seconds of waiting before it pushes again is, in milliseconds. */
  readonly secondMs?: number;
};

const TOKEN = "700000001:fake-token-of-the-strict-server_0123456789";

/** What a person's message looks like besides its text. */
type Extra = Record<string, unknown>;

/** A file that a person sends: its bytes (a picture's), what Telegram says of its size, what fetching it meets. */
export type NewFile = {
  readonly bytes?: Uint8Array;
  readonly said?: number;
  readonly trouble?: FileTrouble;
};

export class FakeTelegram {
  readonly token = TOKEN;
  /** The bot's id, which is the account of all its addresses. */
  readonly account = "700000001";
  private readonly seen = new Map<number, number>();
  /** When each message was written, in seconds. */
  private readonly dates = new Map<number, number>();
  private presses = 0;
  private files = 0;
  /** How many seconds Telegram's clock is before ours. */
  private ahead = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly apiRoot: string,
  ) {}

  static async start(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
    const settings = {
      token: TOKEN,
      username: options.username ?? "fake_bot",
      secondMs: options.secondMs ?? 50,
    };
    const child = spawn(
      process.execPath,
      [...argsOf("test/support/fakes/telegram/server.ts"), JSON.stringify(settings)],
      {
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    const lines = createInterface({ input: child.stdout });
    const first = await Promise.race([
      once(lines, "line"),
      once(child, "exit").then(() => Promise.reject(new Error("The fake Telegram did not start."))),
    ]);
    const { port }: { port: number } = JSON.parse(String(first[0]));
    return new FakeTelegram(child, `http://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await exited;
  }

  /** Telegram's clock goes on by so many seconds: what is written and sent from now on is dated by it. */
  async pass(more: number): Promise<void> {
    this.ahead += more;
    await this.control("clock", { ahead: this.ahead });
  }

  /** A person writes. `date` in `extra` is in seconds, as Telegram has it. */
  say(chat: number, text: string, extra: Extra = {}) {
    return this.message(chat, { text, ...extra });
  }

  /** A person sends any other content, such as `{ photo: [...] }`. */
  async message(chat: number, content: Extra) {
    const date = this.now();
    const written = await this.update(chat, {
      message: { message_id: "$message_id", date, chat: privateChat(chat), from: person(chat), ...content },
    });
    this.dates.set(written.messageId, date);
    return written;
  }

  /**
   * A person replies to a message of the bot's, or to one of their own: the whole message comes with it, without what
   * that one replied to itself.
   */
  async reply(chat: number, to: number, text: string) {
    const ours = (await this.sent(chat)).find(({ id }) => id === to);
    const bot = { id: Number(this.account), is_bot: true, first_name: "Fake", username: "fake_bot" };
    const date = ours ? Math.floor(ours.at / 1000) : this.now();
    const replied = { message_id: to, date, chat: privateChat(chat), from: ours ? bot : person(chat) };
    return this.say(chat, text, { reply_to_message: { ...replied, text: ours?.text ?? "" } });
  }

  /** A person passes on what somebody else wrote to them. */
  forward(chat: number, text: string) {
    const writer = { id: 77, is_bot: false, first_name: "Minh" };
    return this.say(chat, text, {
      forward_origin: { type: "user", sender_user: writer, date: this.now() - 3_600 },
    });
  }

  /** A photo with a caption; of an album each photo comes as a message of its own, and one has the caption. */
  async photo(chat: number, caption?: string, album?: string, file: NewFile = {}) {
    const [small, large] = [await this.newFile({}), await this.newFile(file)];
    const size = { ...small.sent, width: 90, height: 67, file_size: 1_253 };
    return this.message(chat, {
      photo: [size, { ...size, ...large.sent, width: 1_280, height: 960 }],
      ...(caption === undefined ? {} : { caption }),
      ...(album === undefined ? {} : { media_group_id: album }),
    });
  }

  /** A file; `extra` is what its message has besides, a caption or an album. */
  async document(chat: number, name: string, file: NewFile = {}, extra: Extra = {}) {
    const { sent } = await this.newFile(file);
    return this.message(chat, {
      document: { ...sent, file_name: name, mime_type: "application/octet-stream" },
      ...extra,
    });
  }

  /** A file that the bot may fetch, as its message names it. */
  async sentFile(file: NewFile) {
    const { sent } = await this.newFile(file);
    return { get: sent.file_id, name: null, size: sent.file_size };
  }

  private async newFile({ bytes: given, said, trouble }: NewFile) {
    const n = ++this.files;
    const bytes = given ?? jpegOf(n);
    const id = `BQACAgUAAxkB${n}`;
    const path = `/documents/file_${n}`;
    const base64 = Buffer.from(bytes).toString("base64");
    await this.control("file", { id, served: { path, base64, ...(trouble ? { trouble } : {}) } });
    const sent = { file_id: id, file_unique_id: `AgADzg${n}`, file_size: said ?? bytes.length };
    return { sent };
  }

  /** A person changes an earlier message; `after` is how many seconds after it was written. */
  edit(chat: number, messageId: number, content: string | { caption: string }, after = 60) {
    const date = this.dates.get(messageId) ?? this.now();
    return this.update(chat, {
      edited_message: {
        message_id: messageId,
        date,
        edit_date: date + after,
        chat: privateChat(chat),
        from: person(chat),
        ...(typeof content === "string" ? { text: content } : { photo: [], ...content }),
      },
    });
  }

  /** A person presses the button with this label on the newest message that has one. */
  async press(chat: number, label: string) {
    const all = await this.sent(chat);
    const message = all.findLast((each) => each.buttons.flat().some((button) => button.text === label));
    const button = message?.buttons.flat().find((each) => each.text === label);
    if (!message || !button) throw new Error(`No button "${label}" in chat ${chat}`);
    return this.pressData(chat, message.id, button.data);
  }

  /** A press with any data, also such as no button carries. */
  async pressData(chat: number, messageId: number, data: string) {
    const id = `press-${++this.presses}`;
    const result = await this.update(chat, {
      callback_query: {
        id,
        from: person(chat),
        chat_instance: "1",
        data,
        message: { message_id: messageId, date: 0, chat: privateChat(chat) },
      },
    });
    return { ...result, pressId: id };
  }

  /** A person blocks the bot, or takes it back; Telegram says so unless `silently`. */
  async block(chat: number, blocked = true, silently = false): Promise<void> {
    await this.control("block", { chat, blocked });
    if (silently) return;
    const member = (status: string) => ({ user: { id: Number(this.account), is_bot: true }, status });
    await this.update(chat, {
      my_chat_member: {
        chat: privateChat(chat),
        from: person(chat),
        date: this.now(),
        old_chat_member: member(blocked ? "member" : "kicked"),
        new_chat_member: member(blocked ? "kicked" : "member"),
      },
    });
  }

  /** Any update, but for its number; `"$message_id"` becomes a new message's id. */
  async update(chat: number, update: Extra): Promise<{ updateId: number; messageId: number }> {
    return this.control("update", { chat, update });
  }

  /** Lets the bot write to a chat without anybody having written. */
  async open(chat: number): Promise<void> {
    await this.control("open", { chat });
  }

  async revoke(revoked = true): Promise<void> {
    await this.control("revoke", { revoked });
  }

  async fault(fault: Fault): Promise<void> {
    await this.control("fault", fault);
  }

  /** Every trouble is over. */
  async clearFaults(): Promise<void> {
    await this.control("faults-clear", {});
  }

  /**
   * Everything the bot sent to a chat (or at all) after the message with this id, oldest first; waits so long for the
   * first of it.
   */
  async sent(chat?: number, after = 0, waitMs = 0): Promise<readonly Sent[]> {
    return this.control(`sent?${chat === undefined ? "" : `chat=${chat}&`}after=${after}&wait=${waitMs}`);
  }

  /** The bot's next message to a chat that this has not given yet. */
  async waitForReply(chat: number, ms = PATIENCE_MS): Promise<Sent> {
    const after = this.seen.get(chat) ?? 0;
    const [next] = await this.sent(chat, after, ms);
    if (!next) throw new Error(`Nothing was sent to chat ${chat} within ${ms} ms`);
    this.seen.set(chat, next.id);
    return next;
  }

  async state(): Promise<FakeState> {
    return this.control("state");
  }

  /** The time on Telegram's clock. */
  private now(): number {
    return Math.floor(Date.now() / 1000) + this.ahead;
  }

  private async control(path: string, body?: unknown) {
    const response = await fetch(`${this.apiRoot}/control/${path}`, {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The fake Telegram refused ${path}: ${await response.text()}`);
    return JSON.parse(await response.text());
  }
}

function privateChat(id: number) {
  return { id, type: "private", first_name: "Lan" };
}

function person(id: number) {
  return { id, is_bot: false, first_name: "Lan", last_name: "Nguyen" };
}
