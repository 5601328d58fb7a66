// The texts of a line that may be a row's words, and the number before them. Pure.
import type { FileRow } from "../../files/blocks.ts";
import { titles } from "../../files/words/titles.ts";
import { hasMeasure } from "../reading/measures-said.ts";
import type { Head } from "./columns.ts";
import { cutLabel, labelOfCell } from "./label.ts";
import { covers, firstFigure, isWord, mostWordings } from "./table-signs.ts";
import { isPhrase, phrasesOf, wordsIn } from "./words.ts";

const numberTitles = phrasesOf(titles.number);

/** Its texts in the column called so, else wherever texts stand left of the figures. */
export function wordingsOf(row: FileRow, head: Head | null) {
  const { number = [], unit = [], note = [], text = [] } = head ?? {};
  const titled = row.cells.filter((cell) => isWord(cell) && covers(cell, text));
  const figures = firstFigure(head);
  const anywhere = row.cells.filter(
    (cell) => isWord(cell) && !covers(cell, [...unit, ...note]) && cell.column < figures,
  );
  const all = [...titled, ...anywhere.filter((cell) => !titled.includes(cell))];
  return all.slice(0, mostWordings).flatMap((cell) => {
    // Behind the line's number "486 quyển" is its figure.
    if (cell !== row.cells[0] && hasMeasure(cell.shown)) return [];
    // Its title over the numbers is no row: "TT" are the first letters of "Tập thể".
    if (isPhrase(wordsIn(cell.shown), numberTitles)) return [];
    if (labelOfCell(cell) !== null || (number.includes(cell.column) && cell.shown.length < 4)) return [];
    const { label, words } = cutLabel(cell.shown);
    const own = label === null ? null : { label, lossy: false };
    return [{ text: cell.shown, words: wordsIn(words), label: own }];
  });
}

/** The number that stands in a cell of its own before a line's words. */
export function numberOf(
  row: FileRow,
  head: Head | null,
): { readonly label: string; readonly lossy: boolean } | null {
  const { number = [] } = head ?? {};
  const cell = number.length > 0 ? row.cells.find((one) => covers(one, number)) : row.cells[0];
  return cell && cell.column < firstFigure(head) ? labelOfCell(cell) : null;
}
