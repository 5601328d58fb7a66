// Walks the list of kinds with their tables of sayings, so that a kind without a table fails. Knows no kind itself.
import { describe, expect, it } from "vitest";
import { kinds } from "../../../src/form/kinds/index.ts";
import { contextFor } from "./context.ts";
import { outcome, sayings } from "./said.ts";

describe.each(Object.values(kinds))("$name", (kind) => {
  const table = sayings[kind.name];

  it("has a table of its own", () => {
    expect(table.length).toBeGreaterThan(20);
  });

  it.each(table)("$said → $expected", ({ said, expected, more }) => {
    const context = contextFor(kind.name, more);
    expect(outcome(kind.read(said, context))).toBe(expected);
    expect(outcome(kind.read(said.normalize("NFD"), context)), "decomposed").toBe(expected);
  });
});
