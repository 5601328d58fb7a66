// The words with which an open round goes on in a newer version of its form, and of what is kept though asked no more. Pure.
import type { Difference } from "../../draft/differences/difference.ts";
import type { Refused } from "../../draft/moves.ts";
import { formatNumber } from "../format.ts";
import { sayDifferences } from "../officer/draft-difference.ts";
import { sayRefused } from "../officer/draft-moves.ts";

type Shown = {
  readonly from: number;
  readonly to: number;
  readonly differences: readonly Difference[];
  /** Reports that are not sealed, and those that are. */
  readonly open: number;
  readonly sealed: number;
  /** Units that are asked something new, and units that have answered something that is asked no more. */
  readonly asked: number;
  readonly kept: number;
};

type MoveRefused =
  | { readonly type: "no-round" | "closed" }
  | { readonly type: "no-version" | "not-newer"; readonly version: number }
  | { readonly type: "means-other"; readonly why: readonly Refused[] };

export const moveWords = {
  title: "Dùng phiên bản mới của biểu mẫu",
  lead: (version: number) =>
    `Đợt đang dùng phiên bản ${formatNumber(version)}. Xem khác gì trước; chưa có gì đổi cho đến khi anh/chị xác nhận.`,
  see: (version: number) => `Xem phiên bản ${formatNumber(version)}`,
  question: ({ from, to }: Pick<Shown, "from" | "to">) =>
    from === to
      ? `Chuyển nốt các báo cáo còn lại sang phiên bản ${formatNumber(to)}?`
      : `Chuyển đợt từ phiên bản ${formatNumber(from)} sang phiên bản ${formatNumber(to)}?`,
  lines: ({ differences, open, sealed, asked, kept }: Shown): readonly string[] => [
    `Khác với bản đang dùng: ${sayDifferences(differences) ?? "không khác gì"}.`,
    `Chưa nộp: ${formatNumber(open)} báo cáo. Câu đã trả lời giữ nguyên, lời sửa có hiệu lực ngay.`,
    ...(asked === 0 ? [] : [`Được hỏi thêm: ${formatNumber(asked)} đơn vị.`]),
    ...(kept === 0
      ? []
      : [
          `Đã trả lời chỗ không còn hỏi: ${formatNumber(kept)} đơn vị. Câu trả lời ấy được giữ, không tính vào số liệu.`,
        ]),
    ...(sealed === 0
      ? []
      : [
          `Đã nộp: ${formatNumber(sealed)} báo cáo, giữ đúng như đã nộp. Cần đơn vị trả lời chỗ mới thì trả lại báo cáo.`,
        ]),
    "Bot không báo riêng cho đơn vị nào.",
  ],
  move: (version: number) => `Chuyển sang phiên bản ${formatNumber(version)}`,
  keep: "Không chuyển",
  moved: (version: number) => `Đợt đang dùng phiên bản ${formatNumber(version)}.`,
  changed: "Chưa chuyển: đợt đã đổi phiên bản sau khi anh/chị xem. Xin xem lại rồi chuyển.",
  refused: (refused: MoveRefused): string => {
    switch (refused.type) {
      case "no-round":
      case "closed":
        return "Chưa chuyển: đợt đã đóng.";
      case "no-version":
        return `Chưa chuyển: không có phiên bản ${formatNumber(refused.version)} đã phát hành. Xin xem mục Biểu mẫu.`;
      case "not-newer":
        return `Chưa chuyển: đợt đang dùng phiên bản ${formatNumber(refused.version)}, chỉ chuyển sang phiên bản mới hơn.`;
      case "means-other":
        return [
          "Chưa chuyển, vì câu trả lời đã có sẽ mang nghĩa khác:",
          ...refused.why.map((one) => `– ${sayRefused(one)}`),
          "Xin sửa lại bản soạn (giữ cách trả lời cũ, hoặc bỏ chỗ ấy và thêm chỗ mới), phát hành rồi chuyển.",
        ].join("\n");
    }
  },
} as const;

export const keptWords = {
  link: "Câu trả lời không còn hỏi",
  title: "Câu trả lời không còn hỏi",
  lead: "Đơn vị đã trả lời các chỗ này trước khi đợt dùng phiên bản mới. Câu trả lời được giữ, không tính vào số liệu. Thông tin cá nhân không hiện.",
  none: "Chưa có câu trả lời nào ở chỗ không còn hỏi.",
  back: "Về trang của đợt",
} as const;
