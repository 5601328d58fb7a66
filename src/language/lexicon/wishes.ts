// The words around what a person wants the interview to do: "cho em …", "… được không", "xem lại cái 1.8". Nothing here is sent.
import { combine, words } from "../phrases.ts";
import { agreed, obliging, okay, refusals, wrong } from "./assent.ts";
import { mistakes } from "./correction.ts";
import { closing, dutiful, please, straight } from "./courtesy.ts";
import { next as after, ago, justNow } from "./days.ts";
import { leaveOut } from "./later.ts";
import { guess } from "./measures.ts";
import { ourOffice } from "./offices.ts";
import { bot, calling, colleagues, elders, friend, self } from "./persons.ts";
import { askedItem, figures, part, rows, sheet } from "./report.ts";
import { asks, forMe } from "./requests.ts";
import * as small from "./small-words.ts";
import { change, changeAgain, goBack, mistaken } from "./steering.ts";
import * as work from "./work.ts";

const speakers = [...self, ...elders];
const around = [...dutiful, ...obliging, ...closing, ...speakers, ...bot, ...friend, ...calling];
const aMoment = words(`thử`);

/** Before the wish. */
export const leads = [
  ...around,
  ...please,
  ...small.helpMe,
  ...small.want,
  ...small.need,
  ...combine(small.give, speakers),
  ...words(`cho phép em; nhờ bot`),
];

/** Behind it. */
export const tails = [
  ...around,
  ...asks,
  ...forMe,
  ...straight,
  ...small.helpMe,
  ...small.beside,
  ...small.along,
  ...small.stopIt,
  ...combine(small.give, speakers),
  ...combine(small.can, [...closing, ...small.can]),
  ...words(`có được không; được hả; cho nhanh; cho tiện; trước đã`),
];

const first = words(`trước tiên`);
const doing = [
  ...work.make,
  ...work.enter,
  ...work.fill,
  ...work.send,
  ...work.write,
  ...work.inquire,
  ...work.complete,
];
const table = [
  ...figures,
  ...combine(part, figures),
  ...combine([...sheet, ...small.plural], figures),
  ...combine(combine(part, [...sheet, ...small.plural]), figures),
  ...words(`phần bảng; phần số`),
];
const narrative = words(`lời; phần lời; phần chữ; lời văn; phần lời văn`);
const before = [...ago, ...first];
const goOver = words(`chuyển qua; chuyển sang`);

/** The table before the narratives. */
export const figuresFirst = [
  ...combine(table, before),
  ...combine(doing, combine(table, before)),
  ...combine(combine(small.leave, self), combine(doing, combine(table, before))),
  ...combine(doing, combine(before, table)),
  ...combine(goOver, table),
  ...words(
    `bảng trước; làm bảng trước; biểu trước; làm biểu trước; số trước; làm số trước; nhập số trước; hỏi số trước`,
  ),
];

/** Says beside it that the narratives come later: "phần lời để sau". */
export const wordsLater = [
  ...combine(narrative, leaveOut),
  ...combine(leaveOut, narrative),
  ...combine(combine(small.leave, narrative), after),
  ...combine(narrative, combine(doing, after)),
  ...combine(combine(narrative, self), combine(doing, after)),
];

/** The narratives before the table again. */
export const wordsFirst = [
  ...combine(narrative, before),
  ...combine(doing, combine(narrative, before)),
  ...combine([...goOver, ...goBack], narrative),
  ...words(`theo thứ tự; làm theo thứ tự; theo thứ tự biểu; theo thứ tự mẫu; đúng thứ tự`),
];

/** To see a row again, to change it, or that it is wrong. Its number stands beside these words. */
export const again = [
  ...mistakes,
  ...combine([...work.write, ...small.have], small.howMany),
  ...work.look,
  ...work.lookAgain,
  ...work.check,
  ...work.checkAgain,
  ...work.exchange,
  ...work.open,
  ...change,
  ...changeAgain,
  ...goBack,
  ...mistaken,
  ...wrong,
  ...refusals,
  ...combine([...doing, ...work.exchange, ...work.open, ...work.reckon], small.again),
  ...words(`rà soát lại; chỉnh lại; chỉnh sửa; về lại; nhảy tới`),
];

/** A row numbered without a dot is named by one of these before its number. */
export const rowNames = [
  ...rows,
  ...askedItem,
  ...part,
  ...small.piece,
  ...combine([...rows, ...askedItem], small.number),
];

/** What a row is called, and what else may stand beside its number. */
export const beside = [
  ...around,
  ...rowNames,
  ...asks,
  ...forMe,
  ...straight,
  ...justNow,
  ...ago,
  ...aMoment,
  ...small.number,
  ...small.at,
  ...small.of,
  ...small.again,
  ...small.leave,
  ...small.give,
  ...small.want,
  ...small.helpMe,
  ...small.beside,
  ...small.along,
  ...small.done,
  ...small.already,
  ...guess,
  ...small.howMany,
  ...work.write,
  ...words(`ô; chỗ; cái đã; đang ghi`),
];

const leaders = words(
  `thủ trưởng; thủ trưởng đơn vị; ht; hiệu phó; giám đốc; phó giám đốc; trưởng phòng; phó trưởng phòng; phó phòng; chủ tịch`,
);

/** Who may approve a report, in whatever words. */
export const heads = [...leaders, ...colleagues];
export const approvers = [...heads, ...speakers, ...ourOffice];
export const approved = [...work.approve, ...words(`ký; ký duyệt; thông qua; chấp thuận; chốt`)];
export const besideApproval = [
  ...around,
  ...agreed,
  ...okay,
  ...straight,
  ...small.done,
  ...small.already,
  ...small.finished,
  ...small.allGone,
  ...small.demonstrative,
  ...small.give,
  ...small.can,
  ...small.together,
  ...small.helpMe,
  ...small.along,
  ...work.report,
  ...work.look,
  ...work.submit,
];
/** "Duyệt" alone may be what is still to be done; with one of these it is done. */
export const isDone = [...small.done, ...small.already, ...small.finished, ...small.can, ...agreed];
/** Behind whoever leads the unit: "hiệu trưởng ok rồi". */
export const content = [...agreed, ...okay];
