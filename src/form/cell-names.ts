// What words call a cell of a row: its name, what is counted there, the first letters of its name. Pure; knows no figures.
import { grownUps, pupilNames, pupils } from "../language/lexicon/audience.ts";
import { headCount, labelLead, measures, person } from "../language/lexicon/measures.ts";
import { friend, youngerShort } from "../language/lexicon/persons.ts";
import { sum } from "../language/lexicon/report.ts";
import { bare, clean } from "../language/normalise.ts";
import { type Token, tokenise } from "../language/tokens.ts";
import type { Cell } from "./cells.ts";

export type Called = {
  readonly cell: Cell;
  /** By its name, or only by the people that it counts: "480 em". */
  readonly by: "name" | "people";
  /** They stand before the name: "480 em nữ". */
  readonly turned: boolean;
};

/** Words are without marks, one token each. */
export type CellNames = {
  /** The cell that these words call; null where they call none, or more than one. */
  called(words: readonly string[]): Called | null;
  /** Whether these words only say what is counted, in cells that have names of their own: "12 lớp" of "kế hoạch". */
  isUnit(words: readonly string[]): boolean;
  /** How many tokens from this one on are the name of a cell; 0 where none begins. */
  nameAt(tokens: readonly Token[], at: number): number;
  /** The cell that counts of one what another does of all: "nữ" of "dân tộc" is "nữ dân tộc". */
  within(whole: Cell, part: Cell): Cell | null;
};

const memo = new WeakMap<readonly Cell[], CellNames>();

/** The names of a row's cells: what a form says does not change, and is looked up once. */
export function namesOf(cells: readonly Cell[]): CellNames {
  const known = memo.get(cells) ?? makeNames(cells);
  memo.set(cells, known);
  return known;
}

function makeNames(cells: readonly Cell[]): CellNames {
  const own = new Map(cells.map((cell) => [cell, ownNames(cell)]));
  const short = new Map(
    cells.map((cell) => [cell, [...titlesOf(cells, cell), ...shortNamesOf(cells, cell)]]),
  );
  const all = [...own.values(), ...short.values()].flat().map((name) => name.split(" "));
  const byName = (name: string): Cell | null => {
    const exact = cells.find((cell) => own.get(cell)?.includes(name));
    if (exact) return exact;
    const sort = counted.get(name);
    const alike = sort
      ? cells.filter(({ label, noun }) => label === null && counted.get(nameOf(noun)) === sort)
      : [];
    return onlyOf([...alike, ...cells.filter((cell) => short.get(cell)?.includes(name))]);
  };
  return {
    called: (words) => calledBy(cells, byName, words),
    isUnit: (words) =>
      cells.some((cell) => cell.label !== null && cell.noun !== "" && saysUnit(cells, cell, words) !== null),
    nameAt: (tokens, at) =>
      Math.max(
        0,
        ...all
          .filter((name) => name.every((word, on) => tokens[at + on]?.bare === word))
          .map(({ length }) => length),
      ),
    within: (whole, part) => {
      const names = ownNames(part).flatMap((one) => ownNames(whole).map((other) => `${one} ${other}`));
      return cells.find((cell) => ownNames(cell).some((name) => names.includes(name))) ?? null;
    },
  };
}

function calledBy(
  cells: readonly Cell[],
  byName: (name: string) => Cell | null,
  words: readonly string[],
): Called | null {
  const said = withoutLead(words);
  const cell = byName(said.join(" "));
  if (cell) return { cell, by: "name", turned: false };
  const sort = peopleIn(said);
  if (sort) {
    const counting = cells.filter((one) => isWhole(one) && mayBe(sortOf(cells, one), sort));
    const only = onlyOf(counting);
    return only && { cell: only, by: "people", turned: false };
  }
  // "230 học sinh nữ", "nữ 230 em": whom a cell counts, beside its name; "kế hoạch 480 lớp": what it counts.
  for (const cut of said.keys()) {
    const [head, tail] = [said.slice(0, cut), said.slice(cut)];
    const named = saysUnit(cells, byName(head.join(" ")), tail);
    if (named) return { cell: named, by: "name", turned: false };
    const turned = saysUnit(cells, byName(tail.join(" ")), head);
    if (turned) return { cell: turned, by: "name", turned: true };
  }
  return null;
}

/** "Số lớp", "tổng số học sinh"; "tổng số" alone may be a name. */
function withoutLead(words: readonly string[]): readonly string[] {
  const lead = leads.find((one) => one.every((word, at) => words[at] === word));
  return lead && lead.length < words.length ? words.slice(lead.length) : words;
}

const leads = labelLead.map((lead) => bare(lead).split(" ")).sort((one, other) => other.length - one.length);

/** The cell, where these words are no more than what it counts. */
function saysUnit(cells: readonly Cell[], cell: Cell | null, words: readonly string[]): Cell | null {
  if (!cell || words.length === 0) return null;
  if (cell.noun !== "" && nameOf(cell.noun) === words.join(" ")) return cell;
  const sort = peopleIn(words);
  return sort && mayBe(sortOf(cells, cell), sort) ? cell : null;
}

type People = "pupils" | "grown-ups" | "people";

const sorts: ReadonlyMap<string, People> = new Map([
  ...[...person, ...friend, ...headCount].map((word) => [bare(word), "people"] as const),
  ...grownUps.map((word) => [bare(word), "grown-ups"] as const),
  ...[...pupils, ...youngerShort].map((word) => [bare(word), "pupils"] as const),
]);

function peopleIn(words: readonly string[]): People | null {
  return sorts.get(words.join(" ")) ?? null;
}

/** How many words from this one on say no more than who is counted; 0 where none does. */
export function peopleAt(tokens: readonly Token[], at: number): number {
  for (let length = longestPeople; length > 0; length -= 1) {
    const words = tokens.slice(at, at + length).map(({ bare: word }) => word);
    if (words.length === length && peopleIn(words)) return length;
  }
  return 0;
}

const longestPeople = Math.max(...[...sorts.keys()].map((words) => words.split(" ").length));

/** Whom a cell counts; one that has only a name counts some of those that the row counts. Null of no people. */
function sortOf(cells: readonly Cell[], { kind, noun }: Cell): People | null {
  if (!kind.pairs) return null;
  if (noun === "") {
    const all = cells.flatMap((one) => (isWhole(one) && one.noun !== "" ? (sortOf(cells, one) ?? []) : []));
    return all[0] ?? "people";
  }
  return sorts.get(nameOf(noun)) ?? (peopleNouns.has(nameOf(noun)) ? "people" : null);
}

const peopleNouns = new Set(measures.people.map(bare));

function mayBe(own: People | null, said: People): boolean {
  return own !== null && (own === said || own === "people" || said === "people");
}

/** Figures of people without a name are of all of them: no part of them is meant. */
function isWhole({ label, noun }: Cell): boolean {
  return label === null ? noun !== "" : totals.has(nameOf(label));
}

const totals = new Set(sum.map(bare));

function onlyOf(cells: readonly Cell[]): Cell | null {
  const [only, other] = new Set(cells);
  return only && !other ? only : null;
}

/** A name without marks, and without the "số" before it. */
function nameOf(name: string): string {
  const words = tokenise(clean(name)).filter(({ type }) => type === "word" || type === "numeral");
  return words.map(({ bare: word }) => word).join(" ");
}

/** What a cell is called where it has a name; else what it counts. */
function ownNames({ label, noun }: Cell): readonly string[] {
  const name = nameOf(label ?? noun);
  return name === "" ? [] : [name];
}

/** What the paper prints above a cell without a name, where nothing else of the row is called so. */
function titlesOf(cells: readonly Cell[], cell: Cell): readonly string[] {
  if (cell.label !== null) return [];
  const title = withoutLead(nameOf(cell.title).split(" ")).join(" ");
  const other = cells.some(
    (one) =>
      one !== cell && (ownNames(one).includes(title) || (one.label === null && one.title === cell.title)),
  );
  if (title === "" || other) return [];
  // "Tổng số" is "tổng" too.
  return totals.has(title) ? [...totals] : [title];
}

/** "kt" for "khuyết tật"; "nữ dt" where "dân tộc" is a cell of its own. */
function shortNamesOf(cells: readonly Cell[], cell: Cell): readonly string[] {
  return ownNames(cell).flatMap((name) => {
    const within = cells.flatMap(ownNames).filter((other) => name.endsWith(` ${other}`));
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
