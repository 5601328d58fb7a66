// What a handed-over file says of lists, line by line, as its page shows it to whoever handed it over. Pure.
import type { Value } from "../../form/answers.ts";
import type { Cell } from "../../form/cells.ts";
import type { Line, ListQuestion } from "../../form/lines.ts";
import { lineId } from "../../form/place.ts";
import type { Questionnaire } from "../../form/question.ts";
import type { FileHolds, FileList } from "../../interview/handed/file-question.ts";
import type { HandedLine, NoListLine, Spot } from "../../interview/handed/handed.ts";
import { isSame } from "../../interview/handed/sorted-lists.ts";
import { formatNumber } from "../format.ts";
import { listName, noLineWhy } from "../interview/file-lists.ts";
import { excerpt } from "../interview/file-summary.ts";
import { sayColumn, sayPlain } from "../interview/list-words.ts";
import { masked } from "../interview/masked.ts";
import { type HandedPart, part, some } from "./handed-part.ts";

/** Every line of every list: what “ghi” records, what stands, what is asked, and what is not taken. */
export function listParts(q: Questionnaire, { sorted }: Pick<FileHolds, "sorted">): readonly HandedPart[] {
  return sorted.lists.flatMap((list) => partsOf(q, list));
}

function partsOf(q: Questionnaire, list: FileList): readonly HandedPart[] {
  const { question, found, fresh, added, over, changed, gone, same, unread } = list;
  const name = listName(question);
  const count = (lines: readonly unknown[]) => formatNumber(lines.length);
  const said = (lines: readonly HandedLine[]) => lines.map((line) => sayFileLine(question, line));
  const none = found.none.map((line) => sayNone(line));
  const cells = unread.map(
    ({ line, cell, by, unread: one }) =>
      `${nameOfLine(q, line)}: ${sayColumn(plain(cell))} – tệp ghi “${excerpt(one.said)}” (${sayRow(by.spot)})`,
  );
  return [
    ...some(`Dòng của ${name} lấy được, ghi khi gõ “ghi” (${count(fresh)}):`, said(fresh)),
    ...(same > 0 ? [part(`Giống dòng đang có của ${name}: ${formatNumber(same)}.`)] : []),
    ...some(`Dòng chưa có trong ${name}, không thêm khi chưa hỏi (${count(added)}):`, said(added)),
    ...some(
      `Dòng của ${name} ghi khác, không thay khi chưa hỏi (${count(changed)}):`,
      changed.map(({ line, by }) => sayChanged(q, line, by)),
    ),
    ...some(
      `Dòng đang có của ${name} mà tệp không có (${count(gone)}):`,
      gone.map((line) => nameOfLine(q, line)),
    ),
    ...some(`Ô chưa rõ của ${name}, bot hỏi từng ô (${count(cells)}):`, cells),
    ...some(
      `Nhiều hơn ${formatNumber(question.list.most)} dòng mà ${name} nhận nên bot không lấy (${count(over)}):`,
      said(over),
    ),
    ...some(`Không lấy vào ${name} (${count(none)}):`, none),
    ...some(`Cột không có trong ${name} nên bot không lấy:`, found.others.map(excerpt)),
  ];
}

/** "Dòng 5: tên Máy chiếu; năm 2020; chưa rõ đơn giá (“mười”); thiếu số lượng". */
function sayFileLine({ list }: ListQuestion, { given, unread, shifted, spot }: HandedLine): string {
  const cells = list.cells(lineId(0, 1)).flatMap((cell) => {
    const value = given.find((one) => one.cell === cell.id)?.value;
    const name = sayColumn(plain(cell));
    if (value !== undefined) return [`${name} ${sayValue(cell, value)}`];
    const doubt = unread.find(({ column }) => column === cell.id);
    if (doubt) return [`chưa rõ ${name} (“${excerpt(doubt.said)}”)`];
    return cell.said.optional === true ? [] : [`thiếu ${name}`];
  });
  return `${capital(sayRow(spot))}: ${cells.join("; ")}${shifted ? " (lệch cột, bot đã xếp lại)" : ""}`;
}

function sayNone({ why, said, spot }: NoListLine): string {
  return `${capital(sayRow(spot))}: “${excerpt(said)}” (${noLineWhy[why]})`;
}

function sayRow({ sheet, row }: Spot): string {
  return `dòng ${formatNumber(row)}${sheet === null ? "" : `, trang ${sheet}`}`;
}

/** What stands is told of people as it is later. */
function nameOfLine(q: Questionnaire, { no, cells: [first] }: Line): string {
  const value = first?.value ?? null;
  return first && value !== null
    ? `${formatNumber(no)}. ${sayStanding(q, first.cell, value)}`
    : formatNumber(no);
}

function sayChanged(q: Questionnaire, line: Line, { given, spot }: HandedLine): string {
  const cells = line.cells.flatMap(({ cell, value }) => {
    const own = given.find((one) => one.cell === cell.id)?.value;
    if (own === undefined || (value !== null && isSame(own, value))) return [];
    const stands = value === null ? "chưa có" : sayStanding(q, cell, value);
    return [`${sayColumn(plain(cell))} đang ghi ${stands}, tệp ghi ${sayValue(cell, own)}`];
  });
  return `${nameOfLine(q, line)}: ${cells.join("; ")} (${sayRow(spot)})`;
}

function sayStanding(q: Questionnaire, cell: Cell, value: Value): string {
  const told = masked(q, cell.place, value);
  return told === value ? sayValue(cell, value) : String(told);
}

function sayValue(cell: Cell, value: Value): string {
  return excerpt(sayPlain({ ...cell, noun: "" }, value).trim());
}

function plain(cell: Cell): Cell {
  return { ...cell, said: {} };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
