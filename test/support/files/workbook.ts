// Reads a workbook back as its reader sees it: cells by sheet, formulas by their cached results.
import ExcelJS from "exceljs";

/** The rows of a sheet, each cell as text or number. */
export async function sheetRows(bytes: Uint8Array, name: string): Promise<unknown[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.getWorksheet(name);
  if (!sheet)
    throw new Error(
      `no sheet ${name}; there are: ${workbook.worksheets.map((each) => each.name).join(", ")}`,
    );
  const rows: unknown[][] = [];
  sheet.eachRow((row) => {
    const cells: unknown[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.formula ? cell.result : cell.value));
    rows.push(cells);
  });
  return rows;
}

/** The two quantities beside a row's wording on the totals sheet. */
export function quantitiesOf(rows: readonly unknown[][], wording: string): unknown[] {
  const row = rows.find((cells) =>
    cells.some((cell) => typeof cell === "string" && cell.trim().startsWith(wording)),
  );
  if (!row) throw new Error(`no row ${wording}`);
  return [row[3] ?? null, row[4] ?? null];
}
