// What is told of a list beside its echo: what was not read or not taken, and what has to be chosen. Pure.
import type { Cell } from "../../form/cells.ts";
import { ends } from "../../form/kinds/text.ts";
import { isList, type Line, type ListQuestion, linesOf } from "../../form/lines.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { ListTrouble, NewLine } from "../../interview/list-trouble.ts";
import type { LeftColumn, NoLine, Unread } from "../../language/list/column.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { whichLine } from "./list-called.ts";
import { capital, mostNamed } from "./list-prompt.ts";
import { sayBehind, sayColumn, sayColumns, sayLine, sayLineNo, sayPlain } from "./list-words.ts";
import { offers } from "./offers.ts";

/** Whether a choice has to be made, which stands for the prompt. */
export function choosesInList({ what }: ListTrouble): boolean {
  return choices.has(what);
}

const choices: ReadonlySet<ListTrouble["what"]> = new Set([
  "perhaps",
  "which-missing",
  "drop",
  "which-value",
  "conflict",
]);

/** The sentence for one trouble of a list, with its way out. */
export function listTold(
  c: SpeechContext,
  { id, trouble }: Extract<SpeechEvent, { type: "list-trouble" }>,
): Speech {
  const question = c.q.byId(id);
  if (!question || !isList(question)) return { lines: [] };
  return told(c, question, trouble);
}

function told(c: SpeechContext, question: ListQuestion, trouble: ListTrouble): Speech {
  const { noun, least, most } = question.list;
  const lines = linesOf(c.answers, question);
  const lineOf = (id: string) => lines.find((line) => line.id === id);
  const cellOf = (column: string) => question.list.cells("line").find((cell) => cell.id === column);
  switch (trouble.what) {
    case "no-lines":
      return { lines: trouble.lines.slice(0, mostTold).map((line) => notTaken(question, line)) };
    case "columns":
      return { lines: leftColumns(trouble.columns) };
    case "fewer": {
      const line = lineOf(trouble.line);
      return { lines: line ? [fewer(c, question, line)] : [] };
    }
    case "parts": {
      const line = lineOf(trouble.line);
      return { lines: line ? partsTold(question, line, trouble.parts) : [] };
    }
    case "which-missing":
      return whichMissing(question, trouble);
    case "perhaps":
      return perhaps(question, trouble);
    case "drop":
      return {
        lines: [
          `Xóa ${dropped(
            c,
            question,
            trouble.lines.flatMap((one) => lineOf(one) ?? []),
          )} khỏi danh sách, phải không ạ? Gõ “đúng” hoặc “giữ”.`,
        ],
        offers: [
          offers.dropLines({ do: "drop-lines", id: question.id, lines: [...trouble.lines] }),
          offers.keepLines,
        ],
      };
    case "which-line":
      return whichLine(c, question, trouble);
    case "few":
      return {
        lines: [
          `Danh sách cần ít nhất ${least} ${noun}, hiện ${trouble.have === 0 ? "chưa có" : `có ${trouble.have}`} ${noun}${trouble.have === 0 ? " nào" : ""}. Xin gửi thêm, chưa có thì gõ “để sau”.`,
        ],
      };
    case "many":
      return {
        lines: [`Danh sách chỉ nhận nhiều nhất ${most} ${noun}; ${trouble.left} dòng cuối chưa được ghi.`],
      };
    case "again": {
      const [line, like] = [lineOf(trouble.line), lineOf(trouble.like)];
      return {
        lines:
          line && like
            ? [
                `${capital(sayLineNo(question, line))} trùng với số ${like.no}, bot vẫn ghi. Thừa thì gõ “xóa ${line.no}”.`,
              ]
            : [],
      };
    }
    case "unfinished":
      return { lines: ["Danh sách còn ô để sau nên chưa xong."] };
    case "not-yet":
      return { lines: [`Chưa có thì gõ “để sau”, bot hỏi lại sau.`] };
    case "no-such-line":
      return {
        lines: [
          trouble.no === null
            ? "Dòng đó không còn trong danh sách nên bot chưa ghi gì."
            : `Danh sách không có ${noun} số ${trouble.no} (đang có ${lines.length} ${noun}).`,
        ],
      };
    case "unread-cell": {
      const cell = cellOf(trouble.column);
      return { lines: cell ? [`Chưa hiểu ${sayColumn(cell)}: “${ends(trouble.said)}”.`] : [] };
    }
    case "which-value":
      return whichValue(question, trouble, cellOf(trouble.column));
    case "conflict":
      return conflict(c, question, trouble);
  }
}

/** What a sheet had beside what the list asks. */
function leftColumns(columns: readonly LeftColumn[]): string[] {
  const named = (workedOut: boolean) =>
    columns
      .filter((column) => column.workedOut === workedOut)
      .map(({ title }) => (workedOut ? title.toLowerCase() : `“${title}”`))
      .join(", ");
  const [own, others] = [named(true), named(false)];
  return [
    ...(own === "" ? [] : [`Cột ${own} do bot tự tính nên không lấy số trong tin.`]),
    ...(others === "" ? [] : [`Danh sách không hỏi cột ${others} nên bot không ghi.`]),
  ];
}

/** "Người số 1 mới có 3/7 ô: họ tên: …; môn: …": what a short line was read as, for whoever wrote it to see. */
function fewer(c: SpeechContext, question: ListQuestion, line: Line): string {
  const held = line.cells.filter(({ value }) => value !== null);
  const said = held.map((one) => `${sayColumn(one.cell)}: ${sayBehind(c, one)}`).join("; ");
  const all = question.list.cells("line").length;
  return `${capital(sayLineNo(question, line))} mới có ${held.length}/${all} ô, bot hiểu là ${said}. Chưa đúng xin gõ “sửa ${line.no}”.`;
}

/** Parts that were not taken: in their columns, or because nothing says in which. */
function partsTold(question: ListQuestion, line: Line, parts: readonly Unread[]): string[] {
  const of = `của ${sayLineNo(question, line)}`;
  const known = parts.flatMap(({ column, said }) => {
    const cell = line.cells.find((held) => held.cell.id === column)?.cell;
    return cell ? [`Chưa hiểu ${sayColumn(cell)} ${of}: “${ends(said)}”.`] : [];
  });
  const loose = parts.filter(({ column }) => column === null).map(({ said }) => `“${ends(said)}”`);
  return loose.length === 0
    ? known
    : [...known, `Chưa rõ ${loose.join(", ")} ${of} thuộc cột nào nên chưa ghi; xin gửi kèm tên cột.`];
}

/** Which part is missing in lines that lack one. */
function whichMissing(
  question: ListQuestion,
  { lines, ways }: Extract<ListTrouble, { what: "which-missing" }>,
): Speech {
  const { noun } = question.list;
  const cells = question.list.cells("line");
  const first = ways[0]?.lines[0];
  const which = lines === 1 ? `“${ends(first?.raw ?? "")}”` : `${lines} dòng`;
  return {
    lines: [
      `${which} có ${first?.cells.length ?? 0} phần, mỗi ${noun} cần ${cells.length}: ${sayColumns(question)}.`,
      `${lines === 1 ? "Dòng này" : "Các dòng này"} thiếu phần nào ạ? Xin chọn, hoặc gửi lại cả dòng.`,
    ],
    offers: [
      ...ways.flatMap((way) => {
        const cell = cells.find(({ id }) => id === way.column);
        return cell ? [offers.lacks(sayColumn(cell), addedBy(question, way.lines))] : [];
      }),
      offers.again,
    ],
  };
}

function addedBy({ id }: ListQuestion, lines: readonly NewLine[]) {
  return { do: "add-lines", id, lines: lines.map(({ cells, raw }) => ({ cells: [...cells], raw })) } as const;
}

/** Lines by their names, or how many of a long list. */
function dropped(c: SpeechContext, { list }: ListQuestion, lines: readonly Line[]): string {
  return lines.length > mostNamed
    ? `${lines.length} ${list.noun}`
    : lines.map((line) => sayLine(c, line)).join("; ");
}

/** So many lines that were not taken are told one by one. */
const mostTold = 5;

function notTaken(question: ListQuestion, { said, why }: NoLine): string {
  switch (why) {
    case "surplus":
      return `“${ends(said)}” có nhiều phần hơn số cột nên chưa ghi. Mỗi dòng gồm: ${sayColumns(question)}.`;
    case "spoken":
      return `“${ends(said)}” là lời nhắn nên bot không ghi vào danh sách.`;
    case "total":
      return `“${ends(said)}” là dòng tổng, bot tự cộng nên không ghi.`;
    case "not-understood":
      return `Chưa hiểu “${ends(said)}”. Xin gửi mỗi ${question.list.noun} một dòng, cách nhau bằng dấu “;”: ${sayColumns(question)}.`;
  }
}

function perhaps(question: ListQuestion, { lines }: Extract<ListTrouble, { what: "perhaps" }>): Speech {
  const [first] = question.list.cells("line");
  const names = lines.map(({ raw }) => `“${ends(raw)}”`).join(", ");
  const alone = lines.every(({ cells }) => cells.length === 1 && cells[0]?.cell === first?.id);
  const what = alone && first ? `${sayColumn(first)} của ` : "";
  const read = alone ? "" : ` (${lines.map((line) => sayNewLine(question, line)).join(" · ")})`;
  return {
    lines: [
      `${names}: bot hiểu là ${what}${lines.length} ${question.list.noun} mới${read}, phải không ạ? Gõ “đúng”, hoặc gửi lại cả dòng: ${sayColumns(question)}.`,
    ],
    offers: [offers.addLines(addedBy(question, lines)), offers.notLines],
  };
}

function sayNewLine({ list }: ListQuestion, { cells }: NewLine): string {
  const all = list.cells("line");
  return cells
    .flatMap(({ cell: id, value }) => {
      const cell = all.find((one) => one.id === id);
      return cell ? [`${sayColumn(cell)}: ${sayPlain({ ...cell, noun: "" }, value).trim()}`] : [];
    })
    .join("; ");
}

type WhichValue = Extract<ListTrouble, { what: "which-value" }>;

function whichValue(
  question: ListQuestion,
  { line, column, said, values }: WhichValue,
  cell: Cell | undefined,
): Speech {
  if (!cell) return { lines: [] };
  const choices = values.slice(0, 4).map((value) => {
    const write = {
      do: "write-line",
      id: question.id,
      line,
      cells: [{ cell: column, value }],
      raw: said,
    } as const;
    return offers.writeCell(sayPlain(cell, value), { ...write, cells: [...write.cells] });
  });
  const [only, more] = choices;
  const asks =
    only && !more ? `có phải là ${only.label.replace(/^Ghi /u, "")} không ạ?` : "xin chọn hoặc gửi lại.";
  return {
    lines: [`“${ends(said)}”: ${asks}`],
    offers: [...(only && !more ? [{ ...only, answers: "yes" as const }] : choices), offers.againIfNot],
  };
}

function conflict(
  c: SpeechContext,
  question: ListQuestion,
  { line: id, cells, raw }: Extract<ListTrouble, { what: "conflict" }>,
): Speech {
  const line = linesOf(c.answers, question).find((one) => one.id === id);
  if (!line) return { lines: [] };
  const said = line.cells.flatMap(({ cell }) => {
    const fresh = cells.find((one) => one.cell === cell.id);
    return fresh ? [`${sayColumn(cell)} ${sayPlain(cell, fresh.value)}`] : [];
  });
  return {
    lines: [
      `${capital(sayLineNo(question, line))} vừa được đồng nghiệp ghi khác. Ghi lại ${said.join("; ")}? Gõ “thay” hoặc “giữ”.`,
    ],
    offers: [
      offers.replace("Thay", { do: "write-line", id: question.id, line: id, cells: [...cells], raw }),
      offers.keepAsIs("Giữ", { do: "keep" }),
    ],
  };
}
