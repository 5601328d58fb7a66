// A bell: whoever waits for it wakes when it rings, when the time is up or when the signal aborts. Knows nothing else.

export type Bell = {
  /** Wakes whoever waits, or the next who would. Cheap, never throws. */
  ring(): void;
  /** Waits for a ring, `ms`, or the abort, whatever comes first. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
};

/** A ring while nobody waits is kept: the next wait returns at once, so that nothing rung for is overlooked. */
export function makeBell(): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", done);
          wake = null;
          rung = false;
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener("abort", done);
        wake = done;
        if (rung || signal?.aborted) done();
      }),
  };
}
