// What came in below a unit that compiles, in words: figures with who has them, who handed in and who did not. Pure.
import { type Compiled, coverageOf, laterUnits } from "../../form/compiled.ts";
import type { Question } from "../../form/question.ts";
import type { NewOffer } from "../../interview/chat.ts";
import { formatNumber } from "../format.ts";
import type { SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { between, sayCell } from "./values.ts";

/** Up to so many units are named. */
export const mostNamed = 15;

export type Compiling = SpeechContext & { readonly compiled: Compiled };

/** Whether the sentences are those of a unit that compiles. */
export function compiles(c: SpeechContext): c is Compiling {
  return c.compiled !== null;
}

/** "Tổng hợp từ 8/10 trường. Chưa nộp: …": beside the question before the seal, and on the receipt. */
export function coverageLines(c: SpeechContext): string[] {
  if (!compiles(c)) return [];
  const missing = missingOf(c.compiled);
  return [`Tổng hợp từ ${sayCoverage(c.compiled)}.${missing === "" ? "" : ` ${missing}`}`];
}

/** Figures alone: a yes, a choice or words of the unit itself are never taken from others. */
export function isAdded({ cells, narrative, list, askAs }: Question): boolean {
  const figures = cells.every(({ kind }) => kind.none === 0 && kind.shown.as !== "yes-no");
  return !narrative && list === null && askAs === null && cells.length > 0 && figures;
}

/** Whether nobody is missing below, so that a report may be called complete. */
export function isWhole(c: SpeechContext): boolean {
  return !compiles(c) || c.compiled.units.every(({ submissionId }) => submissionId !== null);
}

/** Who sent figures after the report was handed in, and what can be done about it; none where nobody did. */
export function laterLines(c: SpeechContext): string[] {
  if (!compiles(c)) return [];
  const { compiled } = c;
  const waits = laterUnits(compiled);
  const left = compiled.units.filter(({ since }) => since === "left");
  return [
    ...(waits.length > 0
      ? [
          `Phát sinh sau khi nộp: ${namesOf(waits)}. Gõ “nộp lại” để nộp bản mới có số này, “để nguyên” để giữ bản đã nộp.`,
        ]
      : []),
    ...(left.length > 0 ? [`Phát sinh sau khi nộp, để nguyên: ${namesOf(left)}.`] : []),
  ];
}

/** The choices beside it. */
export function laterOffers(c: SpeechContext): NewOffer[] {
  return compiles(c) && laterUnits(c.compiled).length > 0 ? [offers.sealAgain, offers.leaveLater] : [];
}

/** What was left is shown as such from now on. */
export function laterLeft(c: SpeechContext): string {
  const names = compiles(c) ? namesOf(laterUnits(c.compiled)) : "";
  return `Đã giữ nguyên bản đã nộp. Số của ${names} được ghi là phát sinh sau khi nộp.`;
}

/** "8/10 trường". */
export function sayCoverage(compiled: Compiled): string {
  const { in: sent, of } = coverageOf(compiled);
  return `${formatNumber(sent)}/${formatNumber(of)} ${oneOf(compiled)}`;
}

/** "Chưa nộp: TH Phú Túc, MN Hoa Mai."; empty where nobody is missing. */
export function missingOf({ units }: Compiled): string {
  const missing = units.filter(({ submissionId }) => submissionId === null);
  return missing.length === 0 ? "" : `Chưa nộp: ${namesOf(missing)}.`;
}

export function namesOf(units: Compiled["units"]): string {
  const named = units.slice(0, mostNamed).map(({ name }) => name);
  const rest = units.length - named.length;
  return `${named.join(", ")}${rest > 0 ? ` và ${formatNumber(rest)} đơn vị khác` : ""}`;
}

/** "14 lớp, 353 người (7 trường)". */
export function sayBelow(compiled: Compiled, question: Question): string {
  const places = placesOf(question);
  const totals = places.map((place) => compiled.sums.get(place)?.total ?? 0);
  const having = new Set(
    places.flatMap((place) =>
      (compiled.sums.get(place)?.parts ?? []).flatMap(({ unit, value }) => (value > 0 ? [unit] : [])),
    ),
  );
  const said = question.cells
    .map((_, at) => sayCell(question, at, totals[at] ?? 0))
    .join(between(question.cells));
  return `${said} (${formatNumber(having.size)} ${oneOf(compiled)})`;
}

export function placesOf({ cells }: Question): readonly string[] {
  return cells.map(({ place }) => place);
}

export function ownOf({ called }: Compiled): string {
  return called.own === "" ? "đơn vị" : called.own;
}

export function oneOf({ called }: Compiled): string {
  return called.one === "" ? "đơn vị" : called.one;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
