// Separated text to cells, as Excel and LibreOffice write it. Pure.

/** One record: cells as they stand, quotes resolved. */
type Record = readonly string[];

/** A quotation mark that begins in this row is never closed. */
export class OpenQuote extends Error {
  readonly row: number;
  constructor(row: number) {
    super(`row ${row}: a quotation mark is never closed`);
    this.row = row;
  }
}

/**
 * Every record, empty ones included, so that the n-th is what a spreadsheet shows as row n.
 *
 * @throws OpenQuote when a quote is never closed.
 */
export function parseCsv(text: string): Record[] {
  const hint = /^sep=(.)\r?\n/u.exec(text);
  const body = hint ? `\n${text.slice(hint[0].length)}` : text;
  const separator = hint?.[1] ?? separatorOf(body);
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  let wasQuoted = false;
  const endCell = () => {
    cells.push(cell);
    cell = "";
    wasQuoted = false;
  };
  const endRecord = () => {
    endCell();
    records.push(cells);
    cells = [];
  };
  for (let at = 0; at < body.length; at++) {
    const letter = body[at] ?? "";
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === "" && !wasQuoted) {
      cell = "";
      quoted = true;
      wasQuoted = true;
    } else if (letter === separator) endCell();
    else if (letter === "\n") endRecord();
    else if (letter === "\r") {
      if (body[at + 1] !== "\n") endRecord();
    } else cell += letter;
  }
  if (quoted) throw new OpenQuote(records.length + 1);
  if (cell !== "" || cells.length > 0) endRecord();
  return records;
}

/** Where headings above the titles may end. */
const fewLines = 40;
const headLetters = 50_000;

/**
 * The separator that parts most lines into the same number of cells: Vietnamese Excel writes semicolons, and commas
 * stand in headings, names and notes too.
 */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, headLetters)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n?|\n/, fewLines);
  const weight = (separator: string) => {
    const times = new Map<number, number>();
    for (const line of lines) {
      const found = line.split(separator).length - 1;
      if (found > 0) times.set(found, (times.get(found) ?? 0) + 1);
    }
    return Math.max(0, ...[...times].map(([found, count]) => found * count));
  };
  return [";", ",", "\t"].reduce((best, next) => (weight(next) > weight(best) ? next : best));
}
