// What the operator reads when an open round goes on in another version of its form. Pure.
import type { Difference } from "../../draft/differences/difference.ts";
import type { Refused as Why } from "../../draft/moves.ts";
import { formatNumber } from "../format.ts";
import { sayDifferences } from "../officer/draft-difference.ts";
import { sayRefused } from "../officer/draft-moves.ts";
import { typed, wanted } from "./command-line.ts";

export const moveFormHelp = {
  summary: "cho đợt đang mở dùng phiên bản mới của biểu mẫu",
  help: `round move-form ${wanted.number} ${wanted.version} [--yes]

Không có --yes: chỉ cho xem khác gì, chưa làm. Có --yes: đợt ${wanted.number} dùng phiên bản ${wanted.version}. Lời sửa có hiệu lực ngay; dòng mới được
hỏi; dòng bỏ đi thì câu trả lời được giữ, không hỏi nữa; ô đổi sang kiểu trả lời khác thì không chuyển. Báo cáo đã nộp giữ
nguyên như đã nộp. Bị ngắt giữa chừng thì gõ lại đúng lệnh ấy.

Ví dụ: ${typed("round move-form 3 2 --yes")}`,
} as const;

export const keptHelp = {
  summary: "xem câu trả lời được giữ mà đợt không còn hỏi",
  help: `round kept [--round SỐ]

Đợt chuyển sang phiên bản mới của biểu mẫu thì chỗ đã bỏ không hỏi nữa, câu trả lời ở đó được giữ và không tính vào số
liệu. Lệnh này liệt kê theo từng đơn vị; thông tin cá nhân không hiện.

Ví dụ: ${typed("round kept --round 3")}`,
} as const;

export const keptText = {
  unit: ({ code, name }: { readonly code: string; readonly name: string }) => `${code}  ${name}`,
  count: (units: number) =>
    units === 0
      ? "Chưa có câu trả lời nào ở chỗ không còn hỏi."
      : `${formatNumber(units)} đơn vị có câu trả lời được giữ.`,
} as const;

type Move = {
  readonly form: string;
  readonly from: number;
  readonly to: number;
  readonly differences: readonly Difference[];
};

type Refused =
  | { readonly type: "no-round" | "closed" }
  | { readonly type: "no-version" | "not-newer"; readonly form: string; readonly version: number }
  | { readonly type: "means-other"; readonly why: readonly Why[] };

export const moveFormText = {
  difference: ({ form, from, to, differences }: Move) =>
    `${form}: phiên bản ${from} → ${to}: ${sayDifferences(differences) ?? "không khác gì"}.`,
  notYet: (round: number, version: number) =>
    `Chưa chuyển. Chuyển: ${typed(`round move-form ${round} ${version} --yes`)}`,
  moved: (round: number, version: number) => `Đợt ${round} đang dùng phiên bản ${version}.`,
  refused: (refused: Refused, round: number): string => {
    switch (refused.type) {
      case "no-round":
        return `Không có đợt ${round}. Xem các đợt: round list.`;
      case "closed":
        return `Đợt ${round} đã đóng.`;
      case "no-version":
        return `Không có biểu mẫu ${refused.form}@${refused.version}. Xem: form list.`;
      case "not-newer":
        return `Đợt ${round} đang dùng ${refused.form}@${refused.version}; chỉ chuyển sang phiên bản mới hơn.`;
      case "means-other":
        return [
          "Chưa chuyển, vì câu trả lời đã có sẽ mang nghĩa khác:",
          ...refused.why.map((one) => `  ${sayRefused(one)}`),
        ].join("\n");
    }
  },
} as const;
