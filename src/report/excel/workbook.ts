// The officer's workbook: every sheet in its order, streamed, so that memory does not grow with the units. Knows exceljs.
import type { Writable } from "node:stream";
import { progressCount } from "../progress.ts";
import { rollUpSum } from "../rollup.ts";
import type { RoundInfo, UnitReport } from "../types.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { detailLayout } from "./detail-layout.ts";
import { writeDetailSheet } from "./detail-sheet.ts";
import type { WorkbookLabels } from "./labels.ts";
import { writeChecksSheet, writeNarrativeSheet, writeNotesSheet } from "./list-sheets.ts";
import type { Book } from "./sheet.ts";
import { sheetNames } from "./sheet-names.ts";
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
  const { rollUp, progress, listed, shortNames } = await countUnits(round, units());
  const blocks = blocksOf(round.form, labels.items);
  const unitSheets = shortNames !== null;
  const names = sheetNamesOf(blocks, labels, shortNames ?? []);
  const detail = detailLayout(names.detail, blocks, listed);
  const expected = progress.all.expected;
  for (const [at, block] of blocks.entries()) {
    const shared = { block, round, labels, rollUp, expected };
    await writeTotalSheet(book, { ...shared, name: names.totals[at] ?? "", detail });
    await writeTotalSheet(book, { ...shared, name: names.values[at] ?? "", detail: null });
  }
  await writeTrackingSheet(book, {
    name: names.tracking,
    round,
    labels,
    progress,
    unitSheets,
    units: units(),
  });
  await writeDetailSheet(book, { layout: detail, round, labels, rollUp, expected, units: units() });
  await writeNarrativeSheet(book, { name: names.narrative, round, labels, units: units() });
  await writeNotesSheet(book, { name: names.notes, round, labels, units: units() });
  await writeChecksSheet(book, { name: names.checks, round, labels, units: units() });
  if (!unitSheets) return;
  let at = 0;
  for await (const unit of units()) {
    if (unit.exempt !== null) continue;
    await writeUnitSheet(book, unitSheetOf(unit, names.units[at] ?? "", round, labels));
    at += 1;
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

/** Makes all sheet names at once, so that a unit named like one of our own sheets gets another name. */
function sheetNamesOf(blocks: readonly Block[], labels: WorkbookLabels, shortNames: readonly string[]) {
  const { total, totalValues, tracking, detail, narrative, notes, checks } = labels.sheets;
  const fixed = [...blocks.flatMap(() => [total, totalValues]), tracking, detail, narrative, notes, checks];
  const made = sheetNames([...fixed, ...shortNames]);
  const name = (at: number) => made[at] ?? "";
  const after = blocks.length * 2;
  return {
    totals: blocks.map((_, at) => name(at * 2)),
    values: blocks.map((_, at) => name(at * 2 + 1)),
    tracking: name(after),
    detail: name(after + 1),
    narrative: name(after + 2),
    notes: name(after + 3),
    checks: name(after + 4),
    units: made.slice(fixed.length),
  };
}

function unitSheetOf(unit: UnitReport, name: string, round: RoundInfo, labels: WorkbookLabels) {
  const { submission, node } = unit;
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
    waivers: submission?.waivers ?? [],
    missing:
      submission && submission.missing > 0
        ? words.missing(submission.missing, submission.missingReason)
        : null,
  };
}
