// What is said while an earlier round is opened once more. Sentences only.
import { formatDate, formatDeadline, formatNumber } from "../format.ts";
import { dueWords } from "../reminder.ts";
import type { OfferWords } from "./officer.ts";

export const againOffers = {
  open: { label: "Mở đợt", word: "mở đợt", also: ["mở"], answers: "yes" },
  keep: { label: "Không mở", word: "không mở", also: ["thôi", "hủy"], answers: "no" },
} as const satisfies Record<string, OfferWords>;

type Earlier = {
  readonly title: string;
  readonly form: { readonly shortTitle: string };
  readonly codes: readonly string[];
  readonly gone: readonly string[];
  readonly settings: { readonly ladder: readonly string[] };
};

export const againText = {
  none: "Chưa có đợt báo cáo nào để mở lại như lần trước.",
  kept: "Chưa mở đợt nào.",
  which: (rounds: readonly { readonly roundTitle: string; readonly deadline: Date }[], zone: string) =>
    [
      "Mở lại như đợt nào ạ? Biểu mẫu, đơn vị, lịch nhắc và lời dẫn lấy theo đợt đó.",
      ...rounds.map(
        ({ roundTitle, deadline }, index) =>
          `${index + 1}. “${roundTitle}”, hạn ${formatDate(deadline, zone)}`,
      ),
    ].join("\n"),
  askTitle: (title: string) => `Mở lại như “${title}”. Xin gửi tên đợt mới.`,
  longTitle: (most: number) => `Tên đợt dài nhất ${formatNumber(most)} chữ cái. Xin gửi tên ngắn hơn.`,
  askDeadline: (title: string, day: string) =>
    `Đợt “${title}”: hạn nộp ngày nào ạ? Ví dụ: ${day} (đến hết ngày) hoặc 17h ${day}.`,
  noDay: (said: string, day: string) => `Bot chưa rõ ngày “${said}”. Xin gửi hạn nộp, ví dụ: ${day}.`,
  whichDay: "Xin chọn hạn nộp:",
  past: (at: Date, zone: string) =>
    `${formatDeadline(at, zone)} đã qua; hạn nộp phải ở phía trước. Xin gửi ngày khác.`,
  nobody: (title: string) => `Không còn đơn vị nào của đợt “${title}” trong danh sách, không mở lại được.`,
  openAlready: (title: string) =>
    `Đợt “${title}” đang mở cho các đơn vị này rồi. Xin gửi tên khác cho đợt mới.`,
  question: (given: {
    readonly earlier: Earlier;
    readonly title: string;
    readonly deadline: Date;
    readonly now: Date;
    readonly zone: string;
  }) => {
    const { earlier, title, deadline, zone } = given;
    const { codes, gone, form, settings } = earlier;
    return [
      `Mở đợt “${title}” như “${earlier.title}”?`,
      `Biểu mẫu: ${form.shortTitle}. Phải nộp: ${formatNumber(codes.length)} đơn vị. Hạn nộp: ${formatDeadline(deadline, zone)} (${dueWords(given)}). Nhắc: ${settings.ladder.join(", ")}.`,
      ...(gone.length === 0
        ? []
        : [
            `Không còn phải hỏi (${formatNumber(gone.length)}): ${gone.slice(0, 8).join("; ")}${gone.length > 8 ? "…" : ""}.`,
          ]),
    ].join("\n");
  },
  opened: (given: {
    readonly title: string;
    readonly expected: number;
    readonly deadline: Date;
    readonly zone: string;
  }) =>
    `Đã mở đợt “${given.title}”: ${formatNumber(given.expected)} đơn vị phải nộp, hạn ${formatDeadline(given.deadline, given.zone)}. Bot nhắc theo lịch; muốn báo ngay, gõ “thông báo”.`,
} as const;
