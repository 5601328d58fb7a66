// What is said about a person's doors: the code that opens another one, and the channels as officers see them. Pure.
import { formatTime } from "./format.ts";

export const doorText = {
  link: (input: { code: string; web: string | null; until: Date; zone: string }) =>
    `Để dùng tiếp ở kênh khác (Zalo, Telegram hoặc trang web), Thầy/Cô mở bot ở kênh đó và gửi mã:\n${input.code}\n` +
    (input.web ? `Trên web: ${input.web}\n` : "") +
    `Mã dùng một lần, đến ${formatTime(input.until, input.zone)}. Phần đã làm được giữ nguyên. Xin không gửi mã cho người khác.`,
  nothingToLink: "Chưa có đơn vị nào để nối kênh. Xin gửi mã đơn vị trước.",
  confirm: (unit: string) =>
    `Mã nối kênh của người đang phụ trách ${unit}. Nếu chính là Thầy/Cô thì gõ “đúng”, không phải gõ “sai”.`,
  otherPerson:
    "Cuộc trò chuyện này đang thuộc một người dùng khác nên chưa nối được. Xin dùng kênh khác, hoặc xin chuyên viên của Sở hỗ trợ.",
} as const;
