// What is said to talk and to messages that count nowhere: an answer to the person, and that nothing was recorded. Pure.

import { sharedOptions } from "../../form/choice-rows.ts";
import { ends } from "../../form/kinds/text.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import { asksGroup, questionAsked } from "../../interview/next.ts";
import { formatDeadline } from "../format.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { sayEditable, sayNo } from "./values.ts";

type Talk = Extract<SpeechEvent, { type: "talk" }>;
type Unrecorded = Extract<SpeechEvent, { type: "unrecorded" }>;

/** Talk is answered as such, and recorded nowhere; the question stands below it. */
export function talk(c: SpeechContext, { talk, verbatim }: Talk): Speech {
  const deadline = `Hạn nộp: ${formatDeadline(c.round.deadline, c.zone)}.`;
  const said = {
    greeting: `Kính chào ${c.you}.`,
    thanks: "Không có gì ạ.",
    question: `Bot chưa trả lời được câu hỏi, xin hỏi ${c.helpContact ?? "chuyên viên của Sở"}. ${deadline}`,
    promise: `Dạ, ${c.you} làm tiếp lúc nào cũng được. ${deadline}`,
    request: "Khi nhập hộ, lời đề nghị gõ ở đây không được gửi cho ai.",
    yes: "Mục này cần nội dung, “có” hay “đúng” thì bot chưa ghi được.",
  }[talk];
  if (!verbatim) {
    const waiting = c.chat.asked?.at === "confirm" ? c.chat.offered : [];
    return { lines: [said, ...(talk === "question" ? hints(c) : [])], offers: waiting };
  }
  const { id, text } = verbatim;
  return {
    lines: [`${said} Bot chưa ghi gì; nếu đó là nội dung báo cáo, gõ “ghi nguyên văn”.`],
    offers: [offers.verbatim({ do: "take", id, values: [text], raw: text, waive: true })],
  };
}

/** So few words are confirmed before they stand in a report. */
export function shortText({ id, text }: Extract<SpeechEvent, { type: "short-text" }>): Speech {
  return {
    lines: [`Nội dung ngắn: “${text}”. Ghi đúng như vậy không ạ? Gõ “đúng” hoặc gửi lại.`],
    offers: [
      offers.right({ do: "take", id, values: [text], raw: text, waive: true }),
      offers.againIfNot,
      offers.later,
    ],
  };
}

/** What the form itself says about a row; its prompt leaves that out once something was refused there. */
function hints(c: SpeechContext): string[] {
  const hint = c.q.byId(asksGroup(c.chat.asked) ? "" : (questionAsked(c.chat.asked) ?? ""))?.hint;
  return hint && c.chat.refusals > 0 ? [hint] : [];
}

/** Nothing was asked that this could answer: so it is told, with the way to change what it may be about. */
export function unrecorded(c: SpeechContext, { said, no }: Unrecorded): Speech {
  const edit = `“sửa ${no ?? sayEditable(c.q)}”`;
  if (choosesAt(c)) return { lines: [`Bot chưa hiểu “${ends(said)}” nên chưa ghi gì.`] };
  switch (c.chat.asked?.at) {
    case "sealed":
      return { lines: [`Báo cáo đã nộp nên tin này chưa được ghi. Muốn sửa thì gõ ${edit}.`] };
    case "checklist":
    case "submit":
    case "warning":
      return { lines: [`Bot chưa hiểu “${ends(said)}” nên chưa làm gì.`] };
    default:
      if (c.returned) return { lines: [`“${ends(said)}” chưa được ghi vào mục nào.`] };
      return { lines: [`“${ends(said)}” chưa được ghi vào mục nào. Muốn sửa một mục thì gõ ${edit}.`] };
  }
}

/** Whether rows are asked of which each is answered by one of the same options. */
function choosesAt({ q, chat }: SpeechContext): boolean {
  return asksGroup(chat.asked) && sharedOptions(chat.asked.open.flatMap((id) => q.byId(id) ?? [])) !== null;
}

/** After a late "hoàn tác": why nothing was taken back, and what helps. */
export function noUndo(c: SpeechContext): Speech {
  const last = c.q.byId(c.chat.last ?? "");
  const example = last ? sayNo(last).replace(/^mục /u, "") : sayEditable(c.q);
  return {
    lines: [
      `Bot chưa hoàn tác gì: chỉ lấy lại được các số 0 vừa ghi cho cả nhóm. Muốn đổi một mục thì gõ “sửa” và số mục, ví dụ: sửa ${example}.`,
    ],
  };
}
