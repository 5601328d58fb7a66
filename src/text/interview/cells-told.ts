// What was recorded in the grid, told once in the chat, and what still waits there. Pure.
import type { Question } from "../../form/question.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { nameOf } from "./row-names.ts";
import { listNos, sayAnswer } from "./values.ts";

/** More rows than these are told by their numbers alone: whoever typed them has just seen them. */
const mostShown = 12;

/** The rows with what they hold, or their numbers where they are many. */
export function cellsTold(c: SpeechContext, event: Extract<SpeechEvent, { type: "cells-told" }>): Speech {
  const rows = event.ids.flatMap((id) => c.q.byId(id) ?? []);
  return { lines: [...recorded(c, rows), ...waiting(c, event.open)] };
}

function recorded(c: SpeechContext, rows: readonly Question[]): string[] {
  if (rows.length === 0) return [];
  if (rows.length > mostShown) return [`Đã ghi ${rows.length} dòng trong bảng: ${listNos(rows, 40)}.`];
  return [
    "Đã ghi trong bảng:",
    ...rows.map((row) => `${row.main.no || nameOf(row)}: ${sayAnswer(row, c.answers) ?? ""}`),
  ];
}

function waiting(c: SpeechContext, ids: readonly string[]): string[] {
  const rows = ids.flatMap((id) => c.q.byId(id) ?? []);
  if (rows.length === 0) return [];
  return [`Chưa ghi, vì còn ô trống hoặc ô chưa rõ trong bảng: ${listNos(rows, 20)}.`];
}
