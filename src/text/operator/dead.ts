// What the operator reads of messages that could not be processed. Pure.
import { formatNumber, formatTime } from "../format.ts";
import { typed, wanted } from "./command-line.ts";

export const deadHelp = {
  list: {
    summary: "xem các tin không xử lý được",
    help: `dead list [--json]

Mỗi tin một dòng: số, lúc nhận, kênh, khóa, đơn vị, loại, số lần thử, lỗi; không bao giờ hiện nội dung. Người gửi đã được
báo là tin chưa được ghi.

Ví dụ: ${typed("dead list")}`,
  },
  retry: {
    summary: "thử lại các tin không xử lý được",
    help: `dead retry ${wanted.number}|all

Thử lại một tin trong dead list, thường là sau khi nâng cấp. Câu trả lời về đúng mục đã hỏi lúc đó; mục đã có câu trả lời
mới hơn thì không bị ghi đè và người gửi được báo. Tin không biết trả lời mục nào thì để nguyên: người gửi đã được nhờ
gửi lại.

Ví dụ: ${typed("dead retry all")}`,
  },
} as const;

const outcomes = {
  processed: "đã xử lý",
  unreadable: "không còn đọc được nội dung",
  placeless: "không biết trả lời mục nào; người gửi đã được nhờ gửi lại",
  failed: "vẫn lỗi",
} as const;

/** How a retry ended. */
export type RetryOutcome = keyof typeof outcomes;

export const deadText = {
  listed: (dead: {
    readonly id: number;
    readonly at: Date;
    readonly zone: string;
    readonly channel: string;
    readonly key: string;
    readonly unit: string | null;
    readonly kind: string | null;
    readonly attempts: number;
    readonly problem: string | null;
  }) =>
    `${String(dead.id).padStart(6)}  ${formatTime(dead.at, dead.zone)}  ${dead.channel}  ${dead.key}  ${dead.unit ?? "-"}  ${dead.kind ?? "không còn nội dung"}  đã thử ${dead.attempts} lần  ${dead.problem ?? ""}`,
  count: (count: number) => `${formatNumber(count)} tin không xử lý được.`,
  number: "số của tin",
  unknown: (said: string) => `Không có tin nào mang số ${said}. Xem: dead list.`,
  outcome: (id: number, outcome: RetryOutcome) => `${String(id).padStart(6)}  ${outcomes[outcome]}`,
  done: (processed: number, failed: number) =>
    `Đã xử lý ${formatNumber(processed)} tin, còn ${formatNumber(failed)} tin chưa xử lý được.`,
  stillDead: (said: string) => `Tin ${said} vẫn chưa xử lý được.`,
} as const;
