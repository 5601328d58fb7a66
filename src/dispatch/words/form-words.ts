// The words by which what was found becomes a form: measures of money, nouns of figures, short names. Word lists only.

/** What a paper counts its amounts in, the longest words first. */
export const scales: readonly (readonly [RegExp, "ty" | "trieu" | "nghin" | "dong"])[] = [
  [/(?:tỷ|tỉ)(?:\s+đồng)?|1\.?000\.?000\.?000\s*đ/iu, "ty"],
  [/triệu|tr\.?\s?đ|1\.?000\.?000\s*đ/iu, "trieu"],
  [/nghìn|ngàn|1\.?000\s*đ/iu, "nghin"],
  [/đồng|vnđ|(?<!\p{L})đ(?!\p{L})/iu, "dong"],
];

/** "Số lớp" counts "lớp", "Tổng số máy tính" counts "máy tính". */
export const countOf = /^(?:tổng\s+)?số\s+(?:lượng\s+)?(?=\p{L})/iu;

/** The title of a column that says only that it counts: "Số lượng", "Tổng số". */
export const onlyCounts = /^(?:tổng\s+)?số(?:\s+lượng)?$/iu;

/** Figures with a comma that are about one unit and mean nothing when they are added up. */
export const apart = /trung bình|bình quân|tỷ lệ|tỉ lệ|điểm|tốc độ|mức|mbps|%/iu;

/** A title of a column of shares. */
export const share = /%|tỷ lệ|tỉ lệ|phần trăm/iu;

/** The first column of a list of people. */
export const namesPeople = /^(?:họ|tên)(?:\s+(?:và\s+)?(?:tên|đệm|chữ đệm).*)?$|họ và tên|họ tên/iu;
export const namedThing = /^tên\s+(?:các\s+)?(?=\p{L})/iu;
export const lineNouns = { person: "người", line: "dòng" };

/** Before what a dispatch asks for. */
export const asksFor = /^(?:v\/v|về việc|việc|về)\s+/iu;
/** Left out of short names, which all are reports. */
export const reportOf = /^(?:tổng hợp\s+|nộp\s+)?báo cáo\s+(?:về\s+|tình hình\s+|kết quả\s+|số liệu\s+)?/iu;
/** What an office does with a thing, before the thing itself. */
export const doesWith =
  /^(?:hướng dẫn|tổ chức|triển khai|đề nghị|yêu cầu|thực hiện|hưởng ứng|tăng cường|(?:các )?hoạt động|công tác|việc)\s+(?=\p{L}+\s+\p{L}+)/iu;
/** Where a name that is too long may end: before a second thing, a place or a time. */
export const joints = /\s(?=(?:và|trong|tại|của|theo|cho|năm học|năm|giai đoạn|trên địa bàn)\s)/giu;
/** A name does not end with these. */
export const joining =
  /(?:,|\s+(?:đối với|đối|và|của|về|các|những|cho|theo|với|tại|từ|trong|đến|ở|do|việc|để|năm|là|có|một))$/iu;

/** The name of a part is called by its letters and its number: "Phụ lục 01" is "PL1". */
export const partWords = /^(biểu|phụ lục|mẫu|bảng|đề cương|báo cáo|danh sách|phiếu)(?:\s+(?:số|mẫu))?\s*/iu;
export const partLetters: Readonly<Record<string, string>> = {
  biểu: "B",
  "phụ lục": "PL",
  mẫu: "M",
  bảng: "BG",
  "đề cương": "DC",
  "báo cáo": "BC",
  "danh sách": "DS",
  phiếu: "P",
};

export const usual = {
  profile: "Đơn vị",
  figure: "số lượng",
  text: "Nội dung",
  title: "Báo cáo",
  part: "Phần",
};
