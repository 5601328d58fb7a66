// What stands under a report that was handed in: its receipt, what came in below since, how it is corrected. Pure.
import { formatDeadline } from "../format.ts";
import { laterLines, laterOffers } from "./below.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { offers } from "./offers.ts";
import { reportName } from "./rounds.ts";

/** Nothing is asked: the report stands. */
export function sealedPrompt(c: SpeechContext): Speech {
  if (!c.sealed) return { lines: [] };
  const late = c.sealed.late ? " (trễ hạn)" : "";
  const lines = [
    `Báo cáo của ${reportName(c)} đã nộp${late}. Mã biên nhận: ${c.sealed.receipt}.`,
    ...laterLines(c),
  ];
  if (c.report.state === "accepted") lines.push("Báo cáo đã được tiếp nhận.");
  else if (c.now <= c.round.deadline) {
    lines.push(`Cần sửa trước hạn ${formatDeadline(c.round.deadline, c.zone)} thì gõ “sửa”.`);
  } else lines.push("Cần sửa thì gõ “sửa”; chuyên viên sẽ xem và trả lại báo cáo.");
  return { lines, offers: [...laterOffers(c), ...(c.report.state === "accepted" ? [] : [offers.revise])] };
}
