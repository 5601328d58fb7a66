// What was recorded in the grid, told once in the chat, and what still waits there. Pure.
import { isList, type ListQuestion, linesOf } from "../../form/lines.ts";
import { linesPlace } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { sayTotals } from "./list-words.ts";
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
  return ["Đã ghi trong bảng:", ...rows.map((row) => `${row.main.no || nameOf(row)}: ${held(c, row)}`)];
}

function held(c: SpeechContext, question: Question): string {
  return isList(question) ? heldLines(c, question) : (sayAnswer(question, c.answers) ?? "");
}

/** "12 thiết bị, chưa xong": how many lines there are, and nothing of what stands in them. */
function heldLines({ answers }: SpeechContext, question: ListQuestion): string {
  const lines = linesOf(answers, question);
  const { noun } = question.list;
  const closed = answers.get(linesPlace(question.id))?.state === "answered";
  const count = lines.length === 0 ? `không có ${noun} nào` : `${lines.length} ${noun}`;
  return `${count}${sayTotals(question, lines)}${closed ? "" : ", chưa xong"}`;
}

function waiting(c: SpeechContext, ids: readonly string[]): string[] {
  const rows = ids.flatMap((id) => c.q.byId(id) ?? []);
  if (rows.length === 0) return [];
  return [`Chưa ghi, vì còn ô trống hoặc ô chưa rõ trong bảng: ${listNos(rows, 20)}.`];
}
