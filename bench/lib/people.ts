// The people of one side: they write by its webhook as Telegram would, and each waits for the reply before writing again.
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fake } from "./fake.ts";
import { median } from "./figures.ts";

/** Where a side takes updates. */
export type Webhook = { readonly url: string; readonly secret: string };

export type Walked = {
  readonly answers: number;
  readonly seconds: number;
  /** The median of milliseconds from the update until its reply had arrived. */
  readonly waitMs: number;
};

type Person = { readonly chat: number; said: number };

/** A reply that takes longer will not come. */
const LONGEST_MS = 60_000;
/** The numbers that are typed, one after the other, so that no two in a row are equal. */
const numbers = 90;

export class People {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 200 });
  private readonly everybody: readonly Person[];
  private updates = 0;

  constructor(
    private readonly fake: Fake,
    private readonly webhook: Webhook,
    chats: readonly number[],
  ) {
    this.everybody = chats.map((chat) => ({ chat, said: 0 }));
  }

  /** What each says before the first question, ten people at once. */
  async begin(words: (person: number) => readonly string[]): Promise<void> {
    const left = [...this.everybody.entries()];
    const lane = async () => {
      for (let one = left.shift(); one; one = left.shift()) {
        for (const text of words(one[0])) await this.say(one[1], text);
      }
    };
    await Promise.all(Array.from({ length: 10 }, lane));
    this.end();
  }

  /** Everybody gives so many answers, in turn, so many of them writing at once. */
  async answer(each: number, atOnce: number): Promise<Walked> {
    const waits: number[] = [];
    const queue = this.everybody.map((person) => ({ person, left: each }));
    const lane = async () => {
      for (let one = queue.shift(); one; one = queue.shift()) {
        const { person, left } = one;
        const began = performance.now();
        await this.say(person, String((person.said % numbers) + 1));
        waits.push(performance.now() - began);
        person.said++;
        if (left > 1) queue.push({ person, left: left - 1 });
      }
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: atOnce }, lane));
    const seconds = (performance.now() - began) / 1000;
    this.end();
    return { answers: waits.length, seconds, waitMs: median(waits) };
  }

  /** Connections are not kept while the bot stands still: it would find them too old when it goes on. */
  private end(): void {
    this.agent.destroy();
  }

  private async say({ chat }: Person, text: string): Promise<void> {
    const id = ++this.updates;
    const date = Math.floor(Date.now() / 1000);
    const person = { id: chat, first_name: "Lan" };
    const message = {
      message_id: id,
      date,
      chat: { ...person, type: "private" },
      from: { ...person, is_bot: false },
      text,
      // A bot library finds commands by their marks.
      ...(text.startsWith("/")
        ? { entities: [{ type: "bot_command", offset: 0, length: text.split(" ")[0]?.length }] }
        : {}),
    };
    const replied = this.fake.next(chat);
    const status = await this.push(JSON.stringify({ update_id: id, message }));
    if (status !== 200) throw new Error(`${this.webhook.url} answered ${status} to “${text}”`);
    const late = new AbortController();
    const tooLate = sleep(LONGEST_MS, undefined, { signal: late.signal }).then(() => {
      throw new Error(`no reply to “${text}” in chat ${chat}`);
    });
    await Promise.race([replied, tooLate]);
    late.abort();
    tooLate.catch(() => undefined);
  }

  private push(body: string): Promise<number> {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-telegram-bot-api-secret-token": this.webhook.secret,
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.webhook.url, { method: "POST", agent: this.agent, headers }, (response) => {
        response.resume().on("end", () => resolve(response.statusCode ?? 0));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
