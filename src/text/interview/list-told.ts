// What is told of a list beside its echo: what was not read or not taken, and what has to be chosen. Pure.
import type { Cell } from "../../form/cells.ts";
import { ends } from "../../form/kinds/text.ts";
import { isList, type ListQuestion, linesOf } from "../../form/lines.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import type { ListTrouble } from "../../interview/list-trouble.ts";
import type { NoLine } from "../../language/list/column.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { capital } from "./list-prompt.ts";
import { sayColumn, sayColumns, sayLine, sayLineNo, sayPlain } from "./list-words.ts";
import { offers } from "./offers.ts";

/** Whether a choice has to be made, which stands for the prompt. */
export function choosesInList({ what }: ListTrouble): boolean {
  return what === "perhaps" || what === "drop" || what === "which-value" || what === "conflict";
}

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
    case "parts": {
      const line = lineOf(trouble.line);
      return {
        lines: line
          ? trouble.parts.map(({ column, said }) => {
              const cell = cellOf(column ?? "");
              const of = `của ${sayLineNo(question, line)}`;
              return cell
                ? `Chưa hiểu ${sayColumn(cell)} ${of}: “${ends(said)}”.`
                : `Chưa rõ “${ends(said)}” ${of} thuộc cột nào nên chưa ghi; xin gửi kèm tên cột.`;
            })
          : [],
      };
    }
    case "perhaps":
      return perhaps(question, trouble);
    case "drop":
      return {
        lines: [
          `Xóa ${trouble.lines
            .flatMap((one) => lineOf(one) ?? [])
            .map((line) => sayLine(c, line))
            .join("; ")} khỏi danh sách, phải không ạ? Gõ “đúng” hoặc “giữ”.`,
        ],
        offers: [
          offers.dropLines({ do: "drop-lines", id: question.id, lines: [...trouble.lines] }),
          offers.keepLines,
        ],
      };
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

/** So many lines that were not taken are told one by one. */
const mostTold = 5;

function notTaken(question: ListQuestion, { said, why }: NoLine): string {
  switch (why) {
    case "surplus":
      return `“${ends(said)}” có nhiều phần hơn số cột nên chưa ghi. Mỗi dòng gồm: ${sayColumns(question)}.`;
    case "total":
      return `“${ends(said)}” là dòng tổng, bot tự cộng nên không ghi.`;
    case "not-understood":
      return `Chưa hiểu “${ends(said)}”. Xin gửi mỗi ${question.list.noun} một dòng, cách nhau bằng dấu “;”: ${sayColumns(question)}.`;
  }
}

function perhaps(question: ListQuestion, { lines }: Extract<ListTrouble, { what: "perhaps" }>): Speech {
  const [first] = question.list.cells("line");
  const names = lines.map(({ raw }) => `“${ends(raw)}”`).join(", ");
  const of = `${lines.length} ${question.list.noun} mới`;
  return {
    lines: [
      `${names}: bot hiểu là ${first ? sayColumn(first) : ""} của ${of}, phải không ạ? Gõ “đúng”, hoặc gửi lại cả dòng: ${sayColumns(question)}.`,
    ],
    offers: [
      offers.addLines({
        do: "add-lines",
        id: question.id,
        lines: lines.map(({ cells, raw }) => ({ cells: [...cells], raw })),
      }),
      offers.notLines,
    ],
  };
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
