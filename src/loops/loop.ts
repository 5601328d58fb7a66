// A job that runs again and again until it is stopped. Knows nothing of what the job does.
import type { Log } from "../log.ts";
import { makeBell } from "./bell.ts";

export type Loop = {
  /** Runs the job soon, without waiting for its interval. Cheap, never throws. */
  wake(): void;
  /** Aborts the job's signal and resolves when it has ended. */
  stop(): Promise<void>;
};

type LoopJob = {
  readonly name: string;
  readonly everyMs: number;
  readonly log: Log;
  run(signal: AbortSignal): Promise<unknown>;
};

const LONGEST_WAIT_MS = 30_000;

/**
 * Starts a job: at once, then on every `wake` and at least every `everyMs`, never twice at a time. When it throws,
 * that is logged and it runs again after a wait that grows; a wake does not shorten that wait.
 */
export function startLoop(job: LoopJob): Loop {
  const bell = makeBell();
  const patience = makeBell();
  const stopping = new AbortController();
  const { signal } = stopping;

  async function forever(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        await job.run(signal);
        failures = 0;
        await bell.wait(job.everyMs, signal);
      } catch (error) {
        failures++;
        const ms = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(failures, 10));
        job.log.error({ job: job.name, error, attempts: failures, ms }, "A job failed and will run again.");
        await patience.wait(ms, signal);
      }
    }
  }

  const ended = forever();
  return {
    wake: bell.ring,
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
