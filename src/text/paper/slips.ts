// The words of the code slips that an officer prints or sends, and of /codes. Pure.
import type { ChannelName } from "../../message.ts";
import type { SlipLabels } from "../../report/paper/slips.ts";
import { formatDeadline, formatNumber, formatTime } from "../format.ts";
import type { OfferWords } from "../officer/officer.ts";
import { channelNames } from "../people/ways-in.ts";

/** The labels of the workbook, with times as people of this zone read them. */
export function slipLabels(zone: string): SlipLabels {
  return {
    sheet: "Phiếu mã",
    list: "Danh sách",
    title: "PHIẾU MÃ BÁO CÁO",
    code: "Mã của đơn vị:",
    how: "Chọn một cách ở dưới; mã QR thì quét bằng điện thoại. Nơi nào hỏi mã thì gửi mã trên.",
    warning:
      "Chỉ gửi phiếu này cho đúng đơn vị; không đăng kèm công văn, không gửi vào nhóm chung. Ai có mã đều trả lời thay được cho đơn vị.",
    titles: ["Mã đơn vị", "Đơn vị", "Mã tham gia", "Hạn nộp", "Hạn dùng mã"],
    deadline: (at) => `Hạn nộp: ${formatDeadline(at, zone)}`,
    until: (at) => `Mã dùng được một lần, đến ${formatTime(at, zone)}.`,
  };
}

export const codesOffers: Readonly<Record<"all" | "cancel", OfferWords>> = {
  all: { label: "Mọi đơn vị chưa tham gia", word: "mọi đơn vị", also: ["tất cả", "chưa tham gia"] },
  cancel: { label: "Không tạo", word: "không tạo", also: [], answers: "no" },
};

export const codesText = {
  which: (pending: number) =>
    `Tạo phiếu mã cho đơn vị nào? Có ${formatNumber(pending)} đơn vị chưa có ai tham gia. Gõ “mọi đơn vị”, hoặc mã một đơn vị.`,
  nobody: "Mọi đơn vị đều đã có người tham gia. Muốn phiếu mới cho một đơn vị, gõ mã đơn vị đó.",
  ready: (units: number, unit: string | null) =>
    `Phiếu mã cho ${unit ?? `${formatNumber(units)} đơn vị`}. Mã cũ chưa dùng của ${unit ? "đơn vị này" : "các đơn vị này"} hết hiệu lực khi tệp được tạo; tải lại lần nữa thì mã lại đổi mới, chỉ phiếu mới nhất dùng được.\nXin gửi từng phiếu cho đúng đơn vị, không đăng kèm công văn.`,
  /** More are expected on a channel than its plan takes. */
  tooMany: (room: { channel: ChannelName; places: number; people: number }) =>
    `Lưu ý: ${channelNames[room.channel]} nhận tối đa ${formatNumber(room.places)} người, mà nếu mỗi đơn vị có một người thì thành ${formatNumber(room.people)}. ${formatNumber(room.people - room.places)} người vào sau sẽ được mời sang kênh khác.`,
  /** The links on the slips are of the machine that the program runs on. */
  hereOnly: (page: string) =>
    `Lưu ý: địa chỉ và mã QR trên phiếu là ${page}, chỉ mở được trên máy chạy bot. Xin báo người vận hành đặt PUBLIC_URL rồi tạo phiếu lại trước khi gửi.`,
  cancelled: "Chưa tạo phiếu nào; các mã đang có vẫn dùng được.",
} as const;
