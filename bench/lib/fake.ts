// Starts the bench's Telegram and tells whoever waits that a chat got a message.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export class Fake {
  private readonly waiting = new Map<number, () => void>();
  /** How many messages each chat got. */
  readonly got = new Map<number, number>();

  private constructor(
    private readonly child: ChildProcess,
    readonly apiRoot: string,
  ) {}

  static async start(file: string): Promise<Fake> {
    const child = spawn(process.execPath, [file], { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout });
    const [first] = await once(lines, "line");
    const fake = new Fake(child, `http://127.0.0.1:${String(first).slice("port ".length)}`);
    lines.on("line", (line) => fake.note(Number(line)));
    return fake;
  }

  /** Resolves with the next message that this chat gets. Call before whatever makes it come. */
  next(chat: number): Promise<void> {
    return new Promise((resolve) => this.waiting.set(chat, resolve));
  }

  async stop(): Promise<void> {
    const exited = once(this.child, "exit");
    this.child.stdin?.end();
    await exited;
  }

  private note(chat: number): void {
    this.got.set(chat, (this.got.get(chat) ?? 0) + 1);
    const told = this.waiting.get(chat);
    this.waiting.delete(chat);
    told?.();
  }
}
