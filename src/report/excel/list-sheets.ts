// The sheets that list words: narratives (one line per item and unit), notes beside figures, and what needs a look.
import { type Concern, type ConcernFigure, concernsOf } from "../concerns.ts";
import { narrativesOf, notesOf, proofsOf } from "../narrative.ts";
import { isCounted, type RoundInfo, reportsIn, type UnitReport } from "../types.ts";
import type { WorkbookLabels } from "./labels.ts";
import { type Book, type CellValue, openSheet } from "./sheet.ts";
import { proofValue, shownWords } from "./shown-value.ts";
import { styles } from "./styles.ts";

type ListInput = {
  readonly name: string;
  readonly round: RoundInfo;
  readonly labels: WorkbookLabels;
  readonly units: AsyncIterable<UnitReport>;
};

/** Writes the answers to narrative items of every counted report. */
export function writeNarrativeSheet(book: Book, input: ListInput): Promise<void> {
  const { round, labels } = input;
  const { title, no, item, text } = labels.narrative;
  return writeList(book, input, title, [no, item, text], [8, 25, 57], (unit) =>
    isCounted(unit)
      ? narrativesOf(round.form, unit.node.profile, unit.submission.answers).map((narrative) => [
          narrative.no,
          narrative.text,
          narrativeText(narrative, labels),
        ])
      : [],
  );
}

/** Writes every proof of every counted report, where it lies. */
export function writeProofSheet(book: Book, input: ListInput): Promise<void> {
  const { round, labels } = input;
  const { title, no, text, proof } = labels.proofs;
  return writeList(book, input, title, [no, text, proof], [8, 34, 48], (unit) =>
    isCounted(unit)
      ? proofsOf(round.form, unit.submission.answers).map((one) => [
          one.no,
          one.text,
          proofValue(one.proof, labels),
        ])
      : [],
  );
}

/** Writes every note of every counted report with its unit and row; of a compiled one those of all that it is made of. */
export function writeNotesSheet(book: Book, given: ListInput): Promise<void> {
  const { round, labels } = given;
  const { title, no, row, note } = labels.notes;
  const input = { ...given, units: allReports(given.units) };
  return writeList(book, input, title, [no, row, note], [8, 34, 48], (unit) =>
    isCounted(unit)
      ? notesOf(round.form, unit.submission.answers).map(({ no, text, words }) => [no, text, words])
      : [],
  );
}

/** Every report by itself, in the order of the units: the totals name whoever wrote a note, and so must the list. */
async function* allReports(units: AsyncIterable<UnitReport>): AsyncGenerator<UnitReport> {
  for await (const unit of units) {
    if (isCounted(unit)) yield* reportsIn(unit);
    else yield unit;
  }
}

/** Writes what an officer should look at: doubtful figures, open items, returned reports, with the unit's reasons. */
export function writeChecksSheet(book: Book, input: ListInput): Promise<void> {
  const { round, labels } = input;
  const words = labels.checks;
  const heads = [words.no, words.figures, words.matter, words.reason];
  return writeList(book, input, words.title, heads, [10, 22, 32, 26], (unit) =>
    concernsOf(round.form, unit).map((concern) => concernEntry(concern, labels)),
  );
}

function concernEntry(concern: Concern, labels: WorkbookLabels): Entry {
  const words = labels.checks;
  switch (concern.type) {
    case "finding": {
      const numbers = concern.figures.map(({ no }) => no).join("; ");
      const figures = concern.figures.map((figure) => figureText(figure, labels)).join("\n");
      const reason = concern.confirmed ? (concern.words ?? words.confirmed) : words.notConfirmed;
      const { rule } = concern;
      const matter = rule ? words.rule(rule.check, rule.at) : words.types[concern.check];
      return [numbers, figures, matter, reason];
    }
    case "other":
      return ["", "", words.other(concern.checkId), concern.words ?? words.confirmed];
    case "missing":
      return [concern.numbers.join("; "), "", words.missing(concern.count), concern.reason ?? ""];
    case "returned":
      return ["", "", words.returned, concern.reason ?? ""];
    case "exempt":
      return ["", "", words.exempt, concern.reason];
  }
}

function figureText({ no, parts }: ConcernFigure, labels: WorkbookLabels): string {
  return `${no}: ${parts.map(({ value, noun }) => `${labels.number(value)} ${noun}`.trim()).join(", ")}`;
}

/** A narrative answer as it is read; what stands there when it was left open. */
function narrativeText(narrative: ReturnType<typeof narrativesOf>[number], labels: WorkbookLabels): string {
  if (narrative.value === null) return labels.unit.noAnswer;
  const { cell, value } = narrative;
  return cell.kind.shown.as === "day" ? labels.date(String(value)) : shownWords(cell, value, labels);
}

/** One line of a list: what comes after the unit's code and name. */
type Entry = readonly CellValue[];

async function writeList(
  book: Book,
  { name, round, labels, units }: ListInput,
  title: string,
  heads: readonly string[],
  widths: readonly number[],
  entriesOf: (unit: UnitReport) => readonly Entry[],
): Promise<void> {
  // The widths add up to 125 characters, which fill a landscape page at full size.
  const all = [10, 25, ...widths];
  const headRow = 4;
  const sheet = openSheet(book, {
    name,
    widths: all,
    landscape: true,
    fitWidth: true,
    freeze: { rows: headRow, columns: 2 },
  });
  sheet.add([{ value: round.office, style: styles.office, span: all.length }]);
  sheet.add([{ value: title, style: styles.title, span: all.length }]);
  sheet.add([
    { value: `${round.title}. ${labels.standing(round)}`, style: styles.lineCenter, span: all.length },
  ]);
  const lead = [labels.tracking.code, labels.tracking.unit];
  sheet.add([...lead, ...heads].map((value) => ({ value, style: styles.head })));
  sheet.repeat(headRow, headRow);
  let last = headRow;
  for await (const unit of units) {
    for (const entry of entriesOf(unit)) {
      last = sheet.add(
        [unit.node.code, unit.node.shortName, ...entry].map((value) => ({ value, style: styles.text })),
      );
      await sheet.flush();
    }
  }
  sheet.filter(headRow, last);
  await sheet.close();
}
