// The choices of an interview: each a button and a word that can be typed. Pure.
import type { Action, NewOffer } from "../../interview/chat.ts";

const offer = (label: string, word: string, action: Action, also: readonly string[] = []): NewOffer => ({
  label,
  word,
  action,
  also,
});

/** The choice is the yes, or the no, to the question above it: every spelling of that takes it. */
const yes = (choice: NewOffer): NewOffer => ({ ...choice, answers: "yes" });
const no = (choice: NewOffer): NewOffer => ({ ...choice, answers: "no" });

/** How people say that a file is to be recorded. */
const takeWords = [
  "ghi vào báo cáo",
  "lấy",
  "ghi hết",
  "lấy hết",
  "ghi đi",
  "lấy đi",
  "ghi luôn",
  "ghi tất cả",
  "ok ghi",
  "ghi giúp",
  "ghi giúp em",
  "ghi giúp tôi",
  "ghi giúp em với",
  "ghi hết đi",
  "lấy hết đi",
];

/** How people say that a row stays as it is. */
const keepWords = ["giữ nguyên", "giữ số cũ", "giữ như cũ", "số cũ đúng"];

export const offers = {
  none: (id: string) => no(offer("Không có", "không", { do: "none", id }, ["không có"])),
  yes: (id: string, value: number | boolean) =>
    yes(offer("Có", "có", { do: "take", id, values: [value], raw: "có", waive: false })),
  no: (id: string, value: number | boolean) =>
    no(offer("Không", "không", { do: "take", id, values: [value], raw: "không", waive: false })),
  /** The row's answer is this one of its options. */
  option: (id: string, { id: value, label }: { readonly id: string; readonly label: string }) =>
    offer(label, label.toLowerCase(), { do: "take", id, values: [value], raw: label, waive: false }),
  later: offer("Để sau", "để sau", { do: "skip" }),
  keepAnswer: yes(offer("Giữ nguyên", "tiếp", { do: "word", word: "next" }, ["giữ", "giữ nguyên"])),
  /** Under a group's own question "có" and "không" are about that: what stands is kept by these words alone. */
  keepGroup: offer("Giữ nguyên", "tiếp", { do: "word", word: "next" }, ["giữ", "giữ nguyên"]),
  back: offer("Quay lại", "quay lại", { do: "word", word: "back" }),
  figuresFirst: offer("Số liệu trước", "số liệu trước", { do: "order", order: "figures" }),
  gateNo: (group: string) =>
    no(offer("Không có", "không", { do: "gate-no", group, raw: "không" }, ["không có"])),
  /** Where no question of the group's own was asked: the label says how far it reaches. */
  noneOfThem: (ids: readonly string[]) => {
    const words = ids.length === 2 ? "Cả hai không có" : "Không có dòng nào";
    const raw = words.toLowerCase();
    return offer(words, raw, { do: "zero", ids: [...ids], raw }, ["không có dòng nào", "đều không có"]);
  },
  /** What was said is of every row that is asked; it is of this one. */
  allOfThem: (label: string, action: Action) =>
    offer(label, label.toLowerCase(), action, ["cả", "tất cả", "hết", "tất cả các dòng"]),
  onlyThis: (no: string, action: Action) =>
    offer(`Chỉ dòng ${no}`, `chỉ dòng ${no.toLowerCase()}`, action, [no, `chỉ ${no}`, `dòng ${no}`]),
  /** Nothing at all was held, in the whole report. */
  wholeReport: (action: Action, called: readonly string[]) =>
    offer("Cả báo cáo", "cả báo cáo", action, [...called, "toàn bộ", "tất cả", "cả đợt"]),
  /** Out of the question why nothing was held. */
  notNothing: no(
    offer("Quay lại", "quay lại", { do: "word", word: "next" }, [
      "thôi",
      "nhầm",
      "nhầm rồi",
      "có tổ chức",
      "khoan",
    ]),
  ),
  /** All of a list's rows are there, or none of them is. */
  haveAll: (group: string, ids: readonly string[]) =>
    offer("Có hết", "có hết", {
      ...{ do: "check", group, raw: "có hết" },
      ...{ yes: ids.map((id) => ({ id })), no: [], later: [] },
    }),
  haveNone: (ids: readonly string[]) => {
    const raw = "không";
    return no(offer("Không có", raw, { do: "zero", ids: [...ids], raw }, ["không có"]));
  },
  /** Of a list what is there and what is not, as it was shown. */
  bothSides: (action: Action) =>
    yes(offer("Đúng", "đúng", action, ["còn lại không", "còn lại không có", "còn lại 0"])),
  /** What was said of a list's rows, without those of which nothing was said. */
  restLater: (action: Action) =>
    offer("Còn lại hỏi sau", "còn lại hỏi sau", action, [
      "còn lại để sau",
      "còn lại trả lời sau",
      "còn lại sau",
    ]),
  /** There is nothing that would prove what is asked. */
  noProof: (raw: string) => no(offer("Không có minh chứng", raw, { do: "no-proof", raw }, ["không có"])),
  /** Links or files are the proof of this row. */
  proofOf: (no: string, action: Action) =>
    offer(`Minh chứng ${no}`, `minh chứng ${no.toLowerCase()}`, action, [no, `mục ${no}`, `số ${no}`]),
  /** Of a unit that compiles: what came in below as it is, of the rows that are asked or of every open one. */
  takeBelow: (ids: readonly string[]) =>
    no(offer("Lấy", "lấy", { do: "zero", ids: [...ids], raw: "lấy" }, ["lấy số này"])),
  takeAllBelow: (ids: readonly string[]) =>
    offer("Lấy hết", "lấy hết", { do: "zero", ids: [...ids], raw: "lấy hết" }, [
      "lấy tất cả",
      "không có hết",
    ]),
  /** A compiled report once more, with what came in below since; or as it was handed in. */
  sealAgain: offer("Nộp lại", "nộp lại", { do: "word", word: "again" }),
  leaveLater: offer("Để nguyên", "để nguyên", { do: "word", word: "leave-later" }),
  total: (action: Action) => offer("Tổng", "tổng", action, ["là tổng", "tổng cả", "tổng cộng"]),
  ownPart: (own: string, action: Action) =>
    offer(`Phần ${own}`, `phần ${own}`, action, [`chỉ phần ${own}`, "phần riêng"]),
  rows: (group: string) => offer("Từng dòng", "từng dòng", { do: "rows", group }),
  rest: (group: string) => offer("Còn lại 0", "còn lại 0", { do: "rest", group }),
  /** The same where a row holds no figure. */
  restNone: (group: string) =>
    offer("Còn lại không có", "còn lại không có", { do: "rest", group }, ["còn lại không"]),
  laterGroup: (group: string) => offer("Để sau", "để sau", { do: "skip-group", group }),
  undo: (group: string) => offer("Hoàn tác", "hoàn tác", { do: "undo-gate", group }),
  gateAll: (group: string, raw: string) =>
    yes(offer("Ghi 0 cả nhóm", "ghi 0", { do: "gate-all", group, raw }, ["thay"])),
  keepFigures: no(offer("Giữ số liệu", "giữ", { do: "word", word: "next" }, ["thôi", "giữ nguyên"])),
  more: (id: string) => offer("Viết thêm", "viết thêm", { do: "more", id }),
  done: offer("Xong", "xong", { do: "word", word: "next" }),
  /** No more lines. */
  closeList: offer("Xong", "xong", { do: "word", word: "done" }, ["hết"]),
  addLines: (action: Action) => yes(offer("Đúng", "đúng", action)),
  notLines: no(offer("Không phải", "không phải", { do: "keep" }, ["không", "bỏ qua"])),
  /** Of a line that is one part short, which part it is. */
  lacks: (label: string, action: Action) => offer(`Thiếu ${label}`, `thiếu ${label}`, action, [label]),
  dropLines: (action: Action) => yes(offer("Xóa", "xóa", action)),
  dropLine: (no: string, action: Action) => offer(`Xóa ${no}`, `xóa ${no}`, action, [no]),
  keepLines: no(offer("Giữ lại", "giữ", { do: "keep" }, ["giữ lại", "không xóa", "thôi"])),
  writeCell: (label: string, action: Action) =>
    offer(`Ghi ${label}`, `ghi ${label.toLowerCase()}`, action, [label]),
  keepBefore: (ids: readonly string[]) =>
    offer("Giữ nguyên", "giữ nguyên", { do: "keep-before", ids: [...ids] }, [
      "giữ",
      "như cũ",
      "như năm trước",
      "như kỳ trước",
    ]),
  right: (action: Action) => yes(offer("Đúng", "đúng", action)),
  verbatim: (action: Action) => offer("Ghi nguyên văn", "ghi nguyên văn", action, ["ghi vào báo cáo"]),
  append: (label: string, action: Action) => offer(label, "nối", action, ["nối vào", "viết tiếp"]),
  thisItem: (action: Action) => offer("Là câu trả lời mục này", "mục này", action, ["câu trả lời"]),
  openToCorrect: (action: Action) =>
    yes(offer("Sửa báo cáo", "sửa", action, ["sửa báo cáo", "mở", "mở lại"])),
  leaveSealed: no(offer("Không sửa", "không sửa", { do: "keep" })),
  writeKept: (action: Action) => offer("Ghi vào báo cáo", "ghi", action, ["ghi vào báo cáo"]),
  /** What was said is a request: the officers get it, and the report does not. */
  askOffice: (action: Action) =>
    offer("Gửi chuyên viên", "gửi chuyên viên", action, ["gửi", "gửi sở", "gửi đề nghị", "báo chuyên viên"]),
  again: offer("Nhập lại", "nhập lại", { do: "again" }),
  /** Where the sentence above asks "… không ạ?": there "không" denies it, and is no zero. */
  againIfNot: no(offer("Nhập lại", "nhập lại", { do: "again" })),
  sentTwice: no(offer("Gửi hai lần", "không", { do: "keep" })),
  itCounts: (text: string) => yes(offer("Đúng, là câu trả lời", "đúng", { do: "said", text })),
  doesNotCount: no(offer("Không, bỏ qua", "không", { do: "keep" }, ["bỏ qua"])),
  swap: (label: string, action: Action) => offer(label, "đổi", action, ["đảo", "bị đảo", "đổi lại"]),
  keepTyped: (label: string, action: Action) => offer(label, "giữ", action, ["không đảo", "giữ nguyên"]),
  replace: (label: string, action: Action) => offer(label, "thay", action, ["đổi"]),
  keepAsIs: (label: string, action: Action) => offer(label, "giữ", action),
  reading: (label: string, word: string, action: Action) => offer(label, word, action),
  /** The only reading of a text, or the likeliest: what the sentence above asks about. */
  onlyReading: (label: string, action: Action) => yes(offer(label, "đúng", action)),
  /** Which of several sheets of a file. */
  fileSheet: (name: string, index: number) =>
    offer(name, name.toLowerCase(), { do: "file-sheet", name }, [String(index + 1)]),
  fileOwn: yes(offer("Vẫn lấy", "vẫn lấy", { do: "file-own" })),
  fileTake: yes(offer("Ghi", "ghi", { do: "file-take" }, takeWords)),
  fileShow: offer("Xem trước", "xem", { do: "file-show" }, ["xem trước", "coi", "coi trước"]),
  fileLeave: no(offer("Không lấy", "không lấy", { do: "file-leave" }, ["không ghi", "thôi", "khỏi ghi"])),
  /** Where which sheet is meant is asked, "không" says nothing. */
  fileLeaveLater: offer("Không lấy", "không lấy", { do: "file-leave" }),
  /** A file whose questions are over is taken back for good by a command that asks once more. */
  fileDrop: (id: number) =>
    offer("Bỏ tệp này", "bỏ tệp này", { do: "command", name: "files", args: `drop-this ${id}` }, [
      "xóa tệp này",
    ]),
  fileKeep: no(offer("Giữ số đang ghi", "giữ", { do: "file-replace", ids: [] }, ["giữ nguyên", "giữ hết"])),
  fileReplace: (no: string, id: string) =>
    offer(`Theo tệp ${no}`, `theo tệp ${no.toLowerCase()}`, { do: "file-replace", ids: [id] }),
  /** Only the new lines of a file's lists. */
  fileAddLines: (places: readonly string[]) =>
    offer("Thêm dòng mới", "thêm dòng mới", { do: "file-replace", ids: [...places] }, ["thêm", "thêm vào"]),
  /** What a cell of a file most likely says, and all cells of which the same may be said. */
  fileCell: (places: readonly string[]) =>
    yes(offer("Đúng", "đúng", { do: "file-replace", ids: [...places] })),
  fileCells: (n: string, places: readonly string[]) =>
    offer(`Đúng cả ${n} dòng`, "đúng hết", { do: "file-replace", ids: [...places] }, [
      "đúng cả",
      "đúng tất cả",
    ]),
  fileReplaceAll: (ids: readonly string[]) =>
    offer("Theo tệp hết", "theo tệp hết", { do: "file-replace", ids: [...ids] }, ["theo tệp", "thay hết"]),
  dashesNone: (n: string, ids: readonly string[]) =>
    yes(
      offer(`Ghi 0 cả ${n} ô`, "ghi 0", { do: "file-none", ids: [...ids], raw: "–" }, [
        "không có hết",
        "không có",
      ]),
    ),
  dashesApart: no(offer("Từng dòng", "từng dòng", { do: "file-rows" })),
  blanksNone: (ids: readonly string[]) =>
    no(
      offer("Không có hết", "không có hết", { do: "file-none", ids: [...ids], raw: "không có hết" }, [
        "không có",
        "không có cả",
      ]),
    ),
  blanksApart: offer("Từng dòng", "từng dòng", { do: "file-rows" }),
  example: offer("Xem ví dụ", "ví dụ", { do: "example" }),
  askColleague: offer("Hỏi chuyên viên", "hỏi chuyên viên", { do: "ask-colleague" }),
  /** What stands at a row that is looked at again is right, or what is proposed for it is. */
  keepRow: (id: string) => offer("Giữ nguyên", "giữ", { do: "keep-row", id }, keepWords),
  keepRight: (id: string) => yes(offer("Giữ nguyên", "giữ", { do: "keep-row", id }, keepWords)),
  agreeRow: (id: string) => yes(offer("Đúng", "đúng", { do: "agree-row", id, raw: "đúng" })),
  review: offer("Xem lại", "xem lại", { do: "word", word: "review" }),
  submit: offer("Nộp báo cáo", "nộp", { do: "word", word: "submit" }, ["nộp báo cáo"]),
  draft: offer("Bản nháp", "bản nháp", { do: "word", word: "draft" }, ["tệp nháp"]),
  answerLater: offer("Trả lời ngay", "tiếp", { do: "word", word: "next" }, ["trả lời ngay"]),
  incomplete: (n: number) => offer(`Nộp thiếu ${n} mục`, "nộp thiếu", { do: "incomplete" }),
  seal: (rev: number, missingReason: string | null) =>
    yes(
      offer("Đúng, nộp", "đúng", { do: "seal", rev, missingReason }, [
        "nộp",
        "đã duyệt",
        "đúng nộp",
        "rồi",
        "đã duyệt rồi",
        "duyệt rồi",
        "nộp báo cáo",
      ]),
    ),
  notYet: no(offer("Chưa nộp", "chưa", { do: "word", word: "next" }, ["chưa nộp", "chưa duyệt"])),
  change: (id: string) => no(offer("Sửa mục này", "sửa", { do: "ask", id })),
  /** One of several rows that a rule is about, by its number. */
  changeRow: (no: string, id: string) =>
    offer(`Sửa ${no}`, `sửa ${no.toLowerCase()}`, { do: "ask", id }, [`sửa mục ${no.toLowerCase()}`]),
  revise: offer("Sửa báo cáo", "sửa", { do: "word", word: "edit" }, ["sửa báo cáo"]),
} as const;
