// What the servers of both Zalo fakes share: listening, faults, and the log of what was sent with its waiting.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { readBody, reply } from "../telegram/http.ts";

/** Of which calls, how many of them; with `chat` only those to this person. */
const which = { method: z.string(), times: z.int(), chat: z.string().optional() };

export const faultSchema = z.discriminatedUnion("kind", [
  /** A page of the gateway instead of JSON. */
  z.strictObject({ kind: z.literal("page"), ...which, status: z.int(), retryAfter: z.int().optional() }),
  /** The platform's own error, as JSON. */
  z.strictObject({
    kind: z.literal("error"),
    ...which,
    code: z.int(),
    description: z.string().default("error"),
  }),
  z.strictObject({ kind: z.literal("cut-before"), ...which }),
  z.strictObject({ kind: z.literal("cut-after"), ...which }),
  /** It is done, and half of the answer comes; or all of it, so many milliseconds later. */
  z.strictObject({ kind: z.literal("half"), ...which }),
  z.strictObject({ kind: z.literal("slow"), ...which, ms: z.int() }),
  z.strictObject({ kind: z.literal("hang"), ...which }),
]);
export type Fault = z.input<typeof faultSchema>;

export class Faults {
  private faults: z.output<typeof faultSchema>[] = [];
  /** How often each method was called. */
  readonly calls: Record<string, number> = {};

  add(fault: unknown): void {
    this.faults.push(faultSchema.parse(fault));
  }

  clear(): void {
    this.faults = [];
  }

  /** Counts a call of the platform's, and gives the trouble that it meets. */
  called(method: string, chat: string | null): z.output<typeof faultSchema> | null {
    this.calls[method] = (this.calls[method] ?? 0) + 1;
    return this.take(method, chat);
  }

  take(method: string, chat: string | null = null): z.output<typeof faultSchema> | null {
    const found = this.faults.find(
      (fault) =>
        fault.method === method && fault.times > 0 && (fault.chat === undefined || fault.chat === chat),
    );
    if (!found) return null;
    found.times--;
    return found;
  }
}

export type SentMessage = {
  readonly id: number;
  readonly account: string;
  readonly chat: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly payload: string }[];
  readonly at: number;
};

/** The id that the Official Account gives to one of our messages. */
export function sentId(id: number): string {
  return `63ecf43f0df7${String(id).padStart(8, "0")}`;
}

/** Everything the bot sent, and whoever waits for the next of it. */
export class Log {
  readonly messages: SentMessage[] = [];
  private readonly waiters = new Set<() => void>();

  add(message: Omit<SentMessage, "id" | "at">): SentMessage {
    const kept = { ...message, id: this.messages.length + 1, at: Date.now() };
    this.messages.push(kept);
    for (const wake of [...this.waiters]) wake();
    return kept;
  }

  async after(query: URLSearchParams): Promise<readonly SentMessage[]> {
    const [chat, after] = [query.get("chat"), Number(query.get("after") ?? 0)];
    const until = Date.now() + Number(query.get("wait") ?? 0);
    for (;;) {
      const found = this.messages.filter((each) => (chat === null || each.chat === chat) && each.id > after);
      const left = until - Date.now();
      if (found.length > 0 || left <= 0) return found;
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          this.waiters.delete(done);
          resolve();
        };
        const timer = setTimeout(done, left);
        this.waiters.add(done);
      });
    }
  }
}

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer) => unknown;

/** Listens on a free port and says which; ends when whoever started it has gone. */
export function serveFake(handle: Handler, wrong: (what: string) => void): void {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    readBody(request)
      .then((body) => handle(request, response, url, body))
      .catch((error: unknown) => {
        wrong(`fault in the fake: ${String(error)}`);
        if (!response.headersSent) reply(response, 500, { error: String(error) });
      });
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.stdout.write(`${JSON.stringify({ port: typeof address === "object" ? address?.port : 0 })}\n`);
  });
  process.stdin.on("end", () => process.exit(0)).resume();
}

/** Carries out a fault that keeps the platform from doing anything; false when there is none of that sort. */
export function fails(
  fault: ReturnType<Faults["take"]>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (fault?.kind === "hang") return true;
  if (fault?.kind === "cut-before") {
    request.socket.destroy();
    return true;
  }
  if (fault?.kind !== "page") return false;
  const headers = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
  response
    .writeHead(fault.status, { "content-type": "text/html", ...headers })
    .end("<html><center><h1>429 Too Many Requests</h1></center><hr>nginx</html>");
  return true;
}
