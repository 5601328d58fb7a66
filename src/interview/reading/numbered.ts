// Rows that a message names by their numbers, with nothing but figures for each: "1.1: 3/80; 1.3: 5 lớp 66 người". Pure.

import type { Questionnaire } from "../../form/questions.ts";
import { clauseOf, isManners } from "../../language/entries/clause.ts";
import { cut } from "../../language/entries/cut.ts";
import { place } from "../../language/entries/place.ts";
import type { Placement } from "../../language/entries/placement.ts";
import { hear } from "../../language/said.ts";
import { readAnswer } from "./reading.ts";
import { rowsPrompt } from "./rows-prompt.ts";

/**
 * Where each clause goes, when every one of them names its row by number and holds that row's figures; else null. A
 * numbered paragraph of a narrative ("1.1. Công tác chỉ đạo …") holds more than figures.
 */
export function numberedRows(q: Questionnaire, text: string, now: Date): readonly Placement[] | null {
  const prompt = rowsPrompt(q, []);
  const placed = place(cut(hear(text), prompt), prompt);
  return placed.length > 0 && placed.every((one) => isRowOf(q, one, now)) ? placed : null;
}

function isRowOf(q: Questionnaire, placed: Placement, now: Date): boolean {
  if (placed.to === "not-asked") return isFigures(placed.said.text);
  const question = placed.to === "row" && placed.by === "number" ? q.byId(placed.row.id) : undefined;
  if (!question || placed.to !== "row") return false;
  if (isFigures(placed.said.text)) return true;
  const reading = readAnswer(question, placed.said.text, null, now);
  return reading.type === "value" && reading.note === null;
}

/** Whether a text holds figures with their measures, or a plain "không", and nothing that could be reported in words. */
export function isFigures(text: string): boolean {
  const { quantities, runs, denies } = clauseOf(hear(text));
  return (quantities.length > 0 || denies) && runs.every(isManners);
}
