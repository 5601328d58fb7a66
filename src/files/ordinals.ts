// A list's numbers as programs print them: 4, 04, d, D, iv, IV. Knows no file.

/** How the numbers of a list's level are written; a bullet is one sign for all. */
export type OrdinalKind =
  | "decimal"
  | "zeros"
  | "lower-letter"
  | "upper-letter"
  | "lower-roman"
  | "upper-roman"
  | "none";

/** Roman numerals have no more; a list of an office has a hundred. */
const mostRoman = 3_999;
const mostLetters = 26 * 30;

/** The number in words of its kind; a number that the kind cannot write stays decimal. */
export function ordinal(number: number, kind: OrdinalKind): string {
  if (kind === "none") return "";
  if (kind === "zeros") return String(number).padStart(2, "0");
  if (kind === "lower-roman" || kind === "upper-roman") {
    const roman = romanOf(number);
    return kind === "upper-roman" ? roman.toUpperCase() : roman;
  }
  if (kind === "lower-letter" || kind === "upper-letter") {
    const letters = lettersOf(number);
    return kind === "upper-letter" ? letters.toUpperCase() : letters;
  }
  return String(number);
}

/** a … z, then aa, bb, as Word counts. */
function lettersOf(number: number): string {
  if (number < 1 || number > mostLetters) return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
}

const romans: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function romanOf(number: number): string {
  if (number < 1 || number > mostRoman) return String(number);
  let rest = number;
  let written = "";
  for (const [worth, letters] of romans) {
    while (rest >= worth) {
      written += letters;
      rest -= worth;
    }
  }
  return written;
}
