// Walks the list of kinds with their tables of sayings, so that a kind without a table fails. Knows no kind itself.
import { describe, expect, it } from "vitest";
import { kinds } from "../../../src/form/kinds/index.ts";
import type { KindName } from "../../../src/form/kinds/kind.ts";
import { contextFor } from "./context.ts";
import { countSayings } from "./count.sayings.ts";
import { dateSayings } from "./date.sayings.ts";
import { moneySayings } from "./money.sayings.ts";
import { pairSayings } from "./pair.sayings.ts";
import { outcome, type Sayings } from "./said.ts";
import { textSayings } from "./text.sayings.ts";
import { yesNoSayings } from "./yes-no.sayings.ts";

const tables: Readonly<Record<KindName, Sayings>> = {
  count: countSayings,
  pair: pairSayings,
  money: moneySayings,
  text: textSayings,
  "yes-no": yesNoSayings,
  date: dateSayings,
};

describe.each(Object.values(kinds))("$name", (kind) => {
  const table = tables[kind.name];

  it("has a table of its own", () => {
    expect(table.kind).toBe(kind.name);
    expect(table.sayings.length).toBeGreaterThan(20);
  });

  const rows = table.sayings.map(([said, expected, more]) => ({
    said,
    expected,
    context: contextFor(kind.name, more),
  }));

  it.each(rows)("$said → $expected", ({ said, expected, context }) => {
    expect(outcome(kind.read(said, context))).toBe(expected);
  });

  it.each(rows)("$said reads the same decomposed", ({ said, expected, context }) => {
    expect(outcome(kind.read(said.normalize("NFD"), context))).toBe(expected);
  });
});
