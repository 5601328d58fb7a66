// The words that order a message of several rows: exceptions, and what a head line is made of.
import { combine, strictly, words } from "../phrases.ts";
import { closing } from "./courtesy.ts";
import { next, schoolYear, year } from "./days.ts";
import { everyOne } from "./measures.ts";
import { ownNames } from "./offices.ts";
import { everybody } from "./persons.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { manners, negations, notYet, notYetTail, politeness, unknownTail } from "./stand-ins.ts";
import { drop, enter, fill, gather, report, search, supplement, write } from "./work.ts";

/** "All of them are none, but …": what follows are the rows that hold something. */
export const except = [
  ...small.without,
  ...small.exceptFor,
  ...small.only,
  ...strictly([...small.alone, ...everyOne]),
  ...words(
    `trừ ra; !ngoài; chỉ riêng; chỉ mỗi; có mỗi; ngoại trừ có; trừ mục; trừ dòng; chỉ có mục; chỉ mục`,
  ),
];

/** Before things of which none is left out. */
export const every = words(`mọi`);

/** May stand before the exception beside a "không" or a 0. */
export const allOfThem = [
  ...small.all,
  ...small.whole,
  ...small.atAll,
  ...small.evenly,
  ...small.is,
  ...small.equals,
  ...paper.rows,
  ...paper.remaining,
  ...paper.otherRows,
  ...write,
  ...words(`các dòng; các mục; mấy dòng; mấy mục; các phần`),
  ...every,
];

/** The column that counts the lines. */
const serial = words(`stt; số thứ tự`);
export const serialTitles = [...serial, ...words(`tt; số tt; #`)];
/** What stands above a table, and names no line of it. */
export const sheetTitles = [
  ...paper.listed,
  ...paper.annex,
  ...paper.printedForm,
  ...paper.unitLine,
  ...schoolYear,
  ...words(`danh mục; bảng kê; bảng kiểm kê; bảng tổng hợp; bảng thống kê; biểu số; mẫu số; kèm theo`),
];
/** Says of what is listed that there is none, or none yet, and names nobody. */
export const noneLead = combine([...negations, ...notYet], small.have);

/** Before the number of a line. */
export const lineLead = [...small.number, ...paper.rows, ...serial];
/** Takes a line out of a list: "xóa 3", "bỏ dòng 3". */
export const takeOut = [...drop, ...words(`xóa; gỡ`)];
/** Around the name by which a line is called: "xóa cô Mai khỏi danh sách giúp em". */
export const aroundName = [
  ...manners,
  ...everybody,
  ...politeness,
  ...closing,
  ...paper.listed,
  ...lineLead,
  ...small.helpMe,
  ...small.forMe,
  ...small.atAll,
  ...small.beside,
  ...small.along,
  ...words(`ra khỏi; khỏi danh sách; tên; có tên; ông; bà`),
];
/** "Xóa hết": every line of it, and what they stand in. */
export const everyLine = [...small.all, ...small.whole, ...small.atAll];
export const wholeList = [...small.atAll, ...small.plural, ...small.demonstrative, ...paper.listed];

/** Words of whoever does not know a line, or has none yet: "em không nhớ", "chưa có danh sách". */
export const doubting = [
  ...manners,
  ...negations,
  ...notYet,
  ...notYetTail,
  ...unknownTail,
  ...small.have,
  ...small.what,
  ...small.who,
  ...small.which,
  ...small.how,
  ...small.added,
  ...small.still,
  ...small.must,
  ...small.atAll,
  ...small.demonstrative,
  ...write,
  ...enter,
  ...fill,
  ...small.inWhatWay,
  ...search,
  ...paper.thisItem,
  ...paper.listed,
  ...words(`tìm ra; thấy; tìm thấy; sổ; sổ sách; giấy tờ; hồ sơ`),
];

/** "Ngoài văn nghệ ra thì …": closes what is excepted. */
export const besides = words(`ra; ra thì; còn đâu; còn đâu thì`);

/** A line of these words alone, before the figures, says what comes and is no entry. */
export const headLine = [
  ...small.plural,
  ...small.of,
  ...small.about,
  ...small.is,
  ...small.isOf,
  ...small.have,
  ...small.within,
  ...small.here,
  ...small.following,
  ...next,
  ...year,
  ...paper.figures,
  ...paper.rows,
  ...paper.content,
  ...paper.result,
  ...paper.quantity,
  ...paper.note,
  ...paper.dispatch,
  ...paper.theWeek,
  ...report,
  ...gather,
  ...supplement,
  ...ownNames,
  ...small.namely,
  ...paper.sheet,
  ...serial,
  ...paper.annex,
  ...paper.unitLine,
  ...words(`bảng số liệu; mẫu; như sau; dưới đây; sau đây`),
];
