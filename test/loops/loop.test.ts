// The loop that jobs run in, and the bell that wakes them: no ring is overlooked, a fault never ends it.
import { describe, expect, test } from "vitest";
import { makeBell } from "../../src/loops/bell.ts";
import { startLoop } from "../../src/loops/loop.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a bell", () => {
  test("wakes whoever waits; a ring while nobody waits is kept for the next, once", async () => {
    const bell = makeBell();
    const waiting = bell.wait(10_000);
    bell.ring();
    await waiting;
    bell.ring();
    bell.ring();
    await bell.wait(10_000);
    const start = performance.now();
    await bell.wait(30);
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  test("an abort wakes too, also one from before", async () => {
    const stopping = new AbortController();
    const waiting = makeBell().wait(10_000, stopping.signal);
    stopping.abort();
    await waiting;
    await makeBell().wait(10_000, stopping.signal);
  });
});

describe("a loop", () => {
  test("runs at once, on every wake, and by its interval; never twice at a time", async () => {
    let runs = 0;
    let running = 0;
    let overlapped = false;
    const loop = startLoop({
      name: "test",
      everyMs: 10_000,
      log,
      run: async () => {
        overlapped ||= ++running > 1;
        await pause(10);
        running--;
        runs++;
      },
    });
    loop.wake(); // while it runs: it must run again, for it may have looked already
    await expect.poll(() => runs).toBe(2);
    loop.wake();
    await expect.poll(() => runs).toBe(3);
    await loop.stop();
    loop.wake();
    await pause(30);
    expect([runs, overlapped]).toEqual([3, false]);

    let ticks = 0;
    const quick = startLoop({ name: "test", everyMs: 5, log, run: async () => ticks++ });
    await expect.poll(() => ticks).toBeGreaterThan(5);
    await quick.stop();
  });

  test("a fault is logged and waited out, and the job runs again; a wake does not hurry it", async () => {
    const errors: object[] = [];
    let runs = 0;
    const loop = startLoop({
      name: "test",
      everyMs: 10_000,
      log: { ...log, error: (details) => errors.push(details) },
      run: async () => {
        if (++runs === 1) throw new Error("no");
      },
    });
    await expect.poll(() => errors.length).toBe(1);
    loop.wake();
    await pause(200);
    expect(runs).toBe(1);
    await expect.poll(() => runs).toBeGreaterThan(1);
    expect(errors).toMatchObject([{ job: "test", attempts: 1, ms: 1_000 }]);
    await loop.stop();
  });

  test("stop aborts the running job and waits for it", async () => {
    let ended = false;
    const loop = startLoop({
      name: "test",
      everyMs: 1,
      log,
      run: async (signal) => {
        await makeBell().wait(10_000, signal);
        ended = true;
      },
    });
    await pause(5);
    await loop.stop();
    expect(ended).toBe(true);
  });
});
