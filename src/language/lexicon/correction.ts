// How people take back what they just wrote, and how they point at another row's figures.
import { combine, spelt, words } from "../phrases.ts";
import { negations, wrong } from "./assent.ts";
import { closing, cries, drawl, dutiful, please, rather, straight } from "./courtesy.ts";
import { arrows, from, justNow } from "./days.ts";
import { leaveOut } from "./later.ts";
import { bot, calling, elders, self, younger } from "./persons.ts";
import { above, askedItem, rows } from "./report.ts";
import { anyNo, itemNo, tellingNo } from "./row-numbers.ts";
import {
  again,
  alike,
  already,
  asIf,
  at,
  becoming,
  beside,
  equals,
  forMe,
  give,
  helpMe,
  is,
  likewise,
  must,
  number,
  over,
  piece,
  still,
  topic,
} from "./small-words.ts";
import { change, changeAgain, mistaken } from "./steering.ts";
import { exchange, write } from "./work.ts";

const meaning = combine(words(`ý`), combine([...self, ...elders], is));

/** Written wrongly: said of the message before, or of a row that is named. */
export const mistakes = words(`
  nhầm; bị nhầm; lộn; lộn rồi; bị lộn; ghi nhầm; viết nhầm; nhập nhầm; gõ nhầm; gửi nhầm; gởi nhầm; ghi lộn; gõ lộn; nhập lộn; viết lộn;
  ghi sai; gõ sai; nhập sai; viết sai; tính nhầm; đếm nhầm; cộng nhầm; báo nhầm;
`);

/** Says that the last message was wrong, or what it meant. */
export const lead = [
  ...mistakes,
  ...mistaken,
  ...wrong,
  ...changeAgain,
  ...meaning,
  ...words(`
  ý là; sửa thành; sửa lại thành; sửa lại là; sửa giúp; sửa dùm; sửa giùm; cho sửa; cho em sửa; cho chị sửa; cho cô sửa; cho mình sửa; xin sửa; xin sửa lại;
  cho em sửa lại; cho chị sửa lại; cho mình sửa lại; đính chính; xin đính chính; xin đính chính lại; đính chính lại; à không; !ủa không;
`),
];

/** May stand before or between them and say nothing. */
export const around = [
  ...cries,
  ...drawl,
  ...self,
  ...elders,
  ...bot,
  ...calling,
  ...dutiful,
  ...closing,
  ...already,
  ...is,
  ...again,
  ...must,
  ...topic,
  ...number,
  ...piece,
  ...give,
  ...write,
  ...above,
  ...justNow,
  ...becoming,
  ...words(
    `phải là; đúng là; đúng ra; đúng ra là; chính xác là; hồi nãy; lúc nãy; nãy; câu trên; dòng trên; mục trên`,
  ),
];

const row = `(?:\\s+(?:${spelt([...rows, ...askedItem, ...number])}))?`;
const end = `(?:${spelt([...closing, ...younger, ...straight])})?[.!\\s]*$`;

const isNot = `(?:${spelt(negations)})\\s+(?:${spelt(must)})(?:\\s+(?:${spelt(is)}))?\\s`;

/** What follows is the wrong figure again: "350 chứ không phải 340", "350 nhé, không phải 340". */
export const notThis = new RegExp(
  `\\s*(?:[,.]?\\s*(?:${spelt([...rather, ...words(`chớ`)])})\\s+${isNot}.*|[,.]\\s*${isNot}\\d[^,.;\\n]*)$`,
  "isu",
);

/** "350 mới đúng". */
export const thisIsRight = new RegExp(
  `\\s*(?:${spelt(words(`mới đúng; mới phải; thì đúng`))})\\s*${end}`,
  "iu",
);

/** Says of one thing that it is as another. */
export const same = words(`giống`);
export const like = [...alike, ...asIf, ...equals, ...same, ...words(`y như; y chang`)];
const likeness = spelt(like);

/** "Giống 1.1", "như mục 1.1". */
export const sameAs = new RegExp(
  `^(?:(?:${spelt(dutiful)})\\s+)?(?:(?:${spelt(likewise)})\\s+)?(?:${likeness})(?:\\s+(?:${spelt([...asIf, ...words(`so với`), ...beside, ...at])}))?${row}\\s+(${anyNo})\\s*${end}`,
  "iu",
);

/** What may stand before what somebody wants done. */
export const asking = [...dutiful, ...younger, ...please, ...combine(give, younger)];
const asks = spelt(asking);
const adjust = words(`chỉnh`);
const adjustWholly = words(`điều chỉnh`);

/** "Sửa 4.2 thành 221", "đổi mục 1.7 sang 30/1148". */
export const changeTo = new RegExp(
  `^(?:(?:${asks})\\s+)*(?:${spelt([...change, ...exchange, ...adjust])})(?:\\s+(?:${spelt([...again, ...helpMe, ...forMe])}))*${row}\\s+(${anyNo})\\s*(?:(?:${spelt([...becoming, ...is, ...combine(again, is), ...over])})|${arrows.join("|")}|=|:)\\s*(\\S.*)$`,
  "isu",
);

const wants = `(?:(?:${asks})\\s+)*(?:${spelt([...change, ...exchange, ...adjust, ...adjustWholly])})(?:\\s+(?:${spelt([...again, ...helpMe, ...forMe])}))*`;

/** "Sửa", "đổi lại" at the head of a text, or all that stands behind a row's number: "B1.3 sửa thành 5". */
export const wantsChange = new RegExp(`^${wants}(?=\\s|$)`, "iu");

/** "1:", "mục B1.3": the row before what is to be changed of it. */
export const rowOfChange = new RegExp(
  `^(?:(?:${spelt([...rows, ...askedItem])})\\s+)?(${anyNo})(?=\\s|:|$)\\s*(:?)\\s*`,
  "iu",
);

/** Before the figure that stands there now: "từ 10 thành 12". */
export const fromNow = new RegExp(`^(?:${spelt(from)})\\s+`, "iu");

const arrow = "[-=\u2013\u2014]{1,3}>|\u2192|\u21d2|\u279c|\u27a1\ufe0f?";

/** Between what stands and what is to stand: an arrow, or a word that means it only beside one of the above. */
export const turnsInto = new RegExp(
  `\\s*(?:(${arrow})|(?<=\\s)(?:${spelt([...becoming, ...combine(again, becoming), ...over, ...still, ...words(`lên; xuống`)])})(?=\\s))\\s*`,
  "iu",
);

/** "Sửa 1.2 khá": the row, and what stands behind its number. */
export const changeRow = new RegExp(
  `^(?:(?:${asks})\\s+)*(?:${spelt([...change, ...exchange, ...adjustWholly])})(?:\\s+(?:${spelt([...again, ...helpMe, ...forMe])}))*${row}\\s+(${anyNo})\\s+(\\p{L}.*)$`,
  "isu",
);

/** "Để sau 4.2", "bỏ qua mục PL2.II.3": what is said of a row or an item, and its number. */
export const putOffRow = new RegExp(
  `^(?:(?:${asks})\\s+)*(${spelt(leaveOut)})(?:\\s+(?:${spelt([...rows, ...askedItem])}))?\\s+(${tellingNo}|${itemNo})\\s*${end}`,
  "iu",
);

/** "II.2: …": the item that a text is for. */
export const forItem = new RegExp(`^\\s*(?:(?:${spelt(rows)})\\s+)?(${itemNo})\\s*[:.)-]\\s*(\\S.*)$`, "isu");
