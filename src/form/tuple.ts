// Reads one text as several cells: "12/480/230", or with their names in any order ("nữ 230; lớp 12"). Pure.
import { joinNotes, open } from "../language/opening.ts";
import type {
  AmbiguityReason,
  ReadContext,
  Reading,
  ReadResult,
  RefusalReason,
} from "../language/reading.ts";
import type { CellValue, Given, RowReading } from "../language/row-reading.ts";
import { hear, type Said } from "../language/said.ts";
import { type Cell, noneAt } from "./cells.ts";
import { partsOf } from "./tuple-parts.ts";
import { placesOf } from "./tuple-places.ts";

/** What a kind may know to read a cell. */
export function contextOf(cell: Cell, now: Date): ReadContext {
  const { noun, most, digits, scale, identifies, options } = cell;
  return {
    nouns: noun === "" ? {} : { count: noun },
    max: most,
    digits,
    ...(scale === null ? {} : { scale }),
    ...(identifies === null ? {} : { identifies }),
    options,
    now,
  };
}

/**
 * Reads the cells of a row. A name always wins; figures without names are taken in order, but only when there is one
 * for every cell that is still missing. Fewer are no answer: they come back as the first cells, to be shown.
 */
export function readTuple(cells: readonly Cell[], typed: Said, given: Given | null, now: Date): RowReading {
  const opened = open(typed, true, { settled: false });
  if (opened.type === "done") return withoutFigures(cells, opened.result, given);
  const parts = partsOf(cells, opened.said);
  if (!parts) return refused("not-understood");
  if (parts.length > cells.length) return refused("surplus");
  // One nought for many cells: none of it at all, or only the first.
  const [only] = parts;
  if (parts.length === 1 && only?.cell === null && only.said === "0" && !given?.length)
    return noneAtAll(cells, "unsure");
  const placed = placesOf(cells, parts, given);
  if (!placed) return refused("not-understood");
  if (placed.surplus) return refused("surplus");
  const sure = placed.plain === 0 || placed.completes;
  // Figures that neither go on from what was given nor have names begin anew.
  const kept = placed.goesOn || placed.plain === 0 ? given : null;
  const read = together(cells, placed.said, kept, { sure, note: opened.note ?? null, now });
  return placed.repeats && read.type === "value" ? asked(read.values) : read;
}

/** The one reading there is, which is not sure. */
function asked(values: readonly CellValue[]): RowReading {
  return { type: "ambiguous", reason: "unsure", readings: [{ value: values }], offerNone: false };
}

function refused(reason: RefusalReason): RowReading {
  return { type: "refused", reason };
}

/** "Không", "để sau", "chưa": said of the whole row, or of what is still missing of it. */
function withoutFigures(
  cells: readonly Cell[],
  result: ReadResult<boolean>,
  given: Given | null,
): RowReading {
  if (result.type === "half") return refused("not-understood");
  if (result.type === "ambiguous") {
    const none = noneOf(cells);
    const readings = none ? result.readings.map((reading) => ({ ...reading, value: none })) : [];
    return { ...result, readings };
  }
  if (result.type !== "value") return result;
  const none = noneOf(cells);
  if (!none) return refused("not-understood");
  if (!given?.length) return { type: "value", values: none, note: result.note ?? null };
  const rest = cells.map((cell, at) => given.find((one) => one.cell === cell.id)?.value ?? none[at] ?? 0);
  const readings = [{ value: rest }, { value: none }];
  return { type: "ambiguous", reason: "unsure", readings, offerNone: false };
}

function noneAtAll(cells: readonly Cell[], reason: AmbiguityReason): RowReading {
  const none = noneOf(cells);
  return none
    ? { type: "ambiguous", reason, readings: [{ value: none }], offerNone: false }
    : refused("not-understood");
}

/** What "không" means for all of these cells; null where for one of them it means nothing. */
export function noneOf(cells: readonly Cell[]): readonly CellValue[] | null {
  const values = cells.flatMap((cell) => {
    const none = noneAt(cell);
    return none === null ? [] : [none];
  });
  return values.length === cells.length ? values : null;
}

type Whole = { readonly sure: boolean; readonly note: string | null; readonly now: Date };

/** Every cell read by its kind, beside what was given before. */
function together(
  cells: readonly Cell[],
  placed: ReadonlyMap<Cell, string>,
  given: Given | null,
  { sure, note, now }: Whole,
): RowReading {
  const reads = cells.flatMap((cell) => {
    const said = placed.get(cell);
    return said === undefined || said === ""
      ? []
      : [{ cell, read: cell.kind.read(hear(said), contextOf(cell, now)) }];
  });
  const values = new Map(
    cells.flatMap((cell) => {
      const before = given?.find((one) => one.cell === cell.id);
      return before ? [[cell, before.value] as const] : [];
    }),
  );
  const refusal = reads.find(({ read }) => read.type === "refused");
  if (refusal?.read.type === "refused") return refusal.read;
  // "Để sau" for one cell of many puts nothing off.
  if (reads.some(({ read }) => read.type === "later")) return refused("not-understood");
  let words = note ?? undefined;
  for (const { cell, read } of reads) {
    if (read.type !== "value") continue;
    values.set(cell, read.value);
    words = joinNotes(words, read.note);
  }
  const open = reads.flatMap(({ cell, read }) => (read.type === "ambiguous" ? [{ cell, ...read }] : []));
  const [doubt] = open.filter(({ readings }) => readings.length > 0);
  if (doubt && values.size === cells.length - 1) return eachWay(cells, values, doubt);
  if (values.size > 0) return ofValues(cells, values, sure, words ?? null);
  // Cells in doubt beside others are asked for again; alone it is said why.
  return doubt
    ? { type: "ambiguous", reason: doubt.reason, readings: [], offerNone: false }
    : refused("not-understood");
}

/** The whole row, or those of its cells that are known. */
function ofValues(
  cells: readonly Cell[],
  values: ReadonlyMap<Cell, CellValue>,
  sure: boolean,
  note: string | null,
): RowReading {
  const found = inOrder(cells, values);
  if (found.length === cells.length) return { type: "value", values: found, note };
  const half = cells.flatMap((cell) => {
    const value = values.get(cell);
    return value === undefined ? [] : [{ cell: cell.id, value }];
  });
  return { type: "half", half, sure, note };
}

/** A cell that may be read in several ways. */
type Open = {
  readonly cell: Cell;
  readonly reason: AmbiguityReason;
  readonly readings: readonly Reading<CellValue>[];
};

/** The whole row once for each reading of the only cell that is not known. */
function eachWay(
  cells: readonly Cell[],
  values: ReadonlyMap<Cell, CellValue>,
  { cell, reason, readings }: Open,
): RowReading {
  const all = readings.map(({ value }) => ({ value: inOrder(cells, new Map([...values, [cell, value]])) }));
  return { type: "ambiguous", reason, readings: all, offerNone: false };
}

function inOrder(cells: readonly Cell[], values: ReadonlyMap<Cell, CellValue>): CellValue[] {
  return cells.flatMap((cell) => {
    const value = values.get(cell);
    return value === undefined ? [] : [value];
  });
}
