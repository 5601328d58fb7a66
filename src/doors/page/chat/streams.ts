// The open event streams of this process: one poll of the database serves them all. Knows what was delivered, no HTTP.
import type { App } from "../../../app.ts";
import { type Delivered, deliveredTo } from "../../../store/people/sessions.ts";

/** One open page. */
export type OpenPage = {
  readonly hash: string;
  /** The number of the last message it has. */
  readonly after: number;
  /** Resolves once the message is on its way; a slow reader is not given more until then. */
  write(message: Delivered): Promise<void>;
  /** Sends an empty event, so that both sides notice a dead connection. */
  beat(): Promise<void>;
  end(): void;
};

export type Streams = {
  /** Adds a reader; what it gives back takes it out again. */
  add(reader: OpenPage): () => void;
  /** An answer is about to be delivered: look often for a moment. */
  nudge(): void;
  stop(): void;
};

type Open = OpenPage & { after: number; busy: boolean; beats: number };

const IDLE_MS = 1_000;
const QUICK_MS = 50;
const QUICK_LOOKS = 40;
const BEAT_MS = 15_000;
/** After ten minutes a stream is ended; the page comes back at once. */
const MOST_BEATS = 40;
/** How many pages of one session may be open; beyond it the oldest is ended. */
const MOST_OF_ONE = 20;

/**
 * Streams are fed by polling, often for two seconds after this process took a message in and once a second
 * otherwise. So it does not matter which process delivered, and nothing is lost that a notification could lose.
 */
export function makeStreams(app: App): Streams {
  const open = new Set<Open>();
  let timer: NodeJS.Timeout | undefined;
  let quick = 0;
  let looking = false;
  let stopped = false;

  const beating = setInterval(() => {
    for (const reader of open) {
      reader.beats++;
      if (reader.beats > MOST_BEATS) close(reader);
      else reader.beat().catch(() => close(reader));
    }
  }, BEAT_MS);
  beating.unref();

  function close(reader: Open): void {
    if (open.delete(reader)) reader.end();
  }

  function schedule(): void {
    clearTimeout(timer);
    if (stopped || looking || open.size === 0) return;
    timer = setTimeout(look, quick > 0 ? QUICK_MS : IDLE_MS);
    timer.unref();
  }

  async function look(): Promise<void> {
    looking = true;
    quick = Math.max(0, quick - 1);
    try {
      const ready = [...open].filter((reader) => !reader.busy);
      const news = ready.length === 0 ? [] : await deliveredTo(app.db, ready, app.clock());
      for (const [index, reader] of ready.entries()) {
        const messages = news[index] ?? null;
        // Its session has ended or has another secret by now: the page comes back with the cookie that it has.
        if (messages === null) close(reader);
        else give(reader, messages);
      }
    } catch (error) {
      quick = 0;
      app.log.warn({ error }, "Could not look for new messages of the open pages; trying again.");
    } finally {
      looking = false;
      schedule();
    }
  }

  function give(reader: Open, messages: readonly Delivered[]): void {
    const last = messages.at(-1);
    if (last === undefined) return;
    reader.after = last.seq;
    reader.busy = true;
    const write = async () => {
      for (const message of messages) await reader.write(message);
      reader.busy = false;
    };
    write().catch(() => close(reader));
  }

  return {
    add(given) {
      const reader: Open = { ...given, busy: false, beats: 0 };
      if (stopped) {
        reader.end();
        return () => undefined;
      }
      open.add(reader);
      const same = [...open].filter((other) => other.hash === reader.hash);
      for (const old of same.slice(0, -MOST_OF_ONE)) close(old);
      // The first look is at once: it brings the history.
      clearTimeout(timer);
      quick = Math.max(quick, 1);
      if (!looking) void look();
      return () => open.delete(reader);
    },
    nudge() {
      quick = QUICK_LOOKS;
      schedule();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(beating);
      for (const reader of [...open]) close(reader);
    },
  };
}
