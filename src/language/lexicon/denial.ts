// The words beside "không" that name nothing, and those that say how much it denies. Typed with or without diacritics.
import { strictly, words } from "../phrases.ts";
import { emphasis, formal } from "./courtesy.ts";
import { thisWeek, thisYear } from "./days.ts";
import { ourOffice, ownNamesStrict } from "./offices.ts";
import * as paper from "./report.ts";
import * as small from "./small-words.ts";
import { manners, notYet } from "./stand-ins.ts";
import * as work from "./work.ts";

/** Politeness, but not where it looks like the beginning of a row's wording once its mark is left out (thi, kinh phí). */
export const polite = [...manners, ...strictly([...formal, ...small.topic])];

/** Stands around a denial and names nothing that could be a row. */
export const filler = [
  ...small.have,
  ...small.which,
  ...small.what,
  ...small.who,
  ...small.atAll,
  ...small.already,
  ...small.where,
  ...small.ever,
  ...small.one,
  ...small.demonstrative,
  ...small.within,
  ...small.at,
  ...small.of,
  ...small.plural,
  ...small.affair,
  ...small.about,
  ...small.is,
  ...small.give,
  ...small.can,
  ...small.along,
  ...small.added,
  ...small.together,
  ...small.or,
  ...small.more,
  ...small.alone,
  ...emphasis,
  ...work.occur,
  ...work.join,
  ...work.write,
  ...work.tell,
  ...work.report,
  ...paper.thisItem,
  ...paper.rows,
  ...paper.part,
  ...paper.figures,
  ...paper.activity,
  ...paper.content,
  ...paper.occasion,
  ...paper.duringTheWeek,
  ...paper.theWeek,
  ...thisYear,
  ...thisWeek,
  ...paper.duringWeek,
  ...words(`kia; tại trường; bất kỳ; bất cứ; nha em; nhe em`),
];

export const deeds = [
  ...work.hold,
  ...work.make,
  ...work.open,
  ...work.heldWell,
  ...words(`thực hiện được; làm được`),
];

export const unit = [...ownNamesStrict, ...ourOffice, ...words(`cơ quan`)];

/** Everything that was asked, said in so many words. */
export const allOfThem = [
  ...small.all,
  ...small.whole,
  ...small.evenly,
  ...small.what,
  ...words(`
  cả hai; cả 2; cả ba; cả 3; cả bốn; cả năm; cả sáu; cả bảy; hai cái; cả hai dòng; cả hai mục; cả 2 dòng; cả 2 mục; cả ba dòng; cả nhóm; cả mục;
  dòng nào; mục nào; dòng nào hết; mục nào hết; cái nào; cái nào hết; cả hai đều; tất cả đều;
  gì cả; gì hết; gì ráo; chi hết; hết cả; hết trơn; gì đâu;
`),
];

/** Perhaps of all that the report is about, perhaps only of what was asked. */
export const anything = words(`
  tổ chức gì; tổ chức gì cả; tổ chức gì hết; làm gì; làm gì cả; làm gì hết; hoạt động nào; hoạt động nào cả; hoạt động nào hết; hoạt động gì;
  hoạt động gì cả; hoạt động gì hết; tổ chức hoạt động nào; tổ chức hoạt động gì; tổ chức hoạt động nào cả; tổ chức hoạt động nào hết; có hoạt động nào;
  có hoạt động gì; tất cả các hoạt động; tổ chức bất kỳ hoạt động nào; bất kỳ hoạt động nào; tổ chức chi hết; triển khai gì; triển khai hoạt động nào;
  thực hiện hoạt động nào; thực hiện gì;
`);

/** All that was asked and has not been answered. */
export const rest = [
  ...paper.remaining,
  ...paper.otherRows,
  ...small.furthermore,
  ...words(`
  còn lại thì; phần còn lại; số còn lại; các dòng còn lại; các mục còn lại; mấy cái còn lại; những cái còn lại; mấy dòng còn lại; mấy mục còn lại;
  những dòng còn lại; những mục còn lại; mấy cái kia; mấy dòng kia; mấy mục kia; mấy cái khác; mấy dòng khác; mấy mục khác;
  những mục khác; những dòng khác; những cái khác; những cái kia; các cái khác; các cái kia; mấy cái sau; hết còn lại; còn mấy cái kia; còn mấy cái khác;
`),
];

export const however = words(`nhưng`);

/** With one of these the message says more than that there is none. */
export const but = [
  ...small.only,
  ...small.without,
  ...small.exceptFor,
  ...paper.remaining,
  ...notYet,
  ...small.will,
  ...small.but,
  ...however,
  ...words(`mà có`),
];
