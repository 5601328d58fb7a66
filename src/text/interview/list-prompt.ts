// What a list asks: lines with its columns' names, a cell that is missing, or what to change of one line. Pure.
import {
  isBounded,
  isList,
  isLong,
  type Line,
  type ListQuestion,
  linesOf,
  missingOf,
} from "../../form/lines.ts";
import { linesPlace } from "../../form/place.ts";
import type { Asked } from "../../interview/chat.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { sayCells, sayColumn, sayColumns, sayLine, sayLineNo, sayTotals, sayWhose } from "./list-words.ts";
import { offers } from "./offers.ts";
import { whichReport } from "./rounds.ts";
import { examplesOf, sayTurn } from "./values.ts";

/** So many lines are named; of more the number. */
export const mostNamed = 12;

/** Asks for lines; names those that stand. */
export function listPrompt(c: SpeechContext, { id }: Extract<Asked, { at: "list" }>): Speech {
  const question = c.q.byId(id);
  if (!question || !isList(question)) return { lines: [] };
  const lines = linesOf(c.answers, question);
  const choices = listOffers(c, question, lines);
  if (isTold(c, question) && lines.length > 0)
    return { lines: [`Xin gửi tiếp. Hết thì gõ “xong”.${stillMissing(question, lines)}`], offers: choices };
  const wide = isLong(question.list);
  const columns = `mỗi ${question.list.noun} một dòng: ${sayColumns(question)}`;
  const none = question.list.least === 0 && lines.length === 0 ? " Không có thì gõ “không”." : "";
  return {
    lines: [
      ...whichReport(c),
      `${headOf(c, question)}${boundsOf(question)}.`,
      ...(question.hint && lines.length === 0 ? [question.hint] : []),
      ...(lines.length > 0 ? standing(c, question, lines) : []),
      ...(wide ? ["Danh sách đã có trong Excel thì chép các dòng rồi dán vào đây, hoặc gửi cả tệp."] : []),
      `${wide ? "Hoặc gửi" : "Xin gửi"} tại đây, ${columns}. Hết thì gõ “xong”.${none} Cần khung để điền: “khung”.`,
    ],
    offers: choices,
  };
}

function isTold({ wrote }: SpeechContext, { id }: ListQuestion): boolean {
  return [...wrote].some((place) => place.startsWith(`${id}/`));
}

function headOf(c: SpeechContext, question: ListQuestion): string {
  return `${sayTurn(c, question)} Mục ${question.main.no}. ${question.main.text}`;
}

function boundsOf({ list }: ListQuestion): string {
  const { least, most, noun } = list;
  if (least === most) return `, đủ ${most} ${noun}`;
  if (!isBounded(list)) return least > 0 ? `, từ ${least} ${noun} trở lên` : "";
  return least > 0 ? `, từ ${least} đến ${most} ${noun}` : `, nhiều nhất ${most} ${noun}`;
}

/** What stands already, and how it is changed. */
function standing(c: SpeechContext, question: ListQuestion, lines: readonly Line[]): string[] {
  const { noun } = question.list;
  const named = lines.slice(0, mostNamed).map((line) => sayLine(c, line));
  const rest = lines.length > mostNamed ? ` và ${lines.length - mostNamed} ${noun} nữa` : "";
  const closed = c.answers.get(linesPlace(question.id))?.state === "answered";
  const keep = closed ? " Giữ nguyên thì gõ “tiếp”." : "";
  const { no = 1 } = lines.at(-1) ?? {};
  return [
    `Đang có ${lines.length} ${noun}: ${named.join("; ")}${rest}${sayTotals(question, lines)}.`,
    `Sửa: “sửa ${no}”, bỏ: “xóa ${no}”.${keep}${stillMissing(question, lines)}`,
  ];
}

/** Cells that were put off: " Còn thiếu ngày sinh của người số 2." */
function stillMissing(question: ListQuestion, lines: readonly Line[]): string {
  const missing = missingOf(lines);
  const [first] = missing;
  if (!first) return "";
  const more = missing.length > 1 ? ` và ${missing.length - 1} ô khác` : "";
  return ` Còn thiếu ${sayColumn(first.cell)} của ${sayLineNo(question, first.line)}${more}.`;
}

function listOffers(c: SpeechContext, question: ListQuestion, lines: readonly Line[]) {
  const first = c.q.inOrder(c.chat.order)[0] === question;
  const none = lines.length === 0 && question.list.least === 0 ? [offers.none(question.id)] : [];
  return [
    ...none,
    ...(lines.length > 0 && lines.length >= question.list.least ? [offers.closeList] : []),
    offers.later,
    ...(first ? [] : [offers.back]),
  ];
}

/** Asks for one cell of a line, or shows the line that is to be changed. */
export function linePrompt(c: SpeechContext, asked: Extract<Asked, { at: "line" }>): Speech {
  const question = c.q.byId(asked.id);
  if (!question || !isList(question)) return { lines: [] };
  const line = linesOf(c.answers, question).find(({ id }) => id === asked.line);
  if (!line) return listPrompt(c, { at: "list", id: question.id });
  const held = line.cells.find(({ cell }) => cell.id === asked.column);
  if (!held) return shownLine(c, question, line);
  const { cell } = held;
  const options = cell.options.length > 0 ? ` (${cell.options.map(({ label }) => label).join("/")})` : "";
  const example =
    c.chat.refusals > 0 && options === "" ? `, ví dụ: ${cell.kind.example(cell, examplesOf(c))}` : "";
  const what = `Xin gửi thêm ${sayColumn(cell)}${options} của ${sayWhose(c, question, line)}${example}.`;
  const head = isTold(c, question) ? [] : [...whichReport(c), `${headOf(c, question)}.`];
  return { lines: [...head, what], offers: [offers.later, offers.back] };
}

function shownLine(c: SpeechContext, question: ListQuestion, line: Line): Speech {
  const [, second] = line.cells;
  const example = second ? ` hoặc riêng một ô, ví dụ “${sayColumn(second.cell)}: …”` : "";
  return {
    lines: [
      `${capital(sayLineNo(question, line))}: ${sayCells(c, line)}.`,
      `Xin gửi lại cả dòng${example}. Giữ nguyên thì gõ “tiếp”.`,
    ],
    offers: [offers.keepAnswer],
  };
}

/** A noun at the head of a sentence. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
