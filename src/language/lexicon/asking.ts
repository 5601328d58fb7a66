// How an officer asks about a round in words: whether a unit has handed in, who has not, how many, how much of something.
import { combine, spelt, words } from "../phrases.ts";
import { polite } from "./courtesy.ts";
import { sum, totals } from "./report.ts";
import { all, can, have, howMany, is } from "./small-words.ts";
import { controlWords } from "./steering.ts";
import { askedOf, askLeads } from "./talk.ts";

/** Behind a unit's name. */
const handedInYet = words(
  `đã nộp chưa; nộp chưa; đã gửi chưa; gửi chưa; nộp báo cáo chưa; đã nộp báo cáo chưa; nộp rồi chưa; có nộp chưa; nộp xong chưa; gửi báo cáo chưa; đã xong chưa; nộp chưa nhỉ; đến đâu rồi; làm tới đâu rồi; làm đến đâu rồi`,
);
/** Before it, and say nothing more. */
const ahead = words(`cho tôi hỏi; cho mình hỏi; xem giúp; kiểm tra giúp; kiểm tra xem`);
/** Behind a question, and say nothing more. */
const manners = [...polite, ...askedOf];
/** Who has not handed in; without a name. */
const whoOwes = words(
  `ai còn chưa nộp; những ai chưa nộp; ai chưa gửi; ai chưa báo cáo; ai chưa nộp báo cáo; đơn vị nào còn chưa nộp; còn đơn vị nào chưa nộp; những đơn vị nào chưa nộp; các đơn vị chưa nộp; còn trường nào chưa nộp; phòng nào chưa nộp; nơi nào chưa nộp; đơn vị nào chưa báo cáo; đơn vị nào chưa gửi; còn thiếu ai; còn thiếu đơn vị nào; thiếu đơn vị nào; danh sách chưa nộp; bao nhiêu đơn vị chưa nộp; còn bao nhiêu đơn vị chưa nộp; còn mấy đơn vị chưa nộp; mấy đơn vị chưa nộp; còn bao nhiêu trường chưa nộp; còn mấy trường chưa nộp; bao nhiêu trường chưa nộp; còn bao nhiêu đơn vị; còn mấy đơn vị`,
);
/** How far the round is. */
const howFar = words(
  `bao nhiêu đơn vị đã nộp; đã có bao nhiêu đơn vị nộp; có bao nhiêu đơn vị đã nộp; mấy đơn vị đã nộp; mấy đơn vị nộp rồi; bao nhiêu trường đã nộp; có bao nhiêu trường đã nộp; ai đã nộp; đơn vị nào đã nộp; bao nhiêu đơn vị đã nộp rồi; mấy đơn vị đã nộp rồi; được bao nhiêu báo cáo; có bao nhiêu báo cáo; tiến độ thế nào; nộp được bao nhiêu rồi`,
);
const before = [
  ...have,
  ...can,
  ...is,
  ...all,
  ...totals,
  ...words(`toàn tỉnh có; cả tỉnh có; tổng cộng có`),
];
/** How much of something, before its name and behind it. */
const howMuch = [...howMany, ...combine(before, howMany), ...sum.filter((one) => one.includes(" "))];
const isHowMuch = [...howMany, ...combine(before, howMany)];

const tail = `(?: (?:${spelt(manners)}))*`;
const head = `(?:(?:${spelt([...ahead, ...askLeads])}) )?`;

/** Over words without signs: of a question about one unit the unit is the group `unit`. */
export const asksOfUnit = new RegExp(`^${head}(?<unit>.+?) (?:${spelt(handedInYet)})${tail}$`, "u");
export const asksWhoOwes = new RegExp(
  `^${head}(?:${spelt([...whoOwes, ...controlWords.below])})${tail}$`,
  "u",
);
export const asksHowFar = new RegExp(`^${head}(?:${spelt(howFar)})${tail}$`, "u");
/** What is counted is the group `what`. */
export const asksHowMuch = new RegExp(`^${head}(?:${spelt(howMuch)}) (?<what>.+?)${tail}$`, "u");
export const asksHowMuchOf = new RegExp(`^${head}(?<what>.+?) (?:${spelt(isHowMuch)})${tail}$`, "u");
