// Ids for all that was found, in the order of the paper and before any answer, so that the same file has the same ids. Pure.
import type { DispatchFound, FoundItem, FoundTable } from "../../dispatch/found.ts";
import { Ids } from "../ids.ts";
import { type Piece, piecesOf } from "./pieces.ts";

export type NamedTable = {
  readonly id: string;
  readonly columns: readonly string[];
  readonly constants: readonly string[];
  readonly rows: readonly string[];
};

export type NamedItem = { readonly id: string; readonly blanks: readonly string[] };

export type Names = {
  readonly sections: readonly (Piece & { readonly id: string })[];
  /** As in what was found, by index. */
  readonly items: readonly NamedItem[];
  readonly tables: readonly NamedTable[];
  readonly checks: readonly string[];
  /** The id of a list of choices, by its options; lists with the same options are one. */
  choices(options: readonly string[]): ChoiceList;
  readonly lists: readonly ChoiceList[];
  readonly ids: Ids;
};

export type ChoiceList = {
  readonly id: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
};

export function namesFor(found: DispatchFound): Names {
  const ids = new Ids(1);
  const sections = piecesOf(found).map((piece) => ({ ...piece, id: ids.of("section") }));
  const items = found.items.map((item) => ({
    id: ids.of("item"),
    blanks: (item.cells ?? []).map(() => ids.of("blank")),
  }));
  const tables = found.tables.map((table) => ({
    id: ids.of("table"),
    columns: table.columns.map(() => ids.of("column")),
    constants: table.constants.map(() => ids.of("column")),
    rows: table.rows.map(() => ids.of("row")),
  }));
  const checks = found.checks.map(() => ids.of("check"));
  const lists = new Map<string, ChoiceList>();
  for (const options of optionsIn(found)) {
    const key = options.join("\n");
    if (lists.has(key)) continue;
    lists.set(key, {
      id: ids.of("choices"),
      options: options.map((label) => ({ id: ids.of("option"), label })),
    });
  }
  const choices = (options: readonly string[]): ChoiceList => {
    const list = lists.get(options.join("\n"));
    if (!list) throw new Error("a list of choices that was not found");
    return list;
  };
  return { sections, items, tables, checks, choices, lists: [...lists.values()], ids };
}

function optionsIn({ items, tables }: DispatchFound): readonly (readonly string[])[] {
  const ofItem = ({ choices, cells = [] }: FoundItem) => [choices, ...cells.map((cell) => cell.choices)];
  const ofTable = ({ columns, rows }: FoundTable) => [...columns, ...rows].map(({ choices }) => choices);
  return [...items.flatMap(ofItem), ...tables.flatMap(ofTable)].flatMap((one) => (one ? [one] : []));
}
