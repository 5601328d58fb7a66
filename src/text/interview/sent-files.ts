// What is said at once of a file that came with a message. Pure.
import { mostMegabytes } from "../../files/limits.ts";

export const fileLines = {
  "document-coming": "Đã nhận tệp, đang đọc…",
  "picture-coming": "Đã nhận ảnh, đang lưu cùng báo cáo…",
  "file-too-large": `Tệp lớn hơn ${mostMegabytes} MB nên chưa nhận được. Xin giảm dung lượng rồi gửi lại, hoặc gửi từng phần.`,
  "file-full":
    "Tệp chưa được lưu: báo cáo đã có đủ số tệp, hoặc các tệp đã quá lớn. Gõ “tệp” để bỏ bớt tệp cũ rồi gửi lại.",
  "media-sealed":
    "Báo cáo đã nộp nên tệp gửi vào đây chưa được lưu. Tệp cần lưu thêm cùng báo cáo (bản có ký tên, đóng dấu) xin gửi ở trang gửi tệp.",
  "no-media":
    "Bot không nghe, xem được tiếng nói, phim; tin vừa rồi chưa được ghi. Số liệu xin gõ tại đây; tệp Word, Excel, PDF, ảnh gửi thẳng vào đây được.",
  "caption-file": "Tệp gửi kèm chưa được lưu: bot chỉ đọc phần chữ. Cần nộp tệp thì xin gửi ở trang gửi tệp.",
} as const;
