// What an officer should look at in one report: doubtful figures and the unit's reasons, open items, its state. Pure.
import { valuesOf } from "../form/answers.ts";
import { checkReport, type Finding } from "../form/checks/check.ts";
import type { Check, ExpressionCheck } from "../form/checks/schema.ts";
import type { Form } from "../form/form.ts";
import type { Waiver } from "../form/payload.ts";
import { isPersonal } from "../form/personal.ts";
import type { Question } from "../form/question.ts";
import { questionnaire } from "../form/questions.ts";
import type { Seat } from "../form/seats.ts";
import { openQuestions } from "./open-questions.ts";
import type { SealedReport, UnitReport } from "./types.ts";

export type ConcernFigure = {
  readonly no: string;
  readonly parts: readonly { readonly value: number; readonly noun: string }[];
};

export type Concern =
  /** A check that these figures break, and whether the unit confirmed them. */
  | {
      readonly type: "finding";
      readonly check: Check["type"];
      /** Of a rule that the form writes itself: which, and where it is broken. */
      readonly rule?: { readonly check: ExpressionCheck; readonly at: Seat };
      readonly figures: readonly ConcernFigure[];
      readonly confirmed: boolean;
      readonly words: string | null;
    }
  /** A confirmation in the submission that no check asks for any more, since the unit's sizes may have changed. */
  | { readonly type: "other"; readonly checkId: string; readonly words: string | null }
  | {
      readonly type: "missing";
      readonly count: number;
      readonly numbers: readonly string[];
      readonly reason: string | null;
    }
  | { readonly type: "returned"; readonly reason: string | null }
  /** The unit sealed a report but no longer owes one, so its figures are not in the totals. */
  | { readonly type: "exempt"; readonly reason: string };

/** Everything to look at in one unit's report, most general first. */
export function concernsOf(form: Form, unit: UnitReport): Concern[] {
  const { submission } = unit;
  if (!submission) return [];
  if (unit.exempt !== null) return [{ type: "exempt", reason: unit.exempt }];
  const concerns: Concern[] = [];
  if (unit.state === "returned") concerns.push({ type: "returned", reason: unit.remark });
  if (submission.missing > 0) {
    const numbers = openQuestions(form, unit.node.profile, submission.answers).map(({ no }) => no);
    concerns.push({
      type: "missing",
      count: submission.missing,
      numbers,
      reason: submission.missingReason,
    });
  }
  return [...concerns, ...findingsOf(form, unit, submission)];
}

function findingsOf(form: Form, { node, before }: UnitReport, submission: SealedReport): Concern[] {
  const waivers = new Set(submission.waivers);
  const concerns: Concern[] = [];
  if (node.profile !== null) {
    const questions = questionnaire(form, node.profile);
    for (const finding of checkReport(questions, submission.answers, node.facts, before)) {
      const waiver = [...waivers].find((candidate) => isAbout(candidate, finding));
      if (waiver) waivers.delete(waiver);
      const { check, at } = finding;
      concerns.push({
        type: "finding",
        check: check.type,
        ...(check.type === "expression" && at ? { rule: { check, at } } : {}),
        figures: finding.questions.flatMap((question) => figureOf(form, question, submission) ?? []),
        confirmed: waiver !== undefined,
        words: waiver?.words ?? null,
      });
    }
  }
  return [
    ...concerns,
    ...[...waivers].map(({ checkId, words }): Concern => ({ type: "other", checkId, words })),
  ];
}

/** A waiver names the check and the question it was asked at: the first that the check is about. */
function isAbout(waiver: Waiver, finding: Finding): boolean {
  return (
    waiver.checkId === finding.check.id && finding.questions.some((question) => question.id === waiver.stem)
  );
}

function figureOf(form: Form, question: Question, { answers }: SealedReport): ConcernFigure | null {
  const values = valuesOf(answers, question);
  if (!values) return null;
  const parts = values.flatMap((value, at) =>
    typeof value === "number" && !isPersonal(form, question.places[at] ?? "")
      ? [{ value, noun: question.nouns[at] ?? "" }]
      : [],
  );
  return { no: question.main.no, parts };
}
