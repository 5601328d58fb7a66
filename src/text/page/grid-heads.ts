// The heads above a table's columns, as a tree whose neighbours share what stands above both. Pure.
import type { Table } from "../../form/form.ts";

export type GridHead = {
  readonly id: string;
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
};

export type GridHeads = {
  /** The highest first. */
  readonly levels: readonly (readonly GridHead[])[];
  /** By column, the ids of the heads above it. */
  above(column: string): readonly string[];
};

type Path = { readonly column: string; readonly texts: readonly string[] };

/** Neighbours under the same headings share them, and a column without any stands over all lines. */
export function headTree({ columns, constants = [] }: Pick<Table, "columns" | "constants">): GridHeads {
  const paths: Path[] = [
    ...constants.map(({ id, title }) => ({ column: id, texts: [title] })),
    ...columns.map(({ id, title, under = [], no }) => ({
      column: id,
      texts: [...under, no === undefined ? title : `${title} (${no})`],
    })),
  ];
  const depth = Math.max(...paths.map(({ texts }) => texts.length));
  const levels = Array.from({ length: depth }, (_, level) =>
    runsAt(paths, level).map(([first, ...others]) => ({
      id: idAt(first.column, level),
      text: first.texts[level] ?? "",
      columns: 1 + others.length,
      rows: isLast(first, level) ? depth - level : 1,
      over: [first, ...others].map(({ column }) => column),
    })),
  );
  return {
    levels,
    above: (column) =>
      levels.flatMap((level) => level.filter(({ over }) => over.includes(column)).map(({ id }) => id)),
  };
}

type Run = [Path, ...Path[]];

/** The columns that share one heading at this level, run by run; a column's own title is shared with none. */
function runsAt(paths: readonly Path[], level: number): Run[] {
  const runs: Run[] = [];
  let before: Path | undefined;
  for (const path of paths) {
    const run = runs.at(-1);
    if (run && before && sharesAt(before, path, level)) run.push(path);
    else if (level < path.texts.length) runs.push([path]);
    before = path;
  }
  return runs;
}

function sharesAt(one: Path, other: Path, level: number): boolean {
  if (isLast(one, level) || isLast(other, level) || level >= other.texts.length) return false;
  return one.texts.slice(0, level + 1).join("\n") === other.texts.slice(0, level + 1).join("\n");
}

function isLast({ texts }: Path, level: number): boolean {
  return level === texts.length - 1;
}

function idAt(column: string, level: number): string {
  return `h:${level}:${column}`;
}
