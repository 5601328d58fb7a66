// How people say that a figure is that of the round before.
import { combine, words } from "../phrases.ts";
import { like, same } from "./correction.ts";
import { lastMonth, lastYear } from "./days.ts";
import { figures } from "./report.ts";
import { asIf, beside, equals, following, number } from "./small-words.ts";
import { write } from "./work.ts";

const last = [
  ...lastYear,
  ...lastMonth,
  ...words(
    `lần trước; kỳ trước; kì trước; đợt trước; năm học trước; lần rồi; đợt rồi; quý trước; báo cáo trước`,
  ),
];
const oldOnes = [...last, ...combine([...number, ...figures], last)];
const keep = words(`giữ số; vẫn giữ; giữ nguyên; dùng lại; lấy theo; lấy số; lấy số của; giữ số của`);

/** "Giống năm trước", "bằng lần trước", "giữ số năm ngoái": nothing else of it is said. */
export const asBefore = [
  ...combine([...like, ...following, ...write, ...keep], oldOnes),
  ...combine(combine([...same, ...write, ...keep, ...words(`vẫn`)], asIf), oldOnes),
  ...combine(combine([...same, ...equals], beside), oldOnes),
  ...combine(words(`không đổi so với; không thay đổi so với`), last),
  ...words(`như số cũ`),
];
