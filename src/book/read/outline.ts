// Reads the outline: parts with their items, blanks and tables, a line each. Pure.
import type { BookWords } from "../words.ts";
import type { Reading } from "./fault.ts";
import type { ListLine } from "./list.ts";
import type { Identities } from "./new-ids.ts";
import type { Paper } from "./paper.ts";
import { appliesRead, settingsRead, type Written, wordRead } from "./said.ts";
import { tableRead } from "./table.ts";

type About = {
  readonly words: BookWords;
  readonly ids: Identities;
  readonly reading: Reading;
  readonly papers: ReadonlyMap<string, Paper>;
};

type Line = { readonly line: ListLine; readonly type: string | null };

/** The sections of the form's body, and the item of each table's sheet. */
export function outlineRead(lines: readonly ListLine[], about: About) {
  const { words, reading } = about;
  const types = { section: words.lines.section, blank: words.lines.blank, ...words.values.kind };
  const all: Line[] = lines.map((line) => ({ line, type: wordRead(written(line, "type"), types, reading) }));
  const sections: Record<string, unknown>[] = [];
  const itemOf = new Map<string, string>();
  const starts = all.flatMap(({ type }, at) => (type === "section" ? [at] : []));
  if (starts[0] !== 0 && all[0])
    reading.fault(words.sheets.outline, all[0].line.line, 0, { what: "no-section" });
  const named = about.ids.of(
    "section",
    starts.flatMap((at) => (all[at] ? [identified(all[at].line)] : [])),
  );
  for (const [no, start] of starts.entries()) {
    const head = all[start];
    if (!head) continue;
    const section = sectionRead(head.line, named[no] ?? "", about);
    const own = all.slice(start + 1, starts[no + 1] ?? all.length);
    const full = { ...section, items: itemsRead(own, about, itemOf) };
    reading.at.set(full, { sheet: words.sheets.outline, cell: `A${head.line.line + 1}` });
    sections.push(full);
  }
  return { sections, itemOf };
}

function written(line: ListLine, key: Parameters<ListLine["text"]>[0]): Written {
  return { text: line.text(key), sheet: line.sheet, line: line.line, column: line.column(key) };
}

function identified(line: ListLine) {
  return {
    said: line.text("id"),
    words: [line.text("no"), line.text("text")],
    spot: { sheet: line.sheet, line: line.line, column: line.column("id") },
  };
}

function sectionRead(line: ListLine, id: string, { words, reading }: About) {
  const part = line.text("part");
  const applies = appliesRead(written(line, "applies"), words, reading);
  return {
    id,
    no: line.text("no"),
    title: line.text("text"),
    ...(part === "" ? {} : { part }),
    ...(applies === undefined ? {} : { applies }),
    ...settingsRead(written(line, "settings"), words, reading),
  };
}

function itemsRead(
  lines: readonly Line[],
  about: About,
  itemOf: Map<string, string>,
): Record<string, unknown>[] {
  const { words, ids, reading } = about;
  const own = lines.filter(({ type }) => type !== "blank" && type !== null);
  const named = ids.of(
    "item",
    own.map(({ line }) => identified(line)),
  );
  const called = own.map(({ line }, at) => ({ id: named[at] ?? "", no: line.text("no") }));
  return own.map(({ line, type }, at) => {
    const id = named[at] ?? "";
    const parent = line.text("parent");
    const above =
      parent === ""
        ? undefined
        : parent.startsWith("#")
          ? called.find((one) => one.id === parent.slice(1))
          : called.find(({ no }) => no.toLowerCase() === parent.toLowerCase());
    if (parent !== "" && !above)
      reading.fault(line.sheet, line.line, line.column("parent"), { what: "unknown-row", said: parent });
    const applies = appliesRead(written(line, "applies"), words, reading);
    const start = lines.indexOf(own[at] ?? lines[0] ?? { line, type });
    const next = lines.findIndex(({ type: other }, index) => index > start && other !== "blank");
    const blanks = lines
      .slice(start + 1, next < 0 ? lines.length : next)
      .filter((one) => one.type === "blank");
    const settings = settingsRead(written(line, "settings"), words, reading);
    const item = {
      id,
      no: line.text("no"),
      text: line.text("text"),
      kind: type,
      ...(above ? { parent: above.id } : {}),
      ...(applies === undefined ? {} : { applies }),
      ...(type !== null && type in ofTables ? tableOf(line, id, settings, about, itemOf) : settings),
      ...(blanks.length > 0 ? { cells: blanksRead(blanks, about) } : {}),
    };
    reading.at.set(item, { sheet: line.sheet, cell: `A${line.line + 1}` });
    return item;
  });
}

/** The one kind of line that has a sheet of its own. */
const ofTables: Readonly<Record<string, true>> = { table: true };
/** What the outline says of a table; the rest is said of its item. */
const tableSettings: ReadonlySet<string> = new Set(["subtitle", "quantity", "list", "printed"]);

function tableOf(
  line: ListLine,
  id: string,
  settings: Record<string, unknown>,
  about: About,
  itemOf: Map<string, string>,
) {
  const said = line.text("sheet");
  const paper = about.papers.get(said.toLowerCase());
  const entries = Object.entries(settings);
  const rest = Object.fromEntries(entries.filter(([key]) => !tableSettings.has(key)));
  const more = Object.fromEntries(entries.filter(([key]) => tableSettings.has(key)));
  if (!paper) {
    about.reading.fault(line.sheet, line.line, line.column("sheet"), { what: "unknown-sheet", said });
    return rest;
  }
  itemOf.set(said.toLowerCase(), id);
  const table = tableRead(paper, more, more.list !== undefined, about);
  return { ...rest, ...(table ? { table } : {}) };
}

function blanksRead(lines: readonly Line[], { words, ids, reading }: About) {
  const named = ids.of(
    "blank",
    lines.map(({ line }) => identified(line)),
  );
  return lines.map(({ line }, at) => {
    const kind = wordRead(written(line, "no"), words.values.kind ?? {}, reading);
    return {
      id: named[at] ?? "",
      ...(kind === null ? {} : { kind }),
      ...settingsRead(written(line, "settings"), words, reading),
    };
  });
}
