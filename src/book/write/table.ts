// The sheet of one table: its head as it is printed, small lines beneath each column, and a line for each row. Pure.
import type { Item, Row, Table } from "../../form/form.ts";
import { settingLines, spelt } from "../settings.ts";
import { type BookCell, type BookSheet, cell } from "../sheet.ts";
import { type BookWords, ruleColumns, type SideColumn, type Tag } from "../words.ts";
import { appliesText, type Writing } from "./lists.ts";

type Column = Table["columns"][number];

export function tableSheet(writing: Writing, item: Item, table: Table, name: string): BookSheet {
  const { words } = writing;
  const heads = headLines(table, words);
  const small = smallLines(writing, table);
  const rows = table.rows.map((row) => rowLine(writing, table, row));
  return {
    name,
    widths: [
      6,
      ...before.map((key) => sideWidths[key]),
      ...both(table).map(() => 16),
      ...behind(table).map((key) => sideWidths[key]),
      ...ruleColumns.map(() => 16),
    ],
    frozen: { lines: 1 + heads.length + small.length, columns: 1 + before.length - 1 },
    lines: [
      [
        tag(words, "title"),
        cell(table.title, "title", { across: 4 }),
        ...blanks(3),
        cell(`#${item.id}`, "grey"),
      ],
      ...heads,
      ...small,
      ...rows,
    ],
  };
}

const sideWidths: Readonly<Record<SideColumn, number>> = { stt: 6, label: 9, text: 48, unit: 14, note: 14 };

/** The columns before the figures; the note's stands behind them, where the paper prints one. */
const before = ["stt", "label", "text", "unit"] as const;

function behind({ head }: Table): readonly SideColumn[] {
  return head.note === null ? [] : ["note"];
}

/** Columns with what the paper gives, and those that are answered. */
function both({
  constants = [],
  columns,
}: Table): readonly { readonly id: string; readonly title: string }[] {
  return [...constants, ...columns];
}

function tag(words: BookWords, name: Tag): BookCell {
  return cell(words.tags[name], "grey");
}

function blanks(count: number): BookCell[] {
  return Array.from({ length: count }, () => cell(""));
}

/** The head as it is printed: headings over their columns, each merged over what it stands above. */
function headLines(table: Table, words: BookWords): BookCell[][] {
  const paths = table.columns.map(({ under = [], title }) => [...under, title]);
  const depth = Math.max(1, ...paths.map(({ length }) => length));
  return Array.from({ length: depth }, (_, level) => {
    const single = (title: string) =>
      level === 0 ? cell(title, "head", depth > 1 ? { down: depth } : {}) : cell("", "head");
    return [
      tag(words, "head"),
      ...before.map((key) => single(sideTitle(table, key, words))),
      ...(table.constants ?? []).map(({ title }) => single(title)),
      ...paths.map((path, at) => headCell(paths, path, at, level, depth)),
      ...behind(table).map((key) => single(sideTitle(table, key, words))),
      ...ruleColumns.map((key) => single(words.rules[key])),
    ];
  });
}

function sideTitle({ head }: Table, key: SideColumn, words: BookWords): string {
  return key === "label" ? words.side.label : (head[key] ?? words.absent);
}

/** A heading is written over the first of its columns; the last one of a path reaches down to the figures. */
function headCell(
  paths: readonly (readonly string[])[],
  path: readonly string[],
  at: number,
  level: number,
  depth: number,
): BookCell {
  const title = path[level];
  if (title === undefined) return cell("", "head");
  const last = level === path.length - 1;
  const same = (other: readonly string[] | undefined) =>
    other !== undefined &&
    !last &&
    level < other.length - 1 &&
    path.slice(0, level + 1).every((one, up) => other[up] === one);
  if (same(paths[at - 1])) return cell("", "head");
  let across = 1;
  while (same(paths[at + across])) across++;
  const down = last ? depth - level : 1;
  return cell(title, "head", { ...(across > 1 ? { across } : {}), ...(down > 1 ? { down } : {}) });
}

/** Beneath each column: its id, number, kind of answer, unit, computation and what else is said of it. */
function smallLines({ words, marked }: Writing, table: Table): BookCell[][] {
  const constants = table.constants ?? [];
  const line = (
    name: Tag,
    side: (key: SideColumn) => string,
    given: string,
    own: (column: Column) => BookCell,
  ): BookCell[] => [
    tag(words, name),
    ...before.map((key) => cell(side(key), "grey")),
    ...constants.map(({ id }) => cell(name === "id" ? id : given, "grey")),
    ...table.columns.map(own),
    ...behind(table).map((key) => cell(side(key), "grey")),
    ...ruleColumns.map((key) => cell(name === "id" ? words.rules[key] : "", "grey")),
  ];
  const none = () => "";
  return [
    line(
      "id",
      (key) => words.side[key],
      "",
      ({ id }) => cell(id, "grey"),
    ),
    line("no", none, "", ({ no }) => cell(no ?? "", "grey")),
    line("kind", none, words.given, ({ id, kind }) => {
      const { look, note } = marked(id, "grey");
      return cell(kind === undefined ? "" : spelt("kind", kind, words), look, {
        list: "kind",
        ...(note === undefined ? {} : { note }),
      });
    }),
    line("noun", none, "", ({ noun }) => cell(noun ?? "", "grey")),
    line("compute", none, "", ({ compute }) => cell(compute === undefined ? "" : `= ${compute}`, "grey")),
    line(
      "more",
      none,
      "",
      ({
        id: _id,
        title: _title,
        under: _under,
        no: _no,
        kind: _kind,
        noun: _noun,
        compute: _compute,
        ...rest
      }) => cell(settingLines(rest, words).join("\n"), "grey"),
    ),
  ];
}

function rowLine({ words, marked }: Writing, table: Table, row: Row): BookCell[] {
  const {
    id,
    stt,
    label,
    parent,
    text,
    unit,
    role,
    columns,
    crossed = [],
    given = {},
    cells = {},
    aggregate,
    of,
    applies,
    ...rest
  } = row;
  const order = table.columns.map((column) => column.id);
  const inOrder = (list: readonly string[]) => order.filter((column) => list.includes(column));
  const ordered = (list: readonly string[]) => inOrder(list).join() === list.join();
  const { look, note } = marked(id, role === "heading" ? "heading" : role === "total" ? "total" : "plain");
  const side: Readonly<Record<SideColumn, string>> = { stt, label, text, unit, note: "" };
  const rules = {
    role: words.roles[role] ?? role,
    parent: parent === null ? "" : rowReference(table, parent),
    of: (of ?? []).map((part) => rowReference(table, part)).join("; "),
    aggregate: aggregate === null ? "" : (words.aggregates[aggregate] ?? aggregate),
    applies: appliesText(applies, words),
    settings: settingLines(
      {
        ...rest,
        ...groupOf(table, id),
        ...(of !== undefined && of.length === 0 ? { of: [] } : {}),
        ...(ordered(columns) ? {} : { order: columns }),
        ...(ordered(crossed) ? {} : { crossedOrder: crossed }),
        ...(row.crossed !== undefined && crossed.length === 0 ? { crossedOrder: [] } : {}),
        ...(row.cells !== undefined && Object.keys(cells).length === 0 ? { cells: {} } : {}),
        ...(row.given !== undefined && Object.keys(given).length === 0 ? { given: {} } : {}),
      },
      words,
    ).join("\n"),
  };
  return [
    cell(id, "grey"),
    ...before.map((key) =>
      key === "text" ? cell(text, look, note === undefined ? {} : { note }) : cell(side[key], look),
    ),
    ...(table.constants ?? []).map((constant) =>
      cell(given[constant.id] === undefined ? "" : spelt("given", given[constant.id] ?? "", words)),
    ),
    ...table.columns.map((column) => {
      if (columns.includes(column.id)) {
        const said = cells[column.id];
        const { compute, ...others } = said ?? {};
        const lines = [...(compute === undefined ? [] : [`= ${compute}`]), ...settingLines(others, words)];
        return cell(
          said !== undefined && lines.length === 0 ? "{}" : lines.join("\n"),
          role === "total" ? "total" : "plain",
        );
      }
      if (crossed.includes(column.id)) return cell(words.crossed, "shaded");
      return cell(role === "heading" ? "" : words.absent, "shaded");
    }),
    ...behind(table).map(() => cell("")),
    ...ruleColumns.map((key) => {
      const list = key === "role" || key === "aggregate" ? key : undefined;
      return cell(rules[key], "grey", list === undefined ? {} : { list });
    }),
  ];
}

/** Rows with the same name are asked in one message. */
function groupOf({ groups }: Table, row: string): { readonly group?: string } {
  const group = groups.find(({ rows }) => rows.includes(row));
  return group ? { group: group.id } : {};
}

/** A row by the number that people read, where no other has it; else by its id. */
function rowReference({ rows }: Table, id: string): string {
  const row = rows.find((one) => one.id === id);
  const name = row ? row.label || row.stt : "";
  const alike = rows.filter((one) => one.label === name || one.stt === name);
  return name !== "" && alike.length === 1 && !/[;#]/u.test(name) ? name : `#${id}`;
}
