// The mail to a unit's official mailbox: which reports wait, and where to open them. No figure and no person's name. Pure.
import { formatDeadline } from "./format.ts";

type MailedReport = {
  readonly title: string;
  readonly state: "not-started" | "in-progress" | "submitted" | "accepted" | "returned";
  readonly deadline: Date;
  /** Rows of it are asked for again; a request was decided; a unit below it sealed later. */
  readonly rows: boolean;
  readonly decided: boolean;
  readonly later: boolean;
};

/** Its first line is the subject; null when nothing of it is news. */
export function mailText(input: {
  readonly unit: string;
  readonly office: string;
  readonly reports: readonly MailedReport[];
  /** Where the page opens; null without a public address. */
  readonly page: string | null;
  readonly zone: string;
}): string | null {
  const { unit, office, page, zone } = input;
  const lines = input.reports.flatMap((report) => {
    const news = newsOf(report, zone);
    return news.length === 0 ? [] : [`– Báo cáo “${report.title}”: ${news.join("; ")}.`];
  });
  if (lines.length === 0) return null;
  return [
    `Thông báo về báo cáo gửi ${office}`,
    `Kính gửi: ${unit}`,
    "",
    "Bot nhận báo cáo chưa nhắn được cho đầu mối của đơn vị nên xin báo qua hộp thư này:",
    ...lines,
    "",
    page === null
      ? "Xin mở lại trang web hoặc cuộc trò chuyện đã dùng để xem."
      : `Xem và trả lời tại: ${page}`,
    "Thư gửi tự động, hộp thư gửi không nhận thư trả lời.",
  ].join("\n");
}

function newsOf({ state, deadline, rows, decided, later }: MailedReport, zone: string): string[] {
  return [
    ...(state === "not-started" || state === "in-progress"
      ? [`chưa nộp, hạn nộp ${formatDeadline(deadline, zone)}`]
      : []),
    ...(state === "returned" ? ["được trả lại để chỉnh sửa"] : []),
    ...(rows ? ["có mục được nhờ xem lại"] : []),
    ...(decided ? ["đã có trả lời cho đề nghị của đơn vị"] : []),
    ...(later ? ["có báo cáo của đơn vị trực thuộc nộp sau"] : []),
  ];
}
