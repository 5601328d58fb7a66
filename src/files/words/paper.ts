// What stands on an office's paper beside the report itself: signatures, addressees, placeholders. Word lists only.

/** A line that begins so ends the text above it; what follows is no part of any answer. */
export const endings = [
  "nơi nhận",
  "trên đây là",
  "kính gửi",
  "người lập",
  "phụ lục",
  "kèm theo báo cáo",
  "ô nền vàng",
];

/** "Bến Tre, ngày 5 tháng 10 năm 2022", or with dots where somebody was to write: it stands above who signs. */
export const placeAndDay = /^(?:[\p{L}\s.…]{0,60},\s*)?ngày[\s.…\d]+tháng[\s.…\d]+năm[\s.…\d]*$/iu;

/** In capitals and alone on its line: whoever signs. */
export const signers = [
  "thủ trưởng",
  "hiệu trưởng",
  "phó hiệu trưởng",
  "giám đốc",
  "phó giám đốc",
  "trưởng phòng",
  "phó trưởng phòng",
  "chủ tịch",
  "phó chủ tịch",
  "kt",
  "tm",
  "tl",
  "tuq",
  "người lập",
  "xác nhận",
];

/** What our own workbook writes below everything else of a report that is not whole. */
export const stillOpen = /^còn \d[\d.]* mục chưa trả lời/iu;

/** Where somebody was to write. */
export const writtenBlank = /(?:…|\.{2,}|_{2,})+/u;

/** What our own workbook writes where nothing was answered. */
export const notAnswered = "(chưa trả lời)";

/**
 * Begins the table in which our own document shows what the units below wrote: nothing in it is an answer of whoever hands
 * the document back.
 */
export const belowMark = "Ý kiến các đơn vị (để đọc, bot không lấy phần trong khung này)";

/** What our own papers write of a proof that is a file. */
export const sentFile = /^\s*tệp đã gửi/iu;
