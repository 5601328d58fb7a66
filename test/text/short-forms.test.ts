// What may be typed of several readings: each part that means one of them alone, and never what means two.
import { expect, it } from "vitest";
import { shippedForm } from "../../src/form/library.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { messageKey } from "../../src/language/whole-message.ts";
import { shortForms } from "../../src/text/interview/short-forms.ts";

const { questions } = questionnaire(shippedForm("tuan-le-htsd-2022@2"), "thpt");
const ofKind = (kind: string) => {
  const found = questions.find(({ cells }) => cells.map((cell) => cell.kind.name).join("/") === kind);
  if (!found) throw new Error(`no question is a ${kind}`);
  return found;
};

/** Which of the readings a typed text takes; null when it takes none or could take two. */
function taken(kind: string, readings: number[][], said: string, text: string): number | null {
  const fits = shortForms(ofKind(kind), readings, said).flatMap((forms, index) =>
    forms.some((form) => messageKey(form) === messageKey(text)) ? [index] : [],
  );
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

const amounts = [[500_000], [500_000_000]];

it.each([
  ["500.000 đồng", 0],
  ["ghi 500.000 đồng", 0],
  ["500.000", 0],
  ["500000", 0],
  ["500 nghìn đồng", 0],
  ["500 nghìn ạ", 0],
  ["nghìn", 0],
  ["500.000.000 đồng", 1],
  ["500 triệu đồng", 1],
  ["ghi 500 triệu", 1],
  ["triệu", 1],
  ["500 đồng", null],
  ["đồng", null],
  ["ghi", null],
  ["500", null],
])("takes %j of two amounts for %s", (text, reading) => {
  expect(taken("money", amounts, "500", text)).toBe(reading);
});

it.each([
  ["1 lớp 500 người", 0],
  ["1/500", 0],
  ["ghi 1.500 lớp, 0 người", 1],
])("takes %j of two pairs for %s", (text, reading) => {
  expect(
    taken(
      "count/count",
      [
        [1, 500],
        [1500, 0],
      ],
      "1.500",
      text,
    ),
  ).toBe(reading);
});

it("takes what was typed before for none of them, nor what two of them share", () => {
  expect(
    taken(
      "count/count",
      [
        [5, 3],
        [3, 5],
      ],
      "5/3",
      "5/3",
    ),
  ).toBeNull();
  expect(
    taken(
      "count/count",
      [
        [5, 3],
        [3, 5],
      ],
      "5/3",
      "3/5",
    ),
  ).toBe(1);
  // Both are in millions: the word alone chooses neither.
  expect(taken("money", [[2_000_000], [3_000_000]], "2 3", "triệu")).toBeNull();
  expect(taken("money", [[2_000_000], [3_000_000]], "2 3", "2 triệu đồng")).toBe(0);
  expect(shortForms(ofKind("money"), [[2_000_000]], "2")).toEqual([[]]);
});
