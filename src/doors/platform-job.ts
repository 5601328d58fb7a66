// A job that calls a platform: not while the installation is paused, and soon after it is resumed. Knows no platform.
import type { App } from "../app.ts";
import { type Loop, startLoop } from "../loops/loop.ts";
import { isPaused } from "../store/queue/pause.ts";

/** How often it is looked, in milliseconds, whether a paused installation was resumed or another's turn is over. */
const LOOK_MS = 5_000;

type PlatformJob = {
  readonly name: string;
  readonly everyMs: number;
  /** Null where it was another process's turn: that one may die in the middle of it, so it is looked soon again. */
  run(signal: AbortSignal): Promise<unknown>;
};

/**
 * Starts the job as `startLoop` does. A paused installation may be a copy of one that runs, and the account then belongs
 * to that one: nothing at all is asked or told.
 */
export function startPlatformJob(app: App, { name, everyMs, run }: PlatformJob): Loop {
  let doneAt: number | null = null;
  const loop = startLoop({
    name,
    everyMs: Math.min(everyMs, LOOK_MS),
    log: app.log,
    run: async (signal) => {
      if (doneAt !== null && performance.now() - doneAt < everyMs) return;
      if (await isPaused(app.db)) return;
      if ((await run(signal)) !== null) doneAt = performance.now();
    },
  });
  return {
    ...loop,
    wake: () => {
      doneAt = null;
      loop.wake();
    },
  };
}
