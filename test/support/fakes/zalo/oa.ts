// The fake Official Account as tests use it: starts its process, speaks for the people, tells what the account sent.
import { createHash } from "node:crypto";
import { PATIENCE_MS } from "../../run/patience.ts";
import { FakeProcess } from "../process.ts";
import type { FileTrouble } from "../served-files.ts";
import { type Fault, type SentMessage, sentId } from "./serve.ts";

export type OaFakeState = {
  readonly refreshes: number;
  readonly refreshesRefused: number;
  /** Calls with a token that was not good. */
  readonly refused: number;
  /** Messages refused because they had buttons. */
  readonly buttonsRefused: number;
  readonly accessToken: string | null;
  readonly refreshToken: string;
  readonly pushes: readonly {
    /** Of the event's bytes, which are the same whenever it is pushed. */
    readonly hash: string;
    readonly event: string;
    readonly retry: number;
    readonly status: number;
    readonly ms: number;
  }[];
  /** How often each method was called. */
  readonly calls: Readonly<Record<string, number>>;
  readonly filesAsked: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
};

export class FakeZaloOa {
  readonly appId = "360846524940903967";
  readonly appSecret = "fake-app-secret";
  readonly secretKey = "fake-oa-secret-key";
  readonly oaId = "388613280878808645";
  readonly refreshToken = "refresh-of-the-settings";
  private readonly seen = new Map<string, number>();
  private files = 0;

  private constructor(
    private readonly server: FakeProcess,
    readonly codeVerifier: string,
  ) {}

  static async start(options: { codeVerifier?: string; secondMs?: number } = {}): Promise<FakeZaloOa> {
    const { codeVerifier, secondMs = 10 } = options;
    const server = await FakeProcess.start("test/support/fakes/zalo/oa-server.ts", {
      appId: "360846524940903967",
      appSecret: "fake-app-secret",
      secretKey: "fake-oa-secret-key",
      oaId: "388613280878808645",
      refreshToken: "refresh-of-the-settings",
      codeChallenge:
        codeVerifier === undefined ? null : createHash("sha256").update(codeVerifier).digest("base64url"),
      secondMs,
    });
    return new FakeZaloOa(server, codeVerifier ?? "");
  }

  /** Both hosts of Zalo's. */
  get root(): string {
    return this.server.url;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  async webhook(url: string): Promise<void> {
    await this.server.control("webhook", { url });
  }

  /** A person writes; `status` is what the event's first push came to. */
  say(user: string, text: string) {
    return this.message(user, "user_send_text", { text });
  }

  /** A person answers one of our messages by quoting it: only its id comes with the text. */
  quote(user: string, quoted: number, text: string) {
    return this.message(user, "user_send_text", { text, quote_msg_id: sentId(quoted) });
  }

  /** A person sends a file; `url` is where Zalo says that it lies, if not where it does. */
  async file(
    user: string,
    name: string,
    bytes: Uint8Array,
    more: { trouble?: FileTrouble; url?: string } = {},
  ) {
    const { url = await this.served(bytes, more.trouble) } = more;
    const payload = { url, name, type: name.split(".").at(-1), size: String(bytes.length), checksum: "c" };
    return this.message(user, "user_send_file", { attachments: [{ type: "file", payload }] });
  }

  /** A person sends pictures in one message, perhaps with words under them. */
  async pictures(user: string, pictures: readonly Uint8Array[], text?: string) {
    const attachments = [];
    for (const bytes of pictures) {
      const url = await this.served(bytes);
      attachments.push({ type: "image", payload: { url, thumbnail: url } });
    }
    return this.message(user, "user_send_image", { attachments, ...(text === undefined ? {} : { text }) });
  }

  /** The address at which a file is served. */
  async served(bytes: Uint8Array, trouble?: FileTrouble): Promise<string> {
    const path = `/files/${++this.files}`;
    const base64 = Buffer.from(bytes).toString("base64");
    await this.server.control("file", { path, base64, ...(trouble ? { trouble } : {}) });
    return `${this.server.url}${path}`;
  }

  message(user: string, event_name: string, content: object) {
    return this.event({
      sender: { id: user },
      recipient: { id: this.oaId },
      user_id_by_app: `by-app-${user}`,
      event_name,
      message: { ...content, msg_id: "$msg_id" },
    });
  }

  /** A person presses a button of the newest message that has it: its payload comes as if typed. */
  async press(user: string, title: string) {
    const all = await this.sent(user);
    const found = all.flatMap((each) => each.buttons).findLast((button) => button.title === title);
    if (!found) throw new Error(`No button "${title}" for ${user}`);
    return this.say(user, found.payload);
  }

  follow(user: string, event_name: "follow" | "unfollow" = "follow") {
    return this.event({ oa_id: this.oaId, follower: { id: user }, event_name, source: "oa_profile" });
  }

  event(event: object): Promise<{ messageId: string; status: number }> {
    return this.server.control("event", { app_id: this.appId, timestamp: String(Date.now()), ...event });
  }

  /** The last event of a person's is sent once more, with the number of a retry. */
  again(): Promise<{ status: number }> {
    return this.server.control("again", {});
  }

  async lastWrote(user: string, agoMs: number): Promise<void> {
    await this.server.control("interaction", { user, agoMs });
  }

  async block(user: string, blocked = true): Promise<void> {
    await this.server.control(blocked ? "block" : "unblock", { user });
  }

  /** From now on messages with buttons are refused with this code; null: they are taken again. */
  async refuseButtons(refusedWith: number | null): Promise<void> {
    await this.server.control("buttons", { refusedWith });
  }

  /** The access token ends now; or the whole consent does; or all is as in the beginning. */
  async end(what: "expire" | "forget" | "reset"): Promise<void> {
    await this.server.control(what, {});
  }

  /** A consent was given: this code may be redeemed once. */
  async consent(code: string): Promise<void> {
    await this.server.control("code", { code });
  }

  /** Every trouble is over. */
  async clearFaults(): Promise<void> {
    await this.server.control("faults-clear", {});
  }

  async fault(fault: Fault): Promise<void> {
    await this.server.control("fault", fault);
  }

  /**
   * Everything that was sent to a person (or at all) after the message with this id, oldest first; waits so long for
   * the first of it.
   */
  sent(user?: string, after = 0, waitMs = 0): Promise<readonly SentMessage[]> {
    const to = user === undefined ? "" : `chat=${user}&`;
    return this.server.control(`sent?${to}after=${after}&wait=${waitMs}`);
  }

  /** The account's next message to a person that this has not given yet. */
  async waitForReply(user: string, ms = PATIENCE_MS): Promise<SentMessage> {
    const after = this.seen.get(user) ?? 0;
    const [next] = await this.sent(user, after, ms);
    if (!next) throw new Error(`Nothing was sent to ${user} within ${ms} ms`);
    this.seen.set(user, next.id);
    return next;
  }

  state(): Promise<OaFakeState> {
    return this.server.control("state");
  }
}
