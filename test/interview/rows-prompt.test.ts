// What a message can be for is made of the whole form, whoever asked first.
import { expect, it } from "vitest";
import { parseForm } from "../../src/form/form.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { narrow } from "../../src/form/scope.ts";
import { rowsPrompt } from "../../src/interview/reading/rows-prompt.ts";
import { form2022 } from "../language/said.ts";

it("knows every row for a unit, also after a colleague who answers for one of them wrote first", () => {
  // A form of its own: nothing is remembered of it yet.
  const whole = questionnaire(parseForm(structuredClone(form2022)), "thpt");
  const part = narrow(whole, [whole.byNo("4.3")?.id ?? ""]);
  expect(rowsPrompt(part, part.questions).rows.map(({ numbers }) => numbers[0])).toEqual(["4.3"]);
  const asked = whole.byNo("1.3");
  const { asked: rows, rows: all } = rowsPrompt(whole, asked ? [asked] : []);
  expect(rows.map(({ numbers }) => numbers[0])).toEqual(["1.3"]);
  expect(all.length).toBeGreaterThan(20);
});
