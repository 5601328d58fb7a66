// Which cell of a row each part of a message is for: the one it names, else in order, behind what was given before. Pure.
import type { Given } from "../language/row-reading.ts";
import type { Cell } from "./cells.ts";
import type { Part } from "./tuple-parts.ts";

export type Placed = {
  readonly said: ReadonlyMap<Cell, string>;
  /** Figures without a name, and whether there is one for each cell that was missing. */
  readonly plain: number;
  readonly completes: boolean;
  /** They stand behind what was given before. */
  readonly goesOn: boolean;
  /** More than are missing, and less than all: neither the rest of the row nor the row anew. */
  readonly surplus: boolean;
  /** The very figures given before, as many as are missing: the same message sent twice, or that many once more. */
  readonly repeats: boolean;
};

/** More cells than these nobody types in one message: a wider row is asked part by part. */
const mostAtOnce = 8;

/** Of the missing cells of a row those that its prompt asks. */
export function askedAtOnce<C>(cells: readonly unknown[], missing: readonly C[]): readonly C[] {
  return cells.length > mostAtOnce ? missing.slice(0, mostAtOnce) : missing;
}

/** Which cell each part is for: the one it names, else in order; null when that leaves a doubt. */
export function placesOf(cells: readonly Cell[], all: readonly Part[], given: Given | null): Placed | null {
  const parts = withoutPeople(all, given);
  const named = parts.flatMap(({ cell, said }) => (cell ? [[cell, said] as const] : []));
  const plain = parts.filter(({ cell }) => cell === null);
  const said = new Map(named);
  if (said.size < named.length) return null;
  const free = cells.filter((cell) => !said.has(cell));
  const missing = free.filter(({ id }) => !given?.some((one) => one.cell === id));
  const atOnce = askedAtOnce(cells, missing);
  const completes = plain.length === missing.length || plain.length === atOnce.length;
  // Beside names figures without one are taken only when there is exactly one for every other cell.
  if (named.length > 0 && plain.length > 0 && !completes && plain.length !== free.length) return null;
  const same = saysSame(cells, plain, given);
  const again = same && plain.length > (given?.length ?? 0);
  const goesOn = !again && (completes || plain.length <= missing.length);
  const surplus = !goesOn && !again && given !== null && given.length > 0 && plain.length < cells.length;
  const repeats = same && completes && plain.length > 1;
  const order = goesOn ? missing : free;
  for (const [at, part] of plain.entries()) {
    const cell = order[at];
    if (!cell) return null;
    said.set(cell, part.said);
  }
  return { said, plain: plain.length, completes, goesOn, surplus, repeats };
}

/** Whom a figure counts names its cell only where that is free, and every other figure has a name too: "12/480/230 em". */
function withoutPeople(parts: readonly Part[], given: Given | null): readonly Part[] {
  const isTaken = ({ cell, by }: Part) =>
    cell !== null &&
    (given?.some((one) => one.cell === cell.id) ||
      parts.some((other) => other.cell === cell && other.by !== by));
  const some = parts.some(({ cell }) => cell === null);
  return parts.map((part) =>
    part.by === "people" && (some || isTaken(part)) ? { ...part, cell: null, by: null } : part,
  );
}

/** Figures in order that have all those given before in their places: the row anew, or the same once more. */
function saysSame(cells: readonly Cell[], plain: readonly Part[], given: Given | null): boolean {
  return (
    given !== null &&
    given.length > 0 &&
    given.every(({ cell, value }) => {
      const at = cells.findIndex(({ id }) => id === cell);
      return plain[at]?.said === String(value);
    })
  );
}
