// Why a file of units cannot be read, by its true kind, and what to do. Pure.
import type { TrueKind, Unreadable } from "../../files/unreadable.ts";

/** One sentence or two: what it is, and what to do with it. */
export function fileUnread(file: string, why: Unreadable): string {
  return `Chưa nạp gì: ${file} ${whyUnread(why)}`;
}

function whyUnread(why: Unreadable): string {
  switch (why.type) {
    case "kind":
      return kinds[why.kind];
    case "broken":
      return "bị hỏng, không mở được. Mở bằng Excel rồi lưu lại thành .xlsx.";
    case "too-much":
      return why.what === "bytes"
        ? "quá lớn (trên 20 MB), không phải danh sách đơn vị."
        : "chứa nhiều hơn một danh sách đơn vị có thể có. Chép riêng danh sách sang một tệp Excel mới.";
    case "open-quote":
      return `có dấu ngoặc kép mở ở dòng ${why.row} mà không đóng. Bỏ dấu đó hoặc thêm dấu đóng.`;
    case "encoding":
      return why.encoding === "utf-16be"
        ? "ở bảng mã UTF-16BE, không đọc được. Trong Excel chọn lưu thành “CSV UTF-8”, hoặc .xlsx."
        : "không ở bảng mã UTF-8 và không nhận ra bảng mã nào. Trong Excel chọn lưu thành “CSV UTF-8”, hoặc .xlsx.";
  }
}

const asWorkbook = "Mở bằng Excel, chọn File > Save As, kiểu “Excel Workbook (.xlsx)”, rồi nạp tệp mới.";

const kinds: Readonly<Record<TrueKind, string>> = {
  // These are read; their own readers say what is wrong with them.
  xlsx: `không đọc được. ${asWorkbook}`,
  docx: `không đọc được. ${asWorkbook}`,
  csv: `không đọc được. ${asWorkbook}`,
  txt: `không đọc được. ${asWorkbook}`,
  "old-excel": `là tệp Excel kiểu cũ (97–2003). ${asWorkbook}`,
  "old-word": "là tệp Word kiểu cũ (97–2003). Mở bằng Word, lưu lại thành .docx, hoặc chép bảng sang Excel.",
  "old-office": `là tệp kiểu cũ, không nhận ra. ${asWorkbook}`,
  pdf: "là tệp PDF. Cần tệp Excel (.xlsx) hoặc CSV gốc của danh sách.",
  rtf: "là tệp RTF. Mở bằng Word, lưu lại thành .docx, hoặc chép bảng sang Excel.",
  "web-page": `là trang web (HTML), chỉ mang tên tệp Excel. ${asWorkbook}`,
  "open-document":
    "là tệp LibreOffice (OpenDocument). Mở bằng LibreOffice, chọn Save As, kiểu “Excel 2007-365 (.xlsx)”.",
  presentation: "là tệp trình chiếu. Cần tệp Excel (.xlsx) hoặc CSV của danh sách.",
  picture: "là ảnh. Cần tệp Excel (.xlsx) hoặc CSV của danh sách.",
  protected:
    "có mật khẩu. Mở bằng Excel, bỏ mật khẩu (File > Info > Protect Workbook > Encrypt with Password, xóa trống), lưu lại.",
  archive: "là tệp nén (zip, rar, 7z). Giải nén rồi nạp tệp bên trong.",
  empty: "trống, chưa có gì bên trong.",
  unknown:
    "không phải tệp Excel (.xlsx) hay CSV. Mở bằng chương trình đã tạo ra tệp, lưu lại thành .xlsx hoặc “CSV UTF-8”.",
};
