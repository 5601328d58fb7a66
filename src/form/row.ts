// Reads one text as the cells of one row: one cell by its kind, two counts as people type pairs, else by label and order.
// Pure; knows kinds and cells, no answers.
import type { ReadContext, ReadResult } from "../language/reading.ts";
import type { CellValue, Given, RowReading } from "../language/row-reading.ts";
import type { Said } from "../language/said.ts";
import { isBareNone } from "../language/stand-ins.ts";
import { type Cell, noneAt } from "./cells.ts";
import { readTwoCounts } from "./kinds/pair.ts";
import { readMixed } from "./mixed.ts";
import { contextOf, noneOf, readTuple } from "./tuple.ts";

/** Reads a text at these cells; `given` are values of some of them that this text may complete. */
export function readRow(cells: readonly Cell[], said: Said, given: Given | null, now: Date): RowReading {
  const [first, second] = cells;
  if (!first) return { type: "refused", reason: "not-understood" };
  if (!second) return readOne(first, said, now);
  if (isPair(cells)) return readPair(first, second, said, given, now);
  if (!cells.every(({ kind }) => kind.none === 0))
    return noneAtAll(cells, said, given) ?? readMixed(cells, said, given, now);
  return readTuple(cells, said, given, now);
}

/** "Không" to a whole row of which every cell may be none or stay empty. */
function noneAtAll(cells: readonly Cell[], said: Said, given: Given | null): RowReading | null {
  const values = given?.length || !isBareNone(said.tokens) ? null : noneOf(cells);
  return values && { type: "value", values, note: null };
}

/** A cell that may be left empty takes "không" for that, where it means nothing else. */
function readOne(cell: Cell, said: Said, now: Date): RowReading {
  const none = cell.kind.none === null && isBareNone(said.tokens) ? noneAt(cell) : null;
  if (none !== null) return { type: "value", values: [none], note: null };
  return asRow(cell.kind.read(said, contextOf(cell, now)), (value) => [value]);
}

/** Whether these cells are typed as people type pairs: two counts, told apart by what they count. */
export function isPair(cells: readonly Cell[]): boolean {
  return cells.length === 2 && cells.every(({ kind, label }) => kind.pairs && label === null);
}

function readPair(first: Cell, second: Cell, said: Said, given: Given | null, now: Date): RowReading {
  const at = (cell: Cell) => given?.find((one) => one.cell === cell.id)?.value;
  const [count, people] = [at(first), at(second)];
  const half = {
    ...(typeof count === "number" ? { count } : {}),
    ...(typeof people === "number" ? { people } : {}),
  };
  const nouns = {
    ...(first.noun === "" ? {} : { count: first.noun }),
    ...(second.noun === "" ? {} : { people: second.noun }),
  };
  const known = Object.keys(half).length > 0 ? { half } : {};
  const context: ReadContext = { nouns, max: Math.max(first.most, second.most), ...known, now };
  const read = readTwoCounts(said, context);
  if (read.type !== "half") return asRow(read, (pair) => [pair.count, pair.people]);
  const values = [
    { cell: first.id, value: read.half.count },
    { cell: second.id, value: read.half.people },
  ];
  const found = values.flatMap(({ cell, value }) => (value === undefined ? [] : [{ cell, value }]));
  return { type: "half", half: found, sure: true, note: read.note ?? null };
}

function asRow<V>(result: ReadResult<V>, values: (value: V) => readonly CellValue[]): RowReading {
  switch (result.type) {
    case "value":
      return { type: "value", values: values(result.value), note: result.note ?? null };
    case "ambiguous":
      return {
        ...result,
        readings: result.readings.map(({ value, ...reading }) => ({ ...reading, value: values(value) })),
      };
    case "half":
      return { type: "refused", reason: "not-understood" };
    default:
      return result;
  }
}
