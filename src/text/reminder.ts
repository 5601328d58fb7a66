// The words of a reminder: from the report's real state and the real distance to the deadline when it is sent.
import { calendarDays, formatDeadline, formatNumber, formatRemaining } from "./format.ts";

/** A report that a person owes, with how it stands. */
export type RemindedReport = {
  readonly deadline: Date;
  /** The round's title. */
  readonly title: string;
  readonly unit: string;
  /** How the contact is addressed: "Thầy/Cô". */
  readonly address: string;
  /** How long the form takes to answer: "30–45 phút"; null where that is not known. */
  readonly takes: string | null;
  readonly state: "not-started" | "in-progress" | "returned";
  readonly done: number;
  readonly total: number;
  /** Numbers of the questions still open, as people see them: "1.7". */
  readonly open: readonly string[];
  /** Why it was returned. */
  readonly remark: string | null;
  /** More time was asked for and nobody has decided; `until` null where no day was named. */
  readonly asked: { readonly until: Date | null } | null;
};

type When = { readonly now: Date; readonly zone: string };

/** With more open questions than this their number is said instead of naming each, since nobody reads a long list. */
const mostNamed = 8;

/** One reminder to a contact, of everything they owe: at least one report, nearest deadline first. */
export function reminderText(reports: readonly RemindedReport[], when: When): string {
  const [first, ...others] = reports;
  if (!first) throw new Error("a reminder names a report");
  return others.length === 0 ? aboutOneReport(first, when) : ofSeveral(first, reports, when);
}

function aboutOneReport(report: RemindedReport, when: When): string {
  const overdue = when.now > report.deadline ? "; đơn vị vẫn nộp được, bot ghi nhận nộp trễ" : "";
  return `Nhắc báo cáo “${report.title}”. ${stateSentence(report)} ${deadlineWords(report, when)}${overdue}. ${invitation(report)}`;
}

function ofSeveral(first: RemindedReport, reports: readonly RemindedReport[], when: When): string {
  const lines = reports.map(
    (report, index) =>
      `${index + 1}. “${report.title}” của ${report.unit}: ${stateWords(report)} ${deadlineWords(report, when)}.`,
  );
  const overdue = reports.some(({ deadline }) => when.now > deadline)
    ? ["Báo cáo quá hạn vẫn nộp được, bot ghi nhận nộp trễ."]
    : [];
  return [
    `Nhắc báo cáo: ${first.address} còn ${formatNumber(reports.length)} báo cáo chưa hoàn thành.`,
    ...lines,
    ...overdue,
    `Kính mời ${first.address} ${nextStep(first, " báo cáo 1")}, gõ “các báo cáo” để chọn báo cáo khác.`,
  ].join("\n");
}

function deadlineWords(report: RemindedReport, when: When): string {
  return `${dueOf(report, when)}${askedWords(report, when)}`;
}

/** While nobody has decided the deadline stands, and the reminder says that it was asked to move. */
function askedWords({ asked }: RemindedReport, { zone }: When): string {
  if (asked === null) return "";
  const until = asked.until ? ` đến ${formatDeadline(asked.until, zone)}` : "";
  return `; đơn vị đã xin lùi hạn${until}, chưa có trả lời`;
}

function dueOf({ deadline }: RemindedReport, { now, zone }: When): string {
  return `Hạn nộp: ${formatDeadline(deadline, zone)} (${dueWords({ now, deadline, zone })})`;
}

/** The distance to a deadline: "còn 3 ngày", "ngày mai", "hôm nay, còn 5 giờ", "đã quá 2 ngày". */
export function dueWords({ now, deadline, zone }: When & { readonly deadline: Date }): string {
  const days = calendarDays(now, deadline, zone);
  if (now > deadline) return days < 0 ? `đã quá ${formatNumber(-days)} ngày` : "đã quá hạn hôm nay";
  if (days === 0) return `hôm nay, còn ${formatRemaining(deadline.getTime() - now.getTime())}`;
  return days === 1 ? "ngày mai" : `còn ${formatNumber(days)} ngày`;
}

function stateSentence(report: RemindedReport): string {
  const { state, unit, remark, takes } = report;
  if (state === "returned") {
    const reason = remark === null ? "" : ` Lý do: ${closed(remark)}`;
    return `Báo cáo của ${unit} được trả lại để chỉnh sửa.${reason}`;
  }
  if (state === "not-started") {
    const needs = takes === null ? "" : `cần khoảng ${takes}, `;
    return `${unit} chưa bắt đầu; ${needs}có thể dừng và làm tiếp bất cứ lúc nào.`;
  }
  return `${unit} ${stateWords(report)}`;
}

/** How a report stands, without its name. */
function stateWords({ state, done, total, open, remark }: RemindedReport): string {
  if (state === "returned") {
    return remark === null
      ? "được trả lại để chỉnh sửa."
      : `được trả lại để chỉnh sửa; lý do: ${closed(remark)}`;
  }
  if (state === "not-started") return "chưa bắt đầu.";
  if (open.length === 0) return `đã trả lời đủ ${formatNumber(total)} mục nhưng chưa nộp.`;
  const answered = `đã trả lời ${formatNumber(done)}/${formatNumber(total)} mục`;
  return open.length <= mostNamed
    ? `${answered}, còn: ${open.join(", ")}.`
    : `${answered}, còn ${formatNumber(open.length)} mục.`;
}

function invitation(report: RemindedReport): string {
  return `Kính mời ${report.address} ${nextStep(report, "")}.`;
}

/** What the contact may type; `which` names the report where there are several. */
function nextStep({ state, open }: RemindedReport, which: string): string {
  if (state === "returned") return `gõ “sửa” để chỉnh sửa${which} rồi nộp lại`;
  if (state === "not-started") return `gõ “tiếp” để bắt đầu${which}`;
  return open.length === 0 ? `gõ “xem lại” để xem${which}, gõ “nộp” để nộp` : `gõ “tiếp” để làm tiếp${which}`;
}

function closed(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
