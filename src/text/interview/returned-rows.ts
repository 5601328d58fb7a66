// What is said of rows that are to be looked at again: the notice, the prompt of each, and what stays closed. Pure.
import type { Answers } from "../../form/answers.ts";
import { isYesNo } from "../../form/checklist.ts";
import { isList, linesOf } from "../../form/lines.ts";
import type { Question } from "../../form/question.ts";
import type { Asked, NewOffer } from "../../interview/chat.ts";
import type { ReportEvent, SpeechEvent } from "../../interview/events.ts";
import { idsAsked } from "../../interview/next.ts";
import type { ReturnedRow, ReturnedRows } from "../../interview/returned-rows.ts";
import { returnedRow, waitingOf } from "../../interview/rows-waiting.ts";
import { belowLines } from "./compiled.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { whichReport } from "./rounds.ts";
import { examplesOf, listNos, sayAnswer, sayNo, sayValues, sayWanted, sayWording } from "./values.ts";

/** What the sentences of a row may know of its report, which may not be the one that a chat works on. */
type Report = Pick<SpeechContext, "q" | "answers" | "round" | "zone"> & {
  /** Its answers are the unit's own part beside those of the units below it; absent where the prompt says so itself. */
  readonly ownPart?: boolean;
};

/** The notice to a unit's contacts: what is to be looked at again, and the question of the first row that waits. */
export function rowsNotice(
  c: Report & {
    readonly returned: ReturnedRows;
    readonly unit: string;
    readonly you: string;
    /** The chat works on something else: how it comes here. */
    readonly elsewhere: boolean;
  },
): string | null {
  const waiting = waitingOf(c, c.returned);
  const [first] = waiting;
  if (!first) return null;
  return [
    `${c.returned.by} nhờ ${c.you} xem lại ${waiting.length} mục trong báo cáo của ${c.unit}; các mục khác giữ nguyên.`,
    ...waiting.flatMap((question) => {
      const row = returnedRow(c.returned, question.id);
      return row ? [toldOf(c, question, row)] : [];
    }),
    c.elsewhere
      ? "Bấm nút, hoặc gõ “các báo cáo” rồi chọn báo cáo này để trả lời."
      : askAgain(c, c.returned, first),
  ].join("\n");
}

/** Under the notice, and under each row's prompt. */
export function rowOffers(question: Question, row: ReturnedRow): readonly NewOffer[] {
  if (row.proposed) return [offers.agreeRow(row.id), offers.keepRow(row.id)];
  // "Đúng" to "is what stands right?" keeps it, where it is no answer of the row itself.
  return [isYesNo(question) ? offers.keepRow(row.id) : offers.keepRight(row.id)];
}

/** "1.7 Kỹ năng sống, đang ghi 1.148 lớp. Ý kiến: “…”." */
function toldOf(c: Report, question: Question, row: ReturnedRow): string {
  const comment = row.comment === "" ? "" : ` Ý kiến: “${row.comment}”.`;
  const head = [question.main.no, sayWording(question)].filter((part) => part !== "").join(" ");
  return `${head}, ${standsAt(c, question)}.${comment}`;
}

function standsAt({ answers, ownPart }: Report, question: Question): string {
  if (isList(question)) return `đang có ${linesOf(answers, question).length} ${question.list.noun}`;
  const said = sayAnswer(question, answers);
  const part = ownPart ? "phần trực tiếp tổ chức " : "";
  return said === null ? "chưa trả lời" : `${part}đang ghi ${said}`;
}

function askAgain(c: Report, returned: ReturnedRows, question: Question): string {
  const row = returnedRow(returned, question.id);
  const no = sayNo(question);
  const [only, more] = question.cells;
  const other = question.narrative ? "nội dung khác" : isYesNo(question) ? "câu trả lời khác" : "số khác";
  if (row?.proposed) {
    const last = waitingOf(c, returned).length === 1 && returned.rows.every(isOwnDoing);
    const then = last ? ", báo cáo được nộp lại ngay (xin báo lại Thủ trưởng)" : " (xin báo lại Thủ trưởng)";
    return `${returned.by} đề nghị ghi ${no}: ${sayValues(question, row.proposed.values)}. Đúng thì gõ “đúng”${then}; chưa đúng xin gửi ${other}.`;
  }
  const lead = `${no.charAt(0).toUpperCase()}${no.slice(1)}`;
  if (isList(question)) return `${lead}: sửa từng dòng rồi gõ “xong”. Danh sách cũ đúng thì gõ “giữ”.`;
  if (question.narrative) return `${lead}: xin gửi lại nội dung. Nội dung cũ đúng thì gõ “giữ”.`;
  const own = only && !more ? only.kind.ask(only, examplesOf(c)) : null;
  if (own !== null) return `${lead}: ${own} Câu trả lời cũ đúng thì gõ “giữ”.`;
  return `${lead}: xin gửi lại ${sayWanted(question)}. Số cũ đúng thì gõ “giữ”.`;
}

/** Nothing was changed of the unit's own accord, so that nothing is asked before the report is handed in again. */
function isOwnDoing({ outcome }: ReturnedRow): boolean {
  return outcome !== "changed";
}

/** The prompt of a row that waits, made of what is asked there anyway; null where none is asked. */
export function returnedPrompt(c: SpeechContext, asked: Asked, base: () => Speech): Speech | null {
  const { returned } = c;
  const [id, another] = idsAsked(asked);
  const question = c.q.byId(id ?? "");
  const row = question && !another ? returnedRow(returned, question.id) : null;
  if (!returned || !question || row?.outcome !== null || c.chat.half !== null) return null;
  const head = [...whichReport(c), toldOf(c, question, row)];
  const own = rowOffers(question, row);
  if (asked.at === "question" || asked.at === "confirm")
    return {
      lines: [...head, ...belowLines(c, question), askAgain(c, returned, question)],
      offers: [...own, ...(row.proposed ? [] : (base().offers?.filter(isAnswer) ?? []))],
    };
  if (asked.at !== "list" && asked.at !== "proofs") return null;
  const { lines, offers: others = [] } = base();
  return {
    lines: [...head, ...lines, askAgain(c, returned, question)],
    offers: [...own, ...others.filter(isAnswer)],
  };
}

/** Of what is offered at a row, what answers it: nothing is put off here, and there is no way back. */
function isAnswer({ action }: NewOffer): boolean {
  return action.do !== "word" && action.do !== "skip" && action.do !== "order";
}

export function rowSettled(c: SpeechContext, event: Extract<ReportEvent, { type: "row-settled" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question || event.outcome !== "kept") return { lines: [] };
  const said = isList(question) ? "danh sách" : sayAnswer(question, c.answers);
  return { lines: [`Đã giữ ${sayNo(question)}${said === null ? "" : `: ${said}`}.`] };
}

export function rowsClosed({ nos }: Extract<SpeechEvent, { type: "rows-closed" }>): Speech {
  const shown =
    nos.length > 12 ? `${nos.slice(0, 12).join(", ")} và ${nos.length - 12} mục khác` : nos.join(", ");
  return {
    lines: [
      `${nos.length === 0 ? "Các mục khác" : `Mục ${shown}`} không được nhờ xem lại nên bot chưa ghi gì ở đó. Cần sửa thì gõ “xin mở lại báo cáo” kèm lý do, chuyên viên sẽ xem.`,
    ],
  };
}

/** What is still to be looked at; none where nothing is. */
export function stillToLookAt(c: Pick<SpeechContext, "q" | "answers" | "returned" | "sealed">): string[] {
  const { returned, sealed } = c;
  if (!returned) return [];
  const waiting = waitingOf(c, returned);
  const counts = sealed ? ` Bản ${sealed.version} vẫn được tính.` : "";
  return waiting.length > 0
    ? [`Còn ${waiting.length} mục chờ xem lại: ${listNos(waiting)}.${counts}`]
    : [`Đã xem lại đủ các mục, CHƯA nộp lại.${counts} Thủ trưởng duyệt rồi thì gõ “nộp”.`];
}

/** One row as it stood and as it stands, for whoever asked for it. */
export function sayDifference(
  question: Question,
  [before, now]: readonly [Answers, Answers],
  outcome: ReturnedRow["outcome"],
): string {
  const [old, fresh] = [before, now].map((answers) =>
    isList(question)
      ? `${linesOf(answers, question).length} ${question.list.noun}`
      : (sayAnswer(question, answers) ?? "chưa trả lời"),
  );
  const no = question.main.no || question.main.text;
  const how = { agreed: " (theo đề nghị)", changed: " (đơn vị sửa)", kept: "" }[outcome ?? "kept"];
  return outcome === "kept" || outcome === null
    ? `${no}: giữ nguyên ${fresh}`
    : `${no}: ${old} → ${fresh}${how}`;
}
