// Processes messages that were kept as received: each chat's in order, the chats by turns, whichever process kept them.
import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../app.ts";
import { keepDamagedAsDead } from "../engine/receive.ts";
import { makeBell } from "../loops/bell.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { isLockConflict, isUnavailable } from "../store/db.ts";
import { isPaused } from "../store/queue/pause.ts";
import { type NextOfChat, nextOfChat, type WaitingChat, waitingChats } from "../store/queue/received.ts";
import { makeFairQueue, type Queued } from "./fair-queue.ts";
import type { Receive } from "./take-update.ts";

/**
 * How often, in milliseconds, waiting messages are looked for: what another process kept and left is found this way,
 * what this one keeps by `wake`.
 */
const LOOK_MS = 2_000;
/**
 * While there is work, newly waiting chats are looked for at most this often, in milliseconds, since one look goes over
 * all of them.
 */
const LOOK_AGAIN_MS = 200;
/** How many chats are processed at once. The pool's other connections stay free for the other doors. */
const CHATS_AT_ONCE = 6;
/**
 * A chat rests, after each of its messages, so many times as long as the message took, at most so many milliseconds:
 * who sends without end takes a quarter of one connection, and less of a machine that is busy. What others send
 * meanwhile is worked at their doors, or here.
 */
const REST_TIMES = 3;
const LONGEST_REST_MS = 500;
/** How many milliseconds a chat is left alone whose row another process holds; the time grows with each attempt. */
const ASIDE_MS = 1_000;
const LONGEST_ASIDE_MS = 60_000;

type Inbox = {
  /** Something was kept: chats that wait are looked for again. Cheap, never throws. */
  more(): void;
  /** Processes until nothing waits that this process could take. Throws when the database cannot be reached. */
  workOff(signal?: AbortSignal): Promise<void>;
};

/** Processes what waits, at once and whenever it is woken. What a killed process left is processed by the next one. */
export function startInbox(app: App, receive: Receive): Loop {
  const inbox = makeInbox(app, receive);
  const loop = startLoop({
    name: "inbox",
    everyMs: LOOK_MS,
    log: app.log,
    run: async (signal) => {
      if (!(await isPaused(app.db))) await inbox.workOff(signal);
    },
  });
  return {
    wake: () => {
      inbox.more();
      loop.wake();
    },
    stop: loop.stop,
  };
}

type Chat = WaitingChat & Queued;

/**
 * After one message of a chat the next chat has its turn and the chat rests: somebody who sends a thousand messages
 * makes nobody else wait. A chat whose message cannot be processed is left alone for a while by itself.
 */
export function makeInbox(app: App, receive: Receive, rest: (ms: number) => Promise<unknown> = sleep): Inbox {
  const turns = makeFairQueue<Chat>();
  /** Chats that are worked or rest. */
  const running = new Map<string, Promise<void>>();
  let working = 0;
  const aside = new Map<string, { readonly until: number; readonly times: number }>();
  const bell = makeBell();
  let wanted = true;
  let looking: Promise<void> | null = null;
  let rested = true;
  let lost: { readonly error: unknown } | null = null;

  const busy = (key: string) => running.has(key) || isAside(key);

  function isAside(key: string): boolean {
    const left = (aside.get(key)?.until ?? 0) - app.clock().getTime();
    // More is left than ever is given when the clock was set back: then nobody knows, and the chat is tried.
    return left > 0 && left <= LONGEST_ASIDE_MS;
  }

  /** Who was not tried for long after the wait was over has nothing waiting any more; nor is a wait that nobody gave kept. */
  function forgetAside(): void {
    const now = app.clock().getTime();
    for (const [key, { until }] of aside) if (Math.abs(until - now) > LONGEST_ASIDE_MS) aside.delete(key);
  }

  async function look(): Promise<void> {
    wanted = false;
    rested = false;
    forgetAside();
    for (const chat of await waitingChats(app.db)) {
      const key = `${chat.channel}/${chat.account}/${chat.chat}`;
      if (!busy(key) || running.has(key)) turns.add({ ...chat, key });
    }
  }

  async function work(chat: Chat): Promise<void> {
    const next = await nextOfChat(app.db, chat);
    if (next === null) return;
    const verdict = await workOne(chat, next);
    aside.delete(chat.key);
    // A duplicate is being processed by another process at this moment; this chat is looked at again for what comes
    // after it.
    if (next.more || verdict === "duplicate") turns.add(chat);
  }

  async function workOne(chat: Chat, next: NextOfChat): Promise<Awaited<ReturnType<Receive>>> {
    if ("message" in next) return receive(next.message);
    const { channel, account } = chat;
    app.log.error({ job: "inbox", channel, account, inbox: next.damagedId }, "A kept message is damaged.");
    await keepDamagedAsDead(app, { channel, account, chat: chat.chat }, next.damagedId);
    return "dead";
  }

  /**
   * A lost connection concerns every chat and is thrown; anything else concerns this chat alone, which is left alone
   * for a while.
   */
  function failed(chat: Chat, error: unknown): void {
    if (isUnavailable(error) && !isLockConflict(error)) {
      lost ??= { error };
      return;
    }
    const times = (aside.get(chat.key)?.times ?? 0) + 1;
    const ms = Math.min(LONGEST_ASIDE_MS, ASIDE_MS * 2 ** Math.min(times - 1, 10));
    aside.set(chat.key, { until: app.clock().getTime() + ms, times });
    const { channel, account } = chat;
    app.log.warn({ job: "inbox", channel, account, attempts: times, ms, error }, "A chat has to wait.");
  }

  function startLook(): void {
    looking = look()
      .catch((error: unknown) => {
        lost ??= { error };
      })
      .finally(() => {
        looking = null;
        setTimeout(() => {
          rested = true;
          bell.ring();
        }, LOOK_AGAIN_MS).unref();
        bell.ring();
      });
  }

  function startChat(chat: Chat): void {
    running.set(
      chat.key,
      workAndRest(chat).finally(() => {
        running.delete(chat.key);
        bell.ring();
      }),
    );
  }

  async function workAndRest(chat: Chat): Promise<void> {
    working++;
    const began = performance.now();
    await work(chat).catch((error: unknown) => failed(chat, error));
    working--;
    bell.ring();
    await rest(Math.min(LONGEST_REST_MS, REST_TIMES * (performance.now() - began)));
  }

  async function ended(): Promise<void> {
    await Promise.all([...running.values(), looking]);
  }

  return {
    more: () => {
      wanted = true;
      bell.ring();
    },
    async workOff(signal) {
      wanted = true;
      while (lost === null && !signal?.aborted) {
        let idle = false;
        while (working < CHATS_AT_ONCE && !idle) {
          const chat = turns.next(busy);
          if (chat) startChat(chat);
          else idle = true;
        }
        if (wanted && looking === null && (rested || idle)) startLook();
        if (running.size === 0 && looking === null) break;
        await bell.wait(LOOK_MS, signal);
      }
      await ended();
      if (lost === null) return;
      const { error } = lost;
      lost = null;
      throw error;
    },
  };
}
