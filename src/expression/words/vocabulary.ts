// The words of expressions: what they are called where they are written and read. The only Vietnamese of this room. Pure.

const words = [
  "sum",
  "average",
  "most",
  "least",
  "count",
  "round",
  "before",
  "fact",
  "if",
  "follows",
  "and",
  "or",
  "yes",
  "no",
] as const;

/** What a word of an expression does. */
export type Word = (typeof words)[number];

/** Each word as it is written; no two are equal without their diacritics, so that each may be typed without. */
export const written: Readonly<Record<Word, string>> = {
  sum: "tổng",
  average: "trung bình",
  most: "lớn nhất",
  least: "nhỏ nhất",
  count: "đếm",
  round: "làm tròn",
  before: "lần trước",
  fact: "đơn vị",
  if: "nếu",
  // “không thì” is the word "no" before this one.
  follows: "thì",
  and: "và",
  or: "hoặc",
  yes: "có",
  no: "không",
};

/** How a comparison is read out. */
export const compared = {
  "=": "bằng",
  "<>": "khác",
  "<": "nhỏ hơn",
  "<=": "không lớn hơn",
  ">": "lớn hơn",
  ">=": "không nhỏ hơn",
} as const;

/** What else is read out. */
export const spoken = {
  not: "không phải",
  numberOfYes: "số câu trả lời “có” trong",
  roundedTo: "làm tròn",
  digits: "chữ số sau dấu phẩy",
  toWhole: "đến hàng đơn vị",
  ofUnit: "của đơn vị",
} as const;

const found = new Map<string, Word>(
  words.flatMap((word): [string, Word][] => [
    [written[word], word],
    [bare(written[word]), word],
  ]),
);

/** The word that a phrase is, written with all of its diacritics or with none, in any case; spaces single. */
export function wordOf(phrase: string): Word | null {
  return found.get(phrase.toLowerCase()) ?? null;
}

function bare(phrase: string): string {
  return phrase.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
}
