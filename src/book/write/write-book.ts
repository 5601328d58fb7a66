// The officer's workbook as a file: sheets, merges, colours, comments and lists to choose from. Knows exceljs.
import type { Fill, Style, Worksheet } from "exceljs";
import type { Draft } from "../../draft/draft.ts";
import type { Form } from "../../form/form.ts";
import { type BookCell, type BookSheet, type ListName, type Look, listNames } from "../sheet.ts";
import type { BookWords } from "../words.ts";
import { bookOf, type FaultLine } from "./book.ts";
import type { Origin } from "./round.ts";

export type BookAbout = {
  readonly origin: Origin | null;
  readonly faults: readonly FaultLine[];
  /** What each list offers. */
  readonly lists: Readonly<Record<ListName, readonly string[]>>;
};

/** The workbook of a draft (.xlsx). Everything in it is text, so that "1.10" stays what it is. */
export async function writeBook(
  draft: Draft,
  form: Form,
  words: BookWords,
  about: BookAbout,
): Promise<Uint8Array> {
  // Loaded when it is needed: it was a sixth of what every start of the program and of a command took.
  const { Workbook } = (await import("exceljs")).default;
  const book = new Workbook();
  const sheets = bookOf(draft, form, words, about);
  const offered = { lists: about.lists, name: words.sheets.lists };
  for (const sheet of sheets) writeSheet(book.addWorksheet(sheet.name), sheet, offered);
  const lists = book.addWorksheet(words.sheets.lists, { state: "hidden" });
  for (const [column, name] of listNames.entries()) {
    for (const [line, word] of about.lists[name].entries()) lists.getCell(line + 1, column + 1).value = word;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What may be chosen in cells, and the sheet that holds it. */
type Offered = { readonly lists: BookAbout["lists"]; readonly name: string };

/** @param offered null where nothing is chosen. */
export function writeSheet(
  to: Worksheet,
  { widths, frozen, lines }: BookSheet,
  offered: Offered | null,
): void {
  for (const [at, width] of widths.entries()) to.getColumn(at + 1).width = width;
  to.pageSetup = { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  if (frozen) to.views = [{ state: "frozen", ySplit: frozen.lines, xSplit: frozen.columns }];
  for (const [no, line] of lines.entries()) {
    for (const [at, said] of line.entries()) writeCell(to, no + 1, at + 1, said, offered);
    const tall = Math.max(1, ...line.map((said, at) => linesOf(said, widths[at] ?? 10)));
    if (tall > 1) to.getRow(no + 1).height = tall * pointsOfLine;
  }
}

const pointsOfLine = 15;

/** About how many lines a text takes in its column: programs grow a row only while somebody types in it. */
function linesOf({ text, across = 1, down = 1 }: BookCell, width: number): number {
  if (across > 1 || down > 1) return 1;
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

function writeCell(
  to: Worksheet,
  line: number,
  column: number,
  said: BookCell,
  offered: Offered | null,
): void {
  const cell = to.getCell(line, column);
  cell.style = looks[said.look];
  if (said.text !== "") {
    cell.value = said.to
      ? { text: said.text, hyperlink: `#'${said.to.sheet.replaceAll("'", "''")}'!${said.to.cell}` }
      : said.text;
  }
  if (said.note !== undefined) cell.note = said.note;
  if (said.list !== undefined && offered) {
    const letter = String.fromCharCode("A".charCodeAt(0) + listNames.indexOf(said.list));
    // A list in another sheet: one written into the cell itself is cut at 255 letters.
    const range = `'${offered.name}'!$${letter}$1:$${letter}$${offered.lists[said.list].length}`;
    cell.dataValidation = { type: "list", allowBlank: true, formulae: [range], showErrorMessage: false };
  }
  const [down, across] = [said.down ?? 1, said.across ?? 1];
  if (down > 1 || across > 1) to.mergeCells(line, column, line + down - 1, column + across - 1);
}

const font = { name: "Times New Roman", size: 11 };
const thin = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
const fill = (argb: string): Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
/** As text: a number that somebody types stays as it is typed. */
const base: Partial<Style> = { font, border, numFmt: "@", alignment: { vertical: "top", wrapText: true } };
const grey = { ...font, size: 9, color: { argb: "FF7F7F7F" } };

const looks: Readonly<Record<Look, Partial<Style>>> = {
  plain: base,
  grey: { ...base, font: grey },
  head: {
    ...base,
    font: { ...font, bold: true },
    fill: fill("FFEFEFEF"),
    alignment: { horizontal: "center", vertical: "middle", wrapText: true },
  },
  title: { font: { ...font, size: 13, bold: true }, numFmt: "@" },
  total: { ...base, font: { ...font, bold: true }, fill: fill("FFF2F2F2") },
  heading: { ...base, font: { ...font, bold: true } },
  shaded: { ...base, fill: fill("FFE7E6E6"), alignment: { horizontal: "center", vertical: "top" } },
  guessed: { ...base, fill: fill("FFFFF2CC") },
  look: { ...base, fill: fill("FFF8CBAD") },
};
