// The sheets that are plain lists: kinds of unit, outline, choices, rules, words, key totals. Pure.
import type { Draft } from "../../draft/draft.ts";
import type { Form, Item, Section } from "../../form/form.ts";
import { type Setting, settingLines, spelt } from "../settings.ts";
import { type BookCell, type BookSheet, cell, type ListName } from "../sheet.ts";
import { type BookWords, type ListKey, type ListSheet, listColumns } from "../words.ts";
import type { Marked } from "./marked.ts";

export type Writing = {
  readonly form: Form;
  readonly draft: Draft;
  readonly words: BookWords;
  readonly marked: Marked;
  /** The sheet of each table, by its item's id. */
  readonly sheetOf: ReadonlyMap<string, string>;
};

/** One line of a list by its columns' keys; a column that is left out is empty. */
type Line = { readonly [K in ListKey]?: string | BookCell };

const widths: Partial<Record<ListKey, number>> = {
  ...{ id: 7, text: 60, settings: 40, holds: 40, say: 40, label: 40, parts: 50, also: 30, applies: 24 },
};
const chosen: Partial<Record<ListKey, ListName>> = { does: "does", hard: "yesNo", reason: "yesNo" };
const greys = new Set<ListKey>(["id", "option"]);

function listSheet(which: ListSheet, words: BookWords, lines: readonly Line[]): BookSheet {
  const keys: readonly ListKey[] = listColumns[which];
  const head = keys.map((key) => cell(words.titles[which][key] ?? key, "head"));
  const body = lines.map((line) =>
    keys.map((key) => {
      const said = line[key] ?? "";
      if (typeof said !== "string") return said;
      const list = chosen[key];
      return cell(said, greys.has(key) ? "grey" : "plain", list === undefined ? {} : { list });
    }),
  );
  return {
    name: words.sheets[which],
    widths: keys.map((key) => widths[key] ?? 14),
    frozen: { lines: 1, columns: 0 },
    lines: [head, ...body],
  };
}

export function unitsSheet({ draft, words, marked }: Writing): BookSheet {
  return listSheet(
    "units",
    words,
    draft.round.units.map(({ text, kind, does }, at) => ({
      text: cell(text, marked(`round/units/${at}`).look, notes(marked(`round/units/${at}`))),
      kind: kind ?? "",
      does: words.does[does] ?? does,
    })),
  );
}

function notes({ note }: Pick<BookCell, "note">): Pick<BookCell, "note"> {
  return note === undefined ? {} : { note };
}

export function profilesSheet({ form, words }: Writing): BookSheet {
  const lines = Object.entries(form.profiles).map(([profile, { label }]) => ({ profile, label }));
  return listSheet("profiles", words, lines);
}

export function choicesSheet({ form, words }: Writing): BookSheet {
  const lines = Object.entries(form.choices ?? {}).flatMap(([list, options]) =>
    options.map(({ id, label, also }) => ({
      ...{ list, option: id, label },
      ...(also === undefined ? {} : { also: spelt("also", also, words) }),
    })),
  );
  return listSheet("choices", words, lines);
}

export function outlineSheet(writing: Writing): BookSheet {
  return listSheet(
    "outline",
    writing.words,
    writing.form.sections.flatMap((section) => sectionLines(writing, section)),
  );
}

function sectionLines(writing: Writing, section: Section): Line[] {
  const { words } = writing;
  const { id, no, title, part, applies, items, ...rest } = section;
  return [
    {
      ...{ id, no, part: part ?? "", applies: appliesText(applies, words) },
      type: cell(words.lines.section, "heading", { list: "kind" }),
      text: cell(title, "heading"),
      settings: settingLines(rest, words).join("\n"),
    },
    ...items.flatMap((item) => itemLines(writing, section, item)),
  ];
}

function itemLines({ words, marked, sheetOf }: Writing, { items }: Section, item: Item): Line[] {
  const { id, no, text, kind, parent, applies, cells = [], table, ...rest } = item;
  const { printed, list, subtitle, head } = table ?? {};
  const ofTable = table
    ? {
        ...(subtitle === undefined ? {} : { subtitle }),
        ...(head?.quantity == null ? {} : { quantity: head.quantity }),
        ...(list === undefined ? {} : { list }),
        ...(printed === undefined ? {} : { printed }),
      }
    : {};
  const above = items.find((one) => one.id === parent);
  const { look, note } = marked(id, kind === "heading" ? "heading" : "plain");
  return [
    {
      ...{
        id,
        no,
        parent: above ? referred(above, items) : (parent ?? ""),
        applies: appliesText(applies, words),
      },
      type: cell(spelt("kind", kind, words), "plain", { list: "kind" }),
      text: cell(text, look, note === undefined ? {} : { note }),
      sheet: sheetOf.get(id) ?? "",
      settings: settingLines({ ...rest, ...ofTable }, words).join("\n"),
    },
    ...cells.map(({ id: blank, kind: own, ...said }) => ({
      id: blank,
      type: words.lines.blank,
      no: own === undefined ? "" : spelt("kind", own, words),
      settings: settingLines(said, words).join("\n"),
    })),
  ];
}

/** An item by its number, where no other has it; else by its id. */
function referred({ id, no }: Item, items: readonly Item[]): string {
  return no !== "" && items.filter((one) => one.no === no).length === 1 ? no : `#${id}`;
}

export function appliesText(applies: Readonly<Record<string, number>> | undefined, words: BookWords): string {
  if (applies === undefined) return "";
  const lines = Object.entries(applies).map(
    ([kind, weight]) => `${kind}: ${words.values.applies?.[weight] ?? weight}`,
  );
  return lines.length === 0 ? "{}" : lines.join("\n");
}

export function checksSheet({ form, words, marked, sheetOf }: Writing): BookSheet {
  const lines = form.checks.map((check): Line => {
    const { id, reason, ...rest } = check;
    const { look, note } = marked(id);
    if (rest.type !== "expression") {
      return {
        id,
        reason: reason ? words.yes : words.no,
        settings: settingLines({ ...rest }, words).join("\n"),
      };
    }
    const { table, rows, holds, say, hard, type: _, ...others } = rest;
    return {
      ...{ id, reason: reason ? words.yes : words.no, hard: hard ? words.yes : words.no },
      about: table === undefined ? "" : (sheetOf.get(table) ?? `#${table}`),
      rows: rows === undefined ? "" : rows.map((row) => rowName(form, table, row)).join("; "),
      holds: cell(holds, look, note === undefined ? {} : { note }),
      say: say ?? "",
      settings: settingLines(others, words).join("\n"),
    };
  });
  return listSheet("checks", words, lines);
}

function rowName(form: Form, table: string | undefined, row: string): string {
  const rows = form.sections.flatMap(({ items }) => items).find(({ id }) => id === table)?.table?.rows ?? [];
  const label = rows.find(({ id }) => id === row)?.label ?? "";
  return label !== "" && rows.filter((one) => one.label === label).length === 1 ? label : `#${row}`;
}

export function highlightsSheet({ form, words }: Writing): BookSheet {
  const lines = form.highlights.map(({ label, parts }) => ({
    label,
    parts: parts.map(({ place, noun }) => `${place}: ${spelt("noun", noun, words)}`).join("\n"),
  }));
  return listSheet("highlights", words, lines);
}

/** What is said of this form alone, and how large its values may be: a name and a value a line. */
export function wordsSheet({ form, words }: Writing): BookSheet {
  const said: Record<string, Setting> = {
    ...(form.words === undefined ? {} : { words: form.words }),
    limits: form.limits,
  };
  const lines = settingLines(said, words).map((line) => {
    const at = line.indexOf(": ");
    return [cell(line.slice(0, at)), cell(line.slice(at + 2))];
  });
  return {
    name: words.sheets.words,
    widths: [34, 70],
    frozen: { lines: 1, columns: 0 },
    lines: [[cell(words.what, "head"), cell(words.value, "head")], ...lines],
  };
}
