// What officers hear when the machine's disk has little room left. Pure.
import { formatNumber, formatPercent } from "../format.ts";

/** How much is left, what is refused meanwhile, and what to do. */
export function lowRoomText({ free, all }: { readonly free: number; readonly all: number }): string {
  const megabytes = formatNumber(Math.floor(free / 1_000_000));
  return [
    `CẢNH BÁO: đĩa của máy chạy bot chỉ còn ${formatPercent(free, all)} chỗ trống (${megabytes} MB).`,
    "Bot tạm không nhận tệp và ảnh gửi kèm; câu trả lời, nộp báo cáo vẫn như thường. Có chỗ trở lại thì bot tự nhận tệp.",
    "Xin báo người vận hành dọn bớt hoặc thêm đĩa. Hôm nay bot không nhắc lại.",
  ].join("\n");
}
