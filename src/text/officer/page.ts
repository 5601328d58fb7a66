// What is said in the chat and on the command line of the officer's page: its link, and that it was closed. Pure.
import { formatTime } from "../format.ts";
import type { OfferWords } from "./officer.ts";

export const pageText = {
  link: (input: { link: string; until: Date; open: number; zone: string }) =>
    `Trang làm việc của chuyên viên (tạo biểu mẫu, mở đợt):\n${input.link}\n` +
    `Mở một lần, đến ${formatTime(input.until, input.zone)}. Xin không chuyển liên kết này cho người khác.` +
    (input.open > 0 ? `\nĐang mở ở ${input.open} trình duyệt. Đóng lại: gõ “đóng trang”.` : ""),
  closed: (count: number) =>
    count === 0
      ? "Không có trang nào đang mở."
      : `Đã đóng trang ở ${count} trình duyệt. Cần mở lại thì gõ “trang”.`,
} as const;

export const pageOffers = {
  close: { label: "Đóng trang", word: "đóng trang", also: [] },
} as const satisfies Record<string, OfferWords>;
