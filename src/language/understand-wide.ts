// A message for rows of many cells: one row a line, typed or pasted, with numbers or names before them; or the cells of a
// row below each other, as a frame has them. Knows no form.
import { bullet } from "./entries/bullet.ts";
import { cellsNamed } from "./entries/cell-labels.ts";
import type { Way } from "./entries/placement.ts";
import { totals } from "./lexicon/report.ts";
import { rowNo } from "./lexicon/row-numbers.ts";
import { rowLead } from "./lexicon/steering.ts";
import type { Entries, Entry } from "./meaning.ts";
import { bare } from "./normalise.ts";
import { phrasebook, spelt } from "./phrases.ts";
import type { PromptRow, ReportPrompt } from "./prompt.ts";
import { rowNamed } from "./row-name.ts";
import { hear, type Said } from "./said.ts";
import { isDone } from "./understand-list.ts";
import { eitherOf } from "./understand-rows.ts";

/** A row of so many cells is asked by itself, and typed as a tuple. */
const fewestCells = 3;

/** Lines for rows of many cells; null of a message that is for the one row that is asked, or for other rows. */
export function wideRows(said: Said, report: ReportPrompt): Entries | null {
  const { asked } = report.rows;
  if ((asked[0]?.cells.length ?? 0) < fewestCells) return null;
  if (/^[\d.,\s]+$/u.test(said.text)) return null;
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
  const [only, more] = records;
  const entries = records.map((line): Entry => {
    const row = line.row ?? free.shift();
    if (!row) return { to: "nowhere", no: null, said: line.text };
    return only && !more && !line.sure ? entryPerhaps(row, line, report) : entryAt(row, line, report);
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
  /** What stands there cannot be figures of the row that is asked. */
  readonly sure: boolean;
  readonly text: string;
  /** With the number or the name of its row. */
  readonly typed: string;
};

function entryAt(row: PromptRow, { text, typed, by }: Line, { readers }: ReportPrompt): Entry {
  const reading = readers.row(row.id, hear(text), null);
  const alone = by === "number" && reading.type !== "refused";
  const said = text === "" ? typed : text;
  return { to: "row", id: row.id, no: row.numbers[0] ?? "", said, by, alone, reading };
}

/**
 * "3: 4", "lớp 12, 480 em" where another row is asked: the number, or the name, may as well be figures of that one. A
 * row's own name is no figure of it ("lớp 10, nữ 230"); where it would make the row whole that is asked.
 */
function entryPerhaps(row: PromptRow, line: Line, report: ReportPrompt): Entry {
  const { readers, rows } = report;
  const asked = rows.asked[0] ?? row;
  const typed = hear(line.typed);
  const here = readers.row(asked.id, typed, null);
  const isHere = here.type === "value" || (here.type === "half" && (here.sure || line.by === "number"));
  const there = entryAt(row, line, report);
  if (!isHere) return there;
  // "Lớp 12" and nothing else may be that many classes, or the row that is to be asked.
  const [id, no] = [row.id, row.numbers[0] ?? ""];
  if (line.text === "" && row !== asked && there.to === "row")
    return {
      to: "either",
      said: line.typed,
      ways: [
        { id: asked.id, no: asked.numbers[0] ?? "", said: line.typed, reading: here },
        { id, no, said: "", reading: there.reading },
      ],
    };
  if (row !== asked) {
    const ways: readonly Way[] = [
      { row: asked, said: typed, by: "turn" },
      { row, said: hear(line.text), by: line.by === "number" ? "number" : "name" },
    ];
    return eitherOf(line.typed, ways, readers);
  }
  if (there.to !== "row" || there.reading.type === "value" || here.type !== "value") return there;
  const reading = {
    type: "ambiguous",
    reason: "unsure",
    readings: [{ value: here.values }],
    offerNone: false,
  } as const;
  return { ...there, said: line.typed, reading };
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
  const found = byNumber(line, report) ?? byName(line, report);
  const { row, by, rest, sure } = found ?? { row: null, by: "turn" as const, rest: line, sure: true };
  const inner = row ? withoutName(rest, row) : rest;
  const parts = inner.split(/\t|\s*\|\s*/u).map((part) => part.trim());
  const kept = parts.map((part) => (blank.test(part.replace(/^.*[:=]\s*/u, "")) ? "" : part));
  const text = kept.length > 1 ? kept.join(" / ") : (kept[0] ?? "");
  return { row, by, sure, typed: line, text: text.replace(/^[\s:/-]+/u, "").trim() };
}

const lead = new RegExp(
  `^(?:(?:${spelt(rowLead)})\\s+)?(${rowNo})(\\s*[:)=]|\\.?\\t|\\.\\s|\\s+-\\s|\\s*(?=\\()|\\s+(?=\\p{L})|$)`,
  "iu",
);

type Found = {
  readonly row: PromptRow;
  readonly by: "number" | "name";
  readonly rest: string;
  readonly sure: boolean;
};

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
  if (!row || row.cells.length < fewestCells) return null;
  if (loose && !bare(rest).startsWith(wordingOf(row)) && !cellsNamed(hear(rest), [row])?.leads) return null;
  // "3: 4" may be two figures; "mục 3: 4", "B1.3: 4" and "3: 4/160" are of that row.
  const figure = /^\d{1,2}\s*:\s*\d+$/u.test(line.trim());
  return { row, by: "number", rest, sure: !figure || row === rows.asked[0] };
}

/** "Khối 7: 5/200", "Khối 7<tab>5<tab>200", "lớp 10 có 12 lớp": the whole name of one row before its figures. */
function byName(line: string, { rows }: ReportPrompt): Found | null {
  const wide = rows.rows.filter(({ cells }) => cells.length >= fewestCells);
  const [head = line, ...cells] = line.split("\t");
  const said = hear(head);
  const named = rowNamed(said, rows.asked, wide);
  if (!named || (cells.length > 0 && named.from < said.text.length)) return null;
  const rest = cells.length > 0 ? cells.join("\t") : said.text.slice(named.from);
  return { row: named.row, by: "name", rest, sure: named.sure || cells.length > 0 };
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
  if (cells.length === 0) {
    const typed = hear(text);
    const named = rowNamed(typed, [row], [row]);
    return named?.sure ? typed.text.slice(named.from) : text;
  }
  const isName = !/^\s*[\d.,%/-]+\s*$/u.test(head) && bare(head).includes(firstOf(name));
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
