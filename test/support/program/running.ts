// The whole program over a test's database, as main.ts starts it, with chats that speak through a fake platform.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { readSettings } from "../../../src/config/settings.ts";
import type { OutgoingMessage } from "../../../src/message.ts";
import { type Program, startProgram } from "../../../src/program.ts";
import type { Db } from "../../../src/store/db.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { unit } from "../../../src/store/schema.ts";
import type { Speaker } from "../round/sample.ts";
import type { TestDatabase } from "../run/database.ts";

export type Running = {
  readonly program: Program;
  readonly logged: readonly string[];
  stop(): Promise<void>;
};

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Starts the program; several over one database are several processes. */
export async function run(
  database: TestDatabase,
  env: Readonly<Record<string, string>>,
  clock: () => Date = () => new Date(),
): Promise<Running> {
  const logged: string[] = [];
  const note = (details: object, message: string) => {
    const errors = Object.values(details).map((value) => (value instanceof Error ? ` ${value.stack}` : ""));
    logged.push(`${message} ${JSON.stringify(details)}${errors.join("")}`);
  };
  const { db, sql: bare, url } = database;
  const program = await startProgram({
    settings: readSettings({ PORT: "0", DEMO: "off", ...env }),
    log: { info: () => undefined, warn: note, error: note },
    store: { db, sql: bare, url, close: async () => undefined },
    clock,
    newId: () => randomBytes(18).toString("base64url"),
  });
  let stopped = false;
  return {
    program,
    logged,
    stop: async () => {
      if (!stopped) await program.stop();
      stopped = true;
    },
  };
}

/** A code for a unit, in clear. */
export async function codeFor(db: Db, unitCode: string, role: "contact" | "officer"): Promise<string> {
  const [row] = await db.select({ id: unit.id }).from(unit).where(eq(unit.code, unitCode));
  if (!row) throw new Error(`no unit ${unitCode}`);
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 24 * 3_600_000);
  const random = randomBytes(16).toString("hex");
  return db.transaction((tx) => makeCode(tx, { unitId: row.id, role, random, now, expiresAt }));
}

/** What a chat needs of a fake: to write, and to see what came. */
export type Mouth = {
  say(text: string): Promise<unknown>;
  /** The texts of all the chat's messages, oldest first. */
  texts(): Promise<readonly string[]>;
};

/** Speaks through a fake: what was sent in several parts is read as one message. */
export function speaker(
  db: Db,
  chatKey: string,
  mouth: Mouth,
): Speaker & { join(code: string): Promise<string> } {
  let last: OutgoingMessage = { text: "", choices: [], document: null, progress: null };
  const say = async (text: string) => {
    const { length: before } = await mouth.texts();
    await mouth.say(text);
    for (let n = 0; n < 1_000 && (await mouth.texts()).length === before; n++) await pause();
    await settled(db, chatKey);
    const fresh = (await mouth.texts()).slice(before);
    if (fresh.length === 0) throw new Error(`no answer to “${text}” after:\n${last.text}`);
    last = { ...last, text: fresh.join("\n\n") };
    return last;
  };
  return {
    say,
    last: () => last,
    join: async (code) => {
      await say(code);
      return (await say("đúng")).text;
    },
  };
}

function pause(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, 15));
}

const count = z.tuple([z.object({ open: z.coerce.number() })]);

/** Waits until nothing of a chat is on its way: neither in nor out. */
async function settled(db: Db, chatKey: string): Promise<void> {
  for (let n = 0; n < 400; n++) {
    const rows = await db.execute(sql`
      select (select count(*) from outbox join address on address.id = outbox.address_id
          where address.chat_key = ${chatKey} and outbox.state in ('queued', 'sending'))
        + (select count(*) from inbox where state = 'received' and chat_key = ${chatKey}) as open`);
    if (count.parse([...rows])[0].open === 0) return;
    await pause();
  }
  throw new Error(`the chat ${chatKey} did not come to rest`);
}
