// A world to test in: the real engine over a real database, a clock that tests move, chats that only type.
import { randomBytes } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { App } from "../../../src/app.ts";
import type { Channel, ChannelLimits } from "../../../src/channels/channel.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { renderReference } from "../../../src/delivery/references.ts";
import { receive, type Verdict } from "../../../src/engine/receive.ts";
import type { Log } from "../../../src/log.ts";
import type { IncomingBody, OutgoingMessage } from "../../../src/message.ts";
import type { Db } from "../../../src/store/db.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { address, outbox, unit } from "../../../src/store/schema.ts";
import { isBlank } from "../../../src/store/shapes/outbox-body.ts";

export type World = {
  readonly app: App;
  readonly logged: readonly string[];
  now(): Date;
  /** Moves the clock by this many milliseconds. */
  pass(ms: number): void;
  /** A person with a chat of their own. */
  chat(name: string): TestChat;
  code(unitCode: string, role: "contact" | "officer" | "reader"): Promise<string>;
};

export type TestChat = {
  readonly name: string;
  say(text: string, options?: SayOptions): Promise<OutgoingMessage>;
  press(label: string): Promise<OutgoingMessage>;
  send(body: IncomingBody, options?: SayOptions): Promise<Verdict>;
  /** Joins a unit by a fresh code and confirms; the reply to the confirmation. */
  join(unitCode: string, role?: "contact" | "officer" | "reader"): Promise<OutgoingMessage>;
  last(): OutgoingMessage;
  /** The newest message of this chat as it is worded when it is sent now; its choices are those that are pressed next. */
  told(): Promise<OutgoingMessage | null>;
  /** Takes for the last message the newest that the database holds, in a world that has just been opened. */
  recall(): Promise<void>;
  all(): Promise<OutgoingMessage[]>;
};

type SayOptions = { readonly key?: string; readonly messageId?: string; readonly sentAt?: Date | null };

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A channel that delivers nothing: replies are read from the outbox. */
function deafChannel(limits: Partial<ChannelLimits>, more: Partial<Channel>): Channel {
  return {
    name: "telegram",
    account: "1",
    limits: { text: 4096, buttons: true, documents: true, commands: true, ...limits },
    read: () => null,
    send: async () => ({ ok: true, platformId: "1", at: null }),
    answers: async () => true,
    ...more,
  };
}

/** Opens a world over a database; `at` is what its clock shows, `more` what its channel can do besides. */
export function openWorld(
  db: Db,
  at: Date,
  limits: Partial<ChannelLimits> = {},
  env: Readonly<Record<string, string>> = {},
  more: Partial<Channel> = {},
): World {
  let time = at.getTime();
  let keys = 0;
  const logged: string[] = [];
  const app: App = {
    db,
    channels: [deafChannel(limits, more)],
    clock: () => new Date(time),
    newId: () => randomBytes(18).toString("base64url"),
    settings: readSettings(env),
    log: {
      ...silent,
      error: (details, message) => logged.push(`${message} ${String(Reflect.get(details, "err"))}`),
    },
    wake: () => undefined,
  };

  function chat(name: string): TestChat {
    const to = { channel: "telegram", account: "1", chat: name } as const;
    let last: OutgoingMessage = { text: "", choices: [], document: null, progress: null };
    const all = async () => {
      const rows = await db
        .select({ body: outbox.body })
        .from(outbox)
        .innerJoin(address, eq(address.id, outbox.addressId))
        .where(eq(address.chatKey, name))
        .orderBy(outbox.id);
      return rows.map((row) => row.body as OutgoingMessage);
    };
    const send = async (body: IncomingBody, options: SayOptions = {}) => {
      keys += 1;
      const verdict = await receive(app, {
        key: options.key ?? `k${keys}`,
        address: to,
        sentAt: options.sentAt === undefined ? null : options.sentAt,
        displayName: name,
        body,
      });
      last = (await all()).at(-1) ?? last;
      return verdict;
    };
    const say = async (text: string, options: SayOptions = {}) => {
      await send({ type: "text", text, messageId: options.messageId ?? `m${keys + 1}` }, options);
      return last;
    };
    const press = async (label: string) => {
      const choice = last.choices.find((candidate) => candidate.label === label);
      if (!choice)
        throw new Error(`no button “${label}” under:\n${last.text}\n${JSON.stringify(last.choices)}`);
      await send({ type: "press", choiceId: choice.id });
      return last;
    };
    return {
      name,
      say,
      press,
      send,
      last: () => last,
      told: async () => {
        const [row] = await db
          .select({ id: outbox.id, addressId: outbox.addressId, body: outbox.body })
          .from(outbox)
          .innerJoin(address, eq(address.id, outbox.addressId))
          .where(eq(address.chatKey, name))
          .orderBy(desc(outbox.id))
          .limit(1);
        if (!row || isBlank(row.body)) return null;
        if (!("type" in row.body)) last = row.body;
        else {
          const said = await renderReference(app, row.body, { addressId: row.addressId, outboxId: row.id });
          if (said === "drop") return null;
          last = said;
        }
        return last;
      },
      recall: async () => {
        last = (await all()).at(-1) ?? last;
      },
      all,
      join: async (unitCode, role = "contact") => {
        await say(await code(unitCode, role));
        return say("đúng");
      },
    };
  }

  async function code(unitCode: string, role: "contact" | "officer" | "reader"): Promise<string> {
    const [row] = await db.select({ id: unit.id }).from(unit).where(eq(unit.code, unitCode));
    if (!row) throw new Error(`no unit ${unitCode}`);
    const now = new Date(time);
    const expiresAt = new Date(time + 30 * 24 * 3_600_000);
    return db.transaction((tx) =>
      makeCode(tx, { unitId: row.id, role, random: app.newId(), now, expiresAt }),
    );
  }

  return { app, logged, now: () => new Date(time), pass: (ms) => (time += ms), chat, code };
}
