// What a new kind costs: in a copy of the tree one is added, and its own file, its line in the list and its table of
// sayings are all that is touched. The compiler asks the file for everything, and a kind without a table is found.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hear } from "../../../src/language/said.ts";

const root = resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);
/** The compiler reads the whole tree, on whatever machine; it is never judged by the clock. */
const compilerMs = 600_000;

const toy = `// The kind of answer that is a grade from A to D.
import { refuse } from "../../language/opening.ts";
import type { Kind } from "./kind.ts";

export const gradeKind: Kind<string> = {
  name: "grade",
  stands: "column",
  narrative: false,
  limits: { most: 0, digits: 0 },
  none: null,
  choices: "nothing",
  pairs: false,
  exampleEachTime: true,
  read: ({ text }) => (/^[a-d]$/iu.test(text) ? { type: "value", value: text.toUpperCase() } : refuse("not-understood")),
  say: (value) => "loại " + value,
  wanted: () => "xếp loại (A, B, C, D)",
  example: () => "B",
  sample: () => "B",
  ask: () => null,
  refuse: {},
  remedy: () => " Xin gửi A, B, C hoặc D.",
  unsure: {},
  shortForms: (value) => [value],
  figure: () => null,
  stored: (value) => (typeof value === "string" ? value : null),
  total: "none",
  shown: { as: "text" },
  lint: () => [],
};
`;

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "tonghop-test-kind-"));
  for (const part of ["src", "test/form/kinds", "tsconfig.json", "package.json"])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  cpSync(join(root, "tsconfig.json"), join(copy, "base.json"));
  write("src/form/kinds/toy.ts", toy);
  const list = readFileSync(join(copy, "src/form/kinds/index.ts"), "utf8");
  write(
    "src/form/kinds/index.ts",
    list
      .replace("import { yesNoKind }", 'import { gradeKind } from "./toy.ts";\nimport { yesNoKind }')
      .replace("  date: anyKind(dateKind),\n", "  date: anyKind(dateKind),\n  grade: anyKind(gradeKind),\n"),
  );
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function write(file: string, text: string): void {
  writeFileSync(join(copy, file), text);
}

async function compile(include = "src"): Promise<string> {
  write("tsconfig.json", JSON.stringify({ extends: "./base.json", include: [include] }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  return run(process.execPath, [tsc, "--noEmit", "-p", copy], { maxBuffer: 10_000_000 }).then(
    () => "",
    (failed: { stdout: string }) => failed.stdout,
  );
}

const grown = (file: string) => import(pathToFileURL(join(copy, file)).href);

it(
  "compiles with nothing touched but its file and the list, and is asked, read, said and shown",
  async () => {
    expect(await compile()).toBe("");
    const { parseForm } = await grown("src/form/form.ts");
    const { lintForm } = await grown("src/form/lint.ts");
    const { questionnaire } = await grown("src/form/questions.ts");
    const { readRow } = await grown("src/form/row.ts");
    const { sayValues, sayWanted } = await grown("src/text/interview/values.ts");
    const { narrativesOf } = await grown("src/report/narrative.ts");
    const item = { id: "q", no: "A.1", text: "Xếp loại", kind: "grade" };
    const form = parseForm({
      language: 2,
      id: "xep-loai",
      version: 1,
      title: "X",
      shortTitle: "X",
      profiles: { truong: { label: "Trường" } },
      limits: {},
      sections: [{ id: "s", no: "A", title: "X", items: [item] }],
      checks: [],
      highlights: [],
    });
    expect(lintForm(form)).toEqual([]);
    const question = questionnaire(form, "truong").byId("q");
    expect(readRow(question.cells, hear("b"), null, new Date(0))).toEqual({
      type: "value",
      values: ["B"],
      note: null,
    });
    expect(sayValues(question, ["B"])).toBe("loại B");
    expect(sayWanted(question)).toBe("xếp loại (A, B, C, D)");
    const answers = new Map([
      ["q", { place: "q", value: "B", raw: "b", state: "answered", origin: "typed", rev: 1 }],
    ]);
    expect(narrativesOf(form, "truong", answers)).toMatchObject([{ no: "A.1", value: "B" }]);
  },
  compilerMs,
);

it(
  "is asked by the compiler for every part of it, by name",
  async () => {
    const parts = [...toy.matchAll(/^ {2}(\w+)[:(]/gmu)].map((match) => match[1] ?? "");
    expect(parts.length).toBeGreaterThan(20);
    const without = parts.map(
      (part) =>
        `const { ${part}: _${part}, ...${part}Less } = gradeKind;\nexport const no_${part}: Kind<string> = ${part}Less;\n`,
    );
    write("src/form/kinds/toy.ts", toy + without.join(""));
    const told = await compile("src/form/kinds/toy.ts");
    expect(parts.filter((part) => !told.includes(`Property '${part}' is missing`))).toEqual([]);
  },
  compilerMs,
);

it("is missed by the walk of the tables until it has its sayings", async () => {
  await expect(grown("test/form/kinds/said.ts")).rejects.toThrow("grade.sayings.json");
});
