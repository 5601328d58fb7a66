// What one cell of a form says of itself, from what was found of it. Pure.
import type { FoundColumn } from "../../dispatch/found.ts";
import { apart, scales } from "../../dispatch/words/form-words.ts";
import type { CellSaid } from "../../form/cell-schema.ts";
import { type KindName, kinds } from "../../form/kinds/index.ts";
import type { NamedTable, Names } from "./named.ts";

/** What columns, rows, items and blanks have in common. */
export type FoundCell = {
  readonly [K in "kind" | "measure" | "choices" | "digits" | "max" | "personal" | "optional" | "identifies"]?:
    | FoundColumn[K]
    | undefined;
};

export type Making = {
  readonly names: Names;
  /** How many units' shares and points are shown together. */
  readonly rollUp: "none" | "average" | "sum";
};

export type TableMaking = Making & {
  readonly named: NamedTable;
  /** The kinds of unit that answer the form. */
  readonly profiles: readonly string[];
};

/** Long words stand in items alone; in a table they are a line. */
const inTables: Partial<Record<KindName, KindName>> = { text: "line" };

/** The kind of a cell of a table; undefined where nothing says one. */
export function tableKind(kind: KindName | undefined): KindName | undefined {
  return kind === undefined ? undefined : (inTables[kind] ?? kind);
}

/**
 * @param words what stands beside it, for what its figures measure: its title, its row, its unit.
 * @returns its kind and settings; no name and no noun, which depend on its neighbours.
 */
export function saidOf(cell: FoundCell, kind: KindName | undefined, words: string, making: Making): CellSaid {
  const takes = kind === undefined ? [] : kinds[kind].takes;
  const scale = takes.includes("scale") ? scaleOf(`${cell.measure ?? ""} ${words}`) : null;
  const list = takes.includes("choices") && cell.choices ? making.names.choices(cell.choices) : null;
  const rollUp = kind === undefined ? undefined : rollUpOf(cell, kind, words, making);
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(takes.includes("digits") && cell.digits !== undefined ? { digits: cell.digits } : {}),
    ...(takes.includes("most") && cell.max !== undefined ? { most: cell.max } : {}),
    ...(scale === null ? {} : { scale }),
    ...(list === null ? {} : { choices: list.id }),
    ...(takes.includes("identifies") && cell.identifies ? { identifies: cell.identifies } : {}),
    ...(cell.personal ? { personal: cell.personal } : {}),
    ...(cell.optional ? { optional: cell.optional } : {}),
    ...(rollUp === undefined ? {} : { rollUp }),
  };
}

export function scaleOf(words: string): "dong" | "nghin" | "trieu" | "ty" | null {
  return scales.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Shares and points are shown as the officer says; what is about people is not shown together at all. */
function rollUpOf(
  cell: FoundCell,
  kind: KindName,
  words: string,
  { rollUp }: Making,
): CellSaid["rollUp"] | undefined {
  const { total, shown, takes } = kinds[kind];
  if (shown.as !== "number" || cell.personal) return undefined;
  if (total === "none") return takes.includes("digits") ? (rollUp === "sum" ? "none" : rollUp) : undefined;
  return takes.includes("digits") && apart.test(`${cell.measure ?? ""} ${words}`) ? rollUp : undefined;
}
