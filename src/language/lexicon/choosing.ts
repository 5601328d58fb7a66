// The words around what is chosen from a list: "em chọn số 2", "tất cả", "trừ 3".
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { combine, words } from "../phrases.ts";
import { from, until } from "./days.ts";
import { however } from "./denial.ts";
import { levels } from "./levels.ts";
import { depends, guess, roughly, unsure } from "./measures.ts";
import { content, rows } from "./report.ts";
import * as small from "./small-words.ts";
import { around, manners, notYet, reasonLead } from "./stand-ins.ts";

/** Every one of them. */
export const every = [
  ...small.all,
  ...small.whole,
  ...words(`có hết; có đủ; đủ hết; đủ cả; có cả; có tất cả; chọn hết; chọn tất cả; có đầy đủ`),
];

/** Before how many there are: "cả hai". */
export const allOf = small.atAll.filter((word) => !small.allGone.includes(word));

/** All of them but those that follow. */
export const but = [...small.without, ...small.exceptFor];

/** From the one before to the one behind. */
export const upTo = until;

/** Closes a denial of all of them: "không chọn cái nào". */
export const any = [
  ...small.which,
  ...small.what,
  ...combine([...rows, ...content, ...small.piece], small.which),
];

/** From here on it is a remark. */
export const remark = [...however, ...small.but, ...reasonLead];

/** In a remark these make the choice less than sure: another level, a question, a plan. */
export const weakens = [
  ...levels,
  ...roughly,
  ...guess,
  ...unsure,
  ...depends,
  ...small.temporary,
  ...small.or,
  ...small.orNot,
  ...small.orHow,
  ...small.will,
  ...small.questionMark,
];

/** Says that something is reached, and with another option behind it not which: "đạt loại tốt". */
export const reaches = small.isOf;

/** Not said of it by today. */
export const deniedYet = notYet;

/** Says that something is chosen, and not what. */
export const choosing = [
  ...manners,
  ...around,
  ...small.plural,
  ...small.piece,
  ...small.helpMe,
  ...small.forMe,
  ...from,
  ...words(`chọn; lựa chọn; phương án; đáp án; loại; xếp loại; đánh dấu; tick; thuộc`),
];
