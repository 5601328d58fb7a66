// Which column each part of a line is for: the one it names, else by its turn, held against what each column can be. Pure.

import { hear } from "../said.ts";
import { readNone } from "../stand-ins.ts";
import type { CellRead, ListColumn } from "./column.ts";
import type { Field } from "./fields.ts";

/** A part in its column, or in none where several are left. */
export type Placed = { readonly text: string; readonly column: ListColumn | null };

/**
 * Places the parts of a line; null where they are more than the columns, or one column is named twice. As many parts as
 * columns stand in turn, and two that can only be each other's are changed over. Fewer are placed where every way of
 * giving them columns in their order agrees, and else in none: nobody said which ones were left out. A blank part keeps
 * its turn. `headed`: a new line begins with its first column, which says what it is.
 */
export function align(
  columns: readonly ListColumn[],
  fields: readonly Field[],
  { headed = false }: { readonly headed?: boolean } = {},
): readonly Placed[] | null {
  const named = fields.flatMap(({ column }) => column ?? []);
  if (new Set(named).size < named.length) return null;
  const free = columns.filter((column) => !named.includes(column));
  const plain = fields.filter(({ column }) => column === null).map(({ text }) => text);
  const placed = inTurn(plain, free, headed && fields[0]?.column === null);
  if (!placed) return null;
  let next = 0;
  return fields.map(({ column, text }) => {
    if (column) return { text, column };
    const at = placed[next] ?? null;
    next += 1;
    return { text, column: at };
  });
}

type Places = readonly (ListColumn | null)[];

function inTurn(texts: readonly string[], columns: readonly ListColumn[], headed: boolean): Places | null {
  if (texts.length > columns.length) return null;
  if (texts.includes("")) return columns.slice(0, texts.length);
  if (texts.length === columns.length) return changedOver(texts, columns);
  const required = columns.filter(({ optional }) => !optional);
  if (texts.length === required.length && texts.every((text, at) => reads(required[at], text)))
    return required;
  const all = ways(texts, columns);
  const begin = headed ? all.filter(([first]) => first === columns[0]) : all;
  return common(begin.length > 0 ? begin : all, texts.length);
}

/** Parts that are nothing in their own turn, each to the one other such column that can only be its. */
function changedOver(texts: readonly string[], columns: readonly ListColumn[]): Places {
  const odd = texts.flatMap((text, at) => (text !== "" && !isIn(columns[at], text) ? [at] : []));
  // Words are read from anything: what one of the odd columns plainly is stands wrong among them too.
  const among = (text: string) => odd.some((at) => tells(columns[at], text));
  const wrong = texts.flatMap((text, at) =>
    odd.includes(at) || (columns[at]?.words && text !== "" && among(text)) ? [at] : [],
  );
  if (wrong.length < 2) return columns;
  const taken = wrong.map((at) => {
    const text = texts[at] ?? "";
    const told = wrong.filter((other) => tells(columns[other], text));
    return told.length > 0
      ? told
      : wrong.filter((other) => columns[other]?.words && reads(columns[other], text));
  });
  const single = taken.every(({ length }) => length === 1);
  const each = new Set(taken.flat()).size === wrong.length;
  if (!single || !each) return columns;
  return columns.map((column, at) => {
    const place = wrong.indexOf(at);
    return place < 0 ? column : (columns[taken[place]?.[0] ?? at] ?? column);
  });
}

/** More ways than these are never gone through: so many parts are left open that nothing could be told. */
const mostWays = 2_000;

/** Every way of giving the parts columns in their order in which each can be read. */
function ways(texts: readonly string[], columns: readonly ListColumn[]): readonly Places[] {
  const can = texts.map((text) => columns.map((column) => text !== "" && fits(column, text, columns)));
  const found: ListColumn[][] = [];
  const go = (at: number, from: number, way: readonly ListColumn[]) => {
    if (found.length >= mostWays) return;
    if (at === texts.length) {
      found.push([...way]);
      return;
    }
    const last = columns.length - (texts.length - at);
    for (let index = from; index <= last; index += 1) {
      const column = columns[index];
      if (column && can[at]?.[index]) go(at + 1, index + 1, [...way, column]);
    }
  };
  go(0, 0, []);
  return found;
}

/** For each part the column that it has in all ways. */
function common(all: readonly Places[], length: number): Places {
  const [first] = all;
  return Array.from({ length }, (_, at) => {
    const column = first?.[at] ?? null;
    return column !== null && all.every((way) => way[at] === column) ? column : null;
  });
}

/** A column of words, and one where it is in doubt, take what no other column could be meant by. */
function fits(column: ListColumn, text: string, columns: readonly ListColumn[]): boolean {
  if (!column.words && isIn(column, text)) return true;
  return reads(column, text) && !columns.some((other) => tells(other, text));
}

/** It can be nothing but this sort of thing: what is in doubt tells nothing, nor does a "không", which is none of any. */
function tells(column: ListColumn | undefined, text: string): boolean {
  const said = hear(text);
  return (
    column !== undefined &&
    !column.words &&
    column.read(said).type === "value" &&
    !readNone(said.tokens, said.text)
  );
}

/** It is plainly read there. */
function isIn(column: ListColumn | undefined, text: string): boolean {
  return column?.read(hear(text)).type === "value";
}

function reads(column: ListColumn | undefined, text: string): boolean {
  return column !== undefined && isRead(column.read(hear(text)));
}

function isRead({ type }: CellRead): boolean {
  return type === "value" || type === "unsure";
}
