// What is said about links to files: which still open, and their end. Pure.
import type { AttachedRef } from "../../message.ts";
import { formatNumber, formatTime } from "../format.ts";
import type { OfferWords } from "../officer/officer.ts";

type LinkedType = AttachedRef["type"] | "preview";

const fileNames = {
  workbook: "Bảng tổng hợp",
  "filled-totals": "Biểu mẫu đã điền số tổng hợp",
  "filled-unit": "Biểu mẫu của đơn vị",
  opinions: "Ý kiến các đơn vị",
  "empty-units": "Tệp để điền cho các đơn vị",
  draft: "Bản dự thảo",
  receipt: "Bản đã nộp",
  slips: "Phiếu mã",
  stored: "Tệp đơn vị đã gửi",
  dispatch: "Công văn",
  upload: "Trang gửi tệp",
  grid: "Bảng để nhập số liệu",
  preview: "Xem trước đợt",
} as const satisfies Record<LinkedType, string>;

type LinkLine = {
  readonly type: LinkedType;
  readonly unit: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly own: boolean;
};

/** Lists the links, the person's own before others', numbered through. `more` is how many are not shown. */
export function linksText(lines: readonly LinkLine[], more: number, zone: string): string {
  if (lines.length === 0) return "Không có liên kết nào còn dùng được.";
  const numbered = lines.map((line, index) => ({
    own: line.own,
    text: `${index + 1}. ${sayLink(line, zone)}`,
  }));
  const own = numbered.filter((line) => line.own);
  const others = numbered.filter((line) => !line.own);
  return [
    ...(own.length > 0 ? ["Liên kết của tài khoản này còn dùng được:"] : []),
    ...own.map((line) => line.text),
    ...(others.length > 0 ? ["Liên kết còn dùng được của người khác thuộc phạm vi phụ trách:"] : []),
    ...others.map((line) => line.text),
    ...(more > 0 ? [`Và ${formatNumber(more)} liên kết nữa.`] : []),
  ].join("\n");
}

function sayLink({ type, unit, createdAt, expiresAt }: LinkLine, zone: string): string {
  const of = unit === null ? "" : ` của ${unit}`;
  return `${fileNames[type]}${of}: tạo lúc ${formatTime(createdAt, zone)}, dùng đến ${formatTime(expiresAt, zone)}`;
}

/** What came of ending links, before the list of those left. */
export function endedLinksText(count: number): string {
  if (count === 0) return "Liên kết này đã hết hạn hoặc đã được thu hồi.";
  return `Đã thu hồi ${formatNumber(count)} liên kết. Khi cần, xin yêu cầu lại để nhận liên kết mới.`;
}

export const linkOffers = {
  endOwn: { label: "Thu hồi hết của tôi", word: "thu hồi hết của tôi", also: [] },
  endAll: { label: "Thu hồi hết", word: "thu hồi hết", also: ["thu hồi tất cả"] },
} as const satisfies Record<string, OfferWords>;

/** Ends the link of this number, which may be the only one. Said by an officer, “thu hồi 2” alone is about a person. */
export function endLinkOffer(no: number, { officer, only }: { officer: boolean; only: boolean }): OfferWords {
  const { word, also } = linkOffers.endAll;
  return {
    label: `Thu hồi liên kết ${no}`,
    word: `thu hồi liên kết ${no}`,
    also: [...(officer ? [] : [`thu hồi ${no}`]), ...(only ? [word, ...also] : [])],
  };
}
