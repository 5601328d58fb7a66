// What a contact says when it asks its office for something, and what only looks like it.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { asksForProposals, requestKinds, requestOf } from "../../src/language/request.ts";
import { hear } from "../../src/language/said.ts";
import { form2022, ofUnit } from "./said.ts";

const saying = z.strictObject({
  say: z.string(),
  kind: z.enum(requestKinds).nullable(),
  said: z.enum(["own", "unclear", "general"]).optional(),
});
const { cases } = z
  .object({ cases: z.array(saying) })
  .parse(JSON.parse(readFileSync(new URL("requests.sayings.json", import.meta.url), "utf8")));

describe("requestOf", () => {
  it.each(cases)("$say", ({ say, kind, said }) => {
    expect(requestOf(hear(say))).toEqual(kind === null ? null : { kind, said });
  });

  it("takes no narrative of the sample report for a request", () => {
    const sample = readFileSync(new URL("../support/round/sample-report.json", import.meta.url), "utf8");
    const item = z.object({ text: z.string().optional() });
    const { report } = z
      .object({ report: z.object({ answers: z.record(z.string(), item) }) })
      .parse(JSON.parse(sample));
    const texts = Object.values(report.answers).flatMap(({ text }) => text ?? []);
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((text) => requestOf(hear(text)) !== null)).toEqual([]);
  });
});

it(`finds the one item of ${form2022.id} that asks for proposals`, () => {
  const items = ofUnit("thpt").questions.filter(({ main }) => asksForProposals(main.text));
  expect(items.map(({ main }) => main.no)).toEqual(["II.4"]);
});
