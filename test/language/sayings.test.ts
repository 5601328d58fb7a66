// What is said at the prompts of a real form and where its figures go: by number, name, measure and turn, or a question.
import { describe, expect, it } from "vitest";
import { converse } from "./said.ts";
import {
  askedBy,
  asks,
  choicesOf,
  messagesOf,
  orderOf,
  questionnaireOf,
  refuses,
  storedOf,
  tables,
  wanted,
} from "./table.ts";

describe.each([...tables])("%s", (_, cases) => {
  it.each(cases.map((one) => ({ one, name: `${one.form ?? ""}${one.at}: ${JSON.stringify(one.say)}` })))(
    "$name",
    ({ one }) => {
      const q = questionnaireOf(one);
      const said = converse(q, askedBy(one), messagesOf(one), orderOf(one));
      const half = said.s.chat.half;
      expect({
        stored: storedOf(q, said.s.answers),
        choices: asks(said) ? [...choicesOf(q, said)].sort() : null,
        half: half?.map(({ value }) => value) ?? null,
        refuses: refuses(said),
        total: said.events.flatMap((event) => (event.type === "total-said" ? [event.agrees] : [])),
      }).toEqual({
        stored: wanted(q, one),
        choices: one.ask ? [...one.ask].sort() : null,
        half: one.half
          ? Object.values(one.half).flatMap((row) => row.filter((value) => value !== null))
          : null,
        refuses: one.refuse !== undefined,
        total: one.total === undefined ? [] : [one.total],
      });
      if (one.refuse !== undefined) expect(said.text).toContain(one.refuse);
      if (one.says !== undefined) expect(said.text).toContain(one.says);
      for (const [no, note] of Object.entries(one.note ?? {}))
        expect(said.s.answers.get(q.byNo(no)?.notePlace ?? "")?.value).toBe(note);
    },
  );
});
