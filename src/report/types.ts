// What a report room is given: rows about units, already read and typed. Knows forms and answers; no clock, no database.

import type { Answers } from "../form/answers.ts";
import type { Before } from "../form/before.ts";
import type { Facts } from "../form/checks/check.ts";
import type { Form } from "../form/form.ts";
import type { Waiver } from "../form/payload.ts";
import type { ReportState } from "../form/report-state.ts";

/** The snapshot of a unit in a round. */
type UnitNode = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  /** Which questions are asked of it; null while its kind is not mapped. */
  readonly profile: string | null;
  /** Its place in the dispatch's order. */
  readonly position: number;
  readonly phone: string | null;
  /** Sizes of the unit, for checks. */
  readonly facts: Facts;
};

/** The latest sealed version of a report: the figures that count, also while the report is returned. */
export type SealedReport = {
  readonly version: number;
  readonly receipt: string;
  readonly sealedAt: Date;
  readonly late: boolean;
  /** Questions left open when it was sealed. */
  readonly missing: number;
  readonly missingReason: string | null;
  /** Who sealed it; null after erasure. */
  readonly by: string | null;
  /** For a contact whose name was erased, their place among the unit's contacts, counted from 1. */
  readonly byNumber?: number;
  /** How and on which day the report reached the officer who entered it; absent when the unit sealed it. */
  readonly entered?: Entered;
  readonly answers: Answers;
  readonly waivers: readonly Waiver[];
  /** Of a compiled report how many units report to it, and the figures of how many it holds. */
  readonly coverage?: { readonly in: number; readonly of: number };
};

/** How a report came that somebody entered for its unit, and its day ("2022-10-12"); `file`: the name of theirs. */
export type Entered =
  | { readonly source: "email" | "paper" | "phone"; readonly date: string }
  | { readonly source: "file"; readonly file: string; readonly date: string };

/** One unit's part in a round, as an officer needs it. */
export type UnitReport = {
  readonly node: UnitNode;
  readonly state: ReportState;
  /** Whether the unit is writing a newer version while the sealed one counts: the report stays submitted. */
  readonly revising: boolean;
  /** Why it owes nothing any more; null while it does. An exempt unit is listed, but neither expected nor counted. */
  readonly exempt: string | null;
  /** Names of its contacts. */
  readonly contact: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  /** Why it was returned, or asked to be reopened. */
  readonly remark: string | null;
  readonly submission: SealedReport | null;
  /** What it sealed in the last round on this form; null too where the form never asks for that. */
  readonly before: Before;
  /** Of a compiled report every report that it is made of, its own part among them; absent of any other. */
  readonly parts?: readonly SealedUnit[];
  /**
   * The part that the unit held itself from whose place the round is seen: added to what the units below sealed, so that the
   * sum is its compiled report, and no report that somebody owes.
   */
  readonly ownPart?: true;
};

/** One that has sealed its report. */
export type SealedUnit = UnitReport & { readonly submission: SealedReport };

export type RoundInfo = {
  readonly title: string;
  /** Who asks, in full. */
  readonly office: string;
  readonly deadline: Date;
  readonly asOf: Date;
  /** Since when its figures are frozen; null while they may change. */
  readonly lockedAt: Date | null;
  readonly form: Form;
  /** Kind of unit → its name in lists. */
  readonly kindLabels: Readonly<Record<string, string>>;
  readonly timeZone: string;
};

/** Whether a unit's figures are in the totals. */
export function isCounted(unit: UnitReport): unit is SealedUnit {
  return unit.exempt === null && unit.submission !== null;
}

/** The reports whose figures are in this one: those that it was compiled from, or itself. */
export function reportsIn(unit: SealedUnit): readonly SealedUnit[] {
  return unit.parts ?? [unit];
}
