// The lines of a list, and of the unit's own beneath an open row, while a table is read down: none of them is a row. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import { totalLines } from "../../files/words/titles.ts";
import type { Table } from "../../form/form.ts";
import { isBlank, isDash } from "./cell-signs.ts";
import { figureColumns, type Head } from "./columns.ts";
import { looseFigures } from "./figures.ts";
import type { FormRow, FormRows } from "./form-rows.ts";
import type { ListLine } from "./found.ts";
import type { Spot } from "./handed.ts";
import { cutLabel } from "./label.ts";
import { rowWorded } from "./match-row.ts";
import { covers, isWord } from "./table-signs.ts";
import { isPhrase, phrasesOf, type Words, wordsIn } from "./words.ts";

const totals = phrasesOf(totalLines);

type Around = { readonly head: Head | null; readonly spot: Spot };

export class OwnLines {
  readonly lines: ListLine[] = [];
  readonly #lists: ReadonlyMap<Table, string>;
  /** The question whose lines come now. */
  #id: string | null = null;
  /** They stand under titles of their own, so that nothing else does. */
  #listed = false;

  constructor(tables: readonly { readonly itemId: string; readonly table: Table }[]) {
    this.#lists = new Map(tables.flatMap(({ itemId, table }) => (table.list ? [[table, itemId]] : [])));
  }

  /** Titles of these tables stand above; none where they are nobody's. */
  titled(tables: readonly Table[]): void {
    const [first] = tables;
    this.#listed = first !== undefined && tables.every((table) => this.#lists.has(table));
    this.#id = this.#listed && first ? (this.#lists.get(first) ?? null) : null;
  }

  /** A row of the form: beneath an open one stand the unit's own lines, the first sometimes beside it. */
  beneath({ id, row: { role } }: FormRow, row: FileRow, { head, spot }: Around): void {
    if (this.#listed) return;
    this.#id = role === "open" ? id : null;
    const filled = looseFigures(row, head).some((cell) => !isBlank(cell) && !isDash(cell.shown));
    if (role === "open" && filled && !row.hidden) this.lines.push({ id, cells: row, spot });
  }

  /** Whether a row is one of the lines, or their sum. `text`: the only one in it. Beneath open rows the form goes on. */
  take(
    row: FileRow,
    text: FileCell | null,
    { rows, head, spot }: Around & { readonly rows: FormRows },
  ): boolean {
    if (this.#id === null) return false;
    const filled = row.cells.filter((cell) => !isBlank(cell) && !isDash(cell.shown));
    const values = head ? [...figureColumns(head)] : [];
    const isOwn = filled.some(
      (cell) => isWord(cell) && !covers(cell, values) && rowWorded(rows, pointOf(cell)) !== null,
    );
    if (text || isOwn || filled.every(({ across }) => across > 1)) {
      if (!this.#listed) this.#id = null;
      return false;
    }
    const isTotal = filled.some((cell) => isPhrase(pointOf(cell), totals));
    const says = filled.length > 1 || filled.some(isWord);
    if (says && !isTotal && !row.hidden) this.lines.push({ id: this.#id, cells: row, spot });
    return true;
  }
}

/** The words of a cell without the number before them. */
function pointOf({ shown }: FileCell): Words {
  return wordsIn(cutLabel(shown).words);
}
