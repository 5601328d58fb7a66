// The officer's workbook: every sheet in its order, streamed, so that memory does not grow with the units. Knows exceljs.
import type { Writable } from "node:stream";
import type { Form } from "../../form/form.ts";
import type { Place } from "../../form/place.ts";
import { choiceCells } from "../choices.ts";
import { proofCells } from "../narrative.ts";
import { progressCount } from "../progress.ts";
import { type RollUp, rollUpSum } from "../rollup.ts";
import type { RoundInfo, UnitReport } from "../types.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { writeChoiceSheet } from "./choice-sheet.ts";
import { type DetailLayout, detailLayout } from "./detail-layout.ts";
import { writeDetailSheet } from "./detail-sheet.ts";
import type { WorkbookLabels } from "./labels.ts";
import { writeChecksSheet, writeNarrativeSheet, writeNotesSheet, writeProofSheet } from "./list-sheets.ts";
import { roundListLayout, writeRoundListSheet } from "./round-list-sheet.ts";
import type { Book } from "./sheet.ts";
import { sheetNames } from "./sheet-names.ts";
import { totalLayout } from "./total-layout.ts";
import { writeTotalSheet } from "./total-sheet.ts";
import { writeTrackingSheet } from "./tracking-sheet.ts";
import { writeUnitSheet } from "./unit-sheet.ts";

type WorkbookInput = {
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  /**
   * The direct children of one node, in the dispatch's order. Read several times, once a sheet: every reading must
   * give the same units, so it reads from one snapshot.
   */
  readonly units: () => AsyncIterable<UnitReport>;
};

/** With more units than this a workbook has no sheet per unit: nobody turns that many pages. */
const mostUnitSheets = 100;

/**
 * Writes the workbook into `sink` and ends it.
 *
 * @throws what reading the units or the sink throws; the sink is then destroyed, so that no half file looks whole.
 */
export async function writeWorkbook(sink: Writable, input: WorkbookInput): Promise<void> {
  const { round } = input;
  await writeBook(sink, round, round.title, (book) => writeSheets(book, input));
}

/** Opens a book on a sink, lets `write` fill it, and finishes it. */
export async function writeBook(
  sink: Writable,
  round: RoundInfo,
  title: string,
  write: (book: Book) => Promise<void>,
): Promise<void> {
  const failed = new Promise<never>((_, reject) => sink.once("error", reject));
  failed.catch(() => undefined);
  try {
    // Loaded only when a workbook is made: it takes a fifth of a second and 27 MiB.
    const { stream } = (await import("exceljs")).default;
    const writer = new stream.xlsx.WorkbookWriter({
      stream: sink,
      useStyles: true,
      useSharedStrings: false,
    });
    writer.creator = "tonghop";
    writer.lastModifiedBy = "tonghop";
    writer.created = round.asOf;
    writer.modified = round.asOf;
    writer.title = title;
    writer.subject = `${round.form.id}@${round.form.version}`;
    writer.description = round.asOf.toISOString();
    await Promise.race([write({ writer }), failed]);
    await Promise.race([writer.commit(), failed]);
  } catch (error) {
    sink.destroy();
    throw error;
  }
}

async function writeSheets(book: Book, { round, labels, units }: WorkbookInput): Promise<void> {
  const counted = await countUnits(round, units());
  const { rollUp, progress, listed, shortNames } = counted;
  const blocks = blocksOf(round.form, labels.items);
  const names = sheetNamesOf(round.form, blocks, labels, shortNames ?? []);
  const detail = detailLayout(names.detail, blocks, listed, labels.list.lines);
  const expected = progress.all.expected;
  const sheets = totalSheets(blocks, names, rollUp, labels);
  await writeTotals(book, { round, labels, rollUp, expected, sheets, detail, units });
  await writeTrackingSheet(book, {
    name: names.tracking,
    round,
    labels,
    progress,
    unitSheets: shortNames !== null,
    units: units(),
  });
  await writeDetailSheet(book, { layout: detail, round, labels, rollUp, expected, units: units() });
  if (names.choices !== undefined)
    await writeChoiceSheet(book, {
      name: names.choices,
      round,
      labels,
      rollUp,
      expected,
      rangeOf: (place) => detail.rangeFromElsewhere(place) ?? listRangeOf(sheets, place),
    });
  await writeNarrativeSheet(book, { name: names.narrative, round, labels, units: units() });
  if (names.proofs !== undefined)
    await writeProofSheet(book, { name: names.proofs, round, labels, units: units() });
  await writeNotesSheet(book, { name: names.notes, round, labels, units: units() });
  await writeChecksSheet(book, { name: names.checks, round, labels, units: units() });
  if (shortNames === null) return;
  let at = 0;
  for await (const unit of units()) {
    if (unit.exempt !== null) continue;
    await writeUnitSheet(book, unitSheetOf(unit, names.units[at] ?? "", round, labels));
    at += 1;
  }
}

type TotalSheets = ReturnType<typeof totalSheets>;

/** How each table's totals will stand: in its shape, once with formulas and once with values; of a list all its lines. */
function totalSheets(blocks: readonly Block[], names: SheetNames, rollUp: RollUp, labels: WorkbookLabels) {
  return blocks.map((block, at) => {
    const name = names.totals[at] ?? "";
    return {
      block,
      list: roundListLayout(name, block, rollUp, labels),
      total: totalLayout(name, block, rollUp),
      values: totalLayout(names.values[at] ?? "", block, rollUp),
    };
  });
}

/** Where the lines of a list's column stand; undefined of what is no such column. */
function listRangeOf(sheets: TotalSheets, place: Place): string | undefined {
  return sheets.flatMap(({ list }) => list?.ranges.get(place) ?? [])[0];
}

type TotalsInput = WorkbookInput & {
  readonly rollUp: RollUp;
  readonly expected: number;
  readonly sheets: TotalSheets;
  readonly detail: DetailLayout;
};

/** Writes the totals of every table. */
async function writeTotals(book: Book, { sheets, detail, units, ...shared }: TotalsInput): Promise<void> {
  const addresses = new Map(sheets.flatMap(({ list, total }) => [...(list ?? total).addresses]));
  for (const { block, list, total, values } of sheets) {
    if (list) {
      await writeRoundListSheet(book, { ...shared, layout: list, units: units() });
      continue;
    }
    await writeTotalSheet(book, { ...shared, block, layout: total, live: { detail, addresses } });
    await writeTotalSheet(book, { ...shared, block, layout: values, live: null });
  }
}

/** One reading of the units for everything that must be known before the first row is written. */
async function countUnits(round: RoundInfo, units: AsyncIterable<UnitReport>) {
  const sum = rollUpSum(round.form);
  const count = progressCount();
  let listed = 0;
  let shortNames: string[] | null = [];
  for await (const unit of units) {
    sum.add(unit);
    count.add(unit);
    if (unit.exempt !== null) continue;
    listed += 1;
    if (listed > mostUnitSheets) shortNames = null;
    shortNames?.push(unit.node.shortName);
  }
  return { rollUp: sum.result(), progress: count.result(), listed, shortNames };
}

type SheetNames = ReturnType<typeof sheetNamesOf>;

/** Makes all sheet names at once, so that a unit named like one of our own sheets gets another name. */
function sheetNamesOf(
  form: Form,
  blocks: readonly Block[],
  labels: WorkbookLabels,
  shortNames: readonly string[],
) {
  const { total, totalValues, tracking, detail, narrative, notes, checks, list, choices, proofs } =
    labels.sheets;
  const wanted = new Map<string, string>();
  for (const [at, { list: isList, no }] of blocks.entries()) {
    wanted.set(`total ${at}`, isList ? list(no) : total);
    if (!isList) wanted.set(`values ${at}`, totalValues);
  }
  const hasChoices = choiceCells(form).length > 0;
  const hasProofs = proofCells(form).length > 0;
  const fixed = { tracking, detail, narrative, notes, checks };
  for (const [key, name] of Object.entries(fixed)) wanted.set(key, name);
  if (hasChoices) wanted.set("choices", choices);
  if (hasProofs) wanted.set("proofs", proofs);
  const made = sheetNames([...wanted.values(), ...shortNames]);
  const names = new Map([...wanted.keys()].map((key, at) => [key, made[at] ?? ""]));
  const name = (key: string) => names.get(key) ?? "";
  return {
    totals: blocks.map((_, at) => name(`total ${at}`)),
    values: blocks.map((_, at) => name(`values ${at}`)),
    tracking: name("tracking"),
    detail: name("detail"),
    narrative: name("narrative"),
    notes: name("notes"),
    checks: name("checks"),
    choices: names.get("choices"),
    proofs: names.get("proofs"),
    units: made.slice(wanted.size),
  };
}

function unitSheetOf(unit: UnitReport, name: string, round: RoundInfo, labels: WorkbookLabels) {
  const { submission, node, before } = unit;
  const words = labels.unit;
  const returned = unit.state === "returned" ? ` ${words.returned}` : "";
  return {
    name,
    round,
    labels,
    unit: { name: node.name, profile: node.profile },
    banner: submission
      ? {
          text: `${words.sealed(submission.version, submission.receipt, submission.sealedAt, submission.late)}${returned}`,
          alarm: false,
        }
      : { text: words.notSubmitted, alarm: true },
    answers: submission?.answers ?? null,
    beside: { facts: node.facts, before },
    waivers: submission?.waivers ?? [],
    missing:
      submission && submission.missing > 0
        ? words.missing(submission.missing, submission.missingReason)
        : null,
  };
}
