// How many lines a text takes in a cell, and what text a cell may hold. Pure: streaming writers measure nothing.

/** Text as a cell may hold it: NFC, no control characters but line breaks, never longer than a cell allows. */
export function cellText(text: string): string {
  const clean = text
    .normalize("NFC")
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/gu, "")
    .replaceAll("\t", " ");
  return clean.length <= cellLimit ? clean : `${clean.slice(0, cellLimit - 1)}\u2026`;
}

/** Excel's own limit. Answers are refused above 8,000 letters, so only joined texts could ever reach it. */
const cellLimit = 32_767;

/** The tallest row Excel knows, in points. */
const tallestRow = 409;

const pixelsPerCharacter = 7;
const pixelsPerPoint = 96 / 72;

/** Lines that a text takes in Times New Roman of `points`, wrapped at words in a column of `width` characters. */
export function linesOf(text: string, width: number, points: number, bold = false): number {
  return wrap(text, width, points, bold).length;
}

/** The text cut into pieces of at most `lines` lines each, at line ends. Joined they hold every word. */
export function piecesOf(text: string, width: number, points: number, lines: number): string[] {
  const wrapped = wrap(text, width, points, false);
  if (wrapped.length <= lines) return [text];
  const pieces: string[] = [];
  for (let start = 0; start < wrapped.length; start += lines) {
    const piece = wrapped.slice(start, start + lines);
    pieces.push(
      piece.map((line, at) => (at === piece.length - 1 ? line.text : line.text + line.end)).join(""),
    );
  }
  return pieces;
}

/** The height in points of a row with this many lines. */
export function heightOf(lines: number, points: number): number {
  return Math.min(tallestRow, Math.ceil(Math.max(1, lines) * points * 1.32 + 4));
}

/** A wrapped line, and what stood between it and the next one. */
type Line = { readonly text: string; readonly end: " " | "\n" | "" };

function wrap(text: string, width: number, points: number, bold: boolean): Line[] {
  const em = points * pixelsPerPoint * (bold ? 1.06 : 1);
  const room = Math.max(1, width * pixelsPerCharacter - 1) / em;
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, room));
}

function wrapParagraph(paragraph: string, room: number): Line[] {
  const lines: Line[] = [];
  let line: string | null = null;
  let used = 0;
  for (const { gap, part, size } of partsOf(paragraph, room)) {
    if (line === null) {
      line = part;
      used = size;
    } else if (used + gap.length * spaceWidth + size > room) {
      lines.push({ text: line, end: gap });
      line = part;
      used = size;
    } else {
      line += gap + part;
      used += gap.length * spaceWidth + size;
    }
  }
  return [...lines, { text: line ?? "", end: "\n" }];
}

/** The words of a paragraph, long ones broken, each with what stands before it. */
function partsOf(paragraph: string, room: number): { gap: " " | ""; part: string; size: number }[] {
  return paragraph
    .split(" ")
    .flatMap((word) =>
      breakWord(word, room).map(
        (part, at) => ({ gap: at === 0 ? " " : "", part, size: widthOf(part) }) as const,
      ),
    );
}

const spaceWidth = 0.25;

/** A word that is wider than the column is broken anywhere, as spreadsheet programs do. */
function breakWord(word: string, room: number): string[] {
  if (widthOf(word) <= room) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && widthOf(part + letter) > room) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/** Width of a text in ems of Times New Roman; marks over a letter do not widen it. */
function widthOf(text: string): number {
  let sum = 0;
  for (const letter of text.normalize("NFD")) {
    if (!/\p{M}/u.test(letter)) sum += widths.get(letter) ?? (/\p{Lu}/u.test(letter) ? 0.68 : 0.5);
  }
  return sum;
}

const widths = new Map<string, number>(
  (
    [
      [" .,|", 0.25],
      ["iltj/;:", 0.278],
      ["frI()-!'", 0.333],
      ["sJ", 0.389],
      ["acez?", 0.444],
      ["EFLTZ", 0.611],
      ["PS", 0.556],
      ["m", 0.778],
      ["w", 0.722],
      ["M", 0.889],
      ["W", 0.944],
      ["ADGHKNOQUVXY", 0.722],
      ["\u2026", 1],
    ] as const
  ).flatMap(([letters, width]) => [...letters].map((letter): [string, number] => [letter, width])),
);
