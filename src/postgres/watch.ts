// Starts a server again that has died by itself. Knows when to look; how to look and to start is told to it.
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../log.ts";

type Watch = {
  /** Begins to look. `started` gets the address of a server that was started again. */
  begin(started: (address: string) => void): void;
  /** Resolves when nobody looks or starts any more. */
  end(): Promise<void>;
};

const everyMs = 1_000;
/** After a start that failed (a full disk), the next attempt waits so long. */
const afterFailureMs = 10_000;

/** A watch over a server; `start` also waits for one that somebody else is starting. */
export function watchServer(isRunning: () => boolean, start: () => Promise<string>, log: Log): Watch {
  const stopping = new AbortController();
  const { signal } = stopping;
  let ended: Promise<void> = Promise.resolve();

  async function look(started: (address: string) => void): Promise<number> {
    try {
      if (isRunning()) return everyMs;
      log.error({}, "The database server has ended by itself; it is started again.");
      started(await start());
      return everyMs;
    } catch (error) {
      log.error({ error, ms: afterFailureMs }, "The database server could not be started again.");
      return afterFailureMs;
    }
  }

  async function forever(started: (address: string) => void): Promise<void> {
    while (!signal.aborted) {
      const ms = await look(started);
      await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    begin: (started) => {
      ended = forever(started);
    },
    end: async () => {
      stopping.abort();
      await ended;
    },
  };
}
