// What is said before and after reports are accepted together, and when that is taken back. Sentences only.
import { formatNumber, formatTime } from "../format.ts";
import type { OfferWords } from "./officer.ts";
import type { Counted } from "./waiting.ts";

type When = { readonly now: Date; readonly zone: string };

export function acceptAllYes(count: number): OfferWords {
  return {
    label: `Tiếp nhận ${formatNumber(count)} báo cáo`,
    word: "đúng",
    also: ["tiếp nhận"],
    answers: "yes",
  };
}

export const acceptAllNo = {
  label: "Chưa tiếp nhận",
  word: "thôi",
  also: ["chưa", "không", "chưa tiếp nhận"],
  answers: "no",
} as const satisfies OfferWords;

/** Why reports are left, each reason with how many. */
type Leaving = { readonly doubtful: number; readonly unseen: number };

export const acceptAllText = {
  nothing: (left: Leaving) => ["Không có báo cáo nào tiếp nhận chung được.", ...leftLines(left)].join("\n"),
  question: (count: number, rounds: Counted, left: Leaving) =>
    [
      `Tiếp nhận ${formatNumber(count)} báo cáo: ${rounds.map(({ tag, count }) => `“${tag}” ${formatNumber(count)}`).join(", ")}?`,
      ...leftLines(left),
      "Gõ “đúng” để tiếp nhận, “thôi” để xem từng báo cáo.",
    ].join("\n"),
  dropped: "Chưa tiếp nhận báo cáo nào.",
  done: (
    count: number,
    { now, zone, gone, minutes }: When & { readonly gone: readonly string[]; readonly minutes: number },
  ) =>
    [
      count === 0
        ? "Chưa tiếp nhận báo cáo nào."
        : `Đã tiếp nhận ${formatNumber(count)} báo cáo lúc ${formatTime(now, zone)}. Các đơn vị được báo sau ${minutes} phút; trong lúc đó lấy lại được: gõ “hoàn tác tiếp nhận”.`,
      ...(gone.length > 0
        ? [
            `Chưa tiếp nhận ${formatNumber(gone.length)} báo cáo đã đổi từ lúc hỏi (đơn vị nộp bản mới, hoặc đồng nghiệp đã xử lý): ${gone.join("; ")}.`,
          ]
        : []),
    ].join("\n"),
  already: (at: Date, zone: string) => `Lần này đã tiếp nhận lúc ${formatTime(at, zone)}.`,
  undone: (count: number, kept: readonly string[]) =>
    [
      `Đã lấy lại: ${formatNumber(count)} báo cáo chờ tiếp nhận như trước, đơn vị chưa được báo.`,
      ...(kept.length > 0 ? [`Không lấy lại được vì đã có thay đổi: ${kept.join("; ")}.`] : []),
    ].join("\n"),
  nothingToUndo: (minutes: number) =>
    `Không có lần tiếp nhận chung nào trong ${minutes} phút qua để lấy lại. Muốn đơn vị sửa báo cáo đã tiếp nhận: gõ “trả lại”, mã đơn vị và lý do.`,
} as const;

function leftLines({ doubtful, unseen }: Leaving): string[] {
  const parts = [
    ...(doubtful > 0 ? [`${formatNumber(doubtful)} có số cần xem hoặc còn thiếu`] : []),
    ...(unseen > 0 ? [`${formatNumber(unseen)} nộp lại chưa xem`] : []),
  ];
  return parts.length > 0 ? [`Để lại ${formatNumber(doubtful + unseen)}: ${parts.join("; ")}.`] : [];
}
