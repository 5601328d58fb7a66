// One sheet of texts under a row of titles, as an xlsx file in memory. Knows exceljs; not what the texts say.
import { styles } from "./styles.ts";

type PlainSheet = {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The file's bytes. Every cell is text, whatever it begins with. */
export async function plainSheet({ name, titles, rows }: PlainSheet, made: Date): Promise<Uint8Array> {
  // Loaded only when a workbook is made: it takes a fifth of a second and 27 MiB.
  const { Workbook } = (await import("exceljs")).default;
  const book = new Workbook();
  book.creator = "tonghop";
  book.created = made;
  book.modified = made;
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  const head = sheet.addRow([...titles]);
  head.eachCell((cell) => Object.assign(cell, { style: styles.headLeft }));
  for (const row of rows) {
    sheet.addRow([...row]).eachCell((cell) => Object.assign(cell, { style: styles.text }));
  }
  for (const [index, title] of titles.entries()) {
    const longest = Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0));
    sheet.getColumn(index + 1).width = Math.min(60, longest + 3);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
