// The fake Zalo Bot Platform as tests use it: starts its process, speaks for the people, tells what the bots sent.

import { PATIENCE_MS } from "../../run/patience.ts";
import { FakeProcess } from "../process.ts";
import type { FileTrouble } from "../served-files.ts";
import type { Fault, SentMessage } from "./serve.ts";

const TOKENS = [
  "810000001:fake-secret_of-the-first-bot-0123456789",
  "810000002:fake-secret_of-the-second-bot-987654",
  "810000003:fake-secret_of-the-third-bot-192837",
];

export type BotFakeOptions = {
  /** How many bots the owner opened; a free plan allows three. */
  readonly bots?: 1 | 2 | 3;
  /** Whether the month's messages are the owner's, for all bots together; else each bot has its own. */
  readonly shared?: boolean;
};

export type BotFakeState = {
  readonly polls: number;
  readonly conflicts: number;
  readonly webhooksSet: number;
  readonly webhooksDeleted: number;
  readonly pushes: readonly { readonly account: string; readonly status: number; readonly ms: number }[];
  /** How often each method was called. */
  readonly calls: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
  readonly bots: readonly {
    readonly account: string;
    readonly pending: number;
    readonly webhook: string;
    readonly left: number;
    readonly polling: boolean;
    /** How many people wrote to it. */
    readonly people: number;
  }[];
};

export class FakeZaloBot {
  readonly token = TOKENS[0] ?? "";
  readonly account = "810000001";
  private readonly seen = new Map<string, number>();
  private files = 0;

  private constructor(
    private readonly server: FakeProcess,
    readonly tokens: readonly string[],
  ) {}

  static async start({ bots = 2, shared = false }: BotFakeOptions = {}): Promise<FakeZaloBot> {
    const tokens = TOKENS.slice(0, bots);
    return new FakeZaloBot(
      await FakeProcess.start("test/support/fakes/zalo/bot-server.ts", { tokens, shared }),
      tokens,
    );
  }

  get apiRoot(): string {
    return this.server.url;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** A person writes. */
  say(chat: string, text: string, more: { account?: string; message?: object } = {}) {
    return this.event(chat, "message.text.received", { text, ...more.message }, more.account);
  }

  /** A person sends a picture, which alone of all files reaches a bot. */
  async picture(chat: string, bytes: Uint8Array, caption?: string) {
    const photo_url = await this.served(bytes);
    const message_type = "CHAT_PHOTO";
    return this.event(chat, "message.image.received", {
      photo_url,
      message_type,
      ...(caption === undefined ? {} : { caption }),
    });
  }

  /** The address at which a file is served. */
  async served(bytes: Uint8Array, trouble?: FileTrouble): Promise<string> {
    const path = `/files/${++this.files}`;
    const base64 = Buffer.from(bytes).toString("base64");
    await this.server.control("file", { path, base64, ...(trouble ? { trouble } : {}) });
    return `${this.server.url}${path}`;
  }

  /** Any event about a message of a person's. */
  event(chat: string, event_name: string, content: object, account = this.account) {
    const message = {
      message_id: "$message_id",
      date: Date.now(),
      chat: { id: chat, chat_type: "PRIVATE" },
      from: { id: chat, display_name: "Lan", is_bot: false },
      ...content,
    };
    return this.update(chat, { event_name, message }, account);
  }

  /** Any update at all; `"$message_id"` becomes a new message's id. `status` is what its push came to. */
  update(
    chat: string | null,
    update: unknown,
    account = this.account,
  ): Promise<{ messageId: string; status: number | null }> {
    return this.server.control("update", { account, chat, update });
  }

  /** The last update is pushed once more, as it was. */
  again(account = this.account): Promise<{ status: number }> {
    return this.server.control("again", { account });
  }

  async wrapped(wrapped: boolean): Promise<void> {
    await this.server.control("shape", { wrapped });
  }

  /** From now on pushes that fail come again after so long, and every so many-th push comes twice at once. */
  async redeliver(againMs: number, twiceEvery: number): Promise<void> {
    await this.server.control("redelivery", { againMs, twiceEvery });
  }

  async block(chat: string, blocked = true): Promise<void> {
    await this.server.control("block", { chat, blocked });
  }

  /** Changes a bot: its token is revoked, or its plan has so many messages left. */
  async bot(change: { revoked?: boolean; left?: number }, account = this.account): Promise<void> {
    await this.server.control("bot", { account, ...change });
  }

  /** Every trouble is over. */
  async clearFaults(): Promise<void> {
    await this.server.control("faults-clear", {});
  }

  async fault(fault: Fault): Promise<void> {
    await this.server.control("fault", fault);
  }

  /**
   * Everything that was sent to a chat (or at all) after the message with this id, oldest first; waits so long for the
   * first of it.
   */
  sent(chat?: string, after = 0, waitMs = 0): Promise<readonly SentMessage[]> {
    const to = chat === undefined ? "" : `chat=${chat}&`;
    return this.server.control(`sent?${to}after=${after}&wait=${waitMs}`);
  }

  /** The bot's next message to a chat that this has not given yet. */
  async waitForReply(chat: string, ms = PATIENCE_MS): Promise<SentMessage> {
    const after = this.seen.get(chat) ?? 0;
    const [next] = await this.sent(chat, after, ms);
    if (!next) throw new Error(`Nothing was sent to chat ${chat} within ${ms} ms`);
    this.seen.set(chat, next.id);
    return next;
  }

  state(): Promise<BotFakeState> {
    return this.server.control("state");
  }
}
