// Walks the list of kinds with their tables of sayings, so that a kind without a table fails. Knows no kind itself.

import { describe, expect, it } from "vitest";
import { kindNames, kinds } from "../../../src/form/kinds/index.ts";
import { readTwoCounts } from "../../../src/form/kinds/pair.ts";
import type { ReadContext, ReadResult } from "../../../src/language/reading.ts";
import { hear, type Said } from "../../../src/language/said.ts";
import { contextFor } from "./context.ts";
import { outcome, sayings } from "./said.ts";

type Read = (said: Said, context: ReadContext) => ReadResult<unknown>;

const readers = [
  ...kindNames.map((name): [typeof name, Read] => [name, kinds[name].read]),
  ["pair", readTwoCounts] as const,
] as const;

describe.each(readers)("%s", (name, read) => {
  const table = sayings[name] ?? [];

  it("has a table of its own", () => {
    expect(table.length).toBeGreaterThan(20);
  });

  it.each(table)("$said → $expected", ({ said, expected, more }) => {
    const context = contextFor(name, more);
    expect(outcome(read(hear(said), context))).toBe(expected);
    expect(outcome(read(hear(said.normalize("NFD")), context)), "decomposed").toBe(expected);
  });
});

it("keeps each kind under the name that it has itself", () => {
  expect(kindNames.map((name) => kinds[name].name)).toEqual([...kindNames]);
});
