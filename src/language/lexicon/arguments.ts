// What is typed behind a command's name besides a code, a day or a number.
import { combine, spelt, words } from "../phrases.ts";
import { agreed, noughtWord } from "./assent.ts";
import { polite } from "./courtesy.ts";
import { arrive, until } from "./days.ts";
import { every } from "./lists.ts";
import { round } from "./measures.ts";
import { places, unit } from "./offices.ts";
import { until as deadline, rows } from "./report.ts";
import { anyNo, chapterNo } from "./row-numbers.ts";
import * as small from "./small-words.ts";
import { cancel, drop, extend, tell } from "./work.ts";

/** Single words around a day and a code that say nothing more: "to", "for", "of", "until the end of". */
export const aroundDay = [
  ...small.give,
  ...small.of,
  ...small.over,
  ...small.becoming,
  ...small.is,
  ...small.allGone,
  ...until,
  ...arrive,
  ...places.flatMap((place) => place.split(" ")),
];

const own = [...extend, ...combine(deadline, small.alone), ...small.alone];
const givenUp = [...small.stopIt, ...drop, ...cancel, ...noughtWord];
const backTo = [...small.following, ...small.about, ...small.asIf];
const common = [...words(`chung`), ...combine([...small.of, ...small.following], round), ...round];

/** "Common", "back to the round's", "no extension (any more)": a unit's deadline is the round's again. */
export const backToCommon = new RegExp(
  `^(?:(?:${spelt(givenUp)})(?: (?:${spelt(own)}))?|(?:(?:${spelt(backTo)}) )?(?:(?:${spelt(deadline)}) )?(?:${spelt(common)}))$`,
  "u",
);

/** The rows that are handed over: "10, 11 và mục II". */
export const handedOver = new RegExp(
  `^(?:(?<![\\p{L}\\d.])(?:${anyNo}|${chapterNo})(?![\\p{L}\\d])|[.,;\\s]|(?<![\\p{L}\\d])(?:${spelt([...small.together, ...rows])})(?![\\p{L}\\d]))*$`,
  "iu",
);

/** Which links are taken back: one by its number, or all. */
export const whichLinks = new RegExp(`^(?:\\d{1,3}|${spelt([...small.allGone, ...small.all])})?$`);

const everyUnit = [...unit, ...combine([...small.plural, ...every], unit)];

/** Nothing behind a command's name but politeness. */
export const politely = new RegExp(`^(?:${spelt(polite)})?$`);

/** Whom a reminder goes to where that is everybody who owes: "tất cả", "các đơn vị chưa nộp". */
export const everyone = new RegExp(
  `^(?:(?:${spelt([...small.all, ...small.whole, ...small.allGone])})(?: (?:${spelt(everyUnit)}))?|(?:${spelt(everyUnit)}))(?: (?:${spelt(words(`chưa nộp; còn thiếu`))}))?$`,
  "u",
);

/** "Không cho 12": somebody who asked to join is refused. */
export const refusedTo = new RegExp(
  `^(?:${spelt(noughtWord)}) (?:${spelt([...small.give, ...agreed])}) (\\d{1,9})$`,
);

const told = [...tell, ...words(`báo tin; báo cho tôi`)];
const after = (list: string) => new RegExp(`^(?:${spelt(combine(told, words(list)))})$`, "u");

/** "Báo từng báo cáo", "báo mỗi giờ", "báo buổi sáng": how often an officer is told of what comes in. */
export const rhythmSaid = {
  each: after(`từng báo cáo; ngay từng báo cáo; từng cái`),
  hourly: after(`mỗi giờ; mỗi giờ một lần; hằng giờ; hàng giờ`),
  morning: after(`buổi sáng; mỗi sáng; mỗi buổi sáng; mỗi ngày một lần`),
} as const;
