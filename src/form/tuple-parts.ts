// Cuts a text into the parts of one row and finds the cell that each names: "nữ 230; lớp 12", "12 lớp 480 hs nữ 230". Pure.
import { pupilNames } from "../language/lexicon/audience.ts";
import { polite } from "../language/lexicon/courtesy.ts";
import { measures } from "../language/lexicon/measures.ts";
import { is } from "../language/lexicon/small-words.ts";
import { fieldNamed } from "../language/list/fields.ts";
import { bare } from "../language/normalise.ts";
import type { Cell } from "./cells.ts";

/** One part of a message: the cell it names, if it names one, and what it says of it. */
export type Part = { readonly cell: Cell | null; readonly said: string };

/**
 * The parts of a message, each with the cell it names; null when a part has words that name none, or when it holds the
 * tuples of several rows.
 */
export function partsOf(cells: readonly Cell[], text: string): Part[] | null {
  if (text.split(/[;\n]/u).filter((segment) => segment.includes("/")).length > 1) return null;
  const rough = text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const parts = rough.flatMap(
    (part) => figured(cells, part) ?? together(cells, part) ?? apart(part).map((said) => partOf(cells, said)),
  );
  return parts.every((part) => part !== null) ? parts : null;
}

/** "Tháng 12: 40": of a cell with a figure in its name the whole name, and what stands behind it. */
function figured(cells: readonly Cell[], part: string): Part[] | null {
  const columns = cells.flatMap((cell) => {
    const names = namesOf(cell).filter((name) => /\d/u.test(name));
    return names.length > 0 ? [{ cell, names }] : [];
  });
  if (columns.length === 0) return null;
  const { column, text } = fieldNamed(columns, part);
  return column && text !== "" ? [{ cell: column.cell, said: text }] : null;
}

/** A slash, a semicolon, a line; a comma or a dash with space behind it never stands within a figure. */
const between = /\s*[/;|\n]\s*|,\s+|\s+[-–]\s+/u;
/** "m2" is a measure and holds no figure. */
const figure = /(?<!\p{L})\d[\d.,]*/gu;

/**
 * Several figures that nothing but words parts, each with its name before or behind it. The one way to give every
 * word to a figure is taken; null where there is none, or more than one, or nothing is named.
 */
function together(cells: readonly Cell[], part: string): Part[] | null {
  const figures = [...part.matchAll(figure)];
  if (figures.length < 2 || figures.length > cells.length) return null;
  const ends = figures.map((match) => match.index + match[0].length);
  const runs = [...figures, null].map((match, at) => nameWords(part.slice(ends[at - 1] ?? 0, match?.index)));
  const ways = waysFrom(cells, runs, 0, runs[0] ?? []);
  const most = Math.max(0, ...ways.map(named));
  const [only, other] = ways.filter((way) => named(way) === most);
  if (!only || other || most === 0) return null;
  return only.map((cell, at) => ({ cell, said: (figures[at]?.[0] ?? "").replace(/[.,]+$/u, "") }));
}

/** Which cell each figure from `at` on names; `before` are the words that stand before it and belong to no other. */
function waysFrom(
  cells: readonly Cell[],
  runs: readonly (readonly string[])[],
  at: number,
  before: readonly string[],
): (readonly (Cell | null)[])[] {
  if (at === runs.length - 1) return before.length === 0 ? [[]] : [];
  const own = before.length === 0 ? null : calledBy(cells, before);
  if (own === undefined) return [];
  const after = runs[at + 1] ?? [];
  return [...after.keys(), after.length].flatMap((cut) => {
    if (cut > 0 && own !== null) return [];
    const cell = cut > 0 ? calledBy(cells, after.slice(0, cut)) : own;
    return cell === undefined
      ? []
      : waysFrom(cells, runs, at + 1, after.slice(cut)).map((rest) => [cell, ...rest]);
  });
}

function named(way: readonly (Cell | null)[]): number {
  return way.filter((cell) => cell !== null).length;
}

/** "nữ 230 lớp 12", "12 480 230": several figures that words on one side, or spaces alone, part. */
function apart(part: string): string[] {
  const starts = [...part.matchAll(figure)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  if (starts.length < 2) return [part];
  const [first = [0, 0]] = starts;
  const namesFirst = part.slice(0, first[0]).trim() !== "";
  const cuts = namesFirst ? starts.slice(0, -1).map(([, end]) => end) : starts.slice(1).map(([from]) => from);
  return [0, ...cuts].map((from, at) => part.slice(from, cuts[at]).trim());
}

function partOf(cells: readonly Cell[], said: string): Part | null {
  const number = said.match(figure)?.[0].replace(/[.,]+$/u, "");
  if (number === undefined) {
    const words = said.split(/\s+/u);
    for (let length = words.length - 1; length > 0; length -= 1) {
      const cell = calledBy(cells, nameWords(words.slice(0, length).join(" ")));
      if (cell) return { cell, said: words.slice(length).join(" ") };
    }
    return { cell: null, said };
  }
  // "85,5%" and "8 triệu" are figures with what belongs to them: whatever is no name goes to the kind.
  const words = nameWords(said.replace(number, " "));
  if (words.length === 0) return { cell: null, said: number };
  const cell = calledBy(cells, words);
  if (cell) return { cell, said: number };
  return cells.some((one) => !one.kind.pairs) ? { cell: null, said } : null;
}

/** Words that name no cell, wherever they stand; of those that need their marks to be themselves none is dropped. */
const beside = new Set([...polite, ...is].filter((word) => !word.startsWith("!")).map(bare));

/** The words of a text that may name a cell, without marks, "dạ", "ạ" and "là". */
function nameWords(text: string): string[] {
  return (bare(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !beside.has(word));
}

/** The cell that these words name: by its name, by what it counts, or by the first letters of its name. */
function calledBy(cells: readonly Cell[], words: readonly string[]): Cell | undefined {
  const said = words[0] === "so" ? words.slice(1) : words;
  const name = said.join(" ");
  const byName = cells.find((cell) => namesOf(cell).includes(name));
  if (byName) return byName;
  const sort = counted.get(name);
  const alike = sort
    ? cells.filter(({ label, noun }) => label === null && counted.get(bare(noun)) === sort)
    : [];
  const short = cells.filter((cell) => shortNamesOf(cells, cell).includes(name));
  const [only, other] = new Set([...alike, ...short]);
  return other ? undefined : only;
}

/** What a cell is called, without marks. */
function namesOf({ label, noun }: Cell): string[] {
  return [label ?? "", noun].filter((name) => name !== "").map((name) => nameWords(name).join(" "));
}

/** "kt" for "khuyết tật"; "nữ dt" where "dân tộc" is a cell of its own. */
function shortNamesOf(cells: readonly Cell[], cell: Cell): string[] {
  return namesOf(cell).flatMap((name) => {
    const within = cells.flatMap((other) => namesOf(other)).filter((other) => name.endsWith(` ${other}`));
    return [initials(name), ...within.map((tail) => name.slice(0, -tail.length) + initials(tail))].filter(
      (short) => short.length > 1 && short !== name,
    );
  });
}

function initials(name: string): string {
  return name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("");
}

/** What each word counts that means nothing else: "hs" are pupils; "em" may be whoever speaks, "nam" is a part. */
const counted: ReadonlyMap<string, string> = new Map([
  ...Object.entries(measures).flatMap(([measure, words]) =>
    measure === "people" || measure === "thing" ? [] : words.map((word) => [bare(word), measure] as const),
  ),
  ...pupilNames.map((word) => [bare(word), "pupils"] as const),
]);
