// The tables of sayings, one for every kind: a line says what was typed and what becomes of it. Knows the shapes.
import { readFileSync } from "node:fs";
import { z } from "zod";
import { kindNames } from "../../../src/form/kinds/index.ts";
import type { ReadResult } from "../../../src/language/reading.ts";

const half = z.union([z.object({ count: z.number() }), z.object({ people: z.number() })]);
/** What the cell is, where that decides. */
const cell = z.strictObject({
  nouns: z.strictObject({ count: z.string(), people: z.string().exactOptional() }).exactOptional(),
  scale: z.enum(["dong", "nghin", "trieu", "ty"]).exactOptional(),
  identifies: z.enum(["phone", "citizen", "school", "account"]).exactOptional(),
});
const table = z.array(
  z
    .union([
      z.tuple([z.string(), z.string()]),
      z.tuple([z.string(), z.string(), z.union([z.strictObject({ half }), cell])]),
    ])
    .transform(([said, expected, more]) => ({ said, expected, more: more ?? {} })),
);

/** The table of a kind, `<kind>.sayings.json`; of two counts that are typed together it is `pair.sayings.json`. */
export const sayings: Readonly<Record<string, z.infer<typeof table>>> = Object.fromEntries(
  [...kindNames, "pair"].map((name) => {
    const file = new URL(`${name}.sayings.json`, import.meta.url);
    return [name, table.parse(JSON.parse(readFileSync(file, "utf8")))];
  }),
);

/** One line for a result: "= 12", "refused decimal", "half count 12", "? sum 9 | 5 | 4", "later". */
export function outcome(result: ReadResult<unknown>): string {
  switch (result.type) {
    case "value":
      return `= ${spelt(result.value)}${result.note === undefined ? "" : ` (${result.note})`}`;
    case "half":
      return `half ${Object.entries(result.half).flat().join(" ")}${result.note === undefined ? "" : ` (${result.note})`}`;
    case "refused":
      return `refused ${result.reason}`;
    case "later":
      return "later";
    default: {
      const readings = result.readings.map(
        ({ value, note }) => spelt(value) + (note === undefined ? "" : ` (${note})`),
      );
      return `? ${result.reason} ${readings.join(" | ")}`.trim();
    }
  }
}

function spelt(value: unknown): string {
  const isPair = typeof value === "object" && value !== null && "count" in value && "people" in value;
  return isPair ? `${value.count}/${value.people}` : String(value);
}
