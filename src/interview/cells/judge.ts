// What the boxes of one row say, read by the cells' own kinds: recorded, still open, or asked about. Pure; changes nothing.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import type { Finding } from "../../form/checks/check.ts";
import type { Question } from "../../form/question.ts";
import { mayBeTotal } from "../moves/part-or-total.ts";
import { doubtsAbout } from "../moves/record.ts";
import { type BoxReading, readBox } from "../reading/box.ts";
import type { Situation } from "../situation.ts";
import { boxText } from "./box-text.ts";
import type { CellDraft } from "./cell-draft.ts";
import { choiceLabel } from "./choice-label.ts";

/** What a judgement may know of the report. */
export type Judging = Pick<Situation, "q" | "answers" | "facts" | "before" | "waived"> & {
  /** Of a report that compiles; a page that only shows boxes knows nothing of it. */
  readonly compiled?: Situation["compiled"];
};

/** What one box says beside what stands. */
export type CellVerdict =
  | BoxReading
  /** What stands there already. */
  | { readonly what: "same" }
  /** Somebody else wrote something else there after the box was shown. */
  | { readonly what: "conflict"; readonly value: Value; readonly theirs: Value; readonly rev: number };

export type JudgedCell = {
  readonly cell: Cell;
  readonly draft: CellDraft;
  readonly verdict: CellVerdict;
};

/** What becomes of a row. "open": a box of it is empty, was not understood or is asked about. */
export type RowVerdict =
  | { readonly what: "record"; readonly values: readonly Value[] }
  | { readonly what: "same" }
  | { readonly what: "open" }
  | { readonly what: "doubted"; readonly findings: readonly Finding[]; readonly values: readonly Value[] };

export type JudgedRow = {
  readonly question: Question;
  readonly cells: readonly JudgedCell[];
  readonly verdict: RowVerdict;
};

/** Judges a row by what was typed into its boxes; the other boxes hold what stands. */
export function judgeRow(s: Judging, question: Question, drafts: readonly CellDraft[], now: Date): JudgedRow {
  const cells = question.cells.flatMap((cell): JudgedCell[] => {
    const draft = drafts.find(({ place, said }) => place === cell.place && said.trim() !== "");
    return draft
      ? [{ cell, draft, verdict: judgeCell(s, cell, draft, () => readBox(cell, draft, now)) }]
      : [];
  });
  return { question, cells, verdict: judgeTogether(s, question, cells) };
}

function judgeTogether(s: Judging, question: Question, cells: readonly JudgedCell[]): RowVerdict {
  if (cells.every(({ verdict }) => verdict.what === "same")) return { what: "same" };
  const values = question.cells.map((cell) => valueIn(s, cell, cells));
  const whole = values.filter((value) => value !== null);
  if (whole.length < values.length) return { what: "open" };
  const findings = doubtsAbout(s, question, whole);
  // What may be the total of all units is asked in the chat, and never recorded from a box.
  if (s.compiled && mayBeTotal({ compiled: s.compiled }, question, whole)) return { what: "open" };
  return findings.length > 0
    ? { what: "doubted", findings, values: whole }
    : { what: "record", values: whole };
}

/** What the row would have at a cell: what was typed, else what stands; null where that is nothing or not settled. */
function valueIn(s: Judging, { place }: Cell, cells: readonly JudgedCell[]): Value | null {
  const verdict = cells.find(({ cell }) => cell.place === place)?.verdict;
  if (verdict === undefined || verdict.what === "same") return standing(s, place)?.value ?? null;
  return verdict.what === "value" ? verdict.value : null;
}

function sameValue(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function standing({ answers }: Judging, place: string) {
  const answer = answers.get(place);
  return answer?.state === "answered" ? answer : undefined;
}

/** What one box says, as its `reading` has it, beside what stands there. */
export function judgeCell(s: Judging, cell: Cell, draft: CellDraft, reading: () => BoxReading): CellVerdict {
  const stands = standing(s, cell.place);
  // Without a script every box comes back as it was shown.
  if (stands && stands.value !== null && boxText(cell, stands.value) === draft.said.trim())
    return { what: "same" };
  const read = reading();
  if (read.what !== "value") return read;
  if (!stands || stands.value === null) return read;
  if (sameValue(stands.value, read.value)) return { what: "same" };
  if (isInDong(cell, stands.value, draft)) return whichAmount(cell, stands.value, read, draft);
  return stands.rev > draft.rev
    ? { what: "conflict", value: read.value, theirs: stands.value, rev: stands.rev }
    : read;
}

/** Whether a box under "nghìn đồng" says in plain đồng what stands there: so it stood on pages of earlier days, too. */
function isInDong({ scale }: Cell, stands: Value, { said }: CellDraft): boolean {
  return scale !== null && scale !== "dong" && said.trim() === String(stands);
}

/** Nobody can say whether such a box came back as it was shown or has another amount: which one is chosen. */
function whichAmount(
  cell: Cell,
  stands: Value,
  read: Extract<BoxReading, { what: "value" }>,
  { pick }: CellDraft,
): CellVerdict {
  if (pick === choiceLabel(cell, read.value)) return read;
  if (pick === choiceLabel(cell, stands)) return { what: "same" };
  return { what: "unsure", reason: "unsure", readings: [stands, read.value], none: null };
}

/** By this a doubt is answered for exactly these figures: all that is doubted of the row. */
export function doubtKey(findings: readonly Finding[]): string {
  return findings.map(({ hash }) => hash).join("\n");
}

/** Whether a reason has to be given before a doubt is put aside. */
export function asksReason(findings: readonly Finding[]): boolean {
  return findings.some(({ check }) => check.reason);
}
