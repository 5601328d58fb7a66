// The words of the room of what waits, on the officer's page; what stands in it is said as in the chat. Pure.
import { formatNumber } from "../format.ts";

export const waitingWords = {
  title: "Chờ xử lý",
  lead: "Mọi đợt đang mở: đề nghị, báo cáo nộp lại, báo cáo có số cần xem, báo cáo mới, tệp, người xin vào, tin chưa xử lý.",
  list: "Xem lại danh sách",
  /** On the overview. */
  count: (count: number) =>
    count === 0 ? "Không có việc nào chờ xử lý." : `Chờ xử lý: ${formatNumber(count)} việc.`,
} as const;
