// The words of days and hours as the grammar of dates takes them (see dates/signs.ts), northern and southern.
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { loosely, words } from "../phrases.ts";
import { obliging, right } from "./assent.ts";
import { closing, dutiful, please, respect } from "./courtesy.ts";
import * as days from "./days.ts";
import { roughly, unsure } from "./measures.ts";
import { halves } from "./numbers.ts";
import { persons } from "./persons.ts";
import { until as deadline } from "./report.ts";
import * as small from "./small-words.ts";
import { held, hold, occur, openUp, send, submit } from "./work.ts";

/** Each list becomes one sign, so that the grammar of dates is written over signs. */
export const dateWords = {
  month: [...days.month, ...words(`thg; th; t`)],
  year: [...days.year, ...days.schoolYear],
  hour: [...days.clock, ...words(`g; h; gio`)],
  minute: words(`phút; p; ph`),
  half: halves,
  morning: [...days.morning, ...days.morningSession, ...words(`am`)],
  noon: [...days.noon, ...days.noonSession],
  afternoon: [...days.afternoon, ...days.afternoonSession, ...words(`pm`)],
  evening: [...days.evening, ...days.eveningSession],
  night: words(`đêm; khuya; nửa đêm; ban đêm`),
  early: words(`mùng; mồng; mung; mong; ngày mùng; ngày mồng`),
  day: [...days.day, ...days.dayToo],
  thisWeek: [...days.thisWeek, ...small.demonstrative],
  nextWeek: days.nextWeek,
  lastWeek: days.lastWeek,
  coming: [...days.arrive, ...days.next, ...days.soonComing, ...words(`kế tiếp; tới đây`)],
  last: [...days.ago, ...small.already, ...days.justNow, ...days.past],
  thisMonth: days.thisMonth,
  nextMonth: days.nextMonth,
  lastMonth: days.lastMonth,
  thisYear: days.thisYear,
  nextYear: days.nextYear,
  lastYear: days.lastYear,
  daysAhead: words(`ngày nữa; hôm nữa; bữa nữa; ngày tới; ngày sau`),
  daysAgo: words(`ngày trước; hôm trước; bữa trước`),
  before: [...days.ago, ...days.from, ...words(`trước ngày; trc; sau ngày; từ ngày`)],
  or: [...small.or, ...days.until, ...days.arrive, ...days.arrows],
  about: [...loosely(roughly), ...unsure, ...words(`~`)],
  filler: [
    ...dutiful,
    ...obliging,
    ...respect,
    ...please,
    ...closing,
    ...persons,
    ...right,
    ...small.is,
    ...small.into,
    ...days.moment,
    ...small.within,
    ...small.plural,
    ...small.can,
    ...small.done,
    ...deadline,
    ...hold,
    ...held,
    ...occur,
    ...openUp,
    ...send,
    ...submit,
    ...words(`
    vào ngày; vào lúc; hạn chót; hạn nộp; hạn là; chậm nhất; chậm nhất ngày; chậm nhất là; chậm nhất là ngày; muộn nhất; trễ nhất; hết ngày; đến hết ngày; đến ngày; cuối ngày;
    là ngày; nhằm; nhằm ngày; thứ; trong ngày; dương lịch; dl; rồi ạ; kết thúc;
  `),
  ],
};

/** Days counted from today. */
export const relativeDays: readonly (readonly [number, readonly string[]])[] = [
  [0, [...days.today, ...days.ofToday]],
  [1, days.tomorrow],
  [2, days.dayAfterTomorrow],
  [3, words(`!ngày kìa`)],
  [-1, [...days.past, ...words(`hôm qua; bữa qua; ngày hôm qua; hqua`)]],
  [-2, words(`hôm kia; bữa kia; hôm trước nữa`)],
];

export const lunar = words(
  `âm lịch; !âm; al; a.l; âl; lịch âm; lịch ta; rằm; tháng giêng; tháng chạp; giao thừa; tết; tết nguyên đán; nhuận; ta`,
);
