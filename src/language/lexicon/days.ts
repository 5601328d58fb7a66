// Days and stretches of time as they are named in talk, each by how far it is from today. Hours are in dates.ts.
import { combine, words } from "../phrases.ts";
import { duringTheWeek, duringWeek, theWeek, wholeWeek } from "./report.ts";

/** "Nay" alone: of today, in "chiều nay". */
export const ofToday = words(`nay`);
export const today = words(`hôm nay; bữa nay; ngày hôm nay; hnay; hn; trong hôm nay; bây giờ`);
export const ofTomorrow = words(`mai`);
export const tomorrow = [...ofTomorrow, ...words(`ngày mai; mơi; bữa mai; hôm mai`)];
export const dayAfterTomorrow = words(`mốt; ngày mốt; ngày kia; bữa mốt`);

export const morning = words(`sáng`);
export const noon = words(`trưa`);
export const afternoon = words(`chiều`);
export const evening = words(`tối`);
export const session = words(`buổi`);
export const morningSession = combine(session, morning);
export const noonSession = combine(session, noon);
export const afternoonSession = combine(session, afternoon);
export const eveningSession = combine(session, evening);
export const thisMorning = combine(morning, ofToday);
export const laterToday = combine([...noon, ...afternoon, ...evening], ofToday);
export const partsOfTomorrow = combine([...morning, ...noon, ...afternoon, ...evening], ofTomorrow);

export const moment = words(`lúc`);
export const day = words(`ngày`);
export const dayToo = words(`hôm; bữa`);
export const week = words(`tuần`);
export const month = words(`tháng`);
export const year = words(`năm`);
/** Before a year it says no more than "năm". */
export const schoolYear = words(`năm học; nh`);
export const clock = words(`giờ`);
export const past = words(`qua`);
export const justNow = words(`vừa rồi`);
export const ago = words(`trước`);
export const next = words(`sau`);
export const arrive = words(`tới`);
export const until = words(`đến`);
export const arrows = words(`->; =>`);
export const from = words(`từ`);
export const soonComing = words(`sắp tới`);

export const thisWeek = words(`tuần này`);
export const nextWeek = words(`tuần sau; tuần tới; tuần kế; tuần kế tiếp`);
export const lastWeek = words(`tuần trước; tuần qua; tuần rồi`);
export const thisMonth = words(`tháng này; tháng nay`);
export const nextMonth = words(`tháng sau; tháng tới`);
export const lastMonth = words(`tháng trước; tháng rồi`);
export const thisYear = words(`năm nay`);
export const nextYear = words(`năm sau; năm tới`);

export const lastYear = words(`năm ngoái; năm trước; năm rồi`);
/** No figure is this round's that is said to be of these. */
export const anotherYear = [...lastYear, ...nextYear];

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

export const endsOfWeek = words(`cuối tuần; đầu tuần`);

/** A stretch of time, not a day. */
export const stretches = [
  ...thisWeek,
  ...nextWeek,
  ...lastWeek,
  ...thisMonth,
  ...nextMonth,
  ...lastMonth,
  ...thisYear,
  ...nextYear,
  ...endsOfWeek,
  ...soonComing,
  ...theWeek,
  ...duringTheWeek,
  ...duringWeek,
  ...wholeWeek,
  ...words(`
  cuối tháng; đầu tháng; giữa tháng; giữa tuần; cuối năm; đầu năm; trong tháng; mấy hôm nữa; vài hôm nữa; vài ngày nữa; cuối tháng này;
  đầu tháng sau; cuối tuần này; đầu tuần sau; cuối tuần sau; giữa tháng này; hè; đầu tháng này; cuối tháng sau; hôm nào; ngày nào đó;
  mấy ngày nữa; quý sau;
`),
];

/** Each is also a whole message. */
export const soon = words(`lát nữa`);
export const inAMoment = words(`chút nữa; tí nữa; xíu nữa`);

/** When something is put off to: by these words a promise is dated. */
export const later = [
  ...tomorrow,
  ...dayAfterTomorrow,
  ...laterToday,
  ...partsOfTomorrow,
  ...nextWeek,
  ...endsOfWeek,
  ...soon,
  ...inAMoment,
  ...words(`lát; hôm sau; bữa sau; hôm khác; bữa khác; lúc khác; khi nào có`),
];
