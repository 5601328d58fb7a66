// What a file says of a list beside the lines that stand in the report: what is new, the same, or otherwise there. Pure.
import type { Answers, Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import { isList, type Line, type LineCell, type ListQuestion, linesOf } from "../../form/lines.ts";
import { linesPlace } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { FileList } from "./file-question.ts";
import type { Handed, HandedLine, HandedList } from "./handed.ts";

/** Sorts the lines of every list. */
export function sortLists(
  { q, answers }: { readonly q: Questionnaire; readonly answers: Answers },
  { lists }: Handed,
): readonly FileList[] {
  return lists.flatMap((found) => {
    const question = q.byId(found.id);
    return question && isList(question) ? [sortList(question, answers, found)] : [];
  });
}

/** Whether a list stands otherwise than a file has it, so that whoever handed it over has to say what is to be. */
export function isOtherwise({ added, changed, over, gone }: FileList): boolean {
  return added.length + changed.length > 0 || (over.length > 0 && gone.length > 0);
}

function sortList(question: ListQuestion, answers: Answers, found: HandedList): FileList {
  const standing = linesOf(answers, question);
  const { most } = question.list;
  const closed = answers.get(linesPlace(question.id))?.state === "answered";
  const about = { question, found, standing: standing.length };
  if (standing.length === 0 && !closed) {
    const [fresh, over] = cut(found.lines, most);
    return { ...about, ...nothing, fresh, over };
  }
  const { same, left, gone } = matched(found.lines, standing);
  const changed = changedIn(left, gone);
  const others = left.filter((line) => !changed.some(({ by }) => by === line));
  const [added, over] = cut(others, most - standing.length);
  const kept = gone.filter((line) => !changed.some((one) => one.line === line));
  const unread = [...same, ...changed].flatMap(({ line, by }) =>
    by.unread.flatMap((cell) => {
      const held = line.cells.find((one) => one.cell.id === cell.column);
      return held && held.value === null && !held.later ? [{ line, cell: held.cell, by, unread: cell }] : [];
    }),
  );
  return { ...about, fresh: [], added, over, changed, gone: kept, same: same.length, unread };
}

const nothing = { added: [], changed: [], gone: [], same: 0, unread: [] } as const;

function cut(lines: readonly HandedLine[], most: number): [readonly HandedLine[], readonly HandedLine[]] {
  const room = Math.max(most, 0);
  return [lines.slice(0, room), lines.slice(room)];
}

type Pair = { readonly line: Line; readonly by: HandedLine };

/** Each line of the file beside one that says all that is certain of it; of several the one that says the least more. */
function matched(lines: readonly HandedLine[], standing: readonly Line[]) {
  const same = new Map<HandedLine, Line>();
  const byFirst = gathered(standing, ({ cells }) => keyOf(cells[0]?.value ?? null));
  const free = new Set(standing);
  const fullest = [...lines].sort((one, other) => other.given.length - one.given.length);
  for (const by of fullest) {
    const first = valueAt(by, standing[0]?.cells[0]?.cell);
    const near = first === undefined ? standing : (byFirst.get(keyOf(first)) ?? []);
    const [line] = near
      .filter((one) => free.has(one) && saysAll(one, by))
      .sort((one, other) => filledIn(one) - filledIn(other));
    if (!line) continue;
    free.delete(line);
    same.set(by, line);
  }
  return {
    same: lines.flatMap((by): Pair[] => {
      const line = same.get(by);
      return line ? [{ line, by }] : [];
    }),
    left: lines.filter((line) => !same.has(line)),
    gone: standing.filter((line) => free.has(line)),
  };
}

/** Lines of one person, or one thing, that differ in something else: the only ones with that first cell on both sides. */
function changedIn(lines: readonly HandedLine[], gone: readonly Line[]): readonly Pair[] {
  const first = gone[0]?.cells[0]?.cell;
  const byFirst = gathered(gone, ({ cells }) => keyOf(cells[0]?.value ?? null));
  const own = gathered(lines, (line) => keyOf(valueAt(line, first) ?? null));
  return lines.flatMap((by): Pair[] => {
    const value = valueAt(by, first);
    const key = keyOf(value ?? null);
    const [line, more] = byFirst.get(key) ?? [];
    if (value === undefined || !line || more || (own.get(key)?.length ?? 0) > 1) return [];
    return isOther(line, by) ? [] : [{ line, by }];
  });
}

/** What tells who somebody is says otherwise: two people of one name. */
function isOther({ cells }: Line, by: HandedLine): boolean {
  return cells.some(({ cell, value }) => {
    const own = cell.said.personal === true ? valueAt(by, cell) : undefined;
    return own !== undefined && value !== null && !isSame(own, value);
  });
}

function saysAll({ cells }: Line, { given }: HandedLine): boolean {
  return given.every(({ cell, value }) => {
    const held: LineCell | undefined = cells.find((one) => one.cell.id === cell);
    return held !== undefined && held.value !== null && isSame(held.value, value);
  });
}

function filledIn({ cells }: Line): number {
  return cells.filter(({ value }) => value !== null).length;
}

function valueAt({ given }: HandedLine, cell: Cell | undefined): Value | undefined {
  return given.find((one) => one.cell === cell?.id)?.value;
}

/** However it is written: "máy chiếu" and "Máy chiếu". */
export function isSame(one: Value, other: Value): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf(value: Value | null): string {
  return JSON.stringify(typeof value === "string" ? value.toLowerCase() : value);
}

function gathered<T>(list: readonly T[], keyOfOne: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOfOne(one);
    const known = found.get(key);
    if (known) known.push(one);
    else found.set(key, [one]);
  }
  return found;
}
