// The words of the officer's workbook on the page: fetching it, dropping it again, and what is wrong in it. Pure.
import type { BookFault } from "../../book/read/fault.ts";
import { formatNumber, formatTime } from "../format.ts";
import { bookFaultText } from "../officer/book-faults.ts";

export const bookPageWords = {
  title: "Sửa trong Excel",
  lead: "Tải tệp, sửa trong Excel hoặc LibreOffice, lưu rồi thả lại vào đây. Bản cũ vẫn được giữ.",
  fetch: "Tải tệp Excel",
  choose: "Tệp Excel đã sửa",
  send: "Nộp lại tệp",
  saved: "Đã lưu tệp thành bản mới. Biểu bên dưới đã theo tệp.",
  none: "Chưa có tệp nào. Xin chọn tệp Excel đã sửa.",
  other: "Tệp này của bản soạn khác. Xin thả ở trang của bản ấy, hoặc tải tệp của trang này rồi sửa.",
  merged: ({ version, by }: Saved) =>
    `Sau khi anh/chị tải tệp, ${by ?? "một người khác"} đã lưu bản ${formatNumber(version)}: chỉ những chỗ tệp đã đổi được lấy, phần của người ấy giữ nguyên.`,
  clashes: "Hai người sửa cùng một chỗ",
  clashesLead: ({ version, by, at }: Saved, zone: string) =>
    `Chưa lưu: sau khi anh/chị tải tệp, ${by ?? "một người khác"} đã lưu bản ${formatNumber(version)} lúc ${formatTime(at, zone)} và sửa cùng chỗ. Xin chọn, rồi chọn lại tệp vừa gửi.`,
  sameFile: "Tệp Excel vừa gửi",
  clashesElsewhere:
    "Chưa lưu: sau khi anh/chị tải tệp, một người khác đã sửa cùng chỗ. Xin mở trang của bản soạn ấy và thả tệp ở mục “Sửa trong Excel” để chọn lấy bản nào.",
  meanwhile: ({ version, by, at }: Saved, zone: string) =>
    `Chưa lưu: sau khi anh/chị tải tệp, ${by ?? "một người khác"} đã lưu bản ${formatNumber(version)} lúc ${formatTime(at, zone)}. Tệp của anh/chị không đổi gì. Xin tải tệp mới, chép phần đã sửa vào rồi thả lại.`,
  copied: ({ sheet, cell, text }: { sheet: string; cell: string; text: string }) =>
    `Trang “${sheet}”, ô ${cell}: “${text}” chép từ dòng khác nên được coi là dòng mới.`,
  faults: (count: number) =>
    `Chưa lưu gì: tệp còn ${formatNumber(count)} chỗ phải sửa. Sửa trong tệp rồi thả lại.`,
  fault: (fault: BookFault) => {
    const { what, mend } = bookFaultText(fault);
    return fault.sheet === ""
      ? `${what} ${mend}`
      : `Trang “${fault.sheet}”, ô ${fault.cell}: ${what} ${mend}`;
  },
  more: (count: number) => `Và ${formatNumber(count)} chỗ nữa.`,
} as const;

type Saved = { readonly version: number; readonly by: string | null; readonly at: Date };
