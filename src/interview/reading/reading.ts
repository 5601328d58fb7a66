// Reads one text as an answer to one question. Pure.

import type { Given } from "../../form/cells.ts";
import type { Question } from "../../form/questions.ts";
import { readRow } from "../../form/row.ts";
import type { RowReading } from "../../form/tuple.ts";
import { hear } from "../../language/said.ts";

/** Reads `text` at the cells of `question`, some of which may have been given before. */
export function readAnswer(question: Question, text: string, given: Given | null, now: Date): RowReading {
  return readRow(question.cells, hear(text), given, now);
}
