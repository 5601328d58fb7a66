// What is said at the prompts of a real form and where its figures go: by number, name, measure and turn, or a question.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { InterviewEvent } from "../../src/interview/events.ts";
import { form2022, ofUnit, promptAt, type Said, say } from "./said.ts";

const values = z.record(z.string(), z.array(z.union([z.number(), z.string(), z.null()])));
const saying = z.strictObject({
  at: z.string(),
  say: z.string(),
  unit: z.string().optional(),
  want: values.optional(),
  half: values.optional(),
  ask: z.string().optional(),
  or: z.literal("ask").optional(),
  rest: z.number().optional(),
  refuse: z.string().optional(),
  // biome-ignore lint/suspicious/noThenProperty: it is the name in the table of sayings.
  then: z.string().optional(),
  again: z.boolean().optional(),
});
const read = (name: string) =>
  z.object({ cases: z.array(saying) }).parse(JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")))
    .cases;

const cases = [...read("sayings-2022.json"), ...read("sayings-more.json"), ...read("sayings-lists.json")];

describe(`${form2022.id}: what is said and where it goes`, () => {
  it.each(cases.map((one) => ({ ...one, name: `${one.at}: ${JSON.stringify(one.say)}` })))("$name", (one) => {
    const q = ofUnit(one.unit ?? "phong_gddt");
    const at = one.at.replace(/ .*/u, "");
    const asked = promptAt(q, at);
    const said = say(q, asked, one.say);
    const wanted = Object.entries(one.want ?? {});
    if (one.again) {
      expect(said.stored.size).toBe(0);
      return;
    }
    if (one.or === "ask" && asks(said)) return expect(wrongly(said, one.want ?? {})).toEqual([]);
    for (const [no, value] of wanted) expect([no, said.stored.get(no)]).toEqual([no, value]);
    if (one.rest !== undefined) {
      const group = q.groups.find(({ no }) => no === at)?.questions ?? [];
      for (const row of group.filter(({ main }) => !one.want?.[main.no]))
        expect(said.stored.get(row.main.no)).toEqual(row.places.map(() => one.rest));
    }
    if (one.half) {
      const half = said.events.find((event) => event.type === "half");
      expect(half?.type === "half" && half.half.map(({ value }) => value)).toEqual(
        Object.values(one.half).flatMap((pair) => pair.filter((part) => part !== null)),
      );
    }
    if (one.ask) expect(asks(said)).toBe(true);
    if (one.refuse) expect(JSON.stringify(said.events)).toContain(one.refuse);
    const extra = [...said.stored.keys()].filter((no) => !one.want?.[no]);
    if (one.rest === undefined) expect(extra).toEqual([]);
  });
});

/** Whether the bot asks back: nothing that is in doubt was written. */
function asks({ events }: Said): boolean {
  const questions: readonly InterviewEvent["type"][] = [
    "which",
    "unsure",
    "doubted",
    "total-said",
    "one-or-several",
    "half",
  ];
  return events.some(({ type }) => questions.includes(type));
}

/** The rows that hold another figure than the wanted one. */
function wrongly(said: Said, want: Readonly<Record<string, readonly unknown[]>>): string[] {
  return [...said.stored].flatMap(([no, value]) =>
    JSON.stringify(value) === JSON.stringify(want[no]) ? [] : [no],
  );
}
