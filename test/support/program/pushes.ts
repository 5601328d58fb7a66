// People who write by Telegram's webhook without rest, and a Telegram that pushes each message again until it is taken.
import { setTimeout as pause } from "node:timers/promises";

export type Pushes = {
  /** How many messages were answered 200 so far. */
  taken(): number;
  /** What was answered otherwise: 503, or the code of a failed request; how often each. */
  readonly refused: ReadonlyMap<string, number>;
  /** Nobody writes any more; resolves when every message begun was answered 200, with their keys. */
  stop(): Promise<readonly string[]>;
};

type Door = { readonly url: string; readonly secret: string; readonly chats: number };

/** The first chat's number; the others follow. */
export const FIRST_CHAT = 5_000;

/** The first number of an update, so that several of these in one test differ. */
let next = 1_000;

/** Starts writing: one message after the other in each chat. */
export function startPushes(door: Door): Pushes {
  const keys: string[] = [];
  const refused = new Map<string, number>();
  let over = false;

  async function push(chat: number): Promise<void> {
    const id = next++;
    const body = JSON.stringify(updateOf(id, chat));
    for (;;) {
      const answer = await post(door, body);
      if (answer === "200") break;
      refused.set(answer, (refused.get(answer) ?? 0) + 1);
      await pause(20);
    }
    keys.push(`m:${id}`);
  }

  const ended = Promise.all(
    Array.from({ length: door.chats }, async (_, n) => {
      while (!over) await push(FIRST_CHAT + n);
    }),
  );
  return {
    taken: () => keys.length,
    refused,
    stop: async () => {
      over = true;
      await ended;
      return keys;
    },
  };
}

async function post({ url, secret }: Door, body: string): Promise<string> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
      body,
    });
    await answer.body?.cancel();
    return String(answer.status);
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    return cause instanceof Error && "code" in cause ? String(cause.code) : "failed";
  }
}

function updateOf(id: number, chat: number) {
  const date = Math.floor(Date.now() / 1000);
  const from = { id: chat, is_bot: false, first_name: "Lan" };
  return {
    update_id: id,
    message: {
      message_id: id,
      date,
      chat: { id: chat, type: "private", first_name: "Lan" },
      from,
      text: "xin chào",
    },
  };
}
