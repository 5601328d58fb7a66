// Reads the workbooks of a simulated month and holds every cell against what was meant. A program of its own: nothing of the product is in it.
import ExcelJS from "exceljs";
import { added, type Figures, type Ledger, reportsIn, type SealedMeant, totalOf } from "./ledger.ts";
import { lines, rowsOf, words } from "./paper-form.ts";
import type { ProvinceUnit } from "./province.ts";

export type Compared = { readonly cells: number; readonly wrong: readonly string[] };

type Shown = string | number | null;

/** One comparing: how many cells were looked at, and which were not as meant. */
function comparing(book: string) {
  let cells = 0;
  const wrong: string[] = [];
  return {
    is(where: string, found: Shown, meant: Shown) {
      cells += 1;
      if (found !== meant)
        wrong.push(`${book}, ${where}: ${JSON.stringify(found)} instead of ${JSON.stringify(meant)}`);
    },
    result: (): Compared => ({ cells, wrong }),
  };
}

type Comparing = ReturnType<typeof comparing>;

/** A workbook of whoever has these units directly below: their totals and each of them. */
export async function compareBook(
  bytes: Uint8Array,
  above: string,
  units: readonly ProvinceUnit[],
  ledger: Ledger,
): Promise<Compared> {
  const check = comparing(`workbook of ${above}`);
  const book = await opened(bytes);
  const below = units.filter(({ code, parent }) => parent === above && !ledger.isExempt(code));
  const entries = [
    ...ownPart(above, units, ledger),
    ...below.map((unit) => ({ unit, report: ledger.current(unit.code) })),
  ];
  const sealed = entries.flatMap(({ report }) => report ?? []);
  const totals = withFollowing(added(sealed.map(totalOf)));
  for (const name of ["Tổng hợp", "Tổng hợp (giá trị)"]) comparePaper(check, sheetOf(book, name), totals);
  compareDetail(check, sheetOf(book, "Chi tiết đơn vị"), entries, totals);
  const listed = units.filter(({ parent }) => parent === above);
  compareTracking(check, sheetOf(book, "Theo dõi nộp"), listed, ledger);
  compareTexts(check, sheetOf(book, "Thuyết minh"), entries);
  compareNotes(check, sheetOf(book, "Ghi chú"), sealed);
  for (const { unit, report } of entries.length <= 60 ? entries : [])
    if (report)
      comparePaper(check, sheetOf(book, unit.shortName), withFollowing(totalOf(report)), asked(unit));
  return check.result();
}

/** A unit in a workbook with what it says there; null where it has handed in nothing. */
type Entry = { readonly unit: ProvinceUnit; readonly report: SealedMeant | null };

/** Whoever compiles finds its own part above those of the units below it. */
function ownPart(above: string, units: readonly ProvinceUnit[], ledger: Ledger): Entry[] {
  const unit = units.find(({ code }) => code === above);
  const report = ledger.current(above);
  if (!unit?.compiles || !report) return [];
  const shortName = `Cơ quan ${unit.shortName.replace(/^Xã/u, "xã")}`;
  return [{ unit: { ...unit, shortName }, report: { ...report, sources: [] } }];
}

/** The workbook of a round of a few questions: each row's total, over these units. */
export async function compareSmall(
  bytes: Uint8Array,
  name: string,
  meant: ReadonlyMap<string, readonly number[]>,
): Promise<Compared> {
  const check = comparing(`workbook of “${name}”`);
  const sheet = sheetOf(await opened(bytes), "Tổng hợp");
  const totals = added(
    [...meant.values()].map((amounts) => new Map(amounts.map((amount, at) => [`${at + 1}`, [amount]]))),
  );
  for (const [no, [total = 0]] of totals)
    check.is(`row ${no}`, shown(sheet.getRow(rowWhere(sheet, 1, no)).getCell(4)), total);
  return check.result();
}

/** What the history of a row says: the figure, and that of every report that it was made of. */
export function compareHistory(text: string, no: string, report: SealedMeant): Compared {
  const check = comparing(`history of ${report.code}, ${no}`);
  const lines = text.split("\n");
  const figures = (line: string) =>
    (line.slice(line.indexOf(": ") + 2).split(/\.(?: |$)|, gồm/u)[0] ?? "")
      .match(/\d[\d.]*/gu)
      ?.map((digits) => Number(digits.replaceAll(".", ""))) ?? [];
  for (const each of reportsIn(report)) {
    const line = lines.find((one) => one.includes(`(${each.code}), bản ${each.version} `)) ?? "";
    check.is(
      `figures of ${each.code}`,
      figures(line.slice(line.indexOf(" nộp lúc "))).join("/"),
      (totalOf(each).get(no) ?? []).join("/"),
    );
  }
  return check.result();
}

/** The file of one compiled report: all that it was made of. */
export async function compareFile(bytes: Uint8Array, report: SealedMeant): Promise<Compared> {
  const check = comparing(`file of ${report.code}`);
  const [sheet] = (await opened(bytes)).worksheets;
  if (!sheet) throw new Error("the file has no sheet");
  comparePaper(check, sheet, withFollowing(totalOf(report)));
  return check.result();
}

/** The official table: one line after the other, each with its number and both its figures. */
function comparePaper(
  check: Comparing,
  sheet: ExcelJS.Worksheet,
  totals: Figures,
  only?: ReadonlySet<string>,
): void {
  const head = rowWhere(sheet, 1, "STT");
  for (const [at, { stt, no }] of lines.entries()) {
    const row = sheet.getRow(head + 2 + at);
    const where = `${sheet.name} line ${no ?? stt}`;
    check.is(`${where}, number`, shown(row.getCell(1)), stt === "" ? null : stt);
    if (no === null) continue;
    const [count, people] = pairAt(no, only && !only.has(no) ? undefined : totals.get(no));
    if (count !== undefined) check.is(where, shown(row.getCell(4)), count);
    if (people !== undefined) check.is(where, shown(row.getCell(5)), people);
  }
}

/** What stands in the two columns of figures: undefined where the line has no such cell. */
function pairAt(no: string, amounts: readonly number[] | undefined): readonly (number | null | undefined)[] {
  const holds = holdsOf(no);
  const [first = null, second = null] = amounts ?? [];
  if (holds === "people") return [undefined, first];
  return holds === "count-and-people" ? [first, second] : [first, undefined];
}

/** One line a unit, one column a figure, found by their titles alone. */
function compareDetail(
  check: Comparing,
  sheet: ExcelJS.Worksheet,
  entries: readonly Entry[],
  totals: Figures,
): void {
  const columns = detailColumns(sheet);
  const cells = lines.flatMap(({ no }) => (no === null ? [] : [holdsOf(no) === "count-and-people" ? 2 : 1]));
  check.is(
    "columns of figures",
    columns.length,
    cells.reduce<number>((sum, each) => sum + each, 0),
  );
  const first = 7;
  for (const [at, { unit, report }] of entries.entries()) {
    const row = sheet.getRow(first + at);
    const figures = report ? withFollowing(totalOf(report)) : null;
    check.is(`line ${at + 1} of units`, shown(row.getCell(3)), unit.code);
    for (const { column, no, cell } of columns) {
      const meant = figures === null ? null : asked(unit).has(no) ? (figures.get(no)?.[cell] ?? null) : "–";
      check.is(`${unit.code} ${no}`, shown(row.getCell(column)), meant);
    }
  }
  const sealed = entries.flatMap(({ report }) => (report ? [withFollowing(totalOf(report))] : []));
  const [total, held] = [first + entries.length + 1, first + entries.length + 2];
  for (const { column, no, cell } of columns) {
    check.is(`total of ${no}`, shown(sheet.getRow(total).getCell(column)), totals.get(no)?.[cell] ?? null);
    const having = sealed.filter((figures) => (figures.get(no)?.[cell] ?? 0) > 0).length;
    check.is(`units that held ${no}`, shown(sheet.getRow(held).getCell(column)), having);
  }
}

type DetailColumn = { readonly column: number; readonly no: string; readonly cell: number };

function detailColumns(sheet: ExcelJS.Worksheet): DetailColumn[] {
  const columns: DetailColumn[] = [];
  let no = "";
  for (let column = 5; column <= sheet.columnCount; column += 1) {
    const above = sheet.getRow(5).getCell(column);
    const title = String(above.value ?? "");
    const here = title.startsWith("Tổng số người") ? "1.0" : (/^(\d+(?:\.\d+)?)\. /u.exec(title)?.[1] ?? "");
    columns.push({ column, no: here, cell: here === no ? 1 : 0 });
    no = here;
  }
  return columns;
}

/** Who handed in which version, and of how many a compiled one was made. */
function compareTracking(
  check: Comparing,
  sheet: ExcelJS.Worksheet,
  units: readonly ProvinceUnit[],
  ledger: Ledger,
): void {
  const head = rowWhere(sheet, 1, "STT");
  for (const [at, { code }] of units.entries()) {
    const row = sheet.getRow(head + 1 + at);
    const report = ledger.current(code);
    check.is(`${code} on the list`, shown(row.getCell(2)), code);
    if (ledger.isExempt(code)) {
      check.is(`state of ${code}`, shown(row.getCell(4)), "Không phải nộp");
      continue;
    }
    check.is(`version of ${code}`, shown(row.getCell(5)), report?.version ?? null);
    check.is(
      `${code} in time`,
      shown(row.getCell(7)),
      report ? (report.late ? "Trễ hạn" : "Đúng hạn") : null,
    );
    if (report && report.of > 0) {
      const words = `Tổng hợp từ ${report.sources.length}/${report.of} đơn vị`;
      check.is(
        `coverage of ${code}`,
        String(shown(row.getCell(12))).includes(words) ? words : shown(row.getCell(12)),
        words,
      );
    }
  }
}

/** The words of each unit, item by item. */
function compareTexts(check: Comparing, sheet: ExcelJS.Worksheet, entries: readonly Entry[]): void {
  const found = new Map<string, Shown>();
  for (let row = rowWhere(sheet, 1, "Mã") + 1; row <= sheet.rowCount; row += 1) {
    const cells = sheet.getRow(row);
    found.set(`${shown(cells.getCell(1))} ${shown(cells.getCell(3))}`, shown(cells.getCell(5)));
  }
  for (const { report } of entries) {
    if (!report) continue;
    const { code } = report;
    for (const no of words.filter((each) => each !== "11")) {
      const text = report.texts.get(no);
      check.is(
        `${code} ${no}`,
        found.get(`${code} ${no}`) ?? null,
        text === "" ? "Không có." : (text ?? "(chưa trả lời)"),
      );
    }
  }
}

/** The free row: everybody's words, whoever compiled them. */
function compareNotes(check: Comparing, sheet: ExcelJS.Worksheet, sealed: readonly SealedMeant[]): void {
  const found = new Map<string, Shown>();
  for (let row = rowWhere(sheet, 1, "Mã") + 1; row <= sheet.rowCount; row += 1) {
    const cells = sheet.getRow(row);
    if (shown(cells.getCell(3)) === "11") found.set(String(shown(cells.getCell(1))), shown(cells.getCell(5)));
  }
  const all = sealed.flatMap(reportsIn).filter(({ texts }) => (texts.get("11") ?? "") !== "");
  for (const { code, texts } of all) check.is(`${code} 11`, found.get(code) ?? null, texts.get("11") ?? null);
  check.is("notes of row 11", found.size, all.length);
}

function withFollowing(figures: Figures): Figures {
  const classes = [...figures]
    .filter(([no]) => no.startsWith("1."))
    .map(([, amounts]) => new Map([["1.0", amounts]]));
  return new Map([...figures, ...added(classes)]);
}

function asked({ asked: who }: ProvinceUnit): ReadonlySet<string> {
  return new Set(who === null ? [] : ["1.0", ...rowsOf(who).map(({ no }) => no)]);
}

function holdsOf(no: string) {
  return no === "1.0" ? "count-and-people" : rowsOf("compiler").find((row) => row.no === no)?.holds;
}

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  await book.xlsx.load(copy);
  return book;
}

function sheetOf(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.getWorksheet(name);
  if (!sheet)
    throw new Error(`no sheet ${name} among ${book.worksheets.map((each) => each.name).join(", ")}`);
  return sheet;
}

function rowWhere(sheet: ExcelJS.Worksheet, column: number, text: string): number {
  for (let row = 1; row <= sheet.rowCount; row += 1)
    if (shown(sheet.getRow(row).getCell(column)) === text) return row;
  throw new Error(`no row “${text}” on ${sheet.name}`);
}

function shown(cell: ExcelJS.Cell): Shown {
  if (cell.isMerged && cell.master !== cell) return null;
  const value = cell.formula ? cell.result : cell.value;
  if (typeof value === "number") return value;
  if (typeof value === "string") return value === "" ? null : value;
  return value === null || value === undefined ? null : String(value);
}
