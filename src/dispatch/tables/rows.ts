// The rows of a table: which are headings, which add up, what each is measured in, and what is not asked in it. Pure.
import type { FoundRow, Sure } from "../found.ts";
import { labelOf } from "../words/labels.ts";
import { measures, optionalRemark } from "../words/outline-words.ts";
import {
  countLead,
  crossed as crossedOut,
  digitsOf,
  digitWords,
  ofThemEnd,
  ofThemLead,
  openRow,
  people,
  scaleOf,
  totalLead,
  totalWord,
} from "../words/table-words.ts";
import type { Roles, ValueColumn } from "./columns.ts";
import { type GridRow, isEmpty, textAt } from "./grid.ts";
import type { Draft } from "./row-draft.ts";
import { rowsSummed } from "./sheet-formulas.ts";
import { sumSaid, withPoints, withTotals } from "./totals.ts";

type About = {
  readonly roles: Roles;
  readonly columns: readonly ValueColumn[];
  readonly block: number;
  /** Measures of this table's units that name its columns ("lớp/người"): each row says which columns it has. */
  readonly byMeasure: boolean;
};

/** The rows in order, what stands under what, and what each total adds up. */
export function rowsOf(body: readonly GridRow[], about: About): readonly FoundRow[] {
  const drafts = body.filter((row) => !isEmpty(row)).flatMap((row) => draftOf(row, about) ?? []);
  const placed = withHeadings(drafts, about);
  return withTotals(withPoints(withParents(placed), about.columns)).map(
    ({ label: _label, way: _way, noUnit: _noUnit, line: _line, sums: _sums, ...row }) => row,
  );
}

function draftOf(row: GridRow, about: About): Draft | null {
  const { roles, columns, block } = about;
  const { stt, text: words, unit } = roles;
  let no = stt ? textAt(row, stt.at) : "";
  let text = words ? textAt(row, words.at) : "";
  let measure = unit ? textAt(row, unit.at) : "";
  let sure: Sure = "sure";
  // A row that was typed one cell too far to the left: its words stand under the number, its measure under the words.
  if (
    stt &&
    words &&
    /\p{L}{3}/u.test(no) &&
    labelOf(null, `${no} x`) === null &&
    labelOf(null, `${no}. x`) === null &&
    (text === "" || looksLikeMeasure(text, about))
  ) {
    [no, text, measure, sure] = ["", no, text, "look"];
  }
  if (text === "" && no === "") return null;
  if (text === "") [text, no] = [no, ""];
  const inText = no === "" ? labelOf(null, text) : null;
  if (inText && inText.said !== "" && stt === null) [no, text] = [inText.said, inText.rest];
  const label = no.replace(/[.)]+$/u, "");
  const wide = words ? (row.cells[words.at]?.across ?? 1) : 1;
  const merged =
    words !== null &&
    columns.some(({ ats }) =>
      ats.some((at) => row.covering[at] !== null && row.covering[at] === row.covering[words.at]),
    );
  const crossed = columns.flatMap(({ ats }, at) =>
    ats.some((one) => crossedOut.test(textAt(row, one))) ? [at] : [],
  );
  const given = Object.fromEntries(
    roles.given.flatMap(({ at, path }) =>
      textAt(row, at) === "" ? [] : [[path.at(-1) ?? "", textAt(row, at)]],
    ),
  );
  const cleaned = remarked(text);
  return {
    ...(label === "" ? {} : { no: label }),
    ...cleaned,
    role: merged || wide > columns.length ? "heading" : "input",
    ...(measure === "" ? {} : { measure, ...kindByMeasure(measure) }),
    ...(about.byMeasure && measure !== "" ? { columns: columnsBy(measure, columns) } : {}),
    ...(crossed.length > 0 ? { crossed } : {}),
    ...(Object.keys(given).length > 0 ? { given } : {}),
    sure,
    source: { block, text },
    label,
    way: label === "" ? "" : (labelOf(null, `${label}. x`)?.way ?? "other"),
    noUnit: unit !== null && measure === "",
    line: row.no,
    sums: rowsSummed(row, columns),
  };
}

function looksLikeMeasure(text: string, { columns, byMeasure }: About): boolean {
  return text.split(" ").length <= 3 && (byMeasure ? columnsBy(text, columns).length > 0 : true);
}

/** What its brackets say of how it is answered stands in no wording: "(thang 10, lấy một chữ số thập phân)". */
function remarked(said: string): Pick<FoundRow, "text" | "max" | "digits" | "kind" | "optional"> {
  const scale = scaleOf.exec(said)?.[1];
  const digits = digitsOf.exec(said)?.[1];
  const optional = optionalRemark.test(said) ? { optional: true as const } : {};
  if (scale === undefined && digits === undefined) return { text: said, ...optional };
  const text = said.replace(/\s*\([^()]*\)\s*$/u, "");
  return {
    text: text === "" ? said : text,
    kind: "decimal",
    ...(scale === undefined ? {} : { max: Number(scale) }),
    ...(digits === undefined ? {} : { digits: digitWords[digits.toLowerCase()] ?? 1 }),
    ...optional,
  };
}

function kindByMeasure(measure: string): Pick<FoundRow, "kind"> {
  return { kind: measures.find(([words]) => words.test(measure))?.[1] ?? "count" };
}

/** "lớp/người": each of its words goes into the column whose title has it, people into that of people, else the first. */
export function columnsBy(measure: string, columns: readonly ValueColumn[]): number[] {
  const titles = columns.map(({ path }) => path.join(" ").toLowerCase());
  const pieces = measure
    .toLowerCase()
    .split(/\s*\/\s*/u)
    .map((piece) => piece.replace(countLead, ""));
  const found = pieces.flatMap((piece) => {
    const named = titles.findIndex((title) => ` ${title.replace(/[/,]/gu, " ")} `.includes(` ${piece} `));
    if (named >= 0) return [named];
    const ofPeople = people.test(piece) ? titles.findIndex((title) => people.test(title)) : -1;
    return ofPeople >= 0 ? [ofPeople] : [];
  });
  const unique = [...new Set(found)].sort((a, b) => a - b);
  if (unique.length === 0) return columns.length > 0 ? [0] : [];
  // "quyển/tờ" are two words for one figure: only as many columns as were named.
  return unique;
}

/** A row without a measure where others have one asks nothing itself, if rows of it follow; else it is words. */
function withHeadings(rows: readonly Draft[], { roles, columns }: About): readonly Draft[] {
  return rows.map((row, at): Draft => {
    if (row.role === "heading") return row;
    if (totalOf(row, roles) || sumSaid(rows, row).length > 0) return { ...row, role: "total" };
    const next = rows[at + 1];
    const deeper =
      next !== undefined &&
      (next.label === "" || depth(next.way) > depth(row.way)) &&
      next.role !== "heading";
    if (row.noUnit && row.label !== "") {
      if (deeper) return { ...row, role: "heading" };
      return { ...row, kind: "text", columns: [], sure: "guessed" };
    }
    if (row.noUnit) return { ...row, role: "heading", sure: "guessed" };
    const bigLabel = row.way === "roman" || row.way === "capital";
    const empty = roles.unit === null && bigLabel && next?.way.startsWith("arabic") === true;
    if (empty) return { ...row, role: "heading", sure: "guessed" };
    return openRow.test(row.text) && columns.some(({ kind }) => kind !== undefined && kind in inWords)
      ? { ...row, role: "open" }
      : row;
  });
}

/** Kinds of columns in which a unit writes what it has, so that a row without words of its own may hold lines. */
const inWords: Readonly<Record<string, true>> = { line: true, text: true };

/** "Tổng cộng" is a total; "Tổng số máy tính", measured in machines, is a figure that somebody counts. */
function totalOf({ text, noUnit, measure }: Draft, { unit }: Roles): boolean {
  const bare = text
    .replace(/\s*\([^()]*\)\s*/gu, " ")
    .replace(/[\s:;.,]+$/u, "")
    .trim();
  if (totalWord.test(bare)) return true;
  if (!totalLead.test(bare)) return false;
  return unit !== null && noUnit && measure === undefined;
}

const ways = ["part", "capital", "roman", "arabic-1", "arabic-2", "arabic-3", "small", "dash", "plus"];

function depth(way: string): number {
  const at = ways.indexOf(way);
  return at < 0 ? ways.length : at;
}

/** What each row stands under: the heading above of a larger way of numbering, or the row that "trong đó" is of. */
function withParents(rows: readonly Draft[]): readonly Draft[] {
  const open: { readonly at: number; readonly depth: number }[] = [];
  let whole: number | null = null;
  let asked: number[] = [];
  let wasPart = false;
  return rows.map((row, at): Draft => {
    const lead = ofThemLead.test(row.text);
    const own = row.label === "" ? ways.length : depth(row.way);
    if (row.role === "heading") {
      while ((open.at(-1)?.depth ?? -1) >= own) open.pop();
      const parent = open.at(-1)?.at;
      open.push({ at, depth: own });
      whole = null;
      asked = [];
      return parent === undefined ? row : { ...row, parent };
    }
    if (row.label !== "") while ((open.at(-1)?.depth ?? -1) >= own) open.pop();
    if (isOfAll(rows, at)) open.length = 0;
    const parent = open.at(-1)?.at;
    const base = parent === undefined ? row : { ...row, parent };
    // "Trong đó: - Nữ" is followed by "- Dân tộc thiểu số".
    const goesOn = wasPart && /^[-–+*]/u.test(row.text);
    const part =
      row.label === "" &&
      row.role === "input" &&
      whole !== null &&
      (lead || goesOn || ofThemEnd.test(rows[whole]?.text ?? ""));
    wasPart = part;
    if (part && whole !== null) return { ...base, parent: whole, atMost: whole };
    if (row.role === "input" && !lead) whole = at;
    asked = asked.filter((above) => isBeneath(row, rows[above]));
    const above = asked.at(-1);
    if (row.role === "input" && row.label !== "") asked.push(at);
    return above === undefined ? base : { ...base, parent: above };
  });
}

/** "1.1" and "a" beneath a "1" that is asked itself: parts of it, which no total adds beside it. */
function isBeneath({ role, label, way }: Draft, above: Draft | undefined): boolean {
  if (role !== "input" || label === "" || above === undefined) return false;
  if (way.startsWith("arabic")) return label.startsWith(`${above.label}.`);
  return depth(way) > depth(above.way) && depth(way) < ways.length;
}

/** The last row adds up all of them, not the last heading's alone, unless every heading has such a row beneath it. */
function isOfAll(rows: readonly Draft[], at: number): boolean {
  const row = rows[at];
  if (row?.role !== "total" || row.label !== "" || rows.slice(at + 1).some(({ role }) => role === "input"))
    return false;
  const alike = rows.filter(
    ({ role, text }) => role === "total" && text.toLowerCase() === row.text.toLowerCase(),
  );
  return alike.length === 1;
}
