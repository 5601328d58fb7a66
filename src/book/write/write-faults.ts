// Puts what is wrong into the workbook that was sent: its own sheet of faults, each with a way to its cell. Knows exceljs.
import type { BookWords } from "../words.ts";
import { type FaultLine, faultsSheet } from "./book.ts";
import { writeSheet } from "./write-book.ts";

/** @param bytes a workbook that files/ has read within its limits. */
export async function writeFaults(
  bytes: Uint8Array,
  faults: readonly FaultLine[],
  words: BookWords,
): Promise<Uint8Array> {
  const { Workbook } = (await import("exceljs")).default;
  const book = new Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  await book.xlsx.load(copy);
  const old = book.getWorksheet(words.sheets.faults);
  if (old) book.removeWorksheet(old.id);
  const sheet = faultsSheet(faults, words);
  writeSheet(book.addWorksheet(sheet.name), sheet, null);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
