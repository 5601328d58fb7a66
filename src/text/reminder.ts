// The words of a reminder: from the report's real state and the real distance to the deadline when it is sent.
import { calendarDays, formatDeadline, formatNumber, formatRemaining } from "./format.ts";

type ReminderInput = {
  readonly now: Date;
  readonly deadline: Date;
  readonly zone: string;
  /** The round's title. */
  readonly title: string;
  readonly unit: string;
  /** How the contact is addressed: "Thầy/Cô". */
  readonly address: string;
  readonly state: "not-started" | "in-progress" | "returned";
  readonly done: number;
  readonly total: number;
  /** Numbers of the questions still open, as people see them: "1.7". */
  readonly open: readonly string[];
  /** Why it was returned. */
  readonly remark: string | null;
};

/** More than these are counted, not named: a list nobody reads reminds nobody. */
const mostNamed = 8;

/** One reminder to a unit's contact. */
export function reminderText(input: ReminderInput): string {
  const deadline = `Hạn nộp: ${formatDeadline(input.deadline, input.zone)} (${dueWords(input)})`;
  const overdue = input.now > input.deadline ? "; đơn vị vẫn nộp được, bot ghi nhận nộp trễ" : "";
  const when = `${deadline}${overdue}.`;
  return `Nhắc báo cáo “${input.title}”. ${stateSentence(input)} ${when} ${invitation(input)}`;
}

/** The distance to a deadline: "còn 3 ngày", "ngày mai", "hôm nay, còn 5 giờ", "đã quá 2 ngày". */
export function dueWords({ now, deadline, zone }: Pick<ReminderInput, "now" | "deadline" | "zone">): string {
  const days = calendarDays(now, deadline, zone);
  if (now > deadline) return days < 0 ? `đã quá ${formatNumber(-days)} ngày` : "đã quá hạn hôm nay";
  if (days === 0) return `hôm nay, còn ${formatRemaining(deadline.getTime() - now.getTime())}`;
  return days === 1 ? "ngày mai" : `còn ${formatNumber(days)} ngày`;
}

function stateSentence(input: ReminderInput): string {
  if (input.state === "returned") {
    const reason = input.remark === null ? "" : ` Lý do: ${closed(input.remark)}`;
    return `Báo cáo của ${input.unit} được trả lại để chỉnh sửa.${reason}`;
  }
  if (input.state === "not-started") {
    return `${input.unit} chưa bắt đầu; cần khoảng 30–45 phút, có thể dừng và làm tiếp bất cứ lúc nào.`;
  }
  if (input.open.length === 0) {
    return `${input.unit} đã trả lời đủ ${formatNumber(input.total)} mục nhưng chưa nộp.`;
  }
  const done = `${input.unit} đã trả lời ${formatNumber(input.done)}/${formatNumber(input.total)} mục`;
  return input.open.length <= mostNamed
    ? `${done}, còn: ${input.open.join(", ")}.`
    : `${done}, còn ${formatNumber(input.open.length)} mục.`;
}

function invitation(input: ReminderInput): string {
  if (input.state === "returned") return `Kính mời ${input.address} gõ “sửa” để chỉnh sửa rồi nộp lại.`;
  if (input.state === "not-started") return `Kính mời ${input.address} gõ “tiếp” để bắt đầu.`;
  return input.open.length === 0
    ? `Kính mời ${input.address} gõ “xem lại” để xem, gõ “nộp” để nộp.`
    : `Kính mời ${input.address} gõ “tiếp” để làm tiếp.`;
}

function closed(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
