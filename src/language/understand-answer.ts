// What a text is as the answer to what was asked: rows with figures, none of them, words. Knows no form and no chat.
import { sameAs } from "./correction.ts";
import { readDenial, splitRest } from "./denial.ts";
import { cut } from "./entries/cut.ts";
import { splitExcept } from "./entries/except.ts";
import { place } from "./entries/place.ts";
import type { Placement } from "./entries/placement.ts";
import { isSheet } from "./entries/sheet.ts";
import { spanOf } from "./entries/spans.ts";
import { saysNoneOfAll } from "./entries/whole.ts";
import type { Answer, None } from "./meaning.ts";
import type { Awaited, NoneSaid, ReportPrompt, RowsPrompt } from "./prompt.ts";
import { hear, part, type Said } from "./said.ts";
import { checked, noneChecked, otherPart } from "./understand-checklist.ts";
import { rowsChosen } from "./understand-choices.ts";
import { laterAll, noneBut, oneNamed, replaced } from "./understand-file.ts";
import { saidToList } from "./understand-list.ts";
import { numberedRows, numbersAlone, putOffByNo, rowElsewhere } from "./understand-numbered.ts";
import { chosenElsewhere } from "./understand-other-choices.ts";
import { proofsSaid, wordsOnly } from "./understand-proofs.ts";
import { entriesOf, isBare, namedRows, rowAsked, textAt } from "./understand-rows.ts";
import { oneOrSeveral, spaced } from "./understand-spaced.ts";
import { wideRows } from "./understand-wide.ts";
import { figuresInstead, noMore, whyNothing, words } from "./understand-words.ts";

/** A text at what was asked. */
type At = {
  readonly said: Said;
  readonly report: ReportPrompt;
  readonly awaits: Awaited;
  /** Its clauses, each of which may be one row's. */
  parts(): readonly Said[];
};

type Reader = (at: At) => Answer | null;

const wide: Reader = ({ said, report }) => wideRows(said, report);

/** By what was asked, what a text may be; the first that it is counts. The last of each takes anything. */
const readers: Readonly<Record<Exclude<Awaited["at"], "argument">, readonly Reader[]>> = {
  group: [
    putOffByNo,
    chosenElsewhere,
    nothingHeld,
    sameRow,
    exceptSome,
    rest,
    spans,
    noneOfAll,
    none,
    wholeGroup,
    spaced,
    oneOrSeveral,
    pasted,
    severalRows,
    numbersAlone,
    firstRow,
  ],
  choices: [nothingHeld, sameRow, rowsChosen, noneOfEach, laterAll, rowsNamed],
  checklist: [putOffByNo, nothingHeld, otherPart, checked, noneChecked, laterAll, rowsNamed],
  proofs: [proofsSaid, otherPart, rowsNamed, wordsOnly],
  rows: [putOffByNo, chosenElsewhere, pasted, severalRows, firstRow],
  row: [
    putOffByNo,
    chosenElsewhere,
    nothingHeld,
    sameRow,
    restOfRow,
    rest,
    none,
    wide,
    pasted,
    severalRows,
    oneClause,
  ],
  list: [putOffByNo, rowElsewhere, lines, numberedRows, nothingHeld],
  line: [putOffByNo, rowElsewhere, lines, numberedRows],
  item: [putOffByNo, numberedRows, pastedRows, nothingHeld, text],
  more: [putOffByNo, numberedRows, pastedRows, nothingHeld, noMore, text],
  note: [words],
  "row-reason": [figuresInstead, words],
  reason: [nothingHeld, words],
  "nothing-reason": [nothingHeld, numberedRows, whyNothing],
  nothing: [putOffByNo, chosenElsewhere, nothingHeld, rowsNamed],
  names: [oneNamed, nothingHeld, rowsNamed],
  replace: [replaced, nothingHeld, rowsNamed],
  blanks: [putOffByNo, noneBut, nothingHeld, exceptSome, rest, spans, noneOfAll, none, laterAll, rowsNamed],
};

/** The answer that a text is. */
export function answerTo(said: Said, report: ReportPrompt, awaits: Awaited): Answer {
  let cutOnce: readonly Said[] | null = null;
  const parts = () => {
    cutOnce ??= cut(said, report.rows);
    return cutOnce;
  };
  return first(awaits.at === "argument" ? [] : readers[awaits.at], { said, report, awaits, parts });
}

function first(list: readonly Reader[], at: At): Answer {
  for (const read of list) {
    const answer = read(at);
    if (answer) return answer;
  }
  return { type: "nothing-understood", no: null, bare: isBare(at.said, at.report.readers) };
}

/**
 * "Không tổ chức …" that is about more than what is asked: all that the form asks about, or everything. At a row it
 * means that row, unless it says so; what it may mean instead comes along.
 */
function nothingHeld(here: At): Answer | null {
  const { said, report, awaits } = here;
  const denial = readDenial(said, report.names);
  if (!denial || denial.about.length > 0 || denial.numbers.length > 0) return null;
  const { reach, deed, unit, reason } = denial;
  if (reach === "asked" && !deed) return null;
  const item = report.first?.narrative && report.first.item;
  const at = item ? "item" : report.first ? "rows" : "nothing";
  if (at === "rows" && reach === "asked") return null;
  const whole = reach === "whole" || (at === "rows" && unit && !report.asksOfActivity);
  const others = awaits.at === "argument" ? [] : readers[awaits.at].filter((read) => read !== nothingHeld);
  return { type: "nothing-held", reason, whole, at, otherwise: first(others, here) };
}

/** "Giống 1.1", "1.2 giống 1.1": never read as a number. Of another row than the asked one it is not understood. */
function sameRow({ said, report }: At): Answer | null {
  const own = rowBefore.exec(said.text);
  const rest = part(said, own?.[0].length ?? 0);
  const no = sameAs(own ? hear(rest.text) : said);
  if (no === null) return null;
  const of = own?.[1] ?? null;
  if (of === null || report.rows.asked[0]?.numbers.includes(of)) return { type: "same-as", no };
  return { type: "nothing-understood", no: null, bare: false };
}

const rowBefore = /^(\d{1,2}\.\d{1,2})\s*:?\s+(?=\p{L})/u;

/** "12 lớp, 480 em, còn lại không có": of a row of many cells the rest are those that were not named. */
function restOfRow({ said, report }: At): Answer | null {
  const { names, readers: reads, rows } = report;
  const [row] = rows.asked;
  const split = row && row.cells.length > 2 ? splitRest(said, names) : null;
  const part = row && split && split.head.text !== "" ? rowAsked(split.head, report) : null;
  if (part?.reading.type !== "half") return null;
  const { half, note } = part.reading;
  const values = reads.cells(part.id).flatMap(({ id, none: nought }) => {
    const value = half.find(({ cell }) => cell === id)?.value ?? nought;
    return value === null ? [] : [value];
  });
  const whole = values.length === row?.cells.length;
  return whole ? { ...part, said: said.raw, reading: { type: "value", values, note } } : null;
}

/** "5.4: 1 cuộc 120 em, còn lại không có". */
function rest({ said, report, awaits }: At): Answer | null {
  const split = report.rows.asked[0]?.group === null ? null : splitRest(said, report.names);
  if (!split) return null;
  const { head } = split;
  return {
    type: "rest",
    head: head.text === "" ? null : answerTo(head, report, awaits),
    zero: endsInZero(said),
  };
}

function endsInZero({ text }: Said): boolean {
  return /(?<!\d)0[^\p{L}\p{N}]*$/u.test(text);
}

/** "Tất cả 0 trừ 1.7: 3/90", "chỉ có tin học 2/40": what holds something names its row, and all else is none. */
function exceptSome({ said, report, awaits }: At): Answer | null {
  const some = splitExcept(said);
  const placed = some ? placesOf(some.head, report.rows) : [];
  if (!some || placed.length === 0 || placed.some(isTurn)) return null;
  return { type: "rest", head: answerTo(some.head, report, awaits), zero: false };
}

function noneOfAll({ said, report }: At): Answer | null {
  return saysNoneOfAll(said, report.rows) ? { type: "none", of: "group", reason: null } : null;
}

function none({ said, report }: At): Answer | null {
  const found = report.readers.none(said);
  return found && noneOf(found);
}

/** "Không" to rows of which each may be left empty; where one may not, it says nothing. */
function noneOfEach(at: At): Answer | null {
  const { rows, readers: reads } = at.report;
  const mayBeNone = rows.asked.every(({ id }) => reads.cells(id).every(({ none }) => none !== null));
  return mayBeNone ? none(at) : null;
}

function noneOf(found: NoneSaid): Answer {
  return "sets" in found ? { type: "which-none", ...found } : { type: "none", ...found };
}

/** "Để sau", "không" or "có" in words, to all rows of a group that was asked as a whole, else to the first of them. */
function wholeGroup({ said, report, awaits }: At): Answer | null {
  const [row] = report.rows.asked;
  if (!row || /\p{Nd}/u.test(said.text)) return null;
  const reading = report.readers.row(row.id, said, null);
  if (reading.type === "later") return { type: "later" };
  if (reading.type === "value" && reading.values.every((value) => value === 0 || value === false)) {
    const of: None["of"] = awaits.at === "group" && awaits.whole ? "group" : "first";
    return { type: "none", of, reason: reading.note };
  }
  return reading.type !== "value" && report.readers.yesNo(said)?.value ? { type: "yes" } : null;
}

/** "1.1 đến 1.6 không có" denies more rows than the two that it names. */
function spans({ said, report, parts }: At): Answer | null {
  const spanned = parts().some((part) => spanOf(part, report.rows));
  return spanned ? entriesOf(said, place(parts(), report.rows), report) : null;
}

/** A block pasted from a sheet. */
function pasted({ said, report, parts }: At): Answer | null {
  return isSheet(said) ? entriesOf(said, place(parts(), report.rows), report) : null;
}

/** A block of rows that say which they are, where words are asked: nobody's narrative. */
function pastedRows({ said, report }: At): Answer | null {
  const placed = isSheet(said) ? placesOf(said, { ...report.rows, asked: [] }) : [];
  const rows = placed.filter(({ to }) => to === "row");
  return rows.length > 0 && placed.every(({ to }) => to === "row" || to === "total" || to === "not-asked")
    ? entriesOf(said, placed, report, placed.length)
    : null;
}

/** Several rows at once, or a row that is named. Where one row was asked its own figures come first. */
function severalRows({ said, report, awaits, parts }: At): Answer | null {
  const placed = place(parts(), report.rows);
  const [only, more] = placed;
  if (awaits.at !== "row") return more || (only && !isTurn(only)) ? entriesOf(said, placed, report) : null;
  const numbered = placed.some(isNumbered);
  if (!more && !numbered) return null;
  if (!numbered && isOwn(said, report)) return null;
  return entriesOf(said, placed, report);
}

/** A row's own answer though it looks like several: of many cells parts stand beside each other, "nữ 230; lớp 12". */
function isOwn(said: Said, { rows, first, readers }: ReportPrompt): boolean {
  const { type } = first ? readers.rowAsked(first.id, said) : { type: "refused" };
  return type === "value" || ((rows.asked[0]?.cells.length ?? 0) > 2 && type !== "refused");
}

function firstRow({ said, report }: At): Answer | null {
  return rowAsked(said, report);
}

/** What the words of one clause say about its row: another row's name or measure is evidence, its own is left out. */
function oneClause({ said, report }: At): Answer | null {
  const [row] = report.rows.asked;
  if (!row) return null;
  // A figure there is the number of an option, and no measure speaks against it.
  if (row.takesYes || row.options.length > 0 || row.cells.length > 2) return rowAsked(said, report);
  const placed = placesOf(said, { ...report.rows, asked: [row] });
  const [only, more] = placed;
  if (!only || more) return rowAsked(said, report);
  if (only.to !== "row" || only.row.id !== row.id) return entriesOf(said, placed, report, 1);
  // What can be read with all of its words is: a remark may hold a word of the row's name.
  const whole = rowAsked(said, report);
  return only.said.text === said.text || whole?.reading.type === "value"
    ? whole
    : rowAsked(only.said, report);
}

function lines({ said, report }: At): Answer | null {
  return report.list && saidToList(said, report.list);
}

/** Where no row is asked: one that is named takes its figures. */
function rowsNamed({ said, report }: At): Answer | null {
  return namedRows(said, report);
}

function text({ said, report }: At): Answer | null {
  return report.first && textAt(report.first.id, said, report);
}

function placesOf(said: Said, rows: RowsPrompt): readonly Placement[] {
  return place(cut(said, rows), rows);
}

/** Whether nothing but its turn placed a clause: then it is the answer to the first row alone. */
function isTurn(placed: Placement): boolean {
  return placed.to === "row" && placed.by === "turn";
}

function isNumbered(placed: Placement): boolean {
  if (placed.to === "row") return placed.by === "number";
  return placed.to === "not-asked" || (placed.to === "nowhere" && placed.no !== null);
}
