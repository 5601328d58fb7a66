// The phones of a simulated month: people who type, the engine that answers, jobs at their hours, and what everybody got, counted.
import { randomBytes } from "node:crypto";
import type { App } from "../../../src/app.ts";
import type { Channel, OutgoingFile } from "../../../src/channels/channel.ts";
import { WEB_ACCOUNT } from "../../../src/channels/web.ts";
import { readSettings } from "../../../src/config/settings.ts";
import { deliverDue } from "../../../src/delivery/deliver.ts";
import { renderReference } from "../../../src/delivery/references.ts";
import type { DeliveryParts } from "../../../src/delivery/send-row.ts";
import type { Documents } from "../../../src/documents/documents.ts";
import { receive } from "../../../src/engine/receive.ts";
import { queueDigests } from "../../../src/schedule/digest.ts";
import { tellGathered } from "../../../src/schedule/gather.ts";
import { tellLater } from "../../../src/schedule/later.ts";
import { mailDue } from "../../../src/schedule/mail.ts";
import { remindDue } from "../../../src/schedule/reminders.ts";
import type { Db } from "../../../src/store/db.ts";
import { makeCode } from "../../../src/store/people/codes.ts";
import { unitsByCode } from "../../../src/store/rounds/rounds.ts";
import { phrases } from "../../../src/text/phrases.ts";
import { type MemoryChannel, memoryChannel } from "../chat/delivery.ts";

export type Phone = {
  readonly chat: string;
  readonly channel: "telegram" | "zalo-bot" | "web";
  /** What came since the last thing said here. */
  last: string;
  /** What may be chosen beneath it. */
  offered: readonly string[];
  said: number;
  got: number;
};

export type Phones = {
  readonly app: App;
  readonly all: readonly Phone[];
  readonly logged: readonly string[];
  phone(chat: string, channel: Phone["channel"]): Phone;
  /** Each says one thing, all at once; a minute later each has their answer. */
  turn(words: ReadonlyMap<Phone, string>): Promise<void>;
  say(phone: Phone, text: string): Promise<string>;
  /** Says what asks for a file, and gives that file: as it came, or as its link gives it. */
  ask(phone: Phone, text: string): Promise<OutgoingFile>;
  code(unitCode: string, role: "contact" | "officer"): Promise<string>;
  /** Lets time pass, the jobs looking at their hours. */
  until(moment: Date): Promise<void>;
};

/** Between two messages of a person; nobody is quicker. */
const TURN_MS = 60_000;
/** So many are heard at once: as many as the pool of connections bears. */
const AT_ONCE = 6;
const nothing: OutgoingFile = { name: "x.xlsx", mime: "application/octet-stream", bytes: new Uint8Array(1) };
const HOURS = ["07:30", "08:00", "16:00"];
const DAY_MS = 24 * 3_600_000;

/** Opens them over a database, at this moment. `documents` makes workbooks; receipts are only counted. */
export function openPhones(db: Db, documents: Documents, mail: Channel, from: Date): Phones {
  let time = from.getTime();
  let keys = 0;
  /** Whether somebody asks for a file: then it is made, else its message is only counted. */
  let asking = false;
  let made: OutgoingFile | null = null;
  const logged: string[] = [];
  const note = (details: object, message: string) => {
    const err: unknown = Reflect.get(details, "err");
    logged.push(`${message} ${err instanceof Error ? err.stack : JSON.stringify(details)}`);
  };
  const channels: Record<Phone["channel"], MemoryChannel> = {
    telegram: memoryChannel({ name: "telegram", account: "1", limits: { text: 4096, commands: true } }),
    "zalo-bot": memoryChannel({
      name: "zalo-bot",
      account: "1",
      limits: { text: 2000, buttons: false, documents: false },
    }),
    web: memoryChannel({ name: "web", account: WEB_ACCOUNT, limits: { text: 20_000 } }),
  };
  const app: App = {
    db,
    channels: [...Object.values(channels).map(({ channel }) => channel), mail],
    clock: () => new Date(time),
    newId: () => randomBytes(18).toString("base64url"),
    settings: readSettings({}),
    log: { info: () => undefined, warn: note, error: note },
    wake: () => undefined,
  };
  const parts: DeliveryParts = {
    phrases,
    makeDocument: async (ref, people) => {
      if (!asking || ref.type === "stored" || ref.type === "dispatch") return nothing;
      made = await documents.make(ref, app.clock(), people);
      return made;
    },
    linkFor: async (ref) => {
      if (asking && ref.type !== "stored" && ref.type !== "dispatch")
        made = await documents.make(ref, app.clock());
      return `https://baocao.example.vn/d/${app.newId()}`;
    },
    uploadWayFor: async () => null,
    gridWayFor: async () => null,
    render: (reference, to) => renderReference(app, reference, to),
  };
  const byChat = new Map<string, Phone>();
  const read = { telegram: 0, "zalo-bot": 0, web: 0 };

  /** Sends what is due, and puts it on the phones. */
  async function deliver(): Promise<void> {
    await deliverDue(app, parts);
    for (const name of ["telegram", "zalo-bot", "web"] as const) {
      const { sent } = channels[name];
      for (const { chat, text, choices } of sent.slice(read[name])) {
        const phone = byChat.get(chat);
        if (!phone) throw new Error(`something was sent to ${chat}, who has no phone`);
        phone.got += 1;
        phone.last = phone.last === "" ? text : `${phone.last}\n\n${text}`;
        phone.offered = choices.map(({ label }) => label);
      }
      read[name] = sent.length;
    }
  }

  async function turn(words: ReadonlyMap<Phone, string>): Promise<void> {
    time += TURN_MS;
    const waiting = [...words];
    const before = new Map(waiting.map(([phone]) => [phone, phone.last]));
    const worker = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [phone, text] = next;
        keys += 1;
        phone.last = "";
        phone.said += 1;
        const key = `${phone.chat}:${keys}`;
        await receive(app, {
          key,
          address: {
            channel: phone.channel,
            account: channels[phone.channel].channel.account,
            chat: phone.chat,
          },
          sentAt: new Date(time),
          displayName: phone.chat,
          body: { type: "text", text, messageId: key },
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await deliver();
    for (const [phone, text] of words)
      if (phone.last === "")
        throw new Error(
          `${phone.chat} got no answer to “${text}” after:\n${before.get(phone)}\n${logged.at(-1) ?? ""}`,
        );
  }

  return {
    app,
    logged,
    get all() {
      return [...byChat.values()];
    },
    phone: (chat, channel) => {
      const phone: Phone = { chat, channel, last: "", offered: [], said: 0, got: 0 };
      byChat.set(chat, phone);
      return phone;
    },
    turn,
    say: async (phone, text) => {
      await turn(new Map([[phone, text]]));
      return phone.last;
    },
    ask: async (phone, text) => {
      asking = true;
      made = null;
      await turn(new Map([[phone, text]]));
      asking = false;
      if (made === null) throw new Error(`${phone.chat} got no file for “${text}”:\n${phone.last}`);
      return made;
    },
    code: (unitCode, role) =>
      db.transaction(async (tx) => {
        const [unit] = await unitsByCode(tx, [unitCode]);
        if (!unit) throw new Error(`no unit ${unitCode}`);
        const expiresAt = new Date(time + 30 * DAY_MS);
        return makeCode(tx, { unitId: unit.id, role, random: app.newId(), now: app.clock(), expiresAt });
      }),
    until: async (moment) => {
      for (const hour of hoursBetween(time, moment.getTime())) {
        time = hour;
        await remindDue(app);
        await queueDigests(app);
        await tellGathered(app);
        await mailDue(app);
        await deliver();
      }
      time = moment.getTime();
      await tellLater(app);
      await tellGathered(app);
      await mailDue(app);
      await deliver();
    },
  };
}

/** The hours at which reminders and digests go out, between two instants, on the clock of the province. */
function hoursBetween(from: number, to: number): number[] {
  const offset = 7 * 3_600_000;
  const moments: number[] = [];
  for (let day = Math.floor((from + offset) / DAY_MS); day * DAY_MS - offset <= to; day += 1)
    for (const hour of HOURS) {
      const [h = 0, m = 0] = hour.split(":").map(Number);
      moments.push(day * DAY_MS - offset + (h * 60 + m) * 60_000);
    }
  return moments.filter((moment) => moment > from && moment <= to);
}
