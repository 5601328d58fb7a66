// Contracts of stored shapes: versions lifted in turn, and what is newer or damaged told apart and never guessed.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { asItIs, UnknownShape, unversioned, upgrade, versioned } from "../src/versioned.ts";

const people = versioned("people", z.strictObject({ names: z.array(z.string()), open: z.boolean() }), [
  upgrade(z.strictObject({ name: z.string() }), ({ name }) => ({ names: [name] })),
  upgrade(z.strictObject({ names: z.array(z.string()) }), ({ names }) => ({ names, open: false })),
]);
const list = versioned(
  "list",
  z.strictObject({ items: z.array(z.number()) }).transform(({ items }) => items),
  [upgrade(z.array(z.number()), (items) => ({ items }))],
  (items) => ({ items }),
);

describe("a versioned shape", () => {
  it("is written with its version", () => {
    expect(JSON.parse(people.write({ names: ["Lan"], open: true }))).toEqual({
      v: 2,
      names: ["Lan"],
      open: true,
    });
    expect(JSON.parse(list.write([1, 2]))).toEqual({ v: 1, items: [1, 2] });
  });

  it.each([
    ["without a version", { name: "Lan" }, { names: ["Lan"], open: false }],
    ["of version 1", { v: 1, names: ["Lan"] }, { names: ["Lan"], open: false }],
    ["of today", { v: 2, names: ["Lan"], open: true }, { names: ["Lan"], open: true }],
  ])("%s is lifted to today's", (_name, stored, value) => expect(people.read(stored)).toEqual(value));

  it("that was a bare list is lifted too", () => expect(list.read([3])).toEqual([3]));

  it.each([
    ["a newer program's", { v: 3, names: ["Lan"] }, true, 3],
    ["a field too many", { v: 2, names: ["Lan"], open: true, more: 1 }, false, 2],
    ["an older version's field under a newer number", { v: 1, name: "Lan" }, false, 1],
    ["a version that is none", { v: "2", names: ["Lan"], open: true }, false, 0],
    ["a version that is no whole number", { v: 1.5, names: ["Lan"] }, false, 0],
    ["a version below the first", { v: -1, name: "Lan" }, false, 0],
    ["nothing", null, false, 0],
    ["a text", "Lan", false, 0],
    ["empty", {}, false, 0],
  ])("%s is told and not guessed", (_name, stored, newer, version) => {
    const read = people.tryRead(stored);
    expect(read).toMatchObject({ ok: false, problem: { newer, version } });
    expect(() => people.read(stored)).toThrow(UnknownShape);
  });

  it("is not repeated by the error", () => {
    const read = people.tryRead({ v: 2, names: "secret" });
    expect(read.ok ? "" : read.problem.message).toBe(
      "a stored people of version 2 cannot be read: it is damaged",
    );
  });
});

it("a shape that only got its version is read without it as well", () => {
  const shape = versioned("shape", z.strictObject({ a: z.number() }), [asItIs]);
  expect([shape.read({ a: 1 }), shape.read({ v: 1, a: 1 })]).toEqual([{ a: 1 }, { a: 1 }]);
});

it("a single value is kept as itself", () => {
  const text = unversioned("text", z.string());
  expect([text.write("2022"), text.read("2022")]).toEqual(['"2022"', "2022"]);
  expect(text.tryRead(2022).ok).toBe(false);
});
