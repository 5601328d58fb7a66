// What a colleague is given: numbers as people say them, kept as question ids, said as numbers again.
import { describe, expect, it } from "vitest";
import { shippedForm } from "../../src/form/library.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { idsUnder, narrow, numbersOf } from "../../src/form/scope.ts";

const q = questionnaire(shippedForm("tuan-le-htsd-2022@2"), "phong_gddt");

describe("the items of a colleague", () => {
  it("are found under the number that is said", () => {
    expect(idsUnder(q, "10")).toEqual(["n2_5/r10_1", "n2_5/r10_2"]);
    expect(idsUnder(q, "I.3")).toEqual(["n2_5/r10_1", "n2_5/r10_2"]);
    expect(idsUnder(q, "i.3B")).toEqual(["n2_5/r10_2"]);
    expect(idsUnder(q, "1.1")).toEqual(["n2_5/r1_1"]);
    expect(idsUnder(q, "99")).toEqual([]);
  });

  it("are said by the shortest number that means them all", () => {
    expect(numbersOf(q, ["n2_5/r10_2", "n2_5/r10_1"])).toEqual(["10"]);
    expect(numbersOf(q, ["n2_5/r10_2", "n2_1"])).toEqual(["10.2", "II.1"]);
    expect(numbersOf(q, ["another-form/r1"])).toEqual([]);
  });

  it("are all that is asked; a gate only of whoever has its whole group", () => {
    const one = narrow(q, ["n2_5/r1_7"]);
    expect(one.questions.map(({ id }) => id)).toEqual(["n2_5/r1_7"]);
    expect(one.groups.map(({ gate }) => gate)).toEqual([null]);
    expect(one.byNo("1.8")).toBeUndefined();
    expect(narrow(q, idsUnder(q, "1")).groups.map(({ gate }) => gate?.place)).toEqual(["n2_5/r1/gate"]);
  });
});
