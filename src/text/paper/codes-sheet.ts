// The words of the workbook of codes that an operator makes. Pure.
import { formatTime } from "../format.ts";

export const codesSheet = {
  name: "Mã tham gia",
  titles: [
    "Mã đơn vị",
    "Đơn vị",
    "Vai trò",
    "Mã tham gia",
    "Liên kết web",
    "Bot Zalo",
    "Liên kết Telegram",
    "Dùng đến",
  ],
  roles: { contact: "Đầu mối", officer: "Chuyên viên", reader: "Người xem" },
  until: formatTime,
} as const;
