// The lines of a list, and of the unit's own beneath an open row, while a table is read down: none of them is a row. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import { totalLines } from "../../files/words/titles.ts";
import type { Table } from "../../form/form.ts";
import { isBlank, isDash } from "./cell-signs.ts";
import { figureColumns, type Head } from "./columns.ts";
import type { FormRow, FormRows } from "./form-rows.ts";
import type { ListLine, TableRead } from "./found.ts";
import type { Spot } from "./handed.ts";
import { cutLabel } from "./label.ts";
import { rowWorded } from "./match-row.ts";
import { isOwnHeading } from "./own-columns.ts";
import { covers, isWord } from "./table-signs.ts";
import { isPhrase, phrasesOf, type Words, wordsIn } from "./words.ts";

const totals = phrasesOf(totalLines);

type Around = { readonly head: Head | null; readonly spot: Spot };

export class OwnLines {
  readonly #lines: ListLine[] = [];
  readonly #sums: ListLine[] = [];
  readonly #lists: ReadonlyMap<Table, string>;
  /** The questions whose lines come now. */
  #ids: readonly string[] = [];
  /** They stand under titles of their own, so that nothing else does. */
  #listed = false;

  constructor(tables: readonly { readonly itemId: string; readonly table: Table }[]) {
    this.#lists = new Map(tables.flatMap(({ itemId, table }) => (table.list ? [[table, itemId]] : [])));
  }

  /** The lines, and what adds them up. */
  found(): Pick<TableRead, "lines" | "sums"> {
    return { lines: this.#lines, sums: this.#sums };
  }

  /** What was read so far are no lines. */
  clear(): void {
    this.#lines.length = 0;
    this.#sums.length = 0;
  }

  /** Titles of these tables stand above; none where they are nobody's. */
  titled(tables: readonly Table[]): void {
    this.#listed = tables.length > 0 && tables.every((table) => this.#lists.has(table));
    this.#ids = this.#listed ? tables.flatMap((table) => this.#lists.get(table) ?? []) : [];
  }

  /**
   * Whether a row of texts beneath the titles of a list may be more of them: each is a title of the form, or stands below
   * one that is spread over it. All else is a line of words alone.
   */
  mayTitle(texts: readonly FileCell[], above: readonly FileRow[]): boolean {
    const spread = above.flatMap(({ cells }) => cells.filter(({ across }) => across > 1));
    return (
      !this.#listed ||
      above.length === 0 ||
      texts.every(
        ({ column, shown }) =>
          isOwnHeading(shown, [...this.#lists.keys()]) || spread.some((cell) => covers(cell, [column])),
      )
    );
  }

  /** A row of the form: beneath an open one stand the unit's own lines, the first sometimes beside it. */
  beneath({ id, row: { role } }: FormRow, row: FileRow, around: Around): void {
    if (this.#listed) return;
    this.#ids = role === "open" ? [id] : [];
    if (role === "open") this.#lines.push({ ids: this.#ids, cells: row, beside: true, ...around });
  }

  /** Whether a row is one of the lines, or their sum. `text`: the only one in it. Beneath open rows the form goes on. */
  take(
    row: FileRow,
    text: FileCell | null,
    { rows, head, spot }: Around & { readonly rows: FormRows },
  ): boolean {
    if (this.#ids.length === 0) return false;
    const filled = row.cells.filter((cell) => !isBlank(cell) && !isDash(cell.shown));
    const values = head ? [...figureColumns(head)] : [];
    const isOwn = filled.some(
      (cell) => isWord(cell) && !covers(cell, values) && rowWorded(rows, pointOf(cell)) !== null,
    );
    if (text || isOwn || filled.every(({ across }) => across > 1)) {
      if (!this.#listed) this.#ids = [];
      return false;
    }
    const isTotal = filled.some((cell) => isPhrase(pointOf(cell), totals));
    const says = filled.length > 1 || filled.some(isWord);
    const line = { ids: this.#ids, cells: row, head, beside: false, spot };
    if (isTotal) this.#sums.push(line);
    else if (says) this.#lines.push(line);
    return true;
  }
}

/** The words of a cell without the number before them. */
function pointOf({ shown }: FileCell): Words {
  return wordsIn(cutLabel(shown).words);
}
