// A reader of server-sent events over real HTTP, as strict as a browser about what an event is.

import { PATIENCE_MS } from "../run/patience.ts";

export type ServerEvent = { event: string; id: string | null; data: string };
export type Events = {
  readonly status: number;
  /** The next event; throws when the stream ended or nothing came in time. */
  next(): Promise<ServerEvent>;
  /** The next event that is a message of the chat. */
  message(): Promise<{ id: string | null; seq: number; text: string; raw: string }>;
  /** Resolves when the server ends the stream. */
  ended: Promise<void>;
  close(): void;
};

/** Opens a stream and reads it until closed. */
export async function openEvents(url: string, headers: Record<string, string>): Promise<Events> {
  const abort = new AbortController();
  const answer = await fetch(url, { headers, signal: abort.signal });
  const queue: ServerEvent[] = [];
  let over = false;
  let wake: () => void = () => undefined;

  async function read(): Promise<void> {
    let rest = "";
    try {
      for await (const chunk of answer.body ?? []) {
        rest += new TextDecoder().decode(chunk);
        const blocks = rest.split("\n\n");
        rest = blocks.pop() ?? "";
        queue.push(...blocks.map(parse));
        wake();
      }
    } catch {
      // Aborted by `close`, or cut off by the server: over either way.
    }
    over = true;
    wake();
  }
  const ended = read();

  const next: Events["next"] = async () => {
    const until = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const event = queue.shift();
      if (event) return event;
      if (over) throw new Error("The stream has ended.");
      if (until.aborted) throw new Error("No event came in time.");
      await new Promise<void>((resolve) => {
        wake = resolve;
        until.addEventListener("abort", () => resolve(), { once: true });
      });
    }
  };
  return {
    status: answer.status,
    next,
    message: async () => {
      for (;;) {
        const event = await next();
        if (event.event !== "message") continue;
        const { seq, text } = JSON.parse(event.data);
        return { id: event.id, seq, text, raw: event.data };
      }
    },
    ended,
    close: () => abort.abort(),
  };
}

function parse(block: string): ServerEvent {
  const fields = block.split("\n").map((line) => line.match(/^(\w+): ?(.*)$/)?.slice(1) ?? []);
  const field = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value ?? "");
  return {
    event: field("event")[0] ?? "message",
    id: field("id")[0] ?? null,
    data: field("data").join("\n"),
  };
}
