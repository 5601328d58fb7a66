// The words numbers are spoken with, northern and southern. A leading "!" means: only with its diacritics.
import { words } from "../phrases.ts";
import { noughtWord } from "./assent.ts";
import { one } from "./small-words.ts";

export type NumberWord =
  | { readonly type: "digit"; readonly value: number; readonly doubtful?: true }
  /** Only after a ten: the five of fifteen, the one of twenty-one. */
  | { readonly type: "last"; readonly value: number }
  | { readonly type: "ten" }
  | { readonly type: "tens" }
  | { readonly type: "dozen" }
  | { readonly type: "hundred" }
  | { readonly type: "zero-tens" }
  | { readonly type: "and-a-half" }
  | { readonly type: "half" }
  /** `slang`: usual for money, doubtful for a count. `street`: to be confirmed for money too. */
  | { readonly type: "scale"; readonly size: number; readonly tone: "plain" | "slang" | "street" };

export const million = words(`tr`);

/** "And a half", of an amount and of an hour. */
export const halves = words(`rưỡi; rưởi`);

export const numberWords: readonly (readonly [NumberWord, readonly string[]])[] = [
  [{ type: "digit", value: 0 }, noughtWord],
  [{ type: "digit", value: 1 }, one],
  [{ type: "digit", value: 2 }, ["hai"]],
  [{ type: "digit", value: 3 }, ["ba"]],
  [{ type: "digit", value: 4 }, ["bốn", "!tư"]],
  [{ type: "digit", value: 5 }, ["!năm"]],
  [{ type: "digit", value: 6 }, ["!sáu"]],
  [{ type: "digit", value: 7 }, ["bảy", "bẩy"]],
  [{ type: "digit", value: 8 }, ["!tám"]],
  [{ type: "digit", value: 9 }, ["chín"]],
  // Without diacritics these are also "from", "year", "after" and "for now".
  [{ type: "digit", value: 4, doubtful: true }, ["tu"]],
  [{ type: "digit", value: 5, doubtful: true }, ["nam"]],
  [{ type: "digit", value: 6, doubtful: true }, ["sau"]],
  [{ type: "digit", value: 8, doubtful: true }, ["tam"]],
  [{ type: "last", value: 1 }, ["!mốt"]],
  [{ type: "last", value: 5 }, ["lăm", "nhăm"]],
  [{ type: "ten" }, ["mười", "muời"]],
  [{ type: "tens" }, ["!mươi", "!muơi"]],
  [{ type: "dozen" }, ["chục"]],
  [{ type: "hundred" }, ["trăm"]],
  [{ type: "zero-tens" }, ["linh", "lẻ", "!lẽ"]],
  [{ type: "and-a-half" }, halves],
  [{ type: "half" }, ["nửa", "nữa"]],
  [{ type: "scale", size: 1e3, tone: "plain" }, ["nghìn", "ngàn", "ngìn"]],
  [{ type: "scale", size: 1e6, tone: "plain" }, ["triệu", "trịu"]],
  [{ type: "scale", size: 1e9, tone: "plain" }, ["tỷ", "tỉ"]],
  [{ type: "scale", size: 1e3, tone: "slang" }, ["k"]],
  [{ type: "scale", size: 1e6, tone: "slang" }, million],
  [{ type: "scale", size: 1e6, tone: "street" }, ["!củ", "cu", "chai", "m"]],
  [{ type: "scale", size: 1e5, tone: "street" }, ["!lít", "lit", "xị"]],
  [{ type: "scale", size: 1e3, tone: "street" }, ["cành", "ng", "n"]],
];
