// Holds the house of the README: who may import whom, where packages, clocks and Vietnamese letters may stand.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { kindNames } from "../src/form/kinds/index.ts";

const root = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/u.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

/** Each room with the rooms it may import from; types count too. A room may always import from itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  "message.ts": [],
  "versioned.ts": [],
  "clock.ts": [],
  "log.ts": [],
  "paths.ts": [],
  "room.ts": [],
  config: ["text"],
  postgres: ["log.ts"],
  loops: ["log.ts"],
  language: [],
  expression: [],
  files: [],
  register: ["files", "language"],
  form: ["expression", "files", "language", "paths.ts", "versioned.ts"],
  dispatch: ["files", "form", "language", "register"],
  draft: ["dispatch", "expression", "files", "form", "language", "register", "versioned.ts"],
  book: ["dispatch", "draft", "expression", "files", "form", "language"],
  interview: ["files", "form", "language", "versioned.ts"],
  report: ["expression", "files", "form", "language"],
  channels: ["message.ts"],
  text: [
    "book",
    "dispatch",
    "draft",
    "expression",
    "files",
    "form",
    "interview",
    "language",
    "message.ts",
    "postgres",
    "register",
    "report",
  ],
  store: [
    "draft",
    "files",
    "form",
    "interview",
    "language",
    "log.ts",
    "message.ts",
    "paths.ts",
    "register",
    "report",
    "versioned.ts",
  ],
  "app.ts": ["channels", "config", "log.ts", "message.ts", "room.ts", "store"],
  "open.ts": ["config", "log.ts", "paths.ts", "postgres", "store"],
  "say-unopened.ts": ["open.ts", "postgres", "store", "text"],
  commands: ["app.ts", "config", "form", "interview", "language", "message.ts", "report", "store", "text"],
  engine: ["app.ts", "commands", "files", "form", "interview", "language", "message.ts", "store", "text"],
  delivery: [
    "app.ts",
    "channels",
    "commands",
    "form",
    "loops",
    "message.ts",
    "report",
    "store",
    "text",
    "versioned.ts",
  ],
  schedule: ["app.ts", "commands", "delivery", "form", "loops", "message.ts", "room.ts", "store", "text"],
  documents: [
    "app.ts",
    "book",
    "channels",
    "dispatch",
    "draft",
    "files",
    "form",
    "interview",
    "loops",
    "message.ts",
    "paths.ts",
    "report",
    "store",
    "text",
  ],
  doors: [
    "app.ts",
    "book",
    "channels",
    "commands",
    "config",
    "dispatch",
    "draft",
    "engine",
    "files",
    "form",
    "interview",
    "loops",
    "message.ts",
    "paths.ts",
    "register",
    "room.ts",
    "store",
    "text",
  ],
  operations: [
    "app.ts",
    "book",
    "channels",
    "commands",
    "config",
    "dispatch",
    "documents",
    "doors",
    "draft",
    "engine",
    "files",
    "form",
    "language",
    "log.ts",
    "message.ts",
    "open.ts",
    "paths.ts",
    "register",
    "report",
    "say-unopened.ts",
    "schedule",
    "store",
    "text",
  ],
};
/** Only these construct: they may import anything. */
const tops = new Set(["main.ts", "cli.ts", "program.ts"]);
/** Parts of a top-level file that grew: they are of its room. */
const parts = /^program-\w+\.ts$/u;

/** A package has one home. */
const homes: readonly (readonly [RegExp, RegExp])[] = [
  [/^grammy$/, /^channels\/telegram\//],
  [/^nodemailer$/, /^channels\/mail\.ts$/],
  [/^drizzle-orm(\/|$)/, /^store\//],
  [/^postgres$/, /^(store|postgres)\//],
  [/^exceljs$/, /^(report\/excel|report\/paper|book\/write)\//],
  [/^(yauzl|saxes|parse5)$/, /^files\//],
  [/^yazl$/, /^report\/template\//],
  [/^(hono|@hono\/node-server)(\/|$)/, /^doors\//],
  [/^pino$/, /^log\.ts$/],
  [/^prom-client$/, /^doors\/http\/metrics\.ts$/],
];

function imports(text: string): string[] {
  return [
    ...text.matchAll(
      /^(?:import|export)\b[^;"']*?from\s+["']([^"']+)["']|^import\s+["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gmu,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** What is imported but for its type. */
function valuesImported(text: string): { name: string; from: string }[] {
  const statements = [...text.matchAll(/^import (?!type\b)(?:\* as (\w+)|\{([^}]*)\}) from\s+"([^"]+)"/gmu)];
  return statements.flatMap(([, all, some = "", from = ""]) =>
    (all === undefined ? some.split(",") : [all]).flatMap((one) => {
      const name = one.trim().split(" as ")[0] ?? "";
      return name === "" || name.startsWith("type ") ? [] : [{ name, from }];
    }),
  );
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
    // A salt or a key that could be handed down could be handed down twice: sealing takes its own.
    const allowed = /^(main|cli|clock)\.ts$|^config\/settings\.ts$|^postgres\/|^store\/backup\/sealed\.ts$/u;
    expect(
      files.filter(({ file, text }) => real.test(code(text)) && !allowed.test(file)).map(({ file }) => file),
    ).toEqual([]);
  });

  it("knows in one file where the files beside the code lie, for they lie elsewhere in the build", () => {
    const allowed = /^paths\.ts$|^postgres\/software\.ts$/u;
    expect(
      files.filter(({ file, text }) => /\bimport\.meta\b/u.test(code(text)) && !allowed.test(file)),
    ).toEqual([]);
  });

  it("speaks Vietnamese in its rooms only", () => {
    const letters = /[ăâđêôơưàảãạằắẳẵặầấẩẫậèẻẽẹềếểễệìỉĩịòỏõọồốổỗộờớởỡợùủũụừứửữựỳỷỹỵ]/iu;
    const allowed =
      /^(text|dispatch\/words|language\/lexicon|expression\/words|form\/(?:library|kinds)|files\/words)\//u;
    const breaches = files.filter(({ file, text }) => !allowed.test(file) && letters.test(code(text)));
    expect(breaches.map(({ file }) => file)).toEqual([]);
  });

  it("has no barrel files but the lists", () => {
    const barrels = files.filter(
      ({ text }) => /^export \*|^export \{[^}]*\} from/mu.test(text) || code(text).trim() === "",
    );
    expect(barrels.map(({ file }) => file)).toEqual([]);
  });

  it("knows every room", () => {
    const known = [...Object.keys(rooms), ...tops];
    expect(
      [...new Set(files.map(({ file }) => roomOf(file)))].filter((room) => !known.includes(room)),
    ).toEqual([]);
  });

  it("asks a kind, and never which it is", () => {
    const names = kindNames.join("|");
    const compared = new RegExp(
      `\\bkind(?:\\??\\.name)?\\)? ?[!=]== "(?:${names})"|"(?:${names})" [!=]== \\S*\\bkind\\b`,
      "u",
    );
    // What platforms call the kinds of their messages are no kinds of answers.
    const breaches = files.filter(
      ({ file, text }) => !/^(form\/kinds|channels)\//u.test(file) && compared.test(code(text)),
    );
    expect(breaches.map(({ file }) => file)).toEqual([]);
  });

  it("interprets a person's words in one place", () => {
    /** Whoever understands: the language, the prompt's readers, and the kinds of answers with the rows of them. */
    const understands =
      /^(?:language|interview\/reading|form\/kinds)\/|^form\/(?:row|tuple(?:-\w+)?|cell-names|mixed|cell-columns)\.ts$/u;
    /** What of the language compares, cleans or writes, and reads nothing out of a message. */
    const plain =
      /^language\/(?:lexicon\/|(?:normalise|phrases|whole-message|goes-on|quantity\/written|dates\/days)\.ts$)/u;
    const allowed: Readonly<Record<string, string>> = {
      // The one call for a message that comes in.
      "engine/heard.ts understand": "language/understand.ts",
      // What somebody posts who has no chat yet: no message comes in of it.
      "engine/joining/stranger-said.ts understand": "language/understand.ts",
      // A draft that is tried: what an officer says as an imaginary unit.
      "engine/trial.ts understand": "language/understand.ts",
      // Arguments of a command, an operator's words, and what stands in a workbook's cell are no messages.
      "commands/shared/deadline-day.ts hear": "language/said.ts",
      "commands/unit/enter.ts hear": "language/said.ts",
      "commands/unit/collect.ts saidOfGathering": "language/gathering.ts",
      "operations/round/deadline-said.ts hear": "language/said.ts",
      "report/rollup.ts isBareNone": "language/stand-ins.ts",
      "report/rollup.ts tokenise": "language/tokens.ts",
      // Requests as they are kept: their kinds, and which two are one.
      "interview/action.ts requestKinds": "language/request.ts",
      "store/schema.ts requestKinds": "language/request.ts",
      "store/rounds/requests.ts requestKey": "language/request.ts",
    };
    const breaches = files
      .filter(({ file }) => !understands.test(file))
      .flatMap(({ file, text }) =>
        valuesImported(text).flatMap(({ name, from }) => {
          const target = targetOf(file, from);
          const reads = target.startsWith("language/") && !plain.test(target);
          return reads && allowed[`${file} ${name}`] !== target ? [`${file} ${name} of ${target}`] : [];
        }),
      );
    expect(breaches).toEqual([]);
  });

  it("makes places and takes them apart in one file", () => {
    const slash = /\/(?:note|gate)["'`]|\.split\("\/"\)|ndexOf\("\/"\)|(?:temId|item\.id|stem|place)\}\//u;
    // What a backup's archive calls its files is no place of a form.
    const other = /^(form\/place\.ts$|store\/backup\/|channels\/|doors\/|postgres\/|files\/|operations\/)/u;
    expect(
      files.filter(({ file, text }) => !other.test(file) && slash.test(code(text))).map(({ file }) => file),
    ).toEqual([]);
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

  it("drops nothing of what is stored because it cannot read it", () => {
    // A default for what does not fit would lose it in silence; a contract's `tryRead` says what it found.
    const defaults = /\.catch\(|\bsafeParse\(/u;
    const kept = /^(store|interview|form)\/(?!backup\/)/u;
    expect(
      files.filter(({ file, text }) => kept.test(file) && defaults.test(code(text))).map(({ file }) => file),
    ).toEqual([]);
    const bare = files.filter(({ text }) => /\bjsonb?\b[^;]*from "drizzle-orm\/pg-core"/u.test(text));
    expect(bare.map(({ file }) => file)).toEqual([]);
  });

  it("prepares statements in their transaction", () => {
    // Drizzle's own runs on the pool's connections, outside of the transaction: store/statement.ts.
    expect(files.filter(({ text }) => /\.prepare\(/u.test(code(text))).map(({ file }) => file)).toEqual([]);
  });

  it("awaits statements of one transaction by `together`", () => {
    // Promise.all goes on at the first error, and a rollback may overtake what is still under way: store/statement.ts.
    const allowed = new Set([
      "store/pool.ts", // ends whole pools
      "store/pooler.ts", // holds two connections at once, each in a transaction of its own
      "store/statement.ts", // all of them have ended by then
    ]);
    const found = files
      .filter(
        ({ file, text }) =>
          /^(store|engine|commands)\//u.test(file) && /\bPromise\.all(?:Settled)?\(/u.test(code(text)),
      )
      .map(({ file }) => file);
    expect(found.filter((file) => !allowed.has(file))).toEqual([]);
    expect([...allowed].filter((file) => !found.includes(file))).toEqual([]);
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
