// The words of tables' heads and rows: what each column is, which rows add up, what is crossed out. Patterns only.
import type { FoundColumn } from "../found.ts";

export const sttTitle = /^(?:stt|tt|số tt|số thứ tự|thứ tự)$/iu;
export const unitTitle = /^(?:đơn vị|đvt|đơn vị tính|đv tính|đơn vị đo)$/iu;
export const noteTitle = /^(?:ghi chú|chú thích)(?=$|\s|\()/iu;
/** Columns whose contents the paper gives. */
export const givenTitle =
  /^(?:mã(?: số)?|điểm (?:chuẩn|tối đa|quy định)|thang điểm|định mức|mức điểm|quy định|yêu cầu|tiêu chuẩn|căn cứ)(?=$|\s|\()/iu;
/** Of these the most that a row may be given: "Điểm tối đa". */
export const mostGiven = /^(?:điểm (?:chuẩn|tối đa|quy định)|thang điểm|mức điểm)(?=$|\s|\()/iu;
export const points = /điểm/iu;
/** What the rows of a table are about. */
export const rowTitle =
  /(?:nội dung|chỉ tiêu|tiêu chí|hoạt động|khối|lớp|cấp học|danh mục|tên|mục|loại|đối tượng|lĩnh vực|nhiệm vụ|diễn giải|thiết bị|chỉ số|phòng học|môn)/iu;

/** Letters and figures in a line under the head: "A", "(1)", "3=1+2". */
export const columnNumber = /^\(?\s*([A-ZĐ]|\d{1,2})\s*\)?\s*(?:=\s*.+)?$/u;
/** A number in or under a title, with its formula where it has one: "(3)=(2)/(1)x100", "(4) = 2 + 3". */
export const titleNumber = /(?:^|[\s\n])[([]\s*(\d{1,2})\s*[)\]]\s*(?:=\s*([()\d\s+\-−–/:x×*.%]+))?\s*$/u;
export const bareFormula = /^\(?\s*(\d{1,2})\s*\)?\s*=\s*([()\d\s+\-−–/:x×*.%]+)$/u;

export const bracketMeasure =
  /\(\s*(%|(?:(?:nghìn|ngàn|triệu|tr|tỷ|tỉ)\.?\s*)?(?:đồng|đ|vnđ)|m2|m²|ha|km|mbps|điểm|tiết|giờ|lớp|người|em|học sinh|máy|phòng|cái|chiếc|bộ|quyển|cuốn)\s*\)/iu;
export const monthYear = /\(\s*tháng\s*[/,-]\s*năm\s*\)|(?<!ngày\s*[,/-]?\s*)tháng\s*\/\s*năm/iu;
export const dayMonthYear = /ngày\s*[,/]?\s*tháng\s*[,/]?\s*năm/iu;

type Columned = Pick<FoundColumn, "kind" | "identifies" | "personal">;

/** What a column asks by its title; the first that fits. Of a person: shown to nobody who need not see it. */
export const columnKinds: readonly (readonly [RegExp, Columned])[] = [
  [
    /^(?:họ(?: và|,)? (?:chữ đệm,? )?tên|tên (?:học sinh|giáo viên|người|cán bộ)|người (?:đứng đầu|phụ trách|liên hệ|đại diện))/iu,
    { kind: "line", personal: true },
  ],
  [/(?:ngày(?:,? tháng)?(?:,? năm)? sinh|sinh ngày|ngày sinh)/iu, { kind: "date", personal: true }],
  [/(?:năm sinh)$/iu, { kind: "year", personal: true }],
  [
    /(?:số )?(?:điện thoại|đt|sđt|di động)(?=$|\s|\()/iu,
    { kind: "identifier", identifies: "phone", personal: true },
  ],
  [
    /(?:cccd|cmnd|căn cước|định danh cá nhân)/iu,
    { kind: "identifier", identifies: "citizen", personal: true },
  ],
  [/(?:số tài khoản|tài khoản ngân hàng)/iu, { kind: "identifier", identifies: "account", personal: true }],
  [/^(?:email|e-mail|thư điện tử|địa chỉ (?:email|nhà|thường trú))/iu, { kind: "line", personal: true }],
  [/minh chứng|đường dẫn|đường link|hình ảnh/iu, { kind: "proof" }],
  [/tháng\s*[/,-]\s*năm/iu, { kind: "month" }],
  [/^ngày(?=\s|,)|ngày(?:,)? tháng/iu, { kind: "date" }],
  [
    /^năm (?:tốt nghiệp|vào ngành|tuyển dụng|sản xuất|đưa vào|sử dụng|công nhận|xây dựng|bắt đầu)/iu,
    { kind: "year" },
  ],
  [/^(?:tỷ lệ|tỉ lệ|phần trăm)|^\s*%|\(%\)/iu, { kind: "percent" }],
  [
    /^(?:tổng )?(?:kinh phí|số tiền|thành tiền|đơn giá|nguyên giá|giá trị|dự toán|ngân sách|học phí)(?=$|\s|\()|\((?:(?:nghìn|triệu|tỷ) )?đồng\)/iu,
    { kind: "money" },
  ],
  [/^(?:điểm|tốc độ|diện tích)(?=$|\s|\()/iu, { kind: "decimal" }],
  [
    /^(?:tổng\s+)?số(?:\s+(?:lượng|lượt|người|lớp|em|học sinh|năm|tiết|buổi|cuộc|giờ|máy|phòng))(?=$|\s|\()/iu,
    { kind: "count" },
  ],
  [/^(?:sl|số|tổng số|tổng cộng|nam|nữ|cộng)$/iu, { kind: "count" }],
];
/** Titles of columns in which a list's lines say something in words. */
export const wordColumn =
  /^(?:tên|nội dung|môn|chức vụ|chức danh|đơn vị|nơi|địa điểm|lý do|tình trạng|hình thức|trình độ|nhiệm vụ|đề nghị|chuyên môn|quê quán|dân tộc|lớp|trường|loại|ghi)/iu;

export const totalWord =
  /^(?:tổng cộng|tổng số|tổng chung|tổng(?: số)? điểm|tổng toàn (?:trường|huyện|tỉnh|xã)|toàn (?:trường|huyện|tỉnh|ngành)|cộng(?: chung)?|tổng)$/iu;
export const totalLead = /^(?:tổng cộng|tổng số|tổng|cộng)(?=$|[\s:,(])/iu;
export const ofThemEnd = /(?:trong đó|bao gồm|gồm)\s*:?\s*$/iu;
export const ofThemLead = /^[-–+*\s]*(?:trong đó|riêng)\s*:?\s*/iu;
export const openRow =
  /^(?:…|\.{2,}|v\.?\s*v\.?)|(?:khác|khác \(ghi rõ\)|khác \(nêu rõ\)|\(ghi rõ[^)]*\)|…+)\s*:?$/iu;
export const dots = /^(?:…+|\.{2,}|\.\.\.|vv|v\.v\.?)$/iu;
export const crossed = /^[x×✗]$/iu;

export const yesTitle = /^(?:có|đạt|đã có)$/iu;
export const noTitle = /^(?:không|chưa|không có|không đạt|chưa đạt|chưa có)$/iu;
export const ticked = /đánh dấu|tích (?:x|v|dấu)|dấu x|khoanh/iu;

/** A column of shares of a hundred. */
export const percentTitle = /%|phần trăm/iu;

/** A part of a title that names two answers: "Nam/Nữ", "Đạt/Chưa đạt". */
export const oneOfTitle = /^\p{Lu}\p{Ll}+(?:\s\p{Ll}+)?$/u;

/** The year before: "Năm 2025", "Năm học trước", "cùng kỳ". */
export const yearTitle = /(?:năm(?: học)?\s*)(\d{4})(?:\s*[-–]\s*\d{4})?/iu;
export const beforeTitle = /(?:năm|kỳ|học kỳ|lần|quý|tháng)\s+(?:học\s+)?trước|cùng kỳ|đầu kỳ|kỳ trước/iu;

export const scaleOf = /thang(?: điểm)?\s*(\d{1,4})/iu;
export const digitsOf = /(một|hai|ba|1|2|3|01|02)\s+chữ số (?:thập phân|sau dấu phẩy)/iu;
export const digitWords: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  "1": 1,
  "2": 2,
  "3": 3,
  "01": 1,
  "02": 2,
};

/** Who is counted, whatever a unit calls them: they go into the column of people. */
export const people = /người|lượt|cá nhân|học sinh|giáo viên|học viên|cán bộ|đại biểu|(?:^|\s)em(?:$|\s)/iu;
export const unitLine = /^[(*\s]*(?:đvt|đơn vị(?: tính)?)\s*:\s*(.+?)[)*\s]*$/iu;

export const timeTitle = /^(?:thời gian|ngày|buổi|giờ|thời điểm)(?=$|\s|,|\()/iu;
export const whoTitle =
  /(?:người|đơn vị|bộ phận) (?:thực hiện|phụ trách|chủ trì|phối hợp)|chủ trì|địa điểm|phân công|báo cáo viên/iu;

/** "Tổng cộng (I+II)", "Tổng số (1 + 2 + 3)": the rows that a row says it adds up. */
export const sumOfRows =
  /[(=]\s*((?:[IVXL]{1,5}|[A-D]|\d{1,2}(?:\.\d{1,2})*)(?:\s*\+\s*(?:[IVXL]{1,5}|[A-D]|\d{1,2}(?:\.\d{1,2})*))+)\s*\)?\s*$/u;
const rowNo = "(?:[IVXL]{1,5}|[A-D]|\\d{1,2}(?:\\.\\d{1,2})*)";
const rowWord = "(?:dòng|mục|chỉ tiêu|tiêu chí|hàng)";
/** "Dòng I bằng tổng các dòng 1 và 2", "Mục 3 = 1 + 2". */
export const rowSums = new RegExp(
  `(?<![\\p{L}])${rowWord}\\s+(${rowNo})\\s*(?:=|bằng|là)\\s*(?:tổng\\s+)?(?:của\\s+)?(?:số\\s+)?(?:các\\s+)?(?:${rowWord}\\s+)?(${rowNo}(?:\\s*(?:\\+|,|và|cộng|với)\\s*(?:${rowWord}\\s+)?${rowNo})+)(?![\\p{L}\\d])`,
  "iu",
);
export const rowNumbers = new RegExp(`(?<![\\p{L}\\d.])${rowNo}(?![\\p{L}\\d])`, "gu");

/** "các cột (3) đến (6) là một phần của cột (2)". */
export const partOf =
  /^(.*?)\s*(?:là (?:một )?(?:phần|bộ phận)(?: trong số| của)?|nằm trong|thuộc|không (?:được )?(?:lớn hơn|vượt(?: quá)?|nhiều hơn)|nhỏ hơn hoặc bằng|≤|<=)\s+(?:tổng\s+)?(.*)$/iu;
export const sums =
  /cột\s*\(?\s*(\d{1,2})\s*\)?\s*(?:=|bằng|là tổng(?: của)?)\s*((?:(?:cột\s*)?\(?\s*\d{1,2}\s*\)?\s*(?:[+,]|và|cộng)\s*)+(?:cột\s*)?\(?\s*\d{1,2}\s*\)?)/iu;
export const columnsIn =
  /(?:các\s+)?cột\s*((?:\(?\s*\d{1,2}\s*\)?(?:\s*(?:,|và|đến|-|–|;)\s*(?:cột\s*)?)?)+)/giu;

export const atLeast = /(?:ít nhất|tối thiểu|không (?:ít hơn|dưới)|từ)\s+(\d{1,3})/iu;
export const atMost =
  /(?:không quá|tối đa|nhiều nhất|không (?:vượt quá|nhiều hơn)|(?:từ\s+\d{1,3}\s+)?đến)\s+(\d{1,3})/iu;
export const ifAny = /\(\s*nếu có\s*\)/iu;
/** "Mục B của Biểu số 1": which rows of which table. */
export const rowsOfPart =
  /(?:mục|phần|nội dung|chỉ tiêu|tiêu chí|dòng)\s+([A-ZĐ]|[IVX]{1,5}|\d{1,2})(?![\p{L}\d])(?:\s+(?:của|tại|trong|ở)\s+([^,;.]+))?/iu;

/** Rows by class or level of school, which not every receiver may have. */
export const levelTitle = /khối|lớp|cấp học|bậc học/iu;
export const numberOrTo = /\d{1,2}|đến|-|–/gu;
/** "số cuộc" counts what "cuộc" counts. */
export const countLead = /^số\s+/u;
