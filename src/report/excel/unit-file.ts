// One unit's report as a small workbook: the draft for the head of the unit, or exactly what was sealed. Knows exceljs.
import type { Writable } from "node:stream";
import type { Answers } from "../../form/answers.ts";
import { answersOf, type Payload } from "../../form/payload.ts";
import { type Beside, nothingBeside } from "../../form/report-cells.ts";
import { openQuestions } from "../open-questions.ts";
import type { RoundInfo } from "../types.ts";
import type { WorkbookLabels } from "./labels.ts";
import { sheetNames } from "./sheet-names.ts";
import { writeUnitSheet } from "./unit-sheet.ts";
import { writeBook } from "./workbook.ts";

type UnitFileInput = {
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
} & (
  | {
      readonly type: "draft";
      readonly unit: { readonly name: string; readonly shortName: string; readonly profile: string | null };
      readonly answers: Answers;
      readonly beside: Beside;
    }
  | {
      readonly type: "receipt";
      readonly payload: Payload;
      readonly version: number;
      readonly receipt: string;
      readonly late: boolean;
    }
);

/** Writes one unit's sheet into `sink` and ends it. */
export async function writeUnitFile(sink: Writable, input: UnitFileInput): Promise<void> {
  const { round, labels } = input;
  const paper = input.type === "draft" ? draftPaper(input) : receiptPaper(input);
  const [name = ""] = sheetNames([paper.sheet]);
  await writeBook(sink, round, paper.title, (book) =>
    writeUnitSheet(book, { ...paper, name, round, labels }),
  );
}

/**
 * Writes a sheet to fill in for each of these units, called by its code: whoever enters for all of them hands the workbook
 * back, and each sheet finds its unit.
 */
export async function writeEmptyUnits(
  sink: Writable,
  {
    round,
    labels,
    units,
  }: {
    readonly round: RoundInfo;
    readonly labels: WorkbookLabels;
    readonly units: readonly { readonly code: string; readonly name: string; readonly profile: string }[];
  },
): Promise<void> {
  const names = sheetNames(units.map(({ code }) => code));
  await writeBook(sink, round, labels.unit.draft, async (book) => {
    for (const [at, { code, name, profile }] of units.entries()) {
      const unit = { name, shortName: code, profile };
      const paper = draftPaper({
        type: "draft",
        round,
        labels,
        unit,
        answers: new Map(),
        beside: nothingBeside,
      });
      await writeUnitSheet(book, { ...paper, missing: null, name: names[at] ?? code, round, labels });
    }
  });
}

function draftPaper({ round, labels, unit, answers, beside }: Extract<UnitFileInput, { type: "draft" }>) {
  const open = openQuestions(round.form, unit.profile, answers).length;
  return {
    sheet: unit.shortName,
    title: `${labels.unit.draft} ${unit.name}`,
    unit,
    banner: { text: `${labels.unit.draft} ${labels.asOf(round.asOf)}`, alarm: true },
    answers,
    beside,
    waivers: [],
    missing: open > 0 ? labels.unit.missing(open, null) : null,
  };
}

function receiptPaper({
  labels,
  payload,
  version,
  receipt,
  late,
}: Extract<UnitFileInput, { type: "receipt" }>) {
  const { forgotten } = payload;
  const banner = [
    labels.unit.sealed(version, receipt, new Date(payload.sealedAt), late),
    ...(forgotten ? [labels.unit.forgotten(new Date(forgotten.at), forgotten.sha256)] : []),
  ];
  return {
    sheet: receipt,
    title: `${receipt} ${payload.unit.name}`,
    unit: payload.unit,
    banner: { text: banner.join(" "), alarm: false },
    answers: answersOf(payload),
    // What was sealed says nothing of the unit's sizes and last round, and the paper is made of that alone.
    beside: nothingBeside,
    waivers: payload.waivers,
    missing: payload.missing > 0 ? labels.unit.missing(payload.missing, payload.missingReason) : null,
  };
}
