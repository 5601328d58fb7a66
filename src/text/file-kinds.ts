// What a file truly is and what to do with one that is not read. Pure.
import type { TrueKind, Unreadable } from "../files/unreadable.ts";
import { formatNumber } from "./format.ts";

/** What each kind is called, to follow "là". */
const kinds: Readonly<Record<TrueKind, string>> = {
  xlsx: "tệp Excel",
  docx: "tệp Word",
  csv: "tệp bảng (.csv)",
  txt: "tệp chữ (.txt)",
  "old-excel": "Excel đời cũ (.xls)",
  "old-word": "Word đời cũ (.doc)",
  "old-office": "tệp Office đời cũ",
  pdf: "tệp PDF",
  rtf: "tệp RTF",
  "web-page": "trang web",
  "open-document": "tệp OpenDocument",
  presentation: "tệp trình chiếu",
  picture: "ảnh",
  protected: "tệp có mật khẩu",
  archive: "tệp nén",
  empty: "tệp rỗng",
  unknown: "loại tệp bot chưa biết",
};

/** Where the paste field is: for whoever reads it in a chat, and on the page itself. */
export const pasteField = {
  inChat: "ô ở trang gửi tệp",
  onPage: "ô “Dán nội dung” trên trang gửi tệp này",
} as const;
type PasteField = (typeof pasteField)[keyof typeof pasteField];

function pasteInto(field: PasteField): string {
  return `Trên máy tính: mở tệp, Ctrl+A, Ctrl+C rồi dán vào ${field}`;
}

/** What helps, by what the file is. */
function remedyOf(kind: TrueKind, field: PasteField): string {
  const paste = pasteInto(field);
  switch (kind) {
    case "old-word":
    case "rtf":
      return `${paste}; hoặc lưu thành .docx rồi gửi lại.`;
    case "old-excel":
      return `${paste}; hoặc lưu thành .xlsx rồi gửi lại.`;
    case "old-office":
    case "web-page":
    case "open-document":
      return `${paste}; hoặc lưu thành .docx, .xlsx rồi gửi lại.`;
    case "protected":
      return `${paste}; hoặc bỏ mật khẩu rồi gửi lại.`;
    case "archive":
      return "Xin giải nén rồi gửi từng tệp.";
    case "empty":
      return "Xin kiểm tra rồi gửi lại.";
    case "picture":
      return "Số liệu trong ảnh bot chưa đọc được, xin gõ trong cuộc trò chuyện.";
    case "pdf":
      return `Số liệu trong PDF bot chưa đọc được. ${paste}, hoặc gõ trong cuộc trò chuyện.`;
    case "presentation":
    case "unknown":
      return `${paste}, hoặc gửi tệp Word (.docx), Excel (.xlsx).`;
    case "xlsx":
    case "docx":
    case "csv":
    case "txt":
      return "Xin mở tệp, lưu lại rồi gửi lại.";
  }
}

/** A kind that only lies with the report: a scan is wanted there, and of old documents it is said how they are read. */
export function sayKept(name: string, kind: TrueKind, field: PasteField = pasteField.inChat): string {
  const kept = `Đã nhận tệp “${name}”, lưu cùng báo cáo.`;
  if (kind === "picture") return kept;
  if (kind === "pdf") return `${kept} ${remedyOf(kind, field)}`;
  return `Tệp “${name}” là ${kinds[kind]}, bot chưa đọc được. ${remedyOf(kind, field)} Tệp vẫn lưu cùng báo cáo.`;
}

/** Why a file was not read and what to do. */
export function sayUnreadable(name: string, why: Unreadable, field: PasteField = pasteField.inChat): string {
  const file = `Tệp “${name}”`;
  switch (why.type) {
    case "kind":
      return `${file} là ${kinds[why.kind]}, bot chưa đọc được. ${remedyOf(why.kind, field)}`;
    case "broken":
      if (why.kind === "picture")
        return `Ảnh “${name}” bị hỏng hoặc tải lên chưa đủ nên bot chưa lưu. Xin gửi lại, hoặc chụp lại rồi gửi.`;
      return `${file} bị hỏng hoặc tải lên chưa đủ nên bot không đọc được. Xin mở tệp, lưu lại rồi gửi lại.`;
    case "too-much":
      return `${file} ${tooMuch(why.what)} nên bot không đọc. ${pasteInto(field)}, hoặc chỉ gửi phần của báo cáo này.`;
    case "open-quote":
      return `${file}: dòng ${formatNumber(why.row)} mở ngoặc kép mà không đóng nên bot không đọc được. Xin sửa rồi gửi lại.`;
    case "encoding":
      return `${file} dùng bảng mã bot chưa đọc được. Xin lưu lại theo UTF-8 (trong Excel: CSV UTF-8) rồi gửi lại.`;
  }
}

function tooMuch(what: Extract<Unreadable, { type: "too-much" }>["what"]): string {
  switch (what) {
    case "bytes":
      return "quá lớn";
    case "unpacked":
      return "giải nén ra quá lớn";
    case "parts":
      return "có quá nhiều phần";
    case "depth":
      return "lồng quá sâu";
    case "cells":
      return "có quá nhiều ô";
    case "letters":
      return "có quá nhiều chữ";
    case "time":
      return "đọc quá lâu";
  }
}

/** A long name of a file is told by its beginning and its end, where people tell one version from another. */
export function shortName(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 36)}…${name.slice(-20)}`;
}
