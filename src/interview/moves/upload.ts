// A file handed over for the report: a workbook's rows are answers, each figure from its own column. Pure.
import { valuesOf } from "../../form/answers.ts";
import type { Table } from "../../form/form.ts";
import { columnOf } from "../../form/place.ts";
import { type Question, type Questionnaire, tablesOf } from "../../form/questions.ts";
import { controlWords } from "../../language/lexicon/steering.ts";
import { bare } from "../../language/normalise.ts";
import type { Result } from "../finish.ts";
import { type Entry, type Known, rowOf, sheetEntries } from "../reading/pasted.ts";
import { readTyped } from "../reading/readers.ts";
import type { Input, Sheets, Situation } from "../situation.ts";
import { type RowEntry, recordEntries } from "./rows.ts";

const [noteWord = ""] = controlWords.note;

/** A file without rows of the form only lies with the report. Of rows that hold other figures already, none is changed. */
export function answerUpload(
  s: Situation,
  { name, sheets }: Extract<Input, { type: "upload" }>,
  now: Date,
): Result {
  const stay = s.chat.asked ? { asked: s.chat.asked } : {};
  const found = fullest(s.q, sheets ?? []);
  if (found.length === 0) return { events: [{ type: "file-kept", name, sheet: sheets !== null }], ...stay };
  const kept: { id: string; said: string }[] = [];
  let same = 0;
  const fresh = found.flatMap(({ question, no, said }): RowEntry[] => {
    const reading = question && readTyped(question, said, now);
    const stands = question && valuesOf(s.answers, question);
    if (!question || !stands) return [{ question, no, said, reading }];
    const { values } = reading?.type === "value" ? reading : { values: [] };
    if (stands.every((value, at) => value === values[at])) same += 1;
    else kept.push({ id: question.id, said });
    return [];
  });
  const read = { type: "sheet-read", name, same, kept } as const;
  if (fresh.length === 0) return { events: [read], ...stay };
  const result = recordEntries(s, fresh, fresh.length, "upload");
  return { ...result, events: [read, ...result.events] };
}

/** The entries of the sheet that has most rows of the form. */
function fullest(q: Questionnaire, sheets: Sheets): readonly Entry[] {
  const read = sheets.map((rows) => sheetRows(q, rows));
  return read.reduce((most, entries) => (entries.length > most.length ? entries : most), []);
}

/** One entry a filled row. Lines in which no row of the form stands are headings, narrative or somebody's own. */
function sheetRows(q: Questionnaire, rows: readonly (readonly string[])[]): readonly Entry[] {
  const columns = tablesOf(q.form).map(({ table }) => columnsOf(table, rows));
  if (columns.every((known) => known === null)) {
    const lines = rows.map((cells) => cells.join("\t")).join("\n");
    return sheetEntries(q, lines);
  }
  const seen = new Set<string>();
  return rows.flatMap((cells): Entry[] => {
    const found = rowOf(q, cells);
    const at = found && columns.find((known) => known?.table === found.table);
    // A row that comes twice (a sheet below the first) is not added up and not chosen from: the first counts.
    if (!found || !at || found.row.role !== "input" || seen.has(found.row.id)) return [];
    const said = saidAt(found, at, cells);
    if (said === "") return [];
    seen.add(found.row.id);
    const { question, row } = found;
    if (!question && /^[0.,\s/]*$/u.test(said)) return [];
    return [{ question: question ?? null, no: row.label, said }];
  });
}

/** Where a table's columns stand on a sheet; `note` is absent where there is none. */
type Columns = {
  readonly table: Table;
  readonly at: ReadonlyMap<string, number>;
  readonly note: number | undefined;
};

/** By the titles that stand above them; null where one is missing. */
function columnsOf(table: Table, rows: readonly (readonly string[])[]): Columns | null {
  const find = (title: string) => {
    const wanted = bare(title);
    for (const cells of rows) {
      const column = cells.findIndex((cell) => cell !== "" && bare(cell) === wanted);
      if (column >= 0) return column;
    }
    return undefined;
  };
  const at = new Map<string, number>();
  for (const { id, title } of table.columns) {
    const column = find(title);
    if (column === undefined) return null;
    at.set(id, column);
  }
  return { table, at, note: find(table.head.note) };
}

/** What a row says, as a person would type it; empty when its cells are. */
function saidAt({ question, row }: Known, { at, note }: Columns, cells: readonly string[]): string {
  const cell = (column: number | undefined) => (column === undefined ? "" : (cells[column] ?? ""));
  const all = [...at.values()].map(cell).filter((text) => text !== "");
  const remark = cell(note);
  const places = question ? placesOf(question) : row.columns;
  // With its noun a bare number is what its column says, whatever it would look like beside the other ("5 / 10").
  const own = places
    .map((id, index) =>
      id === "note"
        ? remark
        : places.length > 1
          ? withNoun(cell(at.get(id)), question?.nouns[index])
          : cell(at.get(id)),
    )
    .filter((text) => text !== "");
  // A single figure in the wrong one of the columns is still that row's figure.
  const figures = own.length === 0 && places.length === 1 ? all : own;
  const said = figures.join(" / ");
  return said === "" || remark === "" || places.includes("note") ? said : `${said} ${noteWord}: ${remark}`;
}

/** The columns in which a question's places lie. */
function placesOf(question: Question): string[] {
  return question.places.map(columnOf);
}

function withNoun(text: string, noun: string | undefined): string {
  return noun !== undefined && /^\d+$/u.test(text) ? `${text} ${noun}` : text;
}
