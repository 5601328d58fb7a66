// Walks the collected inputs: what people type, by question, with the verdict each must get. Knows verdicts only.

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { kinds } from "../../../src/form/kinds/index.ts";
import { readTwoCounts } from "../../../src/form/kinds/pair.ts";
import type { ReadResult } from "../../../src/language/reading.ts";
import { hear } from "../../../src/language/said.ts";
import { contextFor } from "./context.ts";
import collected from "./inputs.json" with { type: "json" };

const inputSchema = z.object({
  id: z.string(),
  input: z.string(),
  kind: z.enum(["count", "pair", "money", "yesno", "date", "text"]),
  expect: z.union([z.number(), z.tuple([z.number(), z.number()]), z.string()]),
  why: z.string(),
  now: z.string().optional(),
});
type Input = z.infer<typeof inputSchema>;

describe("collected inputs", () => {
  it.each(
    z
      .array(inputSchema)
      .parse(collected)
      .map((input) => [input.id, input] as const),
  )("%s", (_, input) => {
    const name = input.kind === "yesno" ? "yes-no" : input.kind;
    const context = contextFor(name, input.now ? { now: new Date(input.now) } : {});
    const result: ReadResult<unknown> =
      name === "pair"
        ? readTwoCounts(hear(input.input), context)
        : kinds[name].read(hear(input.input), context);
    expect(verdict(result), `${JSON.stringify(input.input.slice(0, 60))}: ${input.why}`).toEqual(
      expected(input),
    );
  });
});

function expected(input: Input) {
  if (Array.isArray(input.expect)) return { count: input.expect[0], people: input.expect[1] };
  if (input.kind === "yesno" && (input.expect === "yes" || input.expect === "no"))
    return input.expect === "yes";
  return input.expect;
}

/** Half a pair and "later" are asked about further, as a choice is. */
function verdict(result: ReadResult<unknown>): unknown {
  if (result.type === "value") return result.value;
  return result.type === "refused" ? "reject" : "ambiguous";
}
