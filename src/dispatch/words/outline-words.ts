// The words of outlines: measures behind blanks, remarks in brackets, lines that ask nothing. Word lists and patterns only.

/** A gap to be written in, however it is printed. */
export const gap = /(?:\.{3,}|…[.…]*|_{3,}|‥+)/gu;
/** A box to be ticked before its word. */
export const box = /[□☐◻▢❏]\s*/gu;
export const dayGap =
  /(?:ngày\s*)?(?<![.…_])(?:[.…_]+\s*\/\s*){1,2}[.…_\d]+|ngày\s*[.…_]{2,}\s*tháng\s*[.…_]{2,}(?:\s*năm\s*[.…_\d]{2,})?/giu;

/** Before a gap of what is known of the unit or is written by whoever signs: nothing is asked there. */
export const knownOfUnit =
  /^(?:[-–+*]\s*)?(?:tên\s+)?(?:đơn vị(?: báo cáo)?|trường|cơ sở giáo dục|cơ quan|địa chỉ|họ (?:và )?tên (?:người|hiệu trưởng)[^:]*|người (?:lập|báo cáo|liên hệ)[^:]*|mã (?:trường|đơn vị)|số|kính gửi|ngày báo cáo|huyện|xã|phường|tỉnh|thành phố)\s*(?:\([^)]*\))?\s*:?\s*$/iu;
/** Prose beneath or above that explains: no item, and what follows it in the part is none either. */
export const noteLead = /^[*(\s]*(?:ghi chú|lưu ý|chú ý|hướng dẫn|chú thích|đánh dấu|ghi|điền)(?=[\s:(])/iu;

/** Ends with what a report is to hold: "báo cáo theo các nội dung sau:"; "thực hiện các nội dung sau:" says what to do. */
export const listsContents =
  /báo cáo(?:(?!thực hiện|triển khai)[^:])*(?:nội dung|vấn đề|số liệu|thông tin|như sau|sau đây|dưới đây|gồm)(?:\s+(?:chính|sau|như sau|sau đây|dưới đây|cụ thể))*\s*:\s*$/iu;
export const optionalRemark = /\(\s*nếu có\s*\)/iu;
/** An item that only points to a table: "(thống kê theo Mẫu tổng hợp)", "(có biểu kèm theo)". */
export const pointsToTable =
  /(?:theo|tại|có|xem|ở)\s+(?:các\s+)?(?:mẫu|biểu|phụ lục|bảng)(?:\s+\p{L}*)*|(?:biểu|bảng|phụ lục|mẫu)[^()]*(?:kèm theo|đính kèm)/iu;
export const tableSubject = /^(?:bảng|biểu|số liệu|phụ lục|thống kê|tổng hợp số liệu)(?=\s)/iu;
/** What begins a remark that tells how to answer. */
export const hintLead =
  /^(?:nêu|ghi|kèm|có|theo|bao gồm|gồm|ví dụ|vd|như|trong đó|thống kê|đánh giá|so với|tính|lấy|tối đa|ít nhất|không quá|của|về|cụ thể|số|đối với|từ|đến|thang)(?=[\s:,]|$)/iu;
/** What the answer to an item is chosen from, where its remark lists words: "Hình thức mong muốn (a, b, c)". */
export const choiceSubject =
  /(?:hình thức|mức(?: độ)?|xếp loại|loại|tình trạng|trình độ|phương thức|kết quả (?:xếp|đánh giá)|tự đánh giá|đạt mức|lựa chọn|chọn|phương án|thời điểm|giới tính)/iu;
export const severalChoices =
  /(?:có thể chọn nhiều|chọn (?:một hoặc )?nhiều|nhiều (?:lựa chọn|đáp án|phương án))/iu;
/** The same in brackets. */
export const severalRemark =
  /\s*\([^()]*(?:có thể chọn nhiều|chọn (?:một hoặc )?nhiều|nhiều (?:lựa chọn|đáp án|phương án))[^()]*\)/giu;
export const yes = /^có$/iu;
export const no = /^(?:không|chưa)$/iu;

export const onlyFor =
  /^(?:chỉ\s+)?(?:dành|áp dụng|dùng)\s+(?:riêng\s+)?(?:cho|đối với)\s+(.+)$|^(?:chỉ\s+)?đối với\s+(.+)$|^(?:chỉ|riêng)\s+(?:các\s+)?(trường.+|trung tâm.+)$/iu;
export const notForThose =
  /^(?:các\s+|riêng\s+)*(.+?)\s+không\s+(?:phải\s+|cần\s+)?(?:báo cáo|thực hiện|điền|ghi|trả lời|làm)/iu;

/** By the measure behind a gap; what is in none of these is counted. */
export const measures: readonly (readonly [RegExp, "percent" | "money" | "decimal"])[] = [
  [/^(?:%|phần trăm)/iu, "percent"],
  [/^(?:(?:nghìn|ngàn|triệu|tr\.?|tỷ|tỉ)\s*)?(?:đồng|vnđ|vnd|đ)(?=$|[\s.,;/)])/iu, "money"],
  [/^(?:điểm|m2|m²|ha|km|kg|mbps|gb|giờ\/|mét)/iu, "decimal"],
];
/** By the words before a gap without a measure, or of an item without a gap. */
export const asks: readonly (readonly [RegExp, "percent" | "money" | "count" | "date"])[] = [
  [/^(?:tỷ lệ|tỉ lệ|phần trăm)(?=\s)/iu, "percent"],
  [
    /^(?:(?:tổng|số|nguồn)\s+)?(?:kinh phí|ngân sách|số tiền|tổng chi|tổng thu|nguồn vốn|học phí)(?=\s|$)/iu,
    "money",
  ],
  [
    /^(?:tổng\s+)?số(?:\s+lượng|\s+lượt)?(?=\s)(?!\s*(?:điện thoại|hiệu|quyết định|văn bản|tài khoản))/iu,
    "count",
  ],
  [/^ngày(?=\s)/iu, "date"],
];

/** The measure in the words behind a gap. */
export const measureBehind = /^\s*(%|\p{L}[\p{L}²2/]*(?:\s+[\p{L}/]+){0,3})?/u;
/** Begins what the next gap asks, and measures nothing. */
export const nextAsked = /^(?:trong đó|bao gồm|gồm|và|hoặc|tổng số)(?=\s|$)/iu;
export const betweenChoices = /\s*[,;]\s*(?:hoặc\s+)?|\s+hoặc\s+/u;
/** What lines after a dash are called by, in order: "I.3a", "I.3b". */
export const dashLetters = "abcdđeghiklmnopqrstuvxy";
