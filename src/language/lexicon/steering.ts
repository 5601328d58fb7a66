// The words that steer an interview, as people type them. A leading "!" means: only with its diacritics.
import { combine, words } from "../phrases.ts";
import { granted, mumbled, obliging, okay, wrong } from "./assent.ts";
import { ah, closing, dutiful, greetings, hesitation, respect, straight, thanks } from "./courtesy.ts";
import { ago, soon } from "./days.ts";
import { afterwards, leaveOut } from "./later.ts";
import { bot, calling, elders, friend, younger, youngerShort } from "./persons.ts";
import { askedItem, note, noteShort, rows } from "./report.ts";
import { added, allGone, begin, finished, helpMe, questionMark } from "./small-words.ts";
import { checkAgain, glance, goOn, handInAgain, look, lookAgain, submit } from "./work.ts";

export type Control =
  | "next"
  | "back"
  | "skip"
  | "done"
  | "review"
  | "submit"
  | "incomplete"
  | "help"
  | "stop"
  | "progress"
  | "edit"
  | "draft"
  | "receipt"
  | "more"
  | "rows"
  | "rest"
  | "rest-none"
  | "note"
  | "example"
  | "undo"
  | "colleague"
  | "figures-first"
  | "official-order"
  | "frame"
  | "leave-file"
  | "below"
  | "again"
  | "leave-later"
  | "nothing";

/** The interview goes on where it stood. */
export const resume = words(`tiếp tục`);
/** Given up, or one step back. */
export const goBack = words(`quay lại; lùi`);
/** Only with its mark: bare "dung" is always "đúng". */
export const halt = words(`!dừng; nghỉ; thoát; stop`);
export const allDone = words(`xong rồi`);
export const change = words(`sửa`);
export const changeAgain = words(`sửa lại`);
const edit = [...change, ...changeAgain];
export const submitReport = words(`nộp báo cáo; gửi báo cáo`);
/** Help with the work, as a whole message and in a sentence. */
export const guide = words(`trợ giúp; hướng dẫn`);
export const meetOfficer = words(`gặp chuyên viên`);
export const mistaken = words(`nhầm rồi`);

/** Whole messages, compared without case and polite particles. That nothing was held is said in words of the form. */
export const controlWords: Readonly<
  Record<Exclude<Control, "nothing" | "figures-first" | "official-order">, readonly string[]>
> = {
  next: [
    ...words(`tiếp; continue; next; trả lời tiếp; chào em; chào bot`),
    ...goOn,
    ...resume,
    ...begin,
    ...greetings,
  ],
  back: [...goBack, ...ago, ...words(`trở lại; quay lui; back`)],
  skip: [...leaveOut, ...soon, ...afterwards, ...words(`skip`)],
  done: [...finished, ...allDone, ...allGone, ...words(`hết rồi; done`)],
  review: [...lookAgain, ...checkAgain],
  submit: [...submit, ...submitReport],
  incomplete: words(`nộp thiếu; nộp phần đã có`),
  help: [...questionMark, ...helpMe, ...guide, ...words(`help; menu`)],
  stop: [...halt, ...words(`tạm dừng`)],
  progress: words(`tiến độ; xem tiến độ; coi tiến độ; còn bao nhiêu; tới đâu rồi`),
  edit: [...edit, ...mistaken, ...wrong, ...words(`nhập lại`)],
  draft: words(`bản nháp; xem bản nháp; coi bản nháp; tệp nháp; dự thảo; xem tệp`),
  receipt: words(`biên nhận; xem biên nhận; mã biên nhận`),
  more: [...added, ...words(`viết thêm; ghi thêm`)],
  rows: words(`từng dòng; từng mục; hỏi từng dòng`),
  undo: words(`hoàn tác; undo; hoàn tác lại; hủy vừa rồi; bỏ vừa rồi; lấy lại`),
  rest: words(`còn lại 0; còn lại là 0`),
  "rest-none": words(`còn lại không; còn lại không có`),
  note,
  frame: words(
    `khung; khung để điền; khung trống; mẫu trống; mẫu để điền; gửi khung; cho khung; lấy khung; xin khung`,
  ),
  "leave-file": words(`bỏ tệp; bỏ tệp này; thôi tệp này; hủy tệp; bỏ file; bỏ file này`),
  below: words(
    `trường nào; những trường nào; gồm trường nào; các trường nào; đơn vị nào; những đơn vị nào; trường nào chưa nộp; đơn vị nào chưa nộp; trường nào nộp rồi; trường nào đã nộp`,
  ),
  again: [...handInAgain, ...words(`nộp lại bản mới; nộp bản mới; cập nhật số mới`)],
  "leave-later": words(`để nguyên; để nguyên số đã nộp; giữ bản đã nộp`),
  example: words(`ví dụ; xem ví dụ`),
  colleague: [...meetOfficer, ...words(`hỏi chuyên viên`)],
};

/** A message that says thanks or "I hear you" and answers nothing. */
export const thanksWords = [
  ...thanks,
  ...dutiful,
  ...obliging,
  ...mumbled,
  ...okay,
  ...granted,
  ...combine(thanks, [...younger, ...bot]),
  ...words(`cảm ơn nhé; cảm ơn nhiều; dạ cảm ơn; dạ vâng; rõ rồi`),
];

/** Politeness around a message; it means nothing here. */
export const leadingParticles = [
  ...dutiful,
  ...obliging,
  ...mumbled,
  ...hesitation,
  ...respect,
  ...younger,
  ...elders,
  ...calling,
  ...ah,
  ...bot,
];
export const trailingParticles = [
  ...closing,
  ...younger,
  ...elders,
  ...bot,
  ...friend,
  ...calling,
  ...straight,
  ...youngerShort,
  ...words(`a`),
];

/** How "sửa 4.3", "mục 4.3", "ghi chú 4.3: …" begin. */
export const editLead = [...words(`sửa mục; sửa dòng; sửa lại mục`), ...edit];
/** How "xem 1.7" begins, which shows what stands there. */
export const seeLead = [...words(`xem mục; xem dòng; coi mục; coi dòng`), ...look, ...glance];
export const noteLead = [...words(`ghi chú mục`), ...note, ...noteShort];
export const rowLead = [...rows, ...askedItem];
