// The words of a dispatch's cover: what begins and ends it, and what its lines are led by. Word lists only.

/** Above every dispatch; a table that holds it is a letterhead. */
export const motto = /cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–—]\s*tự do/iu;
/** Ends a cover; a table that begins so is furniture. */
export const sentTo = /^nơi nhận\s*:?/iu;
export const addressedTo = /^kính gửi\s*:?\s*/iu;
export const aboutLead = /^(?:v\/v|về việc)\s*:?\s*/iu;
export const numberLead = /^số\s*:\s*/iu;
/** "Lam Sơn, ngày 02 tháng 11 năm 2026", "Bà Rịa - Vũng Tàu, ngày 2/11/2026", with gaps that the clerk fills. */
export const placeAndDay =
  /^[\p{L}\s.…–-]{2,40},\s*ngày(?:[\s.…\d]*tháng[\s.…\d]*năm[\s.…\d]*|[\s.…\d]*\/[\s.…\d]*\/[\s.…]*\d{4}[\s.]*)$/iu;
/** Who signs, in capitals: from here on nothing is asked on the cover. */
export const signer =
  /^(?:(?:kt|tl|tm|tuq|q)\.?\s*)?(?:phó\s+)?(?:giám đốc|chủ tịch|thủ trưởng|trưởng phòng|chánh văn phòng|hiệu trưởng)/iu;
export const signedBy =
  /^(?:người lập|thủ trưởng đơn vị|hiệu trưởng|xác nhận|ký tên|kế toán|người báo cáo)/iu;
/** Begins an attachment, with its number and often its title. */
export const attachment =
  /^(phụ lục|biểu mẫu|biểu|mẫu biểu|mẫu|phụ biểu)(?:\s+(số))?\s*:?\s*([0-9]{1,2}[a-z]?|[ivx]{1,5}|[a-d])?(?=$|[\s.:,;(–-])\s*[.:–-]?\s*(.*)$/iu;
/** Beneath the title of an attachment: of which dispatch it is. */
export const attachedTo = /^[*(\s]*(?:kèm theo|đính kèm|ban hành kèm)/iu;
/** "(Kèm theo Công văn số 99/SGDĐT-TCCB ngày 01/12/2026)": the number, with or without its figure, and the day. */
export const attachedNumber =
  /(?:công văn|cv|văn bản|kế hoạch)\s+số\s*:?\s*[.…\s]*(\d*\s*\/[\p{L}\d&.-]+(?:[-/][\p{L}\d&.-]+)*)(?:\s+ngày\s+([\d./-]+|\d{1,2} tháng \d{1,2} năm \d{4}))?/iu;
/** A title in capitals that begins a form without a number. */
export const reportTitle =
  /^(?:báo cáo|đề cương|bảng (?:tổng hợp|tự đánh giá|thống kê)|phiếu|mẫu tổng hợp|danh sách|thống kê|bảng kê|tổng hợp)(?=\s|$)/iu;

/** Leads of the last day; what says nothing of the day itself holds it in ("chậm nhất ngày 12": the 12th counts). */
export const lastDay = [
  { words: /(?:chậm|muộn) nhất(?:\s+(?:là|vào|hết|đến|trước))*(?=\s|$)/giu, inclusive: true },
  {
    words:
      /(?:thời hạn|hạn)(?:\s+(?:cuối|chót|cuối cùng))?(?:\s+(?:gửi|nộp|báo cáo|nhận|hoàn thành))*(?:\s+báo cáo)?\s*(?:là|đến|:)?(?:\s+hết)?(?=\s|$)/giu,
    inclusive: true,
  },
  { words: /(?:đến|trong)?\s*hết(?=\s+(?:ngày|\d))/giu, inclusive: true },
  { words: /không quá(?=\s+(?:ngày|\d))/giu, inclusive: true },
  { words: /(?:về\s+)?trước(?=\s+(?:ngày|\d))/giu, inclusive: false },
] as const;
/** What a deadline is the deadline of. */
export const handsIn =
  /báo cáo|gửi|nộp|đăng ký|kết quả|cập nhật|nhập (?:số )?liệu|hoàn thành|số liệu|danh sách/iu;
/** The day whose state the figures show; no deadline. */
export const stateOf =
  /(?:tại|vào)?\s*thời điểm(?:\s+báo cáo)?(?:\s+(?:là|đến|hết))*|(?:số liệu\s+)?(?:tính|chốt)(?:\s+số liệu)?\s+đến(?:\s+hết)?|số liệu(?:\s+có)?\s+đến(?:\s+hết)?/iu;

export const gathers = /tổng hợp/iu;
/** Between who gathers and that word: "có trách nhiệm", "chỉ đạo các trường báo cáo và". */
export const gathersHow =
  /(?:[\s,]+(?:có trách nhiệm|chịu trách nhiệm|chỉ đạo|hướng dẫn|đôn đốc|thực hiện|chủ động|chủ trì|tổ chức|sẽ|và))+$/iu;
/** What a piece of a list of receivers begins with, so that it is a receiver of its own. */
export const unitLead = /^(?:các\s+)?(?:trường|trung tâm|phòng|ubnd|ủy ban|uỷ ban|đơn vị|cơ sở)(?=\s)/iu;
/** An office that has others beneath it, and may gather their reports or answer for itself. */
export const officeLead = /^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|phòng)(?=\s|$)/iu;
/** Before the names of several: "Thủ trưởng các trường". */
export const manyLead =
  /^(?:(?:đ\/c|đồng chí|ông \(bà\)|ông, bà)\s+)?(?:(?:thủ trưởng|hiệu trưởng|giám đốc|trưởng|chủ tịch)\s+)?(?:các|những)?\s*/iu;
/** Behind a name, of all of its kind: "các khu vực", "trên địa bàn tỉnh". */
export const everywhere =
  /\s+(?:(?:các|của các)\s+khu vực|(?:trong|trên)(?:\s+địa bàn)?(?:\s+toàn)?\s+(?:tỉnh|thành phố|huyện)(?:\s+\p{Lu}\p{L}+)*)$/u;
/** Places behind the name of an office: "các xã, phường", "huyện, thành phố". */
export const places =
  /\s+(?:các\s+)?(?:(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu|tỉnh|khu vực)(?:\s*[,/]\s*|\s+và\s+)?)+$/iu;
/** Between kinds of one line. */
export const andComma = /\s*,\s*(?:và\s+)?|\s+và\s+(?:các\s+)?/u;
/** Before the letters by which a kind is called. */
export const institution = /^(?:trường|trung tâm)\s+(?=\p{Lu}{2})/u;
/** A school with a name of its own. */
export const oneSchool = /^[Tt](?:rường|rung tâm)\s+\p{Lu}/u;
export const specialKind = ["đặc thù", "dac_thu", "chuyên biệt"];

const roomLead = "(?:qua|về|\\()\\s*((?:phòng|văn phòng|thanh tra|bộ phận|tổ)";
/** A room's name ends before how, until when or to whom of it a report is sent. */
const roomEnds =
  "\\s*(?=[,;()]|\\.?$|\\s(?:trước|chậm nhất|muộn nhất|qua|theo|bằng|để|hạn|thời hạn|đồng thời|địa chỉ|email|e-mail|vào|của|thuộc|[–-]\\s+sở)\\s)";
const noneOfRoom =
  "(?!(?:phòng|sở|bộ phận|ủy ban|ubnd|đồng chí|ông|bà|đ/c|bản|văn bản|file|tệp|số|email|địa chỉ|trước|chậm|muộn|hạn|đồng thời|qua|theo|bằng|để|gửi|nhập|các|báo cáo)(?=\\s))";
export const receivesLead = new RegExp(`${roomLead}\\s+[^,;()]{2,90}?)${roomEnds}`, "iu");
/** The same where the name holds a comma: "Phòng Chính trị, tư tưởng và Công tác HSSV". */
export const receivesListed = new RegExp(
  `${roomLead}(?:\\s+[\\p{L}-]+){1,5}(?:,(?:\\s+${noneOfRoom}[\\p{L}-]+){1,4}){1,2}\\s+và(?:\\s+${noneOfRoom}[\\p{L}-]+){1,6}?)${roomEnds}`,
  "iu",
);
export const emailIn = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
export const helpIn =
  /(?:liên hệ|liên lạc|trao đổi)(?:\s+(?:với|trực tiếp|qua))*\s+((?:ông|bà|đ\/c|đồng chí|anh|chị|thầy|cô)\s+[\p{L}\s]{3,50}?)\s*(?:\([^)]{0,60}\))?\s*[,;(–-]*\s*(?:(?:số\s+)?(?:điện thoại|đt|sđt|đtdđ|di động)\s*:?\s*)?((?:\+?\d[\d.\s]{7,14}\d))/iu;
/** In brackets, with a number called so: "(đồng chí Lan, SĐT: 0987.654.321)". */
export const helpBeside =
  /(?<!\p{L})((?:ông|bà|đ\/c|đồng chí|anh|chị|thầy|cô)\s+\p{Lu}[\p{L}\s]{1,40}?)\s*[,;(–-]+\s*(?:chuyên viên[^,;:]{0,40}[,;]\s*)?(?:(?:số\s+)?(?:điện thoại|đt|sđt|đtdđ|di động)\s*:?\s*)((?:\+?\d[\d.\s]{7,14}\d))/iu;
/** What goes another way than through the bot. */
export const alsoSent =
  /(?:bản|văn bản|báo cáo|hồ sơ)\s+(?:có\s+(?:chữ\s*)?ký|giấy|cứng|chính|có đóng dấu|ký số|đóng dấu)[^;()]*?(?:qua|về|theo|bằng)\s+[^,;()]+/iu;
export const sendVerb = /\s+(?:được\s+)?gửi(?=\s)/iu;
/** "hằng tháng", "hàng tuần": no single day. */
export const againAndAgain = /h[ằà]ng (?:tuần|tháng|quý|năm)/iu;
/** Between the two days of a span. */
export const spanFrom = /từ\s*$/iu;
export const spanTo = /^\s*(?:đến|tới|-|–)(?:\s+hết)?\s*$/iu;
/** Between a lead and its day. */
export const leadEnds = /^[\s,:(]*(?:(?:vào|là|lúc)\s*)*$/iu;
export const onlyDay = /^\s*(?:ngày)?\s*$/iu;
/** Within a name: "Ủy ban nhân dân các xã". */
export const manyWithin = /\scác(?=\s)/giu;
