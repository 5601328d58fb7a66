// One spelling for whatever text a file holds. Knows Unicode, nothing of files.

/** Marks on one letter beyond these are nobody's writing; to order thousands costs the square of their number. */
const marks = /(\p{M}{8})\p{M}+/gu;

/**
 * As blocks hold it: NFC, nothing invisible, one blank between words, lines parted by "\n" and none of them empty; a
 * hyphen that does not break is a hyphen. The soft hyphen stays: in the old fonts of Vietnam it is a letter, and who
 * reads a file takes it out at the end (`withTodaysLetters`).
 */
export function tidy(text: string): string {
  return text
    .replace(/[^\P{Cf}\u00AD]|[\p{Cs}\p{Co}]/gu, "")
    .replace(marks, "$1")
    .normalize("NFC")
    .replaceAll("\u2011", "-")
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u)
    .map((line) => line.replace(/[\p{Z}\p{Cc}]+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
