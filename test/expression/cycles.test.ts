// Computed cells that need each other in a circle are found, and long chains are none.
import { expect, it } from "vitest";
import { cycleIn } from "../../src/expression/cycles.ts";

function circle(uses: Readonly<Record<string, readonly string[]>>): readonly string[] | null {
  return cycleIn(Object.keys(uses), (name) => uses[name] ?? []);
}

it("finds a circle with the names in it and no others", () => {
  expect(circle({ a: ["b"], b: ["c", "d"], c: [], d: ["e"], e: ["b"] })).toEqual(["b", "d", "e", "b"]);
  expect(circle({ a: ["a"] })).toEqual(["a", "a"]);
});

it("takes what is needed twice for no circle", () => {
  expect(circle({ a: ["b", "c"], b: ["d"], c: ["d", "b"], d: ["typed"] })).toBeNull();
  expect(circle({})).toBeNull();
});

it("walks a chain of any length", () => {
  const chain = Array.from({ length: 50_000 }, (_, at): [string, string[]] => [`${at}`, [`${at + 1}`]]);
  expect(circle(Object.fromEntries(chain))).toBeNull();
  expect(circle({ ...Object.fromEntries(chain), "50000": ["49999"] })).toEqual(["49999", "50000", "49999"]);
});
