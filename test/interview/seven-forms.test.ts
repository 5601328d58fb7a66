// Each of the seven forms walked by three schools, corrected, sealed, given back and sealed again, rolled up.
import { expect, it } from "vitest";
import { numberPlaces } from "../../src/report/places.ts";
import { rollUp } from "../../src/report/rollup.ts";
import { written } from "../support/forms/decimal.ts";
import { formNames, testForm } from "../support/forms/forms.ts";
import { sealedUnits } from "../support/forms/sealed-units.ts";
import { walks } from "../support/forms/walks.ts";

it.each(formNames)("%s", (name) => {
  const form = testForm(name);
  const { figures } = rollUp(form, sealedUnits(name));
  const { totals } = walks[name];
  expect(written(numberPlaces(form), figures, Object.keys(totals))).toEqual(totals);
});
