// The receipt in the chat, said when a report was handed in. Pure.
import { formatDeadline, formatTime } from "../format.ts";
import { coverageLines } from "./below.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { receiptProofs } from "./proofs.ts";

/** What was handed in, when, and what still has to be done; with the receipt as a file. */
export function receipt(c: SpeechContext): Speech {
  if (!c.sealed) return { lines: [] };
  const { receipt: code, at, late, version, missing, submissionId } = c.sealed;
  const lines = [
    `ĐÃ NỘP BÁO CÁO${late ? " (trễ hạn)" : ""}`,
    `Báo cáo: ${c.round.title}`,
    `Đơn vị: ${c.node.name}`,
    `Nơi nhận: ${c.round.receiver}`,
    ...coverageLines(c),
    `Thời điểm: ${formatTime(at, c.zone)}`,
    `Mã biên nhận: ${code}`,
    ...(version > 1 ? [`Bản nộp thứ ${version}, thay bản trước.`] : []),
    ...(missing > 0 ? [`Còn thiếu ${missing} mục.`] : []),
    ...receiptProofs(c),
    ...(c.mustAlsoSend ? [`Còn phải gửi: ${c.mustAlsoSend}`] : []),
    `${late ? "Cần sửa thì gõ “sửa”, chuyên viên sẽ xem." : `Cần sửa trước hạn ${formatDeadline(c.round.deadline, c.zone)} thì gõ “sửa”.`} Cảm ơn ${c.you}!`,
  ];
  return { lines, offers: [offers.revise], document: { type: "receipt", submissionId } };
}
