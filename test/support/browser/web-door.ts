// The HTTP door over a real database, with an engine that only echoes: what the door does is seen without the rest.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { App } from "../../../src/app.ts";
import { web } from "../../../src/channels/web.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { type HttpParts, makeHttp } from "../../../src/doors/http/app.ts";
import { serveHttp } from "../../../src/doors/http/serve.ts";
import { readPaste } from "../../../src/files/read.ts";
import type { Log } from "../../../src/log.ts";
import type { IncomingMessage, OutgoingMessage } from "../../../src/message.ts";
import type { TestDatabase } from "../run/database.ts";

export type WebDoor = {
  readonly url: string;
  readonly app: App;
  /** What the engine took in, each once, in order. */
  readonly taken: IncomingMessage[];
  /** Everything that was logged, as text. */
  readonly logged: string[];
  /** The answer to what comes in; null for none. Tests replace it. */
  answer: (message: IncomingMessage) => Partial<OutgoingMessage> | null;
  /** While set, the engine fails as it does without a database. */
  broken: boolean;
  /** Delivers a message to a chat, as the outbox would. */
  deliver(chat: string, message: Partial<OutgoingMessage>, kind?: string): Promise<number>;
  stop(): Promise<void>;
};

type Options = {
  readonly env?: Record<string, string>;
  readonly parts?: Partial<HttpParts>;
  readonly clock?: () => Date;
  readonly port?: number;
};

/** Starts a door on a free port of 127.0.0.1. */
export async function openWebDoor(database: TestDatabase, options: Options = {}): Promise<WebDoor> {
  const taken: IncomingMessage[] = [];
  const logged: string[] = [];
  const note = (details: object, message: string) => {
    const error = "error" in details ? String(details.error) : "";
    logged.push(`${message} ${error} ${JSON.stringify(details)}`);
  };
  const log: Log = { info: note, warn: note, error: note };
  const app: App = {
    db: database.db,
    channels: [web],
    clock: options.clock ?? (() => new Date()),
    newId: () => randomBytes(16).toString("base64url"),
    settings: readSettings(options.env ?? {}),
    log,
    wake: () => undefined,
  };

  const deliver: WebDoor["deliver"] = async (chat, message, kind = "reply") => {
    const body: OutgoingMessage = { text: "", choices: [], document: null, progress: null, ...message };
    const [row] = await app.db.execute(sql`
      with numbered as (
        update address set next_seq = next_seq + 1
        where channel = 'web' and chat_key = ${chat} returning id, next_seq - 1 as seq
      )
      insert into outbox (address_id, priority, kind, body, created_at, state, seq, sent_at)
      select id, 0, ${kind}, ${JSON.stringify(body)}::text::jsonb, now(), 'sent', seq, now() from numbered
      returning seq`);
    return Number(row?.seq);
  };

  const door: WebDoor = {
    url: "",
    app,
    taken,
    logged,
    answer: (message) => (message.body.type === "text" ? { text: `> ${message.body.text}` } : { text: ">" }),
    broken: false,
    deliver,
    stop: async () => undefined,
  };

  async function receive(message: IncomingMessage): Promise<"done" | "duplicate"> {
    if (door.broken) throw new Error("The database cannot be reached.");
    const { channel, account, chat } = message.address;
    const claimed = await app.db.execute(sql`
      insert into inbox (channel, account, key, received_at, state)
      values (${channel}, ${account}, ${message.key}, now(), 'done') on conflict do nothing returning id`);
    if (claimed.length === 0) return "duplicate";
    taken.push(message);
    const answer = door.answer(message);
    if (answer) await deliver(chat, answer);
    return "done";
  }

  const http = makeHttp(app, {
    receive,
    about: async () => ({ office: "Sở GDĐT Bến Tre", demo: false }),
    mayHave: async () => true,
    wakeReading: () => undefined,
    readPaste: async (paste) => readPaste(paste),
    readDropped: async () => ({ type: "busy" }),
    findInDispatch: async () => ({ type: "busy" }),
    makeDocument: async (target) => ({
      name: `${target.type}.txt`,
      mime: "text/plain",
      bytes: new TextEncoder().encode(`a ${target.type}`),
    }),
    ...options.parts,
  });
  const serving = await serveHttp(http, { host: "127.0.0.1", port: options.port ?? 0 });
  return Object.assign(door, { url: `http://127.0.0.1:${serving.port}`, stop: serving.stop });
}

export type Posted = { status: number; cookie: string | null; setCookie: string | null; body: unknown };

/** Posts to the chat as the page does; headers given replace the page's, null takes one away. */
export async function postChat(
  url: string,
  message: unknown,
  options: { cookie?: string | null; headers?: Record<string, string | null> } = {},
): Promise<Posted> {
  const headers = new Headers({ "Content-Type": "application/json", "X-Tonghop-Page": "1" });
  if (options.cookie) headers.set("Cookie", options.cookie);
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const body = typeof message === "string" ? message : JSON.stringify(message);
  const answer = await fetch(`${url}/chat/messages`, { method: "POST", headers, body });
  const setCookie = answer.headers.get("set-cookie");
  return {
    status: answer.status,
    setCookie,
    cookie: setCookie?.split(";")[0] ?? options.cookie ?? null,
    body: await answer.json().catch(() => null),
  };
}
