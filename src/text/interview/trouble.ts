// What could not be taken, why, and what would help; and what the person has to choose. Pure.

import { valuesOf } from "../../form/answers.ts";
import { ends } from "../../form/kinds/text.ts";
import { noneOf } from "../../form/tuple.ts";
import type { NewOffer } from "../../interview/chat.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import { questionAsked } from "../../interview/next.ts";
import { bothSides, noSuchCheck, whichChecks } from "./checklist.ts";
import { choiceTrouble, sayUnread } from "./choice-rows.ts";
import { belowShown, partOrTotal } from "./compiled.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { conflict, doubted, lateText, leftWaiting, sameAgain, whose } from "./doubts.ts";
import { frameLines } from "./frame.ts";
import { groupPrompt } from "./group-prompt.ts";
import { offers } from "./offers.ts";
import { optionOffers } from "./option-offers.ts";
import { proofTrouble } from "./proofs.ts";
import { restRefused } from "./refused.ts";
import { whichNarrative, whichRequest } from "./requests.ts";
import { rowsClosed } from "./returned-rows.ts";
import { shortText, talk, unrecorded } from "./talk.ts";
import { about, unsure, yesNo } from "./unsure.ts";
import { sayEditable, sayExample, sayGiven, sayMissing, sayRowLead, sayUnit } from "./values.ts";
import { whichSpeech } from "./which.ts";
import { whichRow } from "./which-row.ts";

type Trouble = Exclude<
  SpeechEvent,
  { type: "said" | "list-trouble" | "cells-told" } | { type: `file-${string}` }
>;

/** The sentence for one trouble, with its way out. */
export function trouble(c: SpeechContext, event: Trouble): Speech {
  switch (event.type) {
    case "refused":
      return refused(c, event);
    case "unsure":
      return unsure(c, event);
    case "half":
      return half(c, event);
    case "doubted":
      return doubted(c, event);
    case "short-text":
      return shortText(event);
    case "talk":
      return talk(c, event);
    case "unrecorded":
      return unrecorded(c, event);
    case "which":
      return whichSpeech(c, event);
    case "which-row":
      return whichRow(c, event);
    case "part-or-total":
      return partOrTotal(c, event);
    case "compiled-shown":
      return belowShown(c, event);
    case "which-request":
      return whichRequest(c, event);
    case "which-narrative":
      return whichNarrative(c, event);
    case "sealed-correction":
      return {
        lines: [
          `Báo cáo đã nộp nên “${ends(event.said)}” chưa được ghi. Mở lại báo cáo để ghi, phải không ạ? Gõ “sửa”.`,
        ],
        offers: [offers.openToCorrect({ do: "correct", said: event.said }), offers.leaveSealed],
      };
    case "kept-correction":
      return {
        lines: [`${c.you} đã nhắn khi báo cáo chưa mở: “${ends(event.said)}”. Ghi vào báo cáo thì gõ “ghi”.`],
        offers: [offers.writeKept({ do: "correct", said: event.said })],
      };
    case "both-sides":
      return bothSides(c, event);
    case "no-such-check":
      return noSuchCheck(event.nos);
    case "rows-chosen":
    case "which-rows":
    case "unclear-choice":
      return choiceTrouble(c, event);
    case "which-proof":
    case "proofs-left":
    case "no-proof-in":
    case "no-proof":
    case "row-shown":
    case "proofs-idle":
      return proofTrouble(c, event);
    case "which-checks":
      return whichChecks(c);
    case "frame":
      return frameLines(c, event);
    case "frame-empty":
      return { lines: ["Khung chưa điền dòng nào nên bot chưa ghi gì."] };
    case "no-reason":
      return { lines: [`“${ends(event.said)}” chưa phải là lý do nên bot chưa ghi gì.`] };
    case "more-awaited":
      return {
        lines: ["Tin này gần hết chỗ, có thể còn phần sau. Xin gửi tiếp; hết rồi thì gõ “xong”."],
        offers: [offers.done],
      };
    case "unread":
      return { lines: event.entries.map((entry) => sayUnread(c, entry)) };
    case "total-said":
      return event.agrees
        ? { lines: [`“${ends(event.said)}” khớp với các dòng.`] }
        : {
            lines: [`“${ends(event.said)}” là số tổng, bot chưa ghi vào dòng nào. Xin gửi số của từng dòng.`],
            // "Không" to a sum that was just said is no zero of all its rows.
            offers: [...rowByRow(c), offers.againIfNot],
          };
    case "left-waiting":
      return leftWaiting(c, event);
    case "left-half":
      return {
        lines: event.entries.map(({ no, said }) => `Dòng ${no} mới có “${ends(said)}” nên chưa ghi.`),
      };
    case "counted-once": {
      const nos = event.ids.flatMap((id) => c.q.byId(id)?.main.no ?? []).join(", ");
      return { lines: [`Trong tin, dòng ${nos} có hơn một lần với cùng số nên bot chỉ tính một lần.`] };
    }
    case "too-many":
      return {
        lines: [
          `Tin có ${event.given} phần nhưng chỉ còn ${event.rows} dòng, bot chưa ghi gì. Xin ghi kèm số dòng${numbered(c)}.`,
        ],
      };
    case "rows-closed":
      return rowsClosed(event);
    case "not-asked":
      return { lines: [`Đơn vị không phải báo cáo dòng ${event.nos.join(", ")} nên bot không ghi.`] };
    case "one-or-several":
      return {
        lines: [
          `“${event.said}” có thể là một số hoặc ${event.parts.length} số nên bot chưa ghi. Xin cách nhau bằng dấu “;”, ví dụ: ${event.parts.join("; ")}.`,
        ],
      };
    case "conflict":
      return conflict(c, event);
    case "gate-conflict":
      return {
        lines: ["Các dòng này đã có số liệu. Thay tất cả bằng 0?"],
        offers: [offers.gateAll(event.group, event.raw), offers.keepFigures],
      };
    case "late-text":
      return lateText(c, event);
    case "same-again":
      return sameAgain(c, event);
    case "whose":
      return whose(event);
    case "late-word":
      return {
        lines: [`Tin “${ends(event.said)}” được gửi trước câu hỏi này nên bot chưa tính.`],
        offers: c.chat.offered,
      };
    case "which-choice":
      return {
        lines: [`“${ends(event.said)}” chưa rõ là cách nào. Xin gõ ${listWords(c.chat.offered)}.`],
        offers: c.chat.offered,
      };
    case "which-word":
      return {
        lines: [
          `“${ends(event.said)}” có thể là ${event.words.map((word) => `“${word}”`).join(" hoặc ")}. Xin gõ lại có dấu.`,
        ],
        offers: c.chat.offered,
      };
    case "not-applied":
      return {
        lines: [
          event.why === "sealed"
            ? "Báo cáo đã nộp nên tin vừa sửa chưa được ghi. Cần sửa thì gõ “sửa”."
            : "Mục đó đã được thay đổi sau tin này nên bot chưa ghi bản sửa. Cần sửa thì gõ “sửa” và số mục.",
        ],
      };
    case "no-such-row":
      return {
        lines: [
          event.said === ""
            ? `Muốn sửa mục khác thì gõ “sửa” và số mục, ví dụ: sửa ${sayEditable(c.q)}.`
            : `Báo cáo của đơn vị không có mục ${event.said}. Ví dụ: sửa ${sayEditable(c.q)}.`,
        ],
      };
  }
}

/** ", ví dụ: 1.7: 2 lớp 73 người" for the rows that are asked. */
function numbered(c: SpeechContext): string {
  const first = c.q.byId(questionAsked(c.chat.asked) ?? "");
  return first ? `, ví dụ: ${sayRowLead(first)}: ${sayExample(c, first)}` : "";
}

/** What was given of a row; of figures without names also which cells they were taken for. */
function half(c: SpeechContext, event: Extract<Trouble, { type: "half" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const said = sayGiven(question, event.half);
  if (event.sure) return { lines: [`Đã nhận ${said}.`] };
  const { length } = question.cells;
  const unit = sayUnit(question.cells);
  return {
    lines: [
      `Có ${event.half.length} ${unit}, mục này cần ${length}. Bot hiểu là: ${said}. Đúng thì gửi thêm ${sayMissing(question, event.half)}; chưa đúng xin gửi lại đủ ${length} ${unit}.`,
    ],
  };
}

function refused(c: SpeechContext, event: Extract<Trouble, { type: "refused" }>): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const lines = [`${about(c, question)}: ${restRefused(c, event, question)}`];
  if (event.times >= 3) lines.push("Có thể xem ví dụ, để sau, hoặc hỏi chuyên viên.");
  const asked = c.chat.asked;
  // Only more of a text can be too long where one stands: it stays, and nothing is offered that would replace it.
  if (event.reason === "too-long" && valuesOf(c.answers, question)) {
    return { lines: [...lines, "Phần đã ghi trước đó vẫn giữ nguyên."], offers: [offers.done] };
  }
  if (asked?.at === "group") {
    // The group stays asked: "không" still means all of its rows, never the first alone.
    const group = groupPrompt(c, asked);
    lines.push(`Nhiều dòng trong một tin thì cách nhau dấu “;”${numbered(c)}.`);
    const help = event.times >= 3 ? [offers.example, offers.askColleague] : [];
    return { lines, offers: [...(group.offers ?? []), ...help] };
  }
  if (question.proofOf !== null)
    return { lines, offers: [offers.later, offers.noProof("không có minh chứng")] };
  const help: NewOffer[] =
    event.times >= 3
      ? [offers.example, offers.later, offers.askColleague]
      : yesNo(question).length > 0 || noneOf(question.cells) === null
        ? [offers.later]
        : [offers.none(question.id), offers.later];
  return { lines, offers: [...optionOffers(question), ...yesNo(question), ...help] };
}

/** The rows of the group that is asked, one by one. */
function rowByRow(c: SpeechContext): NewOffer[] {
  const { asked } = c.chat;
  return asked?.at === "group" ? [offers.rows(asked.id)] : [];
}

/** "“đổi”, “giữ” hoặc “nhập lại”". */
function listWords(choices: readonly NewOffer[]): string {
  const words = choices.map(({ word }) => `“${word}”`);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} hoặc ${words.at(-1)}`;
}
