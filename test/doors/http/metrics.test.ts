// What a scrape shows of the process itself: the same to every monitor, and nothing that is no longer known.
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Metrics, makeMetrics } from "../../../src/doors/http/metrics.ts";

let room: { readonly free: number; readonly all: number } | null = null;
let metrics: Metrics;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  metrics = makeMetrics({
    measure: async () => null,
    room: async () => room,
    pool: () => ({ running: 0, waiting: 0 }),
  });
});
afterEach(() => {
  metrics.end();
  vi.useRealTimers();
});

const lines = async (name: string) =>
  (await metrics.text()).split("\n").filter((line) => line.startsWith(name));
const longest = async () =>
  Number((await lines('tonghop_event_loop_delay_seconds{quantile="1"}'))[0]?.split(" ")[1]);

/** Holds the event loop up, after the histogram's own timer has begun and before it looks again. */
async function holdUp(ms: number): Promise<void> {
  const turn = () => new Promise((done) => setTimeout(done, 60));
  await turn();
  for (const began = performance.now(); performance.now() - began < ms; );
  await turn();
}

it("tells every monitor of the same minute, and forgets it after the next", async () => {
  await holdUp(300);
  expect(await longest()).toBeGreaterThan(0.2);
  expect(await longest()).toBeGreaterThan(0.2);
  vi.advanceTimersByTime(60_000);
  const [one, another] = [await longest(), await longest()];
  expect(one).toBeGreaterThan(0.2);
  expect(another).toBe(one);
  vi.advanceTimersByTime(60_000);
  expect(await longest()).toBeLessThan(one);
});

it("shows the room on the disk while it is seen, and no old value afterwards", async () => {
  expect(await lines("tonghop_disk")).toEqual([]);
  room = { free: 5, all: 10 };
  expect(await lines("tonghop_disk")).toEqual(["tonghop_disk_free_bytes 5", "tonghop_disk_bytes 10"]);
  room = null;
  expect(await lines("tonghop_disk")).toEqual([]);
});

it("has no label in which anything of a report or a person could stand", () => {
  const source = readFileSync(new URL("../../../src/doors/http/metrics.ts", import.meta.url), "utf8");
  const lists = [...source.matchAll(/\[((?:\s*"[a-z]+",?)+\s*)\]/gu)].flatMap(
    ([, list = ""]) => list.match(/[a-z]+/gu) ?? [],
  );
  expect(lists.length).toBeGreaterThan(8);
  expect([...new Set(lists)].sort()).toEqual(["channel", "kind", "outcome", "quantile", "state"]);
});
