// The words around a round that is shown before it opens: to its officer, and by a link to whoever is to see it first. Pure.
import { formatDeadline, formatTime } from "../format.ts";

export const previewWords = {
  title: (round: string) => `XEM TRƯỚC: ${round}`,
  lead: (at: Date, zone: string) =>
    `Đợt báo cáo như dự kiến lúc ${formatTime(at, zone)}, trước khi mở. Trang này chỉ để xem, không nhận báo cáo.`,
  round: "Tên đợt",
  short: "Tên ngắn",
  number: "Số công văn",
  noNumber: "chưa có",
  deadline: "Hạn nộp",
  day: formatDeadline,
  starts: "Bắt đầu",
  units: "Đơn vị được hỏi",
  ladder: "Lịch nhắc",
  noLadder: "không nhắc",
  rung: (at: Date, zone: string, label: string | undefined) =>
    label === undefined ? formatDeadline(at, zone) : `${formatDeadline(at, zone)} (${label})`,
  reminder: (at: Date, zone: string) => `Tin nhắc ${formatDeadline(at, zone)}, nếu đơn vị chưa bắt đầu`,
  share: "Gửi lãnh đạo xem trước",
  shareLead:
    "Liên kết để xem, không cần đăng nhập; không có mã, tên người, số điện thoại. Ai có liên kết đều xem được trong 7 ngày; thu hồi: gõ “các liên kết” trong cuộc trò chuyện.",
  shareDo: "Lấy liên kết",
  link: (until: Date, zone: string) => `Liên kết xem trước, mở được đến ${formatTime(until, zone)}`,
  of: (round: string) => `Xem trước: ${round}`,
  goneTitle: "Liên kết không còn dùng được",
  gone: "Liên kết đã hết hạn, đã được thu hồi hoặc chưa chép đủ. Xin hỏi lại người đã gửi liên kết.",
  troubleTitle: "Chưa mở được trang",
  trouble: "Hệ thống đang bận. Xin mở lại sau ít phút.",
  noneTitle: "Không có đợt này",
  none: "Đợt đã bắt đầu hoặc không còn. Xin mở lại từ mục Tổng quan.",
} as const;
