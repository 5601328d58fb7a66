// A message for rows of many cells: one row a line, typed or pasted, with numbers or names before them; or the cells of a
// row below each other, as a frame has them. Knows no form.
import { bullet } from "./entries/bullet.ts";
import { totals } from "./lexicon/report.ts";
import { rowLead } from "./lexicon/steering.ts";
import type { Entries, Entry } from "./meaning.ts";
import { bare } from "./normalise.ts";
import { phrasebook, spelt } from "./phrases.ts";
import type { PromptRow, ReportPrompt } from "./prompt.ts";
import { hear, type Said } from "./said.ts";
import { isDone } from "./understand-list.ts";

/** A row of so many cells is asked by itself, and typed as a tuple. */
const fewestCells = 3;

/** Lines for rows of many cells; null of a message that is for the one row that is asked, or for other rows. */
export function wideRows(said: Said, report: ReportPrompt): Entries | null {
  const { asked } = report.rows;
  if ((asked[0]?.cells.length ?? 0) < fewestCells) return null;
  const sheet = said.raw.includes("\t");
  const lines = linesOf(said.raw)
    .map((line) => lineOf(line, report))
    .filter(({ text, row }) => row !== null || (text !== "" && (!sheet || /\d/u.test(text))));
  const [sums, records] = parted(recordsOf(lines), ({ text, row }) => row === null && isTotal(text));
  const named = records.filter(({ row }) => row !== null);
  if (records.length < 2 && named.length === 0) return null;
  const free = asked.filter(({ id }) => !named.some(({ row }) => row?.id === id));
  const plain = records.length - named.length;
  if (plain > free.length) return null;
  const entries = records.map((line): Entry => {
    const row = line.row ?? free.shift();
    return row ? entryAt(row, line, report) : { to: "nowhere", no: null, said: line.text };
  });
  // Without a number each line has to be a whole row; else it may be a part of one.
  const whole = records.every(({ row }, at) => row !== null || isWhole(entries[at]));
  if (!whole) return null;
  const first = asked[0]?.id ?? "";
  const totals = sums.map(({ text }): Entry => {
    return {
      to: "total",
      said: text.replace(/(?:\s*\/\s*)+/gu, " "),
      reading: report.readers.row(first, hear(figuresOf(text)), null),
    };
  });
  const numbered = named.length === records.length && named.every(({ by }) => by === "number");
  return { type: "entries", entries: [...entries, ...totals], rows: asked.length, numbered, prose: null };
}

function parted<T>(all: readonly T[], is: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

const total = phrasebook([["total", totals]]);

function isTotal(text: string): boolean {
  return total.at(hear(text).tokens, 0) !== null;
}

/** From the first figure on. */
function figuresOf(text: string): string {
  return text.slice(Math.max(text.search(/\d/u), 0));
}

type Line = {
  readonly row: PromptRow | null;
  readonly by: "number" | "name" | "turn";
  readonly text: string;
};

function entryAt(row: PromptRow, { text, by }: Line, { readers }: ReportPrompt): Entry {
  const reading = readers.row(row.id, hear(text), null);
  const alone = by === "number" && reading.type !== "refused";
  return { to: "row", id: row.id, no: row.numbers[0] ?? "", said: text, by, alone, reading };
}

function isWhole(entry: Entry | undefined): boolean {
  return entry?.to === "row" && entry.reading.type === "value";
}

/** The lines of a message; two tuples in one line are two. */
function linesOf(raw: string): readonly string[] {
  const lines = raw
    .normalize("NFC")
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== "" && !isDone(line));
  return lines.flatMap((line) => {
    const parts = line.split(";");
    const tuples = parts.filter((part) => /\d\s*\/\s*\d/u.test(part));
    return tuples.length > 1 && tuples.length === parts.length ? parts : [line];
  });
}

const blank = /^(?:…|\.{2,}|_{2,})$/u;

/** A line without the number or the name of its row, and without the parts that nobody filled. */
function lineOf(typed: string, report: ReportPrompt): Line {
  const line = typed.replace(bullet, "").trim();
  const numbered = byNumber(line, report);
  const { row, by, rest } = numbered ??
    byName(line, report) ?? { row: null, by: "turn" as const, rest: line };
  const inner = row ? withoutName(rest, row) : rest;
  const parts = inner.split(/\t|\s*\|\s*/u).map((part) => part.trim());
  const kept = parts.map((part) => (blank.test(part.replace(/^.*[:=]\s*/u, "")) ? "" : part));
  const text = kept.length > 1 ? kept.join(" / ") : (kept[0] ?? "");
  return { row, by, text: text.replace(/^[\s:/-]+/u, "").trim() };
}

const lead = new RegExp(
  `^(?:(?:${spelt(rowLead)})\\s+)?((?:\\p{L}[\\p{L}\\p{N}]{0,7}\\.)?\\d{1,2}(?:\\.\\d{1,2})?)(\\s*[:)=]|\\.?\\t|\\.\\s|\\s+-\\s|\\s*(?=\\()|\\s+(?=\\p{L})|$)`,
  "iu",
);

type Found = { readonly row: PromptRow; readonly by: "number" | "name"; readonly rest: string };

/** "B2.3: …", "3<tab>…", "mục 2 (Lớp 11)": a number that the form has, and no figure of the row. */
function byNumber(line: string, { rows }: ReportPrompt): Found | null {
  const match = lead.exec(line);
  const no = match?.[1]?.toLowerCase();
  if (!match || no === undefined) return null;
  const has = ({ numbers }: PromptRow) => numbers.some((one) => one.toLowerCase() === no);
  const row = rows.asked.find(has) ?? rows.rows.find(has);
  const rest = line.slice(match[0].length);
  // "12 lớp, 480 học sinh": a figure with what it counts, unless the row's own wording follows.
  const loose = match[2]?.trim() === "" && match[2] !== "" && !match[2]?.includes("\t");
  if (!row || row.cells.length < fewestCells || (loose && !bare(rest).startsWith(wordingOf(row))))
    return null;
  return { row, by: "number", rest };
}

/** "Khối 7: 5/200", "Khối 7<tab>5<tab>200": the whole wording of one row before its figures. */
function byName(line: string, { rows }: ReportPrompt): Found | null {
  const head = /^(.*?)(?:\s*[:=]\s*|\t+)(?=\S)/u.exec(line);
  const name = bare(head?.[1] ?? "");
  if (!head || name === "") return null;
  const [row, other] = rows.rows.filter(
    (one) => one.cells.length >= fewestCells && wordingOf(one) === name.replace(/[^\p{L}\p{N} ]/gu, ""),
  );
  return row && !other ? { row, by: "name", rest: line.slice(head[0].length) } : null;
}

function wordingOf({ wording }: PromptRow): string {
  return wording.map((word) => word.bare).join(" ");
}

/** Without the row's wording, as a sheet and a frame have it behind the number: "(Khối 7)", "Khối 7<tab>". */
function withoutName(text: string, row: PromptRow): string {
  const [head = "", ...cells] = text.split("\t");
  const name = row.printed.length > 0 ? wordingOf(row) : "";
  const said = /^\s*\((.*?)\)\s*:?/u.exec(text);
  if (
    said &&
    bare(said[1] ?? "")
      .replace(/[^\p{L}\p{N} ]/gu, "")
      .startsWith(firstOf(name))
  )
    return text.slice(said[0].length);
  const isName = cells.length > 0 && !/^\s*[\d.,%/-]+\s*$/u.test(head) && bare(head).includes(firstOf(name));
  return isName ? cells.join("\t") : text;
}

/** A wording is told by its first word; figures of it ("Khối 7") are no figures of the row. */
function firstOf(name: string): string {
  return name.split(" ")[0] ?? "";
}

/** Below a line that only names its row stand its cells, one a line, until the next row. */
function recordsOf(lines: readonly Line[]): readonly Line[] {
  const records: Line[] = [];
  let under: Line | null = null;
  for (const line of lines) {
    if (line.row !== null) {
      records.push(line);
      under = line.text === "" ? line : null;
    } else if (under && line.text !== "") {
      const joined: Line = {
        ...under,
        text: [under.text, line.text].filter((part) => part !== "").join("; "),
      };
      records.splice(-1, 1, joined);
      under = joined;
    } else records.push(line);
  }
  return records;
}
