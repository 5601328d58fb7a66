// What stands above the columns of an office's table, and the lines that are none of its rows. Word lists only.

/** Titles as whole: what a column is for, whatever the form calls it. */
export const titles = {
  number: ["stt", "tt", "số tt", "số thứ tự", "mục", "mã số", "số mục"],
  text: [
    "nội dung",
    "hoạt động",
    "nội dung hoạt động",
    "nội dung báo cáo",
    "tên hoạt động",
    "chỉ tiêu",
    "tên chỉ tiêu",
    "tiêu chí",
    "diễn giải",
    "danh mục",
    "nội dung công việc",
    "tên nội dung",
  ],
  unit: ["đơn vị", "đơn vị tính", "đvt", "đv tính", "đ/v tính"],
  note: ["ghi chú", "chú thích", "gc", "ghi chú nếu có", "ghi chú khác", "ghi chú thêm"],
  quantity: [
    "số lượng",
    "sl",
    "kết quả",
    "kết quả thực hiện",
    "thực hiện",
    "đã thực hiện",
    "kết quả đạt được",
    "số liệu",
    "số lượng thực hiện",
    "tổng",
    "tổng số",
    "tổng cộng",
  ],
} as const;

/** With one of these a column is beside the figures: what was planned, what was before. */
export const besideFigures = [
  "kế hoạch",
  "kh",
  "được giao",
  "chỉ tiêu giao",
  "lũy kế",
  "cùng kỳ",
  "năm trước",
  "năm ngoái",
  "kỳ trước",
  "so sánh",
  "so với",
  "tăng",
  "giảm",
  "tỷ lệ",
  "phần trăm",
  "dự kiến",
  "ước thực hiện",
  "tối đa",
  "điểm chuẩn",
  "thang điểm",
];

/** A part of what a column counts, unless the form asks for it by this very title. */
export const partsOfFigures = ["trong đó", "nữ", "dân tộc", "khuyết tật"];

/** With one of these it is what was done, whatever stands beside it. */
export const ofThisTime = ["thực hiện", "kết quả", "năm nay", "kỳ này", "kỳ báo cáo"];

/** Before a year these say only that it is one. */
export const ofYears = ["năm", "năm học"];

/** Words of a wording that tell no row from another. */
export const fillers = [
  ..."các những và hoặc của cho về trong tại ở từ với được đã là số lượng nếu có theo để nhằm".split(" "),
  ..."gồm như bằng vào trên do việc đối thuộc giúp nào".split(" "),
];

/** Begins the line that adds up what stands above it. */
export const totalLines = ["tổng cộng", "tổng số", "tổng", "cộng", "cộng chung", "toàn bộ"];

/** Words of a column's title that tell it from no other. */
export const titleFillers = "các những và của là số lượng theo đã được".split(" ");

/** Above columns these say only that parts follow. */
export const partsFollow = ["trong đó", "chia ra", "chia theo", "phân ra", "bao gồm", "gồm", "cụ thể"];

/** A column that is called so counts all of what stands above it. */
export const wholeTitles = ["tổng", ...totalLines, "ts", "chung", "tổng chung"];

/** Of whom a whole table may speak: then its titles name them or leave them out. */
export const subjects: readonly (readonly string[])[] = [
  ["học sinh", "hs"],
  ["giáo viên", "gv"],
  ["học viên", "hv"],
  ["trẻ em", "trẻ", "cháu"],
  ["cán bộ quản lý", "cbql"],
  ["nhân viên", "nv"],
  ["sinh viên", "sv"],
];

/** In brackets behind a title: in what it counts, or how it is filled in. */
export const asides = [
  ..."người em cháu hs gv lớp phòng cái chiếc bộ quyển cuốn bài lượt buổi trường điểm tuổi năm tháng ngày đ".split(
    " ",
  ),
  ..."học sinh; giáo viên; lượt người; m2; ha; km; đvt; nếu có; ghi rõ; đánh dấu x; ghi x".split("; "),
];

/** One thing in several spellings, each with the one that is compared. */
export const titleSpellings: readonly (readonly [RegExp, string])[] = [
  [/dân tộc (?:thiểu số|ít người)|dtts/giu, "dân tộc"],
  [/dan toc (?:thieu so|it nguoi)/giu, "dan toc"],
];

/** Titles over columns of marks, the first of each as it is typed. */
export const yesTitles = ["có", "đã có"];
export const noTitles = ["không", "không có", "chưa", "chưa có"];

/** Before the letter or number of a part of a report: "Phần A", "Biểu 2". */
export const partLeads = ["phần", "biểu", "bảng", "phụ lục", "mẫu", "mục"];

/** What a table is called where nothing else names it. */
export const tableName = (position: number) => `bảng ${position}`;

/** Stands before whatever is counted and says nothing of it. */
export const howMany = "số";
