// The linter finds what an author may get wrong, and passes what ships.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bodyOf, type Form, parseForm } from "../../src/form/form.ts";
import { tablesOf } from "../../src/form/items.ts";
import { released } from "../../src/form/library/released.ts";
import { unsaid } from "../../src/form/library/unsaid.ts";
import { shippedForm } from "../../src/form/library.ts";
import { lintForm } from "../../src/form/lint.ts";
import { questionnaire } from "../../src/form/questions.ts";
import { smallForm } from "../support/round/small-form.ts";

/** The small form with one thing broken, at a path such as "sections.0.items.1.linked". */
function broken(path: string, value: unknown): Form {
  const copy: unknown = JSON.parse(JSON.stringify(smallForm));
  const keys = path.split(".");
  let at = copy;
  for (const key of keys.slice(0, -1)) at = Object(at)[key];
  Object(at)[keys.at(-1) ?? ""] = value;
  return parseForm(copy);
}

describe("lintForm", () => {
  it.each([...released])("passes the released form %s", (name) => {
    expect(lintForm(shippedForm(name))).toEqual([]);
  });

  it("passes the small form", () => {
    expect(lintForm(smallForm)).toEqual([]);
  });

  const rows = "sections.1.items.0.table.rows";
  it.each<[string, string, unknown, string]>([
    ["a row id twice", `${rows}.1.id`, "b1", "two rows have the id b1"],
    ["an unknown link", "sections.0.items.1.linked", "zz", "item a2 is linked to zz, which is no row"],
    [
      "a total over a missing column",
      `${rows}.0.columns`,
      [],
      "row b9 is a total over b1, which has no column so_luong",
    ],
    ["a total over nothing", `${rows}.3.of`, [], "row b9 is a total over nothing"],
    ["an unknown column", `${rows}.1.columns`, ["nope"], "row b2 names the column nope"],
    [
      "a share that is added up",
      `${rows}.1.kind`,
      "percent",
      "row b9 is a total over b2, but no percent adds up",
    ],
    ["an unknown key total", "highlights.0.parts.0.place", "b/zz/x", "names b/zz/x, where no number stands"],
    [
      "an unknown profile",
      "sections.0.items.0.applies",
      { martian: 1 },
      "item a1 names martian, which is no profile",
    ],
    ["a row called note", `${rows}.2.id`, "note", "note is no id for a row, a column or a blank"],
    ["a number twice", `${rows}.2.label`, "1", "two questions are called 1"],
  ])("names %s", (_, path, value, sentence) => {
    expect(lintForm(broken(path, value)).join("\n")).toContain(sentence);
  });
});

describe("a released form", () => {
  /** What each file was when it was released: databases hold it, so a correction is a new version. */
  const asReleased: Record<(typeof released)[number], string> = {
    "tuan-le-htsd-2022@1": "1e86931ab04662ba8552479260690352a4bc88f4c535fa54e8e67c855e695122",
    "tuan-le-htsd-2022@2": "080264e8fd3f267781bd02890b725e7b3acade2e3b6b2b9249407b2bc728fef3",
    "tuan-le-htsd-2022@3": "1997294b68f90c270701c41876197a77632255099634b28fe2e58a13fefa459b",
    "tuan-le-htsd-2022@4": "06fd06dab65d727c82741e5e44f9c566f2d7b9432521d50ab4bc4ccd1e8a6ccb",
  };

  it.each([...released])("%s stays as it was released", (name) => {
    const file = readFileSync(new URL(`../../src/form/library/${name}.json`, import.meta.url));
    expect(createHash("sha256").update(file).digest("hex")).toBe(asReleased[name]);
    const { id, version } = shippedForm(name);
    expect(`${id}@${version}`).toBe(name);
  });

  it.each([
    [1, 2, ["S5-co-so"]],
    [2, 3, ["CUOC", "TIN-BAI", "TAP-THE", "SACH"]],
  ] as const)(
    "of 2022 asks in version %i what it asks in version %i, with more checks",
    (before, after, ids) => {
      const [one, two] = [
        shippedForm(`tuan-le-htsd-2022@${before}`),
        shippedForm(`tuan-le-htsd-2022@${after}`),
      ];
      const added = two.checks.filter((check) => !one.checks.some(({ id }) => id === check.id));
      expect(added.map(({ id }) => id)).toEqual(ids);
      const same = { version: 0, checks: two.checks.filter((check) => !added.includes(check)) };
      expect({ ...two, ...same }).toEqual({ ...one, version: 0 });
    },
  );
});

it("of 2022 says in version 4, in language 2, all that version 3 asks, and the words that were left unsaid of it", () => {
  const [three, four] = [shippedForm("tuan-le-htsd-2022@3"), shippedForm("tuan-le-htsd-2022@4")];
  expect(bodyOf(three)).not.toHaveProperty("language");
  expect(bodyOf(four)).toHaveProperty("language", 2);
  const { words, ...asked } = four;
  expect({ ...asked, version: 3 }).toEqual(three);
  expect(words).toEqual(unsaid["tuan-le-htsd-2022@3"]);
});

describe.each([...released])("the 2022 form, %s", (name) => {
  const form = shippedForm(name);
  const [table] = tablesOf(form);

  it("has the template's 44 lines: 7 headings, 1 total, 36 to answer", () => {
    const roles = table?.table.rows.map((row) => row.role) ?? [];
    expect([
      roles.length,
      ...["heading", "total", "input"].map((role) => roles.filter((r) => r === role).length),
    ]).toEqual([44, 7, 1, 36]);
  });

  it.each([
    ["phong_gddt", 42],
    ["thpt", 34],
  ])("asks a %s %i questions", (profile, count) => {
    expect(questionnaire(form, profile).questions.length).toBe(count);
  });

  it("asks the budget once, at I.3", () => {
    const questions = questionnaire(form, "thpt").questions;
    expect(
      questions
        .filter((question) => question.cells[0]?.kind.name === "money")
        .map((question) => [question.alias?.no, question.main.no]),
    ).toEqual([
      ["I.3a", "10.1"],
      ["I.3b", "10.2"],
    ]);
  });
});
