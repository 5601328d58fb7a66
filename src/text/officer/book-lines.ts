// Everything that is wrong with a workbook, a line each: what could not be read, and what keeps its form from being released. Pure.
import type { BookRead } from "../../book/read/read-book.ts";
import type { FaultLine } from "../../book/write/book.ts";
import type { DraftFault } from "../../draft/faults/fault.ts";
import { bookFaultText } from "./book-faults.ts";
import { bookWords } from "./book-words.ts";
import { sayDraftFault } from "./draft-faults.ts";

/** In the order of the workbook as far as it was read; faults of what stands in no cell are of its first sheet. */
export function bookLines(
  { faults, at }: Pick<BookRead, "faults" | "at">,
  ofDraft: readonly DraftFault[],
  zone: string,
): FaultLine[] {
  return [
    ...faults.map((fault) => ({ sheet: fault.sheet, cell: fault.cell, ...bookFaultText(fault) })),
    ...ofDraft.map((fault) => {
      const place = at.get(fault.at) ?? at.get(fault.table) ?? { sheet: bookWords.sheets.round, cell: "A1" };
      const { where, wrong, mend } = sayDraftFault(fault, zone);
      return { ...place, what: `${where}: ${wrong}.`, mend: `${mend}.` };
    }),
  ];
}

/** One of them as it is said in a message. */
export function bookLine({ sheet, cell, what, mend }: FaultLine): string {
  const where = sheet === "" ? "" : `Trang “${sheet}”, ô ${cell}: `;
  return `${where}${what} ${mend}`;
}
