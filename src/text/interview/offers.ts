// The choices of an interview: each a button and a word that can be typed. Pure.
import type { Action, NewOffer } from "../../interview/chat.ts";

const offer = (label: string, word: string, action: Action, also: readonly string[] = []): NewOffer => ({
  label,
  word,
  action,
  also,
});

/** Makes a choice the yes of its message: every other way to say yes (interview/words.ts) then takes it too. */
export const yesWords: readonly string[] = ["đúng"];

/** What denies the question a choice stands under. */
const noWords: readonly string[] = [
  "không",
  "ko",
  "hông",
  "hổng",
  "không đúng",
  "không phải",
  "chưa đúng",
  "sai",
];

export const offers = {
  none: (id: string) => offer("Không có", "không", { do: "none", id }, ["không có"]),
  yes: (id: string, value: number | boolean) =>
    offer("Có", "có", { do: "take", id, values: [value], raw: "có", waive: false }),
  no: (id: string, value: number | boolean) =>
    offer("Không", "không", { do: "take", id, values: [value], raw: "không", waive: false }),
  later: offer("Để sau", "để sau", { do: "skip" }),
  keepAnswer: offer("Giữ nguyên", "tiếp", { do: "word", word: "next" }, ["giữ", "giữ nguyên", ...yesWords]),
  back: offer("Quay lại", "quay lại", { do: "word", word: "back" }),
  figuresFirst: offer("Số liệu trước", "số liệu trước", { do: "order", order: "figures" }),
  gateNo: (group: string) => offer("Không có", "không", { do: "gate-no", group, raw: "không" }, ["không có"]),
  /** Where no question of the group's own was asked: the label says how far it reaches. */
  noneOfThem: (ids: readonly string[]) => {
    const words = ids.length === 2 ? "Cả hai không có" : "Không có dòng nào";
    const raw = words.toLowerCase();
    return offer(words, raw, { do: "zero", ids: [...ids], raw }, ["không có dòng nào", "đều không có"]);
  },
  /** Nothing at all was held, in the whole report. */
  wholeReport: (action: Action) =>
    offer("Cả báo cáo", "cả báo cáo", action, ["cả tuần lễ", "cả tuần", "toàn bộ", "tất cả", "cả đợt"]),
  /** Out of the question why nothing was held. */
  notNothing: offer("Quay lại", "quay lại", { do: "word", word: "next" }, [
    "thôi",
    "không",
    "không phải",
    "nhầm",
    "nhầm rồi",
    "có tổ chức",
    "có",
    "khoan",
  ]),
  rows: (group: string) => offer("Từng dòng", "từng dòng", { do: "rows", group }),
  rest: (group: string) => offer("Còn lại 0", "còn lại 0", { do: "rest", group }),
  laterGroup: (group: string) => offer("Để sau", "để sau", { do: "skip-group", group }),
  undo: (group: string) => offer("Hoàn tác", "hoàn tác", { do: "undo-gate", group }),
  gateAll: (group: string, raw: string) =>
    offer("Ghi 0 cả nhóm", "ghi 0", { do: "gate-all", group, raw }, ["có", "đúng", "thay"]),
  keepFigures: offer("Giữ số liệu", "giữ", { do: "word", word: "next" }, ["không", "thôi", "giữ nguyên"]),
  more: (id: string) => offer("Viết thêm", "viết thêm", { do: "more", id }),
  done: offer("Xong", "xong", { do: "word", word: "next" }),
  right: (action: Action) => offer("Đúng", "đúng", action),
  verbatim: (action: Action) => offer("Ghi nguyên văn", "ghi nguyên văn", action, ["ghi vào báo cáo"]),
  again: offer("Nhập lại", "nhập lại", { do: "again" }),
  /** Where the sentence above asks "… không ạ?": there "không" denies it, and is no zero. */
  againIfNot: offer("Nhập lại", "nhập lại", { do: "again" }, noWords),
  swap: (label: string, action: Action) =>
    offer(label, "đổi", action, ["có", "phải", "đảo", "bị đảo", "đổi lại"]),
  keepTyped: (label: string, action: Action) =>
    offer(label, "giữ", action, ["đúng", "đúng rồi", "không", "không đảo", "giữ nguyên"]),
  replace: (label: string, action: Action) => offer(label, "thay", action, ["đổi"]),
  keepAsIs: (label: string, action: Action) => offer(label, "giữ", action),
  reading: (label: string, word: string, action: Action) => offer(label, word, action),
  example: offer("Xem ví dụ", "ví dụ", { do: "example" }),
  askColleague: offer("Hỏi chuyên viên", "hỏi chuyên viên", { do: "ask-colleague" }),
  review: offer("Xem lại", "xem lại", { do: "word", word: "review" }),
  submit: offer("Nộp báo cáo", "nộp", { do: "word", word: "submit" }, ["nộp báo cáo"]),
  draft: offer("Bản nháp", "bản nháp", { do: "word", word: "draft" }, ["tệp nháp"]),
  answerLater: offer("Trả lời ngay", "tiếp", { do: "word", word: "next" }, ["trả lời ngay"]),
  incomplete: (n: number) => offer(`Nộp thiếu ${n} mục`, "nộp thiếu", { do: "incomplete" }),
  seal: (rev: number, missingReason: string | null) =>
    offer("Đúng, nộp", "đúng", { do: "seal", rev, missingReason }, [
      "nộp",
      "đã duyệt",
      "đúng nộp",
      "rồi",
      "đã duyệt rồi",
      "duyệt rồi",
      "nộp báo cáo",
    ]),
  notYet: offer("Chưa nộp", "chưa", { do: "word", word: "next" }, ["chưa nộp", "chưa duyệt", "không"]),
  change: (id: string) =>
    offer("Sửa mục này", "sửa", { do: "ask", id }, ["không", "không đúng", "chưa đúng", "sai"]),
  revise: offer("Sửa báo cáo", "sửa", { do: "word", word: "edit" }, ["sửa báo cáo"]),
} as const;
