// The words of days and hours, northern and southern. A leading "!" means: only with its diacritics.
import { words } from "../phrases.ts";

/** Each list becomes one sign, so that the grammar of dates is written over signs (see date-signs.ts). */
export const dateWords = {
  month: words(`tháng; thg; th; t`),
  year: words(`năm`),
  hour: words(`giờ; g; h; gio`),
  minute: words(`phút; p; ph`),
  half: words(`rưỡi; rưởi`),
  morning: words(`sáng; buổi sáng; am`),
  noon: words(`trưa; buổi trưa`),
  afternoon: words(`chiều; buổi chiều; pm`),
  evening: words(`tối; buổi tối`),
  night: words(`đêm; khuya; nửa đêm; ban đêm`),
  early: words(`mùng; mồng; mung; mong; ngày mùng; ngày mồng`),
  day: words(`ngày; hôm; bữa`),
  thisWeek: words(`tuần này; này`),
  nextWeek: words(`tuần sau; tuần tới; tuần kế; tuần kế tiếp`),
  lastWeek: words(`tuần trước; tuần qua; tuần rồi`),
  coming: words(`tới; sau; sắp tới; kế tiếp; tới đây`),
  last: words(`trước; rồi; vừa rồi; qua`),
  thisMonth: words(`tháng này; tháng nay`),
  nextMonth: words(`tháng sau; tháng tới`),
  lastMonth: words(`tháng trước; tháng rồi`),
  thisYear: words(`năm nay`),
  nextYear: words(`năm sau; năm tới`),
  lastYear: words(`năm ngoái; năm trước; năm rồi`),
  daysAhead: words(`ngày nữa; hôm nữa; bữa nữa; ngày tới; ngày sau`),
  daysAgo: words(`ngày trước; hôm trước; bữa trước`),
  before: words(`trước ngày; trước; trc; sau ngày; từ ngày; từ`),
  or: words(`hoặc; hay; hay là; đến; tới; ->`),
  about: words(`khoảng; tầm; chừng; cỡ; !độ; dự kiến; gần; khoảng chừng; ~; chắc`),
  filler: words(`
    vào; vào ngày; lúc; vào lúc; hạn; hạn chót; hạn nộp; hạn là; chậm nhất; chậm nhất ngày; chậm nhất là; chậm nhất là ngày; muộn nhất; trễ nhất; hết ngày; đến hết ngày; đến ngày; cuối ngày;
    là; là ngày; nhằm; nhằm ngày; đúng; dạ; ạ; nhé; nha; em; gửi; xin; thưa; thầy; cô; thứ; trong ngày; trong; đã tổ chức; tổ chức; diễn ra; khai mạc; nộp; dương lịch; dl; vâng; các; được; đã; rồi ạ; kết thúc;
  `),
};

/** Days counted from today. */
export const relativeDays: readonly (readonly [number, readonly string[]])[] = [
  [0, words(`hôm nay; nay; bữa nay; ngày hôm nay; hnay; hn; trong hôm nay; bây giờ`)],
  [1, words(`mai; ngày mai; mơi; bữa mai; hôm mai`)],
  [2, words(`!mốt; ngày mốt; ngày kia; bữa mốt; mot`)],
  [3, words(`!ngày kìa`)],
  [-1, words(`hôm qua; qua; bữa qua; ngày hôm qua; hqua`)],
  [-2, words(`hôm kia; bữa kia; hôm trước nữa`)],
];

/** Monday is 1, Sunday 7. */
export const weekdays: readonly (readonly [number, readonly string[]])[] = [
  [1, words(`thứ hai; thứ 2; t2; hai đầu tuần`)],
  [2, words(`thứ ba; thứ 3; t3`)],
  [3, words(`thứ tư; thứ 4; t4`)],
  [4, words(`thứ năm; thứ 5; t5`)],
  [5, words(`thứ sáu; thứ 6; t6`)],
  [6, words(`thứ bảy; thứ bẩy; thứ 7; t7`)],
  [7, words(`chủ nhật; chúa nhật; cn; c.n`)],
];

/** A stretch of time, not a day. */
export const stretches = words(`
  cuối tháng; đầu tháng; giữa tháng; cuối tuần; đầu tuần; giữa tuần; tuần sau; tuần này; tuần tới; tuần trước; tháng sau; tháng này; tháng tới; tháng trước; năm sau; năm nay; cuối năm; đầu năm;
  trong tuần; trong tháng; trong tuần lễ; tuần lễ; sắp tới; mấy hôm nữa; vài hôm nữa; vài ngày nữa; cuối tháng này; đầu tháng sau; cuối tuần này; đầu tuần sau; cuối tuần sau; giữa tháng này; hè; tuần rồi; đầu tháng này; cuối tháng sau; hôm nào; ngày nào đó; mấy ngày nữa; quý sau; cả tuần;
`);

export const lunar = words(
  `âm lịch; !âm; al; a.l; âl; lịch âm; lịch ta; rằm; tháng giêng; tháng chạp; giao thừa; tết; tết nguyên đán; nhuận; ta`,
);
