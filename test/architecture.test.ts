// Holds the house of the README: who may import whom, where packages, clocks and Vietnamese letters may stand.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

/** Each room with the rooms it may import from; types count too. A room may always import from itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  "message.ts": [],
  form: [],
  interview: ["form"],
  report: ["form"],
  channels: ["message.ts"],
  text: ["form", "interview", "report", "message.ts"],
  "log.ts": [],
  "config.ts": ["form"],
  "clock.ts": [],
  store: ["form", "interview", "report", "message.ts", "log.ts"],
  "app.ts": ["channels", "config.ts", "log.ts", "store"],
  "open.ts": ["config.ts", "log.ts", "store"],
  commands: ["app.ts", "config.ts", "form", "interview", "message.ts", "report", "store", "text"],
  receive: ["app.ts", "commands", "form", "interview", "message.ts", "store", "text"],
  "receive.ts": ["app.ts", "message.ts", "receive", "store", "text"],
  jobs: [
    "app.ts",
    "channels",
    "form",
    "log.ts",
    "message.ts",
    "report",
    "store",
    "text",
    "receive.ts",
    "commands",
  ],
  http: ["app.ts", "channels", "config.ts", "jobs", "message.ts", "store", "text", "log.ts"],
  operations: [
    "app.ts",
    "channels",
    "clock.ts",
    "commands",
    "config.ts",
    "form",
    "jobs",
    "log.ts",
    "message.ts",
    "open.ts",
    "receive.ts",
    "report",
    "store",
    "text",
  ],
};
/** Only these construct: they may import anything. */
const tops = new Set(["main.ts", "cli.ts", "program.ts"]);
/** Parts of a top-level file that grew: they are of its room. */
const parts = /^(config|program)-\w+\.ts$/u;

/** A package has one home. */
const homes: readonly (readonly [RegExp, RegExp])[] = [
  [/^grammy$/, /^channels\/telegram[\w-]*\.ts$/],
  [/^(drizzle-orm|postgres)(\/|$)/, /^store\//],
  [/^exceljs$/, /^report\//],
  [/^fflate$/, /^report\//],
  [/^(hono|@hono\/node-server)(\/|$)/, /^http\//],
  [/^pino$/, /^log\.ts$/],
];

function imports(text: string): string[] {
  return [
    ...text.matchAll(/^(?:import|export)\b[^;"']*?from\s+["']([^"']+)["']|^import\s+["']([^"']+)["']/gmu),
  ].map((match) => match[1] ?? match[2] ?? "");
}

function roomOf(file: string): string {
  if (parts.test(file)) return `${file.split("-")[0]}.ts`;
  return file.includes("/") ? (file.split("/")[0] ?? file) : file;
}

function targetOf(file: string, from: string): string {
  return relative(root, resolve(root, dirname(file), from));
}

const local = files.flatMap(({ file, text }) =>
  imports(text)
    .filter((from) => from.startsWith("."))
    .map((from) => ({ file, target: targetOf(file, from) })),
);

describe("the house", () => {
  it("has files to look at", () => expect(files.length).toBeGreaterThan(50));

  it("imports go down only", () => {
    const breaches = local.filter(({ file, target }) => {
      const [from, to] = [roomOf(file), roomOf(target)];
      return from !== to && !tops.has(from) && !(rooms[from]?.includes(to) ?? false);
    });
    expect(breaches.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it("has no cycles", () => {
    const edges = new Map(
      files.map(({ file }) => [file, local.filter((edge) => edge.file === file).map((edge) => edge.target)]),
    );
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (done.has(file) || path.includes(file)) return;
      for (const target of edges.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const { file } of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it("keeps each package in its home", () => {
    const breaches = files.flatMap(({ file, text }) =>
      imports(text)
        .filter((from) => homes.some(([name, home]) => name.test(from) && !home.test(file)))
        .map((from) => `${file} imports ${from}`),
    );
    expect(breaches).toEqual([]);
  });

  it("passes time, ids and settings down as values", () => {
    const real = /\bDate\.now\(|\bnew Date\(\)|\brandomUUID\b|\brandomBytes\b|\bprocess\.env\b/u;
    const allowed = /^(main|cli|clock|config)\.ts$|^store\/embedded-\w+\.ts$/u;
    expect(
      files.filter(({ file, text }) => real.test(code(text)) && !allowed.test(file)).map(({ file }) => file),
    ).toEqual([]);
  });

  it("speaks Vietnamese in its rooms only", () => {
    const letters = /[ăâđêôơưàảãạằắẳẵặầấẩẫậèẻẽẹềếểễệìỉĩịòỏõọồốổỗộờớởỡợùủũụừứửữựỳỷỹỵ]/iu;
    const allowed = /^text\/|\.words\.ts$|^interview\/words\.ts$|^form\/library\//u;
    const breaches = files.filter(({ file, text }) => !allowed.test(file) && letters.test(code(text)));
    expect(breaches.map(({ file }) => file)).toEqual([]);
  });

  it("keeps its texts in NFC", () => {
    expect(files.filter(({ text }) => text !== text.normalize("NFC")).map(({ file }) => file)).toEqual([]);
  });

  it("has small files that begin by saying what they are", () => {
    expect(
      files
        .filter(({ file, text }) => file !== "store/schema.ts" && text.split("\n").length > 301)
        .map(({ file }) => file),
    ).toEqual([]);
    expect(files.filter(({ text }) => !/^\/\/ \S/u.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it("has no holes in its types", () => {
    const holes = /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|biome-ignore/u;
    expect(files.filter(({ text }) => holes.test(code(text))).map(({ file }) => file)).toEqual([]);
  });
});

/** The text without comments, where examples and rulings may be quoted. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/(^|\s)\/\/.*$/gmu, "");
}
