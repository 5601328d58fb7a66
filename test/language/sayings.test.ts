// What is said at the prompts of a real form and where its figures go: by number, name, measure and turn, or a question.
import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/form/answers.ts";
import type { Questionnaire } from "../../src/form/questions.ts";
import { now, openAt, type Reply, reply } from "./said.ts";
import {
  askedBy,
  asks,
  choicesOf,
  messagesOf,
  questionnaireOf,
  refuses,
  type Saying,
  tables,
} from "./table.ts";

/** Gives the messages of a saying, one after the other, each to the prompt that then stands. */
function converse(one: Saying): Reply & { readonly before: readonly Reply[] } {
  // Rows follow rows where the figures are asked first.
  let s = openAt(questionnaireOf(one), askedBy(one), /^[IVX]/u.test(one.at) ? "official" : "figures");
  const replies = messagesOf(one).map(({ say, sent }, index): Reply => {
    const delivered = now.getTime() + index * 60_000;
    const at = sent === null ? null : delivered;
    const dated = { ...s, promptDelivered: at, promptAt: at, firstAsked: at };
    const sentAt = sent === null ? null : delivered + sent * 1000;
    const said = reply(dated, { type: "text", text: say, sentAt, nearLimit: false });
    s = said.s;
    return said;
  });
  const last = replies.at(-1);
  if (!last) throw new Error("nothing was said");
  return { ...last, before: replies.slice(0, -1) };
}

/** The rows that hold something, by number. */
function storedOf(q: Questionnaire, answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    q.questions.flatMap(({ main, places }) => {
      const values = places.map((place) => answers.get(place)?.value);
      return values.some((value) => value !== undefined && value !== null) ? [[main.no, values]] : [];
    }),
  );
}

function wanted(q: Questionnaire, one: Saying): Record<string, unknown> {
  const { rest } = one;
  const group = q.groups.find(({ no }) => no.replace("–", "-") === one.at)?.questions ?? [];
  const zeros = rest === undefined ? [] : group.map(({ main, places }) => [main.no, places.map(() => rest)]);
  return { ...Object.fromEntries(zeros), ...one.want };
}

describe.each([...tables])("%s", (_, cases) => {
  it.each(cases.map((one) => ({ one, name: `${one.form ?? ""}${one.at}: ${JSON.stringify(one.say)}` })))(
    "$name",
    ({ one }) => {
      const q = questionnaireOf(one);
      const said = converse(one);
      const half = said.s.chat.half;
      expect({
        stored: storedOf(q, said.s.answers),
        choices: asks(said) ? [...choicesOf(q, said)].sort() : null,
        half: half && half.map(({ value }) => value),
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
      if (one.refuse !== undefined) expect(said.text).toContain(`“${one.refuse}”`);
      if (one.says !== undefined) expect(said.text).toContain(one.says);
      for (const [no, note] of Object.entries(one.note ?? {}))
        expect(said.s.answers.get(q.byNo(no)?.notePlace ?? "")?.value).toBe(note);
    },
  );
});
