// What ships: every form opens, and a round on one needs no file of settings.
import { describe, expect, it } from "vitest";
import { released } from "../../src/form/library/released.ts";
import { newest, roundWithout, shippedForm, usualRound } from "../../src/form/library.ts";
import { unmappedKinds } from "../../src/form/rounds/settings.ts";

describe.each(released)("%s", (name) => {
  const form = shippedForm(name);

  it("has settings whose profiles are the form's", () => {
    for (const settings of [usualRound(form.id), roundWithout(form)]) {
      const profiles = Object.values(settings.profiles).filter((profile) => profile !== null);
      expect(profiles.filter((profile) => form.profiles[profile] === undefined)).toEqual([]);
    }
  });

  it("without a file of settings is asked of the kinds that its profiles are named after", () => {
    const settings = roundWithout(form);
    expect(unmappedKinds(settings, [...Object.keys(form.profiles), "so_gddt"])).toEqual([]);
    expect(settings.profiles.so_gddt).toBeNull();
    expect(unmappedKinds(settings, ["mam_non"])).toEqual(["mam_non"]);
  });
});

it("tells the newest version, and names the forms there are", () => {
  expect(newest("tuan-le-htsd-2022")).toBe(released.at(-1));
  expect(() => usualRound("khac")).toThrow(/there is no form khac; there are: tuan-le/);
});
