// What is said of reports of several units that were handed over together.
import { combine, words } from "../phrases.ts";
import { noughtWord } from "./assent.ts";
import { leaveOut } from "./later.ts";
import { listed } from "./report.ts";
import { all, stopIt } from "./small-words.ts";
import { drop, look, take, write } from "./work.ts";

export const writeAll = [...write, ...combine(write, all), ...words(`ghi luôn; ghi đi; ghi vào; ghi hộ`)];
/** Rows that the files leave blank were meant as none. */
export const blanksAreNone = words(
  `trống là 0; trống là không; trống là không có; để trống là 0; ô trống là 0; trống = 0; bỏ trống là 0`,
);
export const showAll = [...look, ...combine(look, all), ...listed, ...combine(look, listed)];
/** Behind a number: this file is the unit's. */
export const takeThis = [...take, ...words(`lấy tệp này; lấy cái này; chọn tệp này; dùng tệp này`)];
/** Behind a number: nothing of this file is written. */
export const leaveThis = [...drop, ...leaveOut, ...stopIt, ...noughtWord, ...words(`không lấy; không ghi`)];
