// Every word a workbook shows, as a shape: text/labels.ts fills it, so that report/ holds no sentence. Types only.
import type { Check, ExpressionCheck } from "../../form/checks/schema.ts";
import type { ReportState } from "../../form/report-state.ts";
import type { Seat } from "../../form/seats.ts";
import type { Entered } from "../types.ts";

export type WorkbookLabels = {
  /** Names of the sheets; made safe by sheet-names.ts. */
  readonly sheets: {
    readonly total: string;
    readonly totalValues: string;
    readonly tracking: string;
    readonly detail: string;
    readonly narrative: string;
    readonly notes: string;
    readonly checks: string;
    /** A list over the whole round, by the list's number in the form. */
    list(no: string): string;
    readonly choices: string;
    readonly proofs: string;
  };
  readonly states: Readonly<Record<ReportState, string>>;
  readonly revising: string;
  readonly exempt: string;
  readonly yes: string;
  readonly no: string;
  /** Stands where a question is not asked of this kind of unit. */
  readonly notAsked: string;
  /** Stands where the paper crosses a cell out. */
  readonly crossed: string;
  number(value: number | bigint | string): string;
  /** A date as stored ("2022-10-01"), as people read it. */
  date(value: string): string;
  /** A proof as it is read: a link as it is, a file that was handed over by where it is had. */
  proof(proof: string, upload: string | null): string;
  /** A file that was handed over as a proof, and its page on our own server; null where that has no public address. */
  proofPage(upload: string): { readonly text: string; readonly hyperlink: string } | null;
  asOf(at: Date): string;
  /** Of totals: provisional until then, or frozen since. */
  standing(round: { readonly asOf: Date; readonly lockedAt: Date | null }): string;
  /** How many units the totals are of, and how many of these are returned at the moment. */
  counted(units: number, expected: number, returned: number): string;
  /** The head of a table made of the narrative's own numbers. */
  readonly items: {
    readonly title: string;
    readonly stt: string;
    readonly text: string;
    readonly unit: string;
    readonly quantity: string;
    readonly amount: string;
    readonly note: string;
  };
  /** Instead of notes that are too long for the cell. */
  notesElsewhere(units: number): string;
  readonly signature: {
    readonly date: string;
    readonly maker: string;
    readonly head: string;
    readonly hint: string;
  };
  readonly tracking: {
    readonly title: string;
    summary(progress: {
      readonly expected: number;
      readonly submitted: number;
      readonly late: number;
      readonly accepted: number;
      readonly returned: number;
      readonly inProgress: number;
      readonly complete: number;
      readonly notStarted: number;
      readonly exempt: number;
    }): string;
    ofKind(label: string, submitted: number, expected: number): string;
    deadline(at: Date): string;
    readonly noUnitSheets: string;
    readonly stt: string;
    readonly code: string;
    readonly unit: string;
    readonly state: string;
    readonly version: string;
    readonly sealedAt: string;
    readonly late: string;
    readonly by: string;
    readonly missing: string;
    readonly progress: string;
    readonly contact: string;
    readonly remark: string;
    /** Who submitted, when their name was erased. */
    erased(number: number): string;
    /** An officer entered the report. */
    entered(entered: Entered): string;
    readonly isLate: string;
    /** "Tổng hợp từ 8/10 đơn vị": of how many of those that report to it a compiled report holds the figures. */
    compiledFrom(coverage: { readonly in: number; readonly of: number }): string;
    readonly onTime: string;
  };
  readonly detail: {
    readonly title: string;
    readonly legend: string;
    readonly stt: string;
    readonly unit: string;
    readonly code: string;
    readonly state: string;
    readonly guard: string;
    readonly total: string;
    readonly held: string;
    /** State of a unit that works on its report again while its sealed version still counts. */
    stillCounts(state: string, version: number): string;
  };
  readonly unit: {
    readonly draft: string;
    readonly notSubmitted: string;
    sealed(version: number, receipt: string, at: Date, late: boolean): string;
    /** That what it said of people was taken out since, and the hash of what was sealed. */
    forgotten(at: Date, sha256: string): string;
    readonly returned: string;
    deadline(at: Date): string;
    readonly noAnswer: string;
    readonly legend: string;
    readonly notes: string;
    noteElsewhere(number: number): string;
    missing(count: number, reason: string | null): string;
    readonly confirmed: string;
  };
  readonly list: {
    readonly guard: string;
    /** Before the sums beneath a list of the whole round. */
    total(lines: number, noun: string): string;
    /** The same beneath one unit's list. */
    readonly sum: string;
    /** Instead of lines beneath a row, where there are too many to be read there. */
    elsewhere(lines: number): string;
    /** The column of how many lines each unit has. */
    lines(noun: string): string;
  };
  readonly choices: {
    readonly title: string;
    readonly no: string;
    readonly text: string;
    /** Above how many units answered, and above how many lines say it. */
    readonly counted: string;
    readonly lines: string;
  };
  readonly proofs: {
    readonly title: string;
    readonly no: string;
    readonly text: string;
    readonly proof: string;
  };
  readonly narrative: {
    readonly title: string;
    readonly no: string;
    readonly item: string;
    readonly text: string;
  };
  readonly notes: {
    readonly title: string;
    readonly no: string;
    readonly row: string;
    readonly note: string;
  };
  readonly checks: {
    readonly title: string;
    readonly no: string;
    readonly figures: string;
    readonly matter: string;
    readonly reason: string;
    readonly confirmed: string;
    readonly notConfirmed: string;
    readonly types: Readonly<Record<Check["type"], string>>;
    /** What a rule of the form's own says, where it is broken. */
    rule(check: ExpressionCheck, at: Seat): string;
    missing(count: number): string;
    readonly returned: string;
    readonly exempt: string;
    /** A check that the unit confirmed and that no longer shows in these figures. */
    other(checkId: string): string;
  };
};
