// What a box shows of an amount is what people type under its column's measure, and is read as that amount again.
import { expect, it } from "vitest";
import type { Cell } from "../../src/form/cells.ts";
import { isList } from "../../src/form/lines.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { boxText } from "../../src/interview/cells/box-text.ts";
import { readBox } from "../../src/interview/reading/box.ts";
import { testForm } from "../support/forms/forms.ts";

const now = new Date("2022-10-10T10:00:00+07:00");

/** The column "Đơn giá", counted in another measure. */
function priceIn(scale: Cell["scale"]): Cell {
  const list = questionnaire(testForm("kiem-ke"), "truong").byId("tb");
  const price = list && isList(list) ? list.list.cells("l0_1").find(({ id }) => id === "gia") : undefined;
  if (!price) throw new Error("no price");
  return { ...price, scale };
}

it.each([
  ["nghin", 8_200_000, "8200"],
  ["nghin", 500_000, "500"],
  ["nghin", 8_250_500, "8250,5"],
  // Three digits behind a comma could be thousands.
  ["nghin", 999, "999 đồng"],
  // From a million on a bare figure under "nghìn đồng" could be đồng.
  ["nghin", 1_250_000_000, "1.250.000.000 đồng"],
  ["trieu", 8_200_000, "8,2"],
  ["trieu", 1_250_000_000, "1250"],
  ["trieu", 1_125_000, "1.125.000 đồng"],
  ["ty", 1_500_000_000, "1,5"],
  ["ty", 8_250_000, "8.250.000 đồng"],
  ["dong", 8_200_000, "8200000"],
  ["dong", 5_000, "5.000 đồng"],
  [null, 8_200_000, "8200000"],
  [null, 500, "500 đồng"],
  [null, 0, "0"],
] as const)("of an amount in %s: %i stands as “%s”", (scale, amount, shown) => {
  const cell = priceIn(scale);
  expect(boxText(cell, amount)).toBe(shown);
  expect(readBox(cell, { place: "", said: shown, rev: 0 }, now)).toMatchObject({
    what: "value",
    value: amount,
  });
});

it.each([
  [-3_000_000, "-3000"],
  [-500, "-0,5"],
])("of a difference that is worked out: %i", (amount, shown) => {
  expect(boxText(priceIn("nghin"), amount)).toBe(shown);
});
