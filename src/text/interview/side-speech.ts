// Side speech: progress, review, help, receipt and other answers that leave the asked place untouched. Pure.

import { progressOf } from "../../form/progress.ts";
import type { SpeechEvent } from "../../interview/events.ts";
import { questionAsked, skippedOf, unansweredOf } from "../../interview/next.ts";
import { formatDeadline, formatPercent, formatRemaining, formatTime } from "../format.ts";
import { lockedText } from "../officer/locked.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { stillToLookAt } from "./returned-rows.ts";
import { review } from "./review.ts";
import { reportName } from "./rounds.ts";
import { fileLines } from "./sent-files.ts";
import { noUndo } from "./talk.ts";
import { listNos, sayEditable, sayExample } from "./values.ts";

type What = Extract<SpeechEvent, { type: "said" }>["what"];

/** What is said beside the walk. */
export function sideSpeech(c: SpeechContext, what: What): Speech {
  switch (what) {
    case "already":
      return { lines: ["Số này bot đã ghi rồi."] };
    case "repeat":
      return { lines: ["Tin này giống hệt tin trước nên bot chỉ tính một lần."] };
    case "nothing-before":
      return { lines: ["Mục này không có số lần trước để bot lấy theo nên chưa ghi gì."] };
    case "at-first":
      return { lines: ["Đây là mục đầu tiên."] };
    case "paused":
      return {
        lines: ["Đã lưu. Khi nào làm tiếp, xin gõ “tiếp”, hoặc trả lời luôn mục đang hỏi."],
        offers: [offers.answerLater],
      };
    case "media":
      return {
        lines: [
          "Bot chưa xem được tệp, ảnh gửi thẳng vào đây. Bảng số liệu (Excel, Word), bản có ký tên, đóng dấu xin gửi ở trang gửi tệp; số liệu cũng có thể gõ tại đây.",
        ],
        document: { type: "upload", nodeId: c.node.id },
      };
    case "caption-file":
    case "media-sealed":
      return { lines: [fileLines[what]], document: { type: "upload", nodeId: c.node.id } };
    case "no-media":
    case "document-coming":
    case "picture-coming":
    case "file-too-large":
    case "file-full":
      return { lines: [fileLines[what]] };
    case "no-text":
      return { lines: ["Bot chỉ đọc được chữ và số. Tin vừa rồi chưa được ghi."] };
    case "thanks":
      if (notSubmittedYet(c).length > 0) {
        return { lines: ["Không có gì ạ.", ...notSubmittedYet(c)], offers: [offers.submit, offers.review] };
      }
      return {
        lines: [
          c.sealed
            ? `Không có gì ạ. Báo cáo của đơn vị đã nộp, mã ${c.sealed.receipt}.`
            : "Không có gì ạ. Gõ “tiếp” để làm tiếp.",
        ],
      };
    case "stale-choice":
      return { lines: ["Nút đó thuộc tin cũ, bot chưa ghi gì."] };
    case "row-gone":
      return { lines: ["Biểu mẫu vừa được sửa: có mục vừa hỏi không còn phải báo cáo."] };
    case "row-gone-unrecorded":
      return {
        lines: [
          "Biểu mẫu vừa được sửa: có mục vừa hỏi không còn phải báo cáo nên tin vừa rồi chưa được ghi. Xin trả lời theo câu dưới đây.",
        ],
      };
    case "progress":
      return progress(c);
    case "review":
      return { ...review(c), lines: [...review(c).lines, ...notSubmittedYet(c)] };
    case "help":
      return help(c);
    case "example": {
      const question = c.q.byId(questionAsked(c.chat.asked) ?? "");
      return { lines: [question ? `Ví dụ: ${sayExample(c, question)}` : ""] };
    }
    case "receipt":
      return receiptAgain(c);
    case "draft":
      return {
        lines: ["Bản nháp (DỰ THẢO) để Thủ trưởng xem trước khi nộp."],
        document: { type: "draft", nodeId: c.node.id },
      };
    case "ask-colleague":
      return {
        lines: [
          c.helpContact
            ? `Cần hỏi, xin liên hệ ${c.helpContact}. Mục này có thể “để sau”.`
            : "Xin hỏi chuyên viên của Sở theo công văn. Mục này có thể “để sau”.",
        ],
      };
    case "no-undo":
      return noUndo(c);
    case "no-group":
      return { lines: ["Câu đó dùng khi bot đang hỏi một nhóm dòng của bảng số liệu; bot chưa ghi gì."] };
    case "no-later":
      return { lines: ["Từ lúc nộp đến nay chưa có số nào mới từ các đơn vị bên dưới."] };
    case "no-file":
      return { lines: ["Bot không đang hỏi về tệp nào. Xem các tệp kèm báo cáo: gõ “tệp”."] };
    case "rows-waiting":
      return { lines: ["Chưa nộp lại được.", ...stillToLookAt(c)] };
    case "row-answered":
      return { lines: ["Mục này đã được trả lời rồi."] };
    case "not-sealed":
      return { lines: ["Chưa nộp được."] };
    case "back":
      return { lines: [] };
    case "returned":
      return {
        lines:
          c.report.state === "returned"
            ? [`Báo cáo được trả lại để chỉnh sửa. Lý do: ${c.report.remark ?? ""}`]
            : notSubmittedYet(c),
      };
    case "closed":
      return {
        lines: [
          c.round.lockedAt
            ? lockedText.contact(c.round.lockedAt, c.zone, c.helpContact)
            : "Đợt báo cáo này đã đóng, số liệu không sửa được nữa.",
        ],
      };
  }
}

function progress(c: SpeechContext): Speech {
  const { done, total } = progressOf(c.q, c.answers);
  const skipped = skippedOf(c.q, c.answers, c.chat);
  const open = unansweredOf(c.q, c.answers).filter((question) => !skipped.includes(question));
  const left = c.round.deadline.getTime() - c.now.getTime();
  const deadline = formatDeadline(c.round.deadline, c.zone);
  return {
    lines: [
      `${reportName(c)}: ${done}/${total} mục (${formatPercent(done, total)}).`,
      ...(skipped.length > 0 ? [`Để sau: ${listNos(skipped, 12, c.chat)}`] : []),
      ...(open.length > 0 ? [`Chưa trả lời: ${listNos(open, 12, c.chat)}`] : []),
      left > 0
        ? `Hạn nộp ${deadline} (còn ${formatRemaining(left)}).`
        : `Đã quá hạn nộp ${deadline}; vẫn nộp được, ghi nhận nộp trễ.`,
      ...notSubmittedYet(c),
    ],
  };
}

function help(c: SpeechContext): Speech {
  return {
    lines: [
      "Bot hỏi từng mục; xin gửi số hoặc nội dung như nhắn tin thường.",
      "tiếp – làm tiếp · quay lại – mục trước · để sau – bỏ qua mục này",
      `không – không có · sửa ${sayEditable(c.q)} – sửa một mục · ghi chú – thêm ghi chú`,
      "tiến độ – đã làm đến đâu · xem lại – toàn bộ báo cáo · bản nháp – tệp để Thủ trưởng xem · nộp – nộp báo cáo",
      "tệp – gửi báo cáo Word, Excel để bot đọc vào giúp",
      "bàn giao – giao cho đồng nghiệp · các báo cáo – đổi đơn vị · dữ liệu của tôi – xem, xóa",
      ...(c.helpContact ? [`Cần hỗ trợ: ${c.helpContact}`] : []),
    ],
  };
}

/** A correction that was begun counts for nothing yet: whoever looks at the report is told so. */
function notSubmittedYet(c: SpeechContext): string[] {
  if (!c.sealed) return [];
  if (c.returned) return stillToLookAt(c);
  const sent = `bản ${c.sealed.version} (mã ${c.sealed.receipt})`;
  const how = "Sửa xong thì gõ “nộp”.";
  if (c.report.state === "returned") return [`Bản sửa CHƯA nộp lại; ${sent} đã được trả lại. ${how}`];
  return c.report.revising ? [`Bản sửa CHƯA nộp; ${sent} vẫn là bản được tính. ${how}`] : [];
}

function receiptAgain(c: SpeechContext): Speech {
  if (!c.sealed) return { lines: ["Báo cáo chưa nộp nên chưa có biên nhận. Gõ “nộp” khi đã xong."] };
  return {
    lines: [
      `Mã biên nhận: ${c.sealed.receipt}`,
      `${reportName(c)}, nộp lúc ${formatTime(c.sealed.at, c.zone)}${c.sealed.late ? " (trễ hạn)" : ""}, bản ${c.sealed.version}.`,
      ...notSubmittedYet(c),
    ],
    offers: notSubmittedYet(c).length > 0 ? [offers.submit, offers.review] : [],
    document: { type: "receipt", submissionId: c.sealed.submissionId },
  };
}
