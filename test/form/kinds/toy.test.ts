// What a new kind costs: in a copy of the tree one is added, and its own file, its line in the list and its table of
// sayings are all that is touched. The compiler asks the file for everything, and a kind without a table is found.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hear } from "../../../src/language/said.ts";
import { casesOf } from "../../support/run/thorough.ts";

const root = resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);
/** The compiler reads the whole tree, on whatever machine; it is never judged by the clock. */
const compilerMs = 600_000;

const toy = `// The kind of answer that is a grade from A to D.
import { refuse } from "../../language/opening.ts";
import type { Kind } from "./kind.ts";

export const gradeKind: Kind<string> = {
  name: "grade",
  called: "xếp loại",
  stands: "column",
  narrative: false,
  limits: { most: 0, digits: 0 },
  none: null,
  choices: "nothing",
  pairs: false,
  exampleEachTime: true,
  read: ({ text }) => (/^[a-d]$/iu.test(text) ? { type: "value", value: text.toUpperCase() } : refuse("not-understood")),
  readHeld: () => refuse("not-understood"),
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
  print: (value) => value,
  stored: (value) => (typeof value === "string" ? value : null),
  total: "none",
  shown: { as: "text" },
  takes: [],
  lint: () => [],
};
`;

/** The rooms that know the list of kinds, with what they import; no other file does, as a test below holds. */
const rooms = ["src/form", "src/interview", "src/text", "src/report/*.ts", "src/report/excel/total-sheet.ts"];
/** The compiler goes through the first of them among all tests: it holds the kinds, and is half of the work. */
const compiled = casesOf({ few: rooms.slice(0, 1), many: rooms });
const parts = [...toy.matchAll(/^ {2}(\w+)[:(]/gmu)].map((match) => match[1] ?? "");
/** The same kind once without each of its parts: what the compiler says of these is no fault of the tree. */
const lacking = `import type { Kind } from "./kind.ts";
import { gradeKind } from "./toy.ts";
${parts.map((part) => `const { ${part}: _${part}, ...${part}Less } = gradeKind;\nexport const no_${part}: Kind<string> = ${part}Less;`).join("\n")}
`;

let copy: string;
/** What the compiler says, by lines: of the copy, and of the kinds that lack a part. */
let told: { readonly tree: readonly string[]; readonly lacking: readonly string[] };
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "tonghop-test-kind-"));
  for (const part of ["src", "test/form/kinds", "package.json"])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  cpSync(join(root, "tsconfig.json"), join(copy, "base.json"));
  write("src/form/kinds/toy.ts", toy);
  write("src/form/kinds/toy-less.ts", lacking);
  const list = readFileSync(join(copy, "src/form/kinds/index.ts"), "utf8");
  write(
    "src/form/kinds/index.ts",
    list
      .replace("import { yesNoKind }", 'import { gradeKind } from "./toy.ts";\nimport { yesNoKind }')
      .replace("  date: anyKind(dateKind),\n", "  date: anyKind(dateKind),\n  grade: anyKind(gradeKind),\n"),
  );
  const lines = (await compile()).split("\n").filter((line) => line.trim() !== "");
  const ofLacking = lines.filter(
    (line) => line.startsWith("src/form/kinds/toy-less.ts") || /^\s/u.test(line),
  );
  told = { tree: lines.filter((line) => !ofLacking.includes(line)), lacking: ofLacking };
}, compilerMs);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function write(file: string, text: string): void {
  writeFileSync(join(copy, file), text);
}

async function compile(): Promise<string> {
  write("tsconfig.json", JSON.stringify({ extends: "./base.json", include: compiled }));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const ran = run(process.execPath, [tsc, "--noEmit", "--pretty", "false", "-p", "."], {
    cwd: copy,
    maxBuffer: 10_000_000,
  });
  return ran.then(
    () => "",
    (failed: { stdout: string }) => failed.stdout,
  );
}

const grown = (file: string) => import(pathToFileURL(join(copy, file)).href);

it("compiles with nothing touched but its file and the list, and is asked, read, said and shown", async () => {
  expect(told.tree).toEqual([]);
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
});

it("is asked by the compiler for every part of it, by name", () => {
  expect(parts.length).toBeGreaterThan(20);
  expect(
    parts.filter((part) => !told.lacking.some((line) => line.includes(`Property '${part}' is missing`))),
  ).toEqual([]);
});

it("leaves every file outside these rooms alone: none of them knows the list of kinds", () => {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const know = files.filter(
    (file) =>
      file.endsWith(".ts") && /kinds\/index\.ts"/u.test(readFileSync(join(root, "src", file), "utf8")),
  );
  expect(know.length).toBeGreaterThan(2);
  expect(know.filter((file) => !/^(?:form|draft|interview|text|report)\//u.test(file))).toEqual([]);
});

it("is missed by the walk of the tables until it has its sayings", async () => {
  await expect(grown("test/form/kinds/said.ts")).rejects.toThrow("grade.sayings.json");
});
