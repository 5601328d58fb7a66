// Forms of the first language go on: kept and hashed as they were released, the same ids, places and waivers once lifted.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkRow } from "../../src/form/checks/check.ts";
import { bodyOf, parseForm } from "../../src/form/form.ts";
import { shippedForm } from "../../src/form/library.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { chatShape } from "../../src/interview/chat.ts";

const raw = (): Record<string, unknown> =>
  JSON.parse(
    readFileSync(new URL("../../src/form/library/tuan-le-htsd-2022@1.json", import.meta.url), "utf8"),
  );

it("keeps a form of language 2 word for word as well", () => {
  const data = JSON.parse(
    readFileSync(new URL("../../src/form/library/tuan-le-htsd-2022@4.json", import.meta.url), "utf8"),
  );
  expect(JSON.stringify(bodyOf(parseForm(data)))).toBe(JSON.stringify(data));
  const sha256 = createHash("sha256").update(JSON.stringify(data)).digest("hex");
  expect(sha256).toBe("97fd29f8b968de990c8cbfa47a442f62c637debe2c905cbe9becfaf2e368f375");
});

describe("a form of language 1", () => {
  /** As databases hold them: the hash by which a released version is known again. */
  const asStored: Readonly<Record<string, string>> = {
    "tuan-le-htsd-2022@1": "eec16b738e28bdd4f06bfd0b69a6c52721d443d7e538c4649ddbd7afdcda74f3",
    "tuan-le-htsd-2022@2": "b695ece8b8e2961e395db3b214c12d5adc66999a4fa00380fba88ea1684d7312",
    "tuan-le-htsd-2022@3": "9c68e51fa15673d7b4984d423b4b76e1cbaaba37734efff2b7e4400e7686c1bb",
  };

  it.each(Object.entries(asStored))("%s is stored as it always was", (name, sha256) => {
    const body = JSON.stringify(bodyOf(shippedForm(name)));
    expect(createHash("sha256").update(body).digest("hex")).toBe(sha256);
  });

  it("asks the same questions at the same places, a pair as two counts", () => {
    const q = questionnaire(parseForm(raw()), "thpt");
    const row = q.byId("n2_5/r1_7");
    expect(row?.cells.map(({ id, place, noun, kind }) => [id, place, noun, kind.name])).toEqual([
      ["count", "n2_5/r1_7/count", "lớp", "count"],
      ["people", "n2_5/r1_7/people", "người", "count"],
    ]);
    expect(q.byId("n2_5/r11")?.cells.map(({ place, kind }) => [place, kind.name])).toEqual([
      ["n2_5/r11/note", "text"],
    ]);
    expect(q.byId("n2_5/r10_1")?.cells.map(({ most }) => most)).toEqual([999_999_999_999]);
    expect(q.byId("n1_1")?.cells.map(({ most }) => most)).toEqual([8000]);
  });

  it("keeps what was accepted in its rounds: a doubt about the same figures has the same hash", () => {
    const q = questionnaire(parseForm(raw()), "thpt");
    const row = q.byId("n2_5/r1_7");
    expect(row && checkRow(q, row, [30, 12], {}).map(({ hash }) => hash)).toEqual(["S2:n2_5/r1_7:[[30,12]]"]);
  });

  it("is not stored lifted, and what was lifted reads as language 2", () => {
    const form = parseForm(raw());
    expect(bodyOf(form)).not.toHaveProperty("language");
    expect(form.language).toBe(2);
    expect(parseForm(JSON.parse(JSON.stringify(form)))).toEqual(form);
  });

  it("has a pair in two columns only", () => {
    const text = JSON.stringify(raw()).replace(
      '"kind":"pair","columns":["count","people"]',
      '"kind":"pair","columns":["count"]',
    );
    expect(() => parseForm(JSON.parse(text))).toThrow("is a pair, so it needs 2 columns, not 1");
  });
});

it("lifts half a pair that a chat holds from before rows had cells", () => {
  expect(chatShape.read({ half: { people: 340 } }).half).toEqual([{ cell: "people", value: 340 }]);
  expect(chatShape.read({ v: 1, half: { count: 12 } }).half).toEqual([{ cell: "count", value: 12 }]);
  expect(chatShape.read({ v: 1, half: null }).half).toBeNull();
  expect(chatShape.read({}).half).toBeNull();
  expect(chatShape.read({ v: 2, half: [{ cell: "nu", value: 7 }] }).half).toEqual([{ cell: "nu", value: 7 }]);
});
