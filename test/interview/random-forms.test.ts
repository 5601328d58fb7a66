// Any form of the language: random answers typed by three units, sealed, rolled up, equal to sums made beside the product.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Form } from "../../src/form/form.ts";
import { questionnaire } from "../../src/form/questions.ts";
import type { Offer } from "../../src/interview/chat.ts";
import { rollUp } from "../../src/report/rollup.ts";
import { type Interview, interviewOf } from "../support/chat/interview.ts";
import {
  expectedTotals,
  type Filled,
  figureOf,
  filled,
  formOf,
  formPlan,
} from "../support/forms/random-form.ts";
import { sealed, unit } from "../support/round/unit-reports.ts";
import { casesOf } from "../support/run/thorough.ts";

/** Answers what is asked until the receipt. */
function walk(form: Form, unit: Filled): Interview {
  let it = interviewOf("truong", {}, form);
  const heard = [it.text];
  for (let turns = 0; turns < 60 && !it.sealed; turns++) {
    const text = reply(it, unit, form);
    it = it.say(text);
    heard.push(`> ${text}`, it.text);
  }
  expect(it.sealed, heard.join("\n")).toBe(true);
  return it;
}

function reply({ chat, offered }: Interview, { typed, figures }: Filled, form: Form): string {
  const { asked } = chat;
  switch (asked?.at) {
    case "question":
      return typed.get(asked.id) ?? `nothing planned for ${asked.id}`;
    case "group":
      return asked.open
        .map((id) => `${numberOf(form, id)}: ${typed.get(id) ?? "nothing planned"}`)
        .join("\n");
    case "confirm": {
      // "1,001" may be a thousand and one: it is offered both ways.
      const places = questionnaire(form, "truong").byId(asked.id)?.places ?? [];
      const meant = places.map((place) => figures.get(place)).map((one) => one && figureOf(one));
      const isMeant = ({ action }: Offer) =>
        action.do === "take" && JSON.stringify(action.values) === JSON.stringify(meant);
      return offered.find(isMeant)?.word ?? `not offered: ${meant.join("/")}`;
    }
    case "submit":
      return "đúng";
    default:
      return "nộp";
  }
}

function numberOf(form: Form, id: string): string {
  return questionnaire(form, "truong").byId(id)?.main.no ?? `no number for ${id}`;
}

it("comes to the sums that were drawn", () => {
  const drawn = formPlan.chain((plan) =>
    fc.record({ plan: fc.constant(plan), units: fc.tuple(filled(plan), filled(plan), filled(plan)) }),
  );
  fc.assert(
    fc.property(drawn, ({ plan, units }) => {
      const form = formOf(plan);
      const reports = units.map((one, at) => {
        const { stored } = walk(form, one);
        const given = Object.fromEntries(
          [...one.figures].map(([place, figure]) => [place, figureOf(figure)]),
        );
        expect(stored).toEqual(given);
        return unit({ code: `T${at}` }, { submission: sealed(stored) });
      });
      const { figures } = rollUp(form, reports);
      const totals = [...figures].flatMap(([place, { total }]) => (total === null ? [] : [[place, total]]));
      expect(Object.fromEntries(totals)).toEqual(Object.fromEntries(expectedTotals(plan, units)));
    }),
    { seed: 20_221_015, numRuns: casesOf({ few: 20, many: 60 }) },
  );
});
