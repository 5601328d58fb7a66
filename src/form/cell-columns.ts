// Cells as whoever reads parts of a line knows them: their names, and their kinds as readers. Pure; knows no answers.
import type { CellRead, ListColumn } from "../language/list/column.ts";
import { bare } from "../language/normalise.ts";
import { hear, type Said } from "../language/said.ts";
import type { Cell } from "./cells.ts";
import { contextOf } from "./tuple.ts";

const anyWord = hear("abcd");

/** The cells of a row, or of a list's line, as columns. */
export function cellColumns(cells: readonly Cell[], now: Date): readonly ListColumn[] {
  return cells.map((cell) => ({
    id: cell.id,
    names: namesOf(cell, cells),
    optional: cell.said.optional === true,
    words: takesWords(cell, now),
    read: (said) => readCell(cell, said, now),
  }));
}

/** One text as the value of one cell. */
function readCell(cell: Cell, said: Said, now: Date): CellRead {
  const short = shortNoun(cell, said, now);
  if (short) return short;
  const read = cell.kind.read(said, contextOf(cell, now));
  switch (read.type) {
    case "value":
      return cell.kind.shown.as === "day" && typeof read.value === "string"
        ? ofDay(said, read.value)
        : { type: "value", value: read.value };
    case "ambiguous":
      return { type: "unsure", values: read.readings.map(({ value }) => value), reason: read.reason };
    case "later":
      return { type: "later" };
    case "refused":
      return read;
    case "half":
      return { type: "refused", reason: "not-understood" };
  }
}

/** A year that nobody typed may be no birth year, and of two figures nobody knows the century. */
function ofDay({ text }: Said, value: string): CellRead {
  const year = value.slice(0, 4);
  if (text.includes(year)) return { type: "value", value };
  const short = new RegExp(`(?<!\\d)${year.slice(2)}\\D*$`, "u").test(text);
  const other = `${Number(year) - 100}${value.slice(4)}`;
  return { type: "unsure", values: short ? [other, value] : [value], reason: "which-day" };
}

/** "12 năm" where "năm công tác" are counted: a figure with the beginning of what is counted. */
function shortNoun(cell: Cell, { text }: Said, now: Date): CellRead | null {
  const [, figure, words] = /^(\d[\d.,]*)\s+(\p{L}[\p{L}\s]*)$/u.exec(text) ?? [];
  if (figure === undefined || words === undefined) return null;
  const counted = `${bare(cell.noun)} `;
  return cell.noun !== "" && counted.startsWith(`${bare(words)} `) ? readCell(cell, hear(figure), now) : null;
}

/** A kind that takes a word which means nothing takes any. */
function takesWords(cell: Cell, now: Date): boolean {
  return readCell(cell, anyWord, now).type === "value";
}

/** Its label, noun and title, each name once; what another column is called too names neither. */
export function namesOf(cell: Cell, cells: readonly Cell[]): readonly string[] {
  const others = cells.filter((other) => other !== cell).flatMap(ownNames);
  return [...new Set(ownNames(cell))].filter((name) => !others.includes(name));
}

function ownNames({ label, noun, title }: Cell): string[] {
  const names = [label ?? "", noun, title].map((name) => plainName(name)).filter((name) => name !== "");
  return names.flatMap((name) => [name, ...shortNames(name)]);
}

/** "Họ và tên (chữ in hoa)" without marks and without what stands in brackets. */
function plainName(name: string): string {
  return bare(name.replace(/\(.*?\)/gu, " ").replace(/[.,:;]/gu, " "));
}

/** "sđt" for "số điện thoại", and the name without "số" before it. */
function shortNames(name: string): string[] {
  const words = name.split(" ");
  const initials = words.map((word) => word.slice(0, 1)).join("");
  return words.length < 2 ? [] : [...(words[0] === "so" ? [words.slice(1).join(" ")] : []), initials];
}
