// Reads the plain lists: kinds of unit, choices, rules, key totals, and what is said of the form alone. Pure.
import type { RoundDraft } from "../../draft/draft.ts";
import { bare } from "../../language/normalise.ts";
import { readSetting, readSettings } from "../settings.ts";
import type { BookWords } from "../words.ts";
import type { Reading } from "./fault.ts";
import type { ListLine } from "./list.ts";
import type { Identities } from "./new-ids.ts";
import type { Paper } from "./paper.ts";
import { settingsRead, type Written, wordRead } from "./said.ts";

export function unitsRead(
  lines: readonly ListLine[],
  words: BookWords,
  reading: Reading,
): RoundDraft["units"] {
  const roles: Readonly<Record<string, string>> = words.does;
  return lines.map((line, at) => {
    reading.at.set(`round/units/${at}`, { sheet: line.sheet, cell: `A${line.line + 1}` });
    const does = wordRead(written(line, "does"), roles, reading);
    const known = does === "reports" || does === "compiles" ? does : "nothing";
    return { text: line.text("text"), kind: line.text("kind") || null, does: known };
  });
}

export function profilesRead(lines: readonly ListLine[]): Record<string, { label: string }> {
  return Object.fromEntries(lines.map((line) => [line.text("profile"), { label: line.text("label") }]));
}

function written(line: ListLine, key: Parameters<ListLine["text"]>[0]): Written {
  return { text: line.text(key), sheet: line.sheet, line: line.line, column: line.column(key) };
}

export function choicesRead(
  lines: readonly ListLine[],
  words: BookWords,
  ids: Identities,
  reading: Reading,
): Record<string, unknown> | null {
  const lists = new Map<string, ListLine[]>();
  for (const line of lines) {
    const list = line.text("list");
    lists.set(list, [...(lists.get(list) ?? []), line]);
  }
  const made = [...lists].map(([list, own]) => {
    const seen = new Set<string>();
    const options = own.map((line) => {
      const said = line.text("option");
      const id = said === "" || seen.has(said) ? ids.ids.of("option") : said;
      seen.add(id);
      const also = line.text("also");
      const others = also === "" ? null : readSetting("also", also.includes("|") ? also : `${also} |`, words);
      const option = { id, label: line.text("label"), ...(others === null ? {} : { also: others }) };
      reading.at.set(option, { sheet: line.sheet, cell: `A${line.line + 1}` });
      return option;
    });
    return [list, options] as const;
  });
  return made.length === 0 ? null : Object.fromEntries(made);
}

/** @param tables the item of each table's sheet; @param rows the rows of an item. */
export function checksRead(
  lines: readonly ListLine[],
  about: {
    readonly words: BookWords;
    readonly ids: Identities;
    readonly reading: Reading;
    readonly itemOf: ReadonlyMap<string, string>;
    rows(item: string): readonly { readonly id: string; readonly label: string }[];
  },
): Record<string, unknown>[] {
  const { words, ids, reading, itemOf } = about;
  const named = ids.of(
    "check",
    lines.map((line) => ({
      said: line.text("id"),
      words: [line.text("holds")],
      spot: { sheet: line.sheet, line: line.line, column: line.column("id") },
    })),
  );
  return lines.map((line, at) => {
    const yes = { yes: words.yes, no: words.no };
    const reason = wordRead(written(line, "reason"), yes, reading) === "yes";
    const hard = wordRead(written(line, "hard"), yes, reading) === "yes";
    const holds = line.text("holds");
    const settings = settingsRead(written(line, "settings"), words, reading);
    const table = tableCalled(line, itemOf, reading);
    const rows = rowsCalled(line, table, about);
    const say = line.text("say");
    const own =
      holds === ""
        ? {}
        : {
            type: "expression",
            ...(settings.at === undefined ? { at: "row" } : {}),
            holds,
            ...(table === null ? {} : { table }),
            ...(rows.length > 0 ? { rows } : {}),
            ...(say === "" ? {} : { say }),
            ...(hard ? { hard } : {}),
          };
    const check = { id: named[at] ?? "", reason, ...settings, ...own };
    reading.at.set(check, { sheet: line.sheet, cell: `A${line.line + 1}` });
    return check;
  });
}

function tableCalled(line: ListLine, itemOf: ReadonlyMap<string, string>, reading: Reading): string | null {
  const said = line.text("about");
  if (said === "") return null;
  const id = said.startsWith("#") ? said.slice(1) : itemOf.get(said.toLowerCase());
  if (id === undefined)
    reading.fault(line.sheet, line.line, line.column("about"), { what: "unknown-sheet", said });
  return id ?? null;
}

function rowsCalled(
  line: ListLine,
  table: string | null,
  { rows, reading }: Parameters<typeof checksRead>[1],
): string[] {
  const names = line
    .text("rows")
    .split(";")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const known = table === null ? [] : rows(table);
  return names.flatMap((name) => {
    if (name.startsWith("#")) return [name.slice(1)];
    const found = known.find(({ label }) => label.toLowerCase() === name.toLowerCase());
    if (!found)
      reading.fault(line.sheet, line.line, line.column("rows"), { what: "unknown-row", said: name });
    return found ? [found.id] : [];
  });
}

export function highlightsRead(lines: readonly ListLine[], words: BookWords): unknown[] {
  return lines.map((line) => ({
    label: line.text("label"),
    parts: line
      .text("parts")
      .split("\n")
      .filter((one) => one.trim() !== "")
      .map((one) => {
        const [, place = "", noun = ""] = /^([^:]+):\s*(.*)$/u.exec(one.trim()) ?? [];
        return { place, noun: String(readSetting("noun", noun, words)) };
      }),
  }));
}

/** What is said of this form alone, and the limits of its values. */
export function wordsRead(paper: Paper | null, words: BookWords, reading: Reading): Record<string, unknown> {
  const sheet = words.sheets.words;
  if (!paper) {
    reading.fault(sheet, 0, 0, { what: "no-sheet", name: sheet });
    return { limits: {} };
  }
  const lines = paper.lines.filter(
    (line) => paper.text(line, 0) !== "" && bare(paper.text(line, 0)) !== bare(words.what),
  );
  const { value, faults } = readSettings(
    lines.map((line) => `${paper.text(line, 0)}: ${paper.text(line, 1)}`).join("\n"),
    words,
  );
  for (const fault of faults) {
    const said = fault.what === "unknown" ? fault.name : fault.line;
    const line = lines.find((one) => paper.text(one, 0).includes(said)) ?? 0;
    reading.fault(sheet, line, 0, {
      what: "unknown-setting",
      said,
      near: fault.what === "unknown" ? fault.near : [],
    });
  }
  return value;
}
