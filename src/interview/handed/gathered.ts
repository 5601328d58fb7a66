// Which units' reports lie in files that were handed over together, each cut out to be read as a file of its own. Pure.
import type { Block, FileTable, ReadFile } from "../../files/blocks.ts";
import type { Unreadable } from "../../files/unreadable.ts";
import { bare, codeKey } from "../../language/normalise.ts";
import { linesOfUnits } from "./gathered-lines.ts";
import type { GatheredDoubt } from "./gathering.ts";
import type { UploadOutcome } from "./handed.ts";
import { ownBlocks } from "./own-blocks.ts";
import { unitsByName } from "./unit.ts";

/** A unit whose report may be among the files. */
export type UnitOfFile = { readonly code: string; readonly name: string; readonly shortName: string };

/** One report in a file. */
export type FoundReport<U> = {
  /** Which of several in the file; empty where the file is one report. */
  readonly part: string;
  /** As it is told: the file's name, with the sheet or the line where that says which. */
  readonly name: string;
  /** What is read of it; null of what cannot be read. */
  readonly file: ReadFile | null;
  readonly unit: U | null;
  readonly why: Extract<GatheredDoubt, "unreadable" | "no-unit" | "contradicts"> | null;
  readonly unreadable: Unreadable | null;
};

type Handed = { readonly name: string; readonly outcome: UploadOutcome };

/** Every report in a file, with its unit: by a code in it, else by the name in it, else by the file's name. */
export function reportsIn<U extends UnitOfFile>(
  units: readonly U[],
): (handed: Handed) => readonly FoundReport<U>[] {
  const whose = unitFinder(units);
  return ({ name, outcome }) => {
    if (outcome.type !== "bundle") return inFile(whose, units, name, outcome);
    return outcome.files.flatMap((one, at) =>
      inFile(whose, units, one.name, one.outcome).map((found) => ({
        ...found,
        part: `${at + 1}/${found.part}`,
      })),
    );
  };
}

type Whose<U> = (file: ReadFile, name: string) => Pick<FoundReport<U>, "unit" | "why">;

function inFile<U extends UnitOfFile>(
  whose: Whose<U>,
  units: readonly U[],
  name: string,
  outcome: Exclude<UploadOutcome, { type: "bundle" }>,
): readonly FoundReport<U>[] {
  if (outcome.type !== "read") {
    const unreadable =
      outcome.type === "kept" ? ({ type: "kind", kind: outcome.kind } as const) : outcome.why;
    return [{ part: "", name, file: null, unit: null, why: "unreadable", unreadable }];
  }
  const file = ownBlocks(outcome.file);
  const found = (part: string, told: string, own: ReadFile, of: ReturnType<Whose<U>>): FoundReport<U> => ({
    part,
    name: told,
    file: own,
    ...of,
    unreadable: null,
  });
  const sheets = file.blocks.filter(
    (block): block is FileTable => block.type === "table" && block.sheet?.seen === "visible",
  );
  const bySheet = sheets.map((sheet) => {
    const own = { ...file, blocks: [sheet] };
    const title = sheet.sheet?.name ?? "";
    return found(`#${title}`, `${name}, ${title}`, own, whose(own, title));
  });
  const ofUnits = new Set(bySheet.flatMap(({ unit }) => unit ?? []));
  if (ofUnits.size > 1) return bySheet;
  const lines = linesOfUnits(units, file);
  if (lines.length > 1)
    return lines.map(({ unit, row, file: own }) =>
      found(`@${row}`, `${name}, ${unit.shortName}`, own, { unit, why: null }),
    );
  return [found("", name, file, whose(file, name))];
}

/** So many lines from the top are looked at for a code and a name. */
const mostLines = 40;

function unitFinder<U extends UnitOfFile>(units: readonly U[]): Whose<U> {
  const byName = unitsByName(units);
  const coded = new Map(units.map((unit) => [codeKey(unit.code), unit]));
  const called = units.map((unit) => ({
    unit,
    names: [unit.code, unit.shortName, unit.name].map(tokensOf).filter(({ length }) => length > 0),
  }));
  return (file, name) => {
    const lines = file.blocks.flatMap(linesIn).slice(0, mostLines);
    const [code, otherCode] = distinct([name, ...lines].flatMap((line) => codeIn(coded, line) ?? []));
    const names = byName(lines);
    const [named, otherNamed] = names;
    if (code && !otherCode)
      return names.length > 0 && !names.includes(code)
        ? { unit: null, why: "contradicts" }
        : { unit: code, why: null };
    if (named && !otherNamed) return { unit: named, why: null };
    const [ofFile, otherFile] = byFileName(called, name);
    return ofFile && !otherFile ? { unit: ofFile, why: null } : { unit: null, why: "no-unit" };
  };
}

/** A line that is a code alone, or ends with one behind its title: "Mã: TH-01". */
function codeIn<U>(coded: ReadonlyMap<string, U>, line: string): U | null {
  if (line.length > 40 || !/\d|^[\p{L}-]+$/u.test(line)) return null;
  const last = line.split(":").at(-1) ?? "";
  return coded.get(codeKey(last)) ?? null;
}

function distinct<U>(list: readonly U[]): readonly U[] {
  return [...new Set(list)];
}

function linesIn(block: Block): readonly string[] {
  if (block.type === "paragraph") return block.text.split("\n").map((line) => line.trim());
  return block.rows
    .slice(0, mostLines)
    .flatMap(({ cells }) =>
      cells
        .slice(0, 4)
        .flatMap(({ value, shown }) => (value.type === "text" ? shown.trim().split("\n") : [])),
    );
}

type Called<U> = { readonly unit: U; readonly names: readonly (readonly string[])[] };

/** The units whose code or name stands in a file's name; of two of which one goes on ("Tân Xuân 1") the longer. */
function byFileName<U>(called: readonly Called<U>[], name: string): readonly U[] {
  const said = tokensOf(name.replace(/\.[a-z0-9]{1,5}$/iu, ""));
  const found = called.flatMap(({ unit, names }) => {
    const longest = Math.max(0, ...names.filter((one) => within(said, one)).map(({ length }) => length));
    return longest > 0 ? [{ unit, longest }] : [];
  });
  const most = Math.max(0, ...found.map(({ longest }) => longest));
  return found.filter(({ longest }) => longest === most).map(({ unit }) => unit);
}

/** "TH-01_bao cao": th, 1, bao, cao. */
function tokensOf(text: string): readonly string[] {
  return (bare(text).match(/[a-z]+|\d+/gu) ?? []).map((token) => token.replace(/^0+(?=\d)/u, ""));
}

function within(said: readonly string[], name: readonly string[]): boolean {
  return said.some((_, at) => name.every((token, index) => said[at + index] === token));
}
