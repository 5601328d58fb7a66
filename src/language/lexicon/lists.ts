// The words that order a message of several rows: exceptions, and what a head line is made of.
import { strictly, words } from "../phrases.ts";
import { next, year } from "./days.ts";
import { everyOne } from "./measures.ts";
import { ownNames } from "./offices.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { drop, gather, report, supplement, write } from "./work.ts";

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
  ...words(`các dòng; các mục; mấy dòng; mấy mục; các phần; mọi`),
];

/** The column that counts the lines. */
const serial = words(`stt; số thứ tự`);

/** Takes a line out of a list: "xóa 3", "bỏ dòng 3". */
export const takeOut = [...drop, ...words(`xóa; gỡ`)];
/** Before the number of a line. */
export const lineLead = [...small.number, ...paper.rows, ...serial];

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
  ...words(`bảng số liệu; mẫu; phụ lục; đơn vị tính; đvt; như sau; dưới đây; sau đây`),
];
