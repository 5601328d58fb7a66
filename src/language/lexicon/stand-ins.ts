// The words people put around an answer, or in its place: politeness, "none", "not yet", reasons, notes.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { combine, words } from "../phrases.ts";
import { broken, foreignNo, negations as negating, obliging, okay, right } from "./assent.ts";
import {
  askingClose,
  calls,
  closing,
  drawl,
  dutiful,
  emphasis,
  formal,
  formally,
  greetings,
  please,
  respect,
  thanks,
} from "./courtesy.ts";
import { arrive, thisYear, until } from "./days.ts";
import { currency, people, things, unsure } from "./measures.ts";
import { ourOffice, ownNames } from "./offices.ts";
import { addressedMany, bot, calling, elders, friend, self } from "./persons.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import * as work from "./work.ts";

/** Courtesy and whoever speaks or is spoken to: nothing of it is about the answer. */
export const manners = [
  ...dutiful,
  ...obliging,
  ...respect,
  ...please,
  ...formally,
  ...closing,
  ...askingClose,
  ...drawl,
  ...emphasis,
  ...self,
  ...elders,
  ...bot,
  ...friend,
  ...addressedMany,
  ...calling,
  ...calls,
  ...greetings,
  ...thanks,
  ...ourOffice,
  ...okay,
  ...small.stopIt,
  ...small.already,
  ...small.atAll,
  ...words(`nhá ạ`),
];

/** Says nothing about the answer. */
export const politeness = [...manners, ...formal, ...small.topic];

/** Stands before or after a figure without changing it. */
export const around = [
  ...work.send,
  ...work.tell,
  ...work.report,
  ...combine(please, work.report),
  ...work.write,
  ...work.enter,
  ...work.fill,
  ...work.hold,
  ...work.open,
  ...work.join,
  ...work.attend,
  ...work.rewarded,
  ...work.reward,
  ...work.raise,
  ...work.canvass,
  ...work.funds,
  ...work.spend,
  ...small.have,
  ...small.can,
  ...small.is,
  ...small.isOf,
  ...small.done,
  ...small.all,
  ...small.now,
  ...small.nowadays,
  ...small.give,
  ...small.of,
  ...small.enough,
  ...small.only,
  ...small.number,
  ...paper.totals,
  ...paper.quantity,
  ...paper.result,
  ...paper.figures,
  ...paper.theWeek,
  ...paper.duringTheWeek,
  ...paper.occasion,
  ...paper.thisItem,
  ...thisYear,
  ...right,
  ...ownNames,
  ...words(`
  bc; gửi ạ; xin gửi; số là; tham gia dự; thu hút; phục vụ; con số; số liệu là; tạm thời; bằng chữ;
  viết bằng chữ; số tiền; tiền; đã chi; ngân sách nhà nước; nsnn; mức;
`),
];

export const negations = [...negating, ...small.notAtAll, ...words(`không hề; hoàn toàn không; đều không`)];

/** Whole words for nothing at all in a numeric answer. */
export const nothing = [
  ...foreignNo,
  ...words(`zero; none; nil; null không; số không; số 0; không đồng; chẳng có gì`),
];

/** May follow "no" in a figure or a text and deny no more than what was asked. */
const deniedAnywhere = [
  ...small.have,
  ...small.what,
  ...small.which,
  ...small.atAll,
  ...small.where,
  ...small.one,
  ...small.added,
  ...small.other,
  ...small.together,
  ...emphasis,
  ...work.hold,
  ...work.occur,
  ...work.supplement,
  ...paper.content,
  ...paper.activity,
  ...paper.proposals,
];

/** May follow "no" without making it anything else than none. */
export const noneTail = [
  ...deniedAnywhere,
  ...people,
  ...things,
  ...currency,
  ...ownNames,
  ...ourOffice,
  ...small.can,
  ...small.who,
  ...small.already,
  ...small.ever,
  ...small.demonstrative,
  ...small.at,
  ...small.affair,
  ...work.open,
  ...work.make,
  ...work.join,
  ...work.reward,
  ...work.raise,
  ...work.canvass,
  ...work.launch,
  ...work.openUp,
  ...work.ceremony,
  ...work.funds,
  ...work.spend,
  ...paper.thisItem,
  ...paper.theWeek,
  ...paper.duringTheWeek,
  ...paper.occasion,
  ...thisYear,
  ...words(`
  chi phí; sử dụng; dùng; cấp; số liệu phát sinh; mở lớp; đăng ký; khoản; đăng; in; phát hành; tốn; mất; thu; khoản này; trường nào; ý kiến gì;
`),
];

/** The same in a narrative item, where any further word is news. */
export const noneTailOfText = [...deniedAnywhere, ...words(`khó khăn tồn tại; bài học; vướng mắc`)];

/** The words for no that deny nothing of a thing by themselves. */
export const cellNegations = negations.filter((word) => !broken.includes(word));
/** The same in a cell of words, where "không hoạt động" is news of a thing. */
export const noneTailOfCell = [
  ...small.have,
  ...small.what,
  ...small.which,
  ...small.who,
  ...small.where,
  ...small.atAll,
  ...small.one,
  ...emphasis,
];

/** Known, had, gathered: after "no" there is a figure nobody has yet. */
const open = [...small.know, ...small.haveFigures, ...work.gather, ...unsure];

/** After "no": not a nought but a figure nobody has yet. */
export const unknownTail = [
  ...open,
  ...words(`nhớ; có thông tin; có số; tính được; đếm; có thống kê; chắc chắn; dám chắc; theo dõi`),
];

/** "I am not sure, about 30": the figure behind it is nobody's word. */
export const notSure = combine(negations, [...unknownTail, ...combine(unknownTail, small.veryMuch)]);

export const notYet = words(`chưa`);

/** After "not yet" these are limits of a figure ("less than 100"). */
export const notYetLimit = [...until, ...arrive, ...small.too, ...words(`đầy`)];

/** What "not yet" may be followed by and still be no narrative. */
export const notYetTail = [
  ...open,
  ...small.have,
  ...small.finished,
  ...small.enough,
  ...work.make,
  ...work.hold,
  ...work.heldWell,
  ...work.tell,
  ...work.report,
  ...work.send,
  ...work.complete,
  ...words(`kịp; có gì; có kết quả; làm xong`),
];

/** For money, a sum that exists but is not settled: neither none nor a figure to choose. */
export const unsettled = [
  ...work.approve,
  ...words(`quyết toán; giải ngân; thanh toán; được duyệt; tất toán`),
];

/** A table cell left open on paper. */
export const openMarks = [
  ...small.questionMark,
  ...words(`
  -; --; ---; x; xx; xxx; ??; n/a; na; không áp dụng; ko áp dụng; _; __; để trống; trống; bỏ trống;
`),
];

/** Before a reason, and nothing else. */
export const cause = [...small.reason, ...words(`do; bởi; bởi vì; tại vì; nguyên nhân; lý do; lí do`)];
export const reasonLead = [...cause, ...words(`tại`)];

/** Between a reason and the "none" it explains. */
export const consequence = words(`nên; cho nên; nên là`);

/** Words that announce a note whatever follows, and those that need their colon. */
export const noteLead = { words: paper.note, short: [...paper.noteShort, ...words(`g/c; note; chú thích`)] };

/** Points at another item: "as in item I.1". */
export const pointsElsewhere = words(`
  như mục; như câu; như phần; giống mục; giống câu; giống phần; xem mục; xem câu; xem phần; theo mục; tương tự mục; như ở mục; như đã nêu ở mục;
`);

export const sameAsAbove = [
  ...small.above,
  ...paper.above,
  ...small.alike,
  ...words(`
  như trên; nt; n.t; n t; n/t; như mục trên; như câu trên; như phần trên; giống trên; giống như trên;
  tương tự trên; tương tự như trên; như trước; như cũ; như năm trước; như năm ngoái; xem trên;
  xem mục trên; đã nêu trên; đã báo cáo ở trên; như đã nêu; như đã báo cáo; giống mục trên;
  giống câu trên; ''; như đã nêu trên; đã nêu ở trên; đã ghi ở trên;
`),
];

/** How "none" is written in a narrative item. */
export const noneText = "Không có.";
