// The words around what is chosen from a list: "em chọn số 2", "tất cả", "trừ 3".
// A leading "!" means: only with its diacritics, because the bare form is another common word.
import { words } from "../phrases.ts";
import { from, until } from "./days.ts";
import * as small from "./small-words.ts";
import { around, manners } from "./stand-ins.ts";

/** Every one of them. */
export const every = [
  ...small.all,
  ...small.whole,
  ...words(`có hết; có đủ; đủ hết; đủ cả; có cả; có tất cả; chọn hết; chọn tất cả; có đầy đủ`),
];

/** All of them but those that follow. */
export const but = [...small.without, ...small.exceptFor];

/** From the one before to the one behind. */
export const upTo = until;

/** Says that something is chosen, and not what. */
export const choosing = [
  ...manners,
  ...around,
  ...small.plural,
  ...from,
  ...words(`chọn; lựa chọn; phương án; đáp án; loại; xếp loại; đánh dấu; tick; thuộc`),
];
