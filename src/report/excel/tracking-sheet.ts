// The sheet that tells who has submitted, when and how completely, and who still owes.
import { openQuestions } from "../open-questions.ts";
import type { RoundProgress } from "../progress.ts";
import type { RoundInfo, UnitReport } from "../types.ts";
import { wallClock } from "./clock.ts";
import type { WorkbookLabels } from "./labels.ts";
import { type Book, type Cell, openSheet, type Sheet } from "./sheet.ts";
import { type CellStyle, styles } from "./styles.ts";

type TrackingInput = {
  readonly name: string;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly progress: RoundProgress;
  /** Whether every unit has a sheet of its own in this workbook. */
  readonly unitSheets: boolean;
  readonly units: AsyncIterable<UnitReport>;
};

/**
 * The widths add up to 125 characters: a landscape page at full size, with room for programs that measure more widely.
 */
const widths = [4, 10, 23, 11, 5, 15, 8, 13, 7, 7, 13, 9];

/** Writes every unit of the round, exempt ones too, in the order given. */
export async function writeTrackingSheet(book: Book, input: TrackingInput): Promise<void> {
  const { round, labels, progress } = input;
  const words = labels.tracking;
  const all = widths.length;
  const line = (value: string, style: CellStyle): Cell => ({ value, style, span: all });
  const kinds = [...progress.byKind].map(([kind, count]) =>
    words.ofKind(round.kindLabels[kind] ?? kind, count.submitted, count.expected),
  );
  const top: Cell[] = [
    line(round.office, styles.office),
    line(words.title, styles.title),
    line(round.title, styles.lineCenter),
    line(`${labels.standing(round)}. ${words.deadline(round.deadline)}`, styles.lineCenter),
    line(words.summary(progress.all), styles.strong),
    ...(kinds.length > 0 ? [line(kinds.join("; "), styles.line)] : []),
    ...(input.unitSheets ? [] : [line(words.noUnitSheets, styles.line)]),
  ];
  const headRow = top.length + 1;
  const sheet = openSheet(book, {
    name: input.name,
    widths,
    landscape: true,
    fitWidth: true,
    freeze: { rows: headRow, columns: 3 },
  });
  for (const cell of top) sheet.add([cell]);
  const {
    stt,
    code,
    unit,
    state,
    version,
    sealedAt,
    late,
    by,
    missing,
    progress: done,
    contact,
    remark,
  } = words;
  const heads = [stt, code, unit, state, version, sealedAt, late, by, missing, done, contact, remark];
  sheet.add(heads.map((value) => ({ value, style: styles.head })));
  sheet.repeat(headRow, headRow);
  let count = 0;
  for await (const one of input.units) {
    if (one.ownPart) continue;
    count += 1;
    addUnit(sheet, input, one, count);
    await sheet.flush();
  }
  sheet.filter(headRow, headRow + count);
  await sheet.close();
}

function addUnit(sheet: Sheet, { round, labels }: TrackingInput, unit: UnitReport, stt: number): void {
  const { node, submission, progress } = unit;
  const words = labels.tracking;
  const text = (value: string | null): Cell => ({ value, style: styles.text });
  const center = (value: string | number | null): Cell => ({ value, style: styles.textCenter });
  const who = [unit.contact, node.phone].filter((part) => part !== null).join("\n");
  const erased = submission?.byNumber === undefined ? null : words.erased(submission.byNumber);
  const by = submission?.by ?? erased;
  const entered = submission?.entered ? words.entered(submission.entered) : null;
  const coverage = submission?.coverage ? words.compiledFrom(submission.coverage) : null;
  const remarks = [unit.exempt, entered, coverage, unit.remark, submission?.missingReason ?? null];
  sheet.add([
    center(stt),
    text(node.code),
    text(node.name),
    text(unit.exempt === null ? labels.states[unit.state] : labels.exempt),
    center(submission?.version ?? null),
    { value: submission ? wallClock(submission.sealedAt, round.timeZone) : null, style: styles.time },
    center(submission ? (submission.late ? words.isLate : words.onTime) : null),
    text(by),
    text(submission ? missingOf(round, unit) : null),
    center(progress.total > 0 ? `${progress.done}/${progress.total}` : null),
    text(who === "" ? null : who),
    text(remarks.filter((remark) => remark !== null).join("\n") || null),
  ]);
}

/** "0", or how many with the first of their numbers: "2: 1.7; 4.3". */
function missingOf(round: RoundInfo, { node, submission }: UnitReport): string {
  if (!submission || submission.missing === 0) return "0";
  const numbers = openQuestions(round.form, node.profile, submission.answers).map(({ no }) => no);
  const shown = numbers.length > mostNumbers ? [...numbers.slice(0, mostNumbers), "\u2026"] : numbers;
  return shown.length > 0 ? `${submission.missing}: ${shown.join("; ")}` : `${submission.missing}`;
}

const mostNumbers = 10;
