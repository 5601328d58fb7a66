// The words that steer an interview, as people type them. Word lists may hold Vietnamese; nothing here is sent.

export type Control =
  | "next"
  | "back"
  | "skip"
  | "done"
  | "review"
  | "submit"
  | "help"
  | "stop"
  | "progress"
  | "edit"
  | "draft"
  | "receipt"
  | "more"
  | "rows"
  | "rest"
  | "note"
  | "example"
  | "undo"
  | "colleague"
  | "nothing";

/** Whole messages, compared without case and polite particles. That nothing was held is said in words of the form. */
export const controlWords: Readonly<Record<Exclude<Control, "nothing">, readonly string[]>> = {
  next: [
    "tiếp",
    "làm tiếp",
    "tiếp tục",
    "bắt đầu",
    "continue",
    "next",
    "trả lời tiếp",
    "chào",
    "chào em",
    "chào bot",
    "xin chào",
    "alo",
    "hello",
    "hi",
  ],
  back: ["lùi", "quay lại", "trở lại", "quay lui", "trước", "back"],
  skip: ["bỏ qua", "để sau", "lát nữa", "tính sau", "bổ sung sau", "skip"],
  done: ["xong", "hết", "hết rồi", "xong rồi", "done"],
  review: ["xem lại", "kiểm tra lại"],
  submit: ["nộp", "nộp báo cáo", "gửi báo cáo"],
  help: ["trợ giúp", "giúp", "hướng dẫn", "help", "?", "menu"],
  // Only with its mark: bare "dung" is always "đúng".
  stop: ["!dừng", "tạm dừng", "nghỉ", "stop", "thoát"],
  progress: ["tiến độ", "còn bao nhiêu", "tới đâu rồi"],
  edit: ["sửa", "sửa lại", "nhập lại", "nhầm rồi", "sai rồi"],
  draft: ["bản nháp", "tệp nháp", "dự thảo", "xem tệp"],
  receipt: ["biên nhận"],
  more: ["viết thêm", "ghi thêm", "thêm"],
  rows: ["từng dòng", "từng mục", "hỏi từng dòng"],
  undo: ["hoàn tác", "undo", "hoàn tác lại", "hủy vừa rồi", "bỏ vừa rồi", "lấy lại"],
  rest: ["còn lại 0", "còn lại không", "còn lại không có", "còn lại là 0"],
  note: ["ghi chú"],
  example: ["ví dụ", "xem ví dụ"],
  colleague: ["hỏi chuyên viên", "gặp chuyên viên"],
};

/** A message that says thanks or "I hear you" and answers nothing. */
export const thanksWords: readonly string[] = [
  "cảm ơn",
  "cám ơn",
  "cảm ơn nhé",
  "cảm ơn em",
  "cảm ơn bot",
  "cảm ơn nhiều",
  "thanks",
  "thank you",
  "dạ",
  "vâng",
  "ok",
  "oke",
  "dạ cảm ơn",
  "dạ vâng",
  "ừ",
  "được rồi",
  "rõ rồi",
];

/** Politeness around a message; it means nothing here. */
export const leadingParticles: readonly string[] = [
  "dạ",
  "vâng",
  "da",
  "ừ",
  "ừa",
  "ờ",
  "ừm",
  "à",
  "thưa",
  "em",
  "chị",
  "anh",
  "cô",
  "thầy",
  "bot",
  "ơi",
];
export const trailingParticles: readonly string[] = [
  "ạ",
  "nhé",
  "nha",
  "nhá",
  "nhe",
  "ha",
  "a",
  "ah",
  "à",
  "á",
  "hen",
  "nghen",
  "nghe",
  "nè",
  "đó",
  "đấy",
  "vậy",
  "luôn",
  "em",
  "e",
  "chị",
  "anh",
  "cô",
  "thầy",
  "bạn",
  "bot",
  "ad",
  "ơi",
];

/** How "sửa 4.3", "mục 4.3", "ghi chú 4.3: …" begin. */
export const editLead: readonly string[] = ["sửa mục", "sửa dòng", "sửa lại mục", "sửa lại", "sửa"];
export const noteLead: readonly string[] = ["ghi chú mục", "ghi chú", "gc"];
export const rowLead: readonly string[] = ["mục", "dòng", "câu"];

/** Ends of a sentence; a narrative that stops elsewhere goes on in the next message. */
export const continuesWith = /^\p{Ll}/u;
