// Whose turn it is: everybody's once round, those who have joined first, a stranger's now and then.
import { expect, test } from "vitest";
import { makeFairQueue, type Queued } from "../../src/doors/fair-queue.ts";

const free = () => false;
const joined = (key: string): Queued => ({ key, joined: true });
const stranger = (key: string): Queued => ({ key, joined: false });

test("who has had a turn comes after all who wait, and whoever comes new is among these", () => {
  const turns = makeFairQueue();
  for (const key of ["flood", "lan"]) turns.add(joined(key));
  const order: string[] = [];
  for (let n = 0; n < 6; n++) {
    const one = turns.next(free);
    if (!one) break;
    order.push(one.key);
    if (one.key === "flood") turns.add(one);
    if (n === 2) turns.add(joined("minh"));
  }
  expect(order).toEqual(["flood", "lan", "flood", "flood", "minh", "flood"]);
});

test("waiting twice is waiting once, in the old place", () => {
  const turns = makeFairQueue();
  for (const key of ["lan", "minh", "lan"]) turns.add(joined(key));
  expect([turns.next(free)?.key, turns.next(free)?.key, turns.next(free)]).toEqual([
    "lan",
    "minh",
    undefined,
  ]);
});

test("those who are busy are passed over and keep their place", () => {
  const turns = makeFairQueue();
  for (const key of ["lan", "minh"]) turns.add(joined(key));
  expect(turns.next((key) => key === "lan")?.key).toBe("minh");
  expect(turns.next((key) => key === "lan")).toBeUndefined();
  expect(turns.next(free)?.key).toBe("lan");
});

test("who has joined comes before strangers, of whom one in eight turns is all the same", () => {
  const turns = makeFairQueue();
  for (let n = 1; n <= 3; n++) turns.add(stranger(`s${n}`));
  for (let n = 1; n <= 12; n++) turns.add(joined(`${n}`));
  const order = Array.from({ length: 15 }, () => turns.next(free)?.key);
  expect(order).toEqual(["1", "2", "3", "4", "5", "6", "7", "s1", "8", "9", "10", "11", "12", "s2", "s3"]);
});

test("a stranger who joins meanwhile waits on among those who have joined", () => {
  const turns = makeFairQueue();
  for (const key of ["a", "lan"]) turns.add(stranger(key));
  turns.add(joined("lan"));
  expect([turns.next(free)?.key, turns.next(free)?.key, turns.next(free)]).toEqual(["lan", "a", undefined]);
});
