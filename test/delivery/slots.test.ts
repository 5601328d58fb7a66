// Slots: slow sends hold half of them at most, and none for longer than their time; who is meant by "wait".
import { expect, test } from "vitest";
import { makeSlots } from "../../src/delivery/slots.ts";
import { makeThrottles } from "../../src/delivery/throttles.ts";

const limits = { atOnce: 20, slowMs: 2_000, heldMs: 15_000 };

function at() {
  let now = 0;
  const slots = makeSlots(limits, () => now);
  return {
    slots,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test("as many sends as there are slots; a slot that is given back is free", () => {
  const { slots } = at();
  const taken = Array.from({ length: 20 }, () => slots.take(false));
  expect(slots.room()).toBe(0);
  taken[0]?.free();
  taken[0]?.free();
  expect(slots.room()).toBe(1);
});

test("twenty that hang: half of the slots are free for others after two seconds, all after fifteen", () => {
  const { slots, pass } = at();
  for (let n = 0; n < 20; n++) slots.take(false);
  pass(1_999);
  expect(slots.room()).toBe(0);
  pass(1);
  expect(slots.room()).toBe(10);
  for (let n = 0; n < 10; n++) slots.take(false);
  expect(slots.room()).toBe(0);
  pass(13_000);
  expect(slots.room()).toBe(10);
  pass(2_000);
  expect(slots.room()).toBe(20);
});

test("those that did not answer before count as slow at once", () => {
  const { slots } = at();
  expect(slots.doubtfulRoom()).toBe(10);
  for (let n = 0; n < 10; n++) slots.take(true);
  expect([slots.doubtfulRoom(), slots.room()]).toEqual([0, 10]);
});

test("the account is meant when three different chats hear it within ten seconds", () => {
  let now = 0;
  const throttles = makeThrottles(() => now);
  expect([1, 1, 1, 2, 1, 2].map((id) => throttles.note(id))).toEqual(Array(6).fill(false));
  now += 10_001;
  expect(throttles.note(3)).toBe(false);
  expect(throttles.note(4)).toBe(false);
  now += 10_000;
  expect(throttles.note(5)).toBe(true);
});
