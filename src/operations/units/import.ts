// `units import`: brings the register of units to what a file says, all or nothing.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readGrid, UnreadableFile } from "../../files/grid.ts";
import { released, usualRound } from "../../form/library.ts";
import { readUnitTable } from "../../register/table.ts";
import { importUnits, UnitProblems } from "../../store/rounds/units.ts";
import { readArguments } from "../shared/arguments.ts";
import { Misuse, type Operation, storeOf } from "../shared/operation.ts";

/** More are the same mistake again. */
const mostProblems = 50;

export const unitsImport: Operation = {
  name: "units import",
  summary: "add and update units from a workbook or a CSV file",
  help: `units import FILE.xlsx|FILE.csv

Reads the first sheet (or a CSV in UTF-8, separated by ; or ,) and adds its units, or updates those whose code is known.
All rows or none: everything that is wrong is listed by row and nothing is changed.

Columns are found by their titles, in English or Vietnamese, with or without diacritics, in any order:
  code (ma), name (ten), kind (loai)                         needed
  short name (ten ngan), parent (truc thuoc: its code), order (thu tu), phone (dien thoai), e-mail,
  pupils (hoc sinh), staff (giao vien), area (dia ban)       optional; a column that is left out changes nothing
Exactly one unit, the office that collects, has no parent.
A kind is written as its id (thpt) or its name; a kind that no form knows needs \`round open --settings\`.

The first import ends the demonstration. An open round keeps the units as they were when it opened.`,
  needsDatabase: true,
  beginsEmpty: true,
  async run(args, context) {
    const [file = ""] = readArguments(args, {}, ["FILE"]).words;
    const kinds = knownKinds();
    const table = readUnitTable(await gridOf(file), kinds);
    if (table.problems.length > 0) throw refusal(table.problems);
    const { print } = context;
    try {
      const done = await storeOf(context).db.transaction((tx) =>
        importUnits(tx, table.units, table.columns, context.now()),
      );
      print(`${table.units.length} units read: ${done.added} added, ${done.updated} updated.`);
      for (const [kind, count] of countKinds(table.units)) {
        print(
          `  ${String(count).padStart(5)}  ${kind}${kinds[kind] ? "" : "  (no shipped form knows this kind)"}`,
        );
      }
      for (const note of table.notes) print(`Note: ${note}.`);
      if (table.ignored.length > 0) print(`Columns not used: ${table.ignored.join(", ")}.`);
      if (done.adopted.length > 0)
        print(`Taken over from the sample, as parents: ${done.adopted.join(", ")}.`);
      if (done.demo.closed || done.demo.removed > 0) {
        print(
          `The demonstration has ended: ${done.demo.removed} sample units removed, ${done.demo.kept} kept.`,
        );
      }
    } catch (error) {
      throw error instanceof UnitProblems ? refusal(error.problems) : error;
    }
  },
};

async function gridOf(file: string) {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    throw new Misuse(`the file ${file} cannot be read`);
  }
  try {
    return await readGrid(basename(file), bytes);
  } catch (error) {
    throw error instanceof UnreadableFile ? new Misuse(`${basename(file)}: ${error.message}`) : error;
  }
}

function refusal(problems: readonly string[]): Misuse {
  const rest = problems.length - mostProblems;
  const lines = [...problems.slice(0, mostProblems), ...(rest > 0 ? [`and ${rest} more`] : [])];
  return new Misuse(`Nothing was imported.\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

/** The kinds of unit that the shipped forms know, with their names. */
function knownKinds(): Record<string, string> {
  const ids = [...new Set(released.map((name) => name.split("@")[0] ?? ""))];
  return Object.assign({}, ...ids.map((id) => usualRound(id).kindLabels));
}

function countKinds(units: readonly { readonly kind: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of units) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
