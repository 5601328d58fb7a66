// The seven forms of the tests are forms of the language, and nothing is wrong in them.
import { expect, it } from "vitest";
import { lintForm } from "../../src/form/lint.ts";
import { features, testForm } from "../support/forms/forms.ts";

it.each(Object.keys(features))("%s", (name) => {
  expect(lintForm(testForm(name))).toEqual([]);
});
