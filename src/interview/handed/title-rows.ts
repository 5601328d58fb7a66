// Which rows of a file's table are titles of its columns, and no rows of the form. Pure.
import type { FileCell, FileRow } from "../../files/blocks.ts";
import type { Table } from "../../form/form.ts";
import { claimOf } from "./column-titles.ts";
import type { Head } from "./columns.ts";
import type { FormRows } from "./form-rows.ts";
import { cutLabel } from "./label.ts";
import { rowWorded } from "./match-row.ts";
import { isOwnHeading } from "./own-columns.ts";
import { covers, isNumberLine, isTitle } from "./table-signs.ts";
import { roleOf } from "./title-roles.ts";
import { wordsIn } from "./words.ts";

type Around = {
  readonly tables: readonly Table[];
  /** The rows that a line may be. */
  readonly rows: FormRows;
  /** The columns by the titles right above; null where a line stands under none. */
  readonly above: Head | null;
  readonly below: FileRow | null;
};

/** A row of titles: two of them, each of its own kind; below it what stands under titles that have parts. */
export function isTitles({ cells }: FileRow, { tables, rows, above, below }: Around): boolean {
  const texts = cells.filter(({ value, shown }) => value.type === "text" && shown.trim() !== "");
  if (texts.length < cells.filter(({ shown }) => shown.trim() !== "").length) return false;
  // A form's own headings may hold figures: "Lớp 1".
  const mayBe = ({ shown }: FileCell) => isTitle(shown) || isOwnHeading(shown, tables);
  if (texts.length === 0 || !texts.every(mayBe)) return false;
  if (texts.some(({ shown }) => isRow(shown, rows))) return false;
  if (above) return texts.every((cell) => !covers(cell, above.text));
  // Numbers of columns stand right under titles, whatever these are.
  if (texts.length > 2 && below && isNumberLine(below)) return true;
  const kinds = new Set(texts.flatMap(({ shown }) => kindOf(shown, tables) ?? []));
  return kinds.size > 1 && (kinds.size > 2 || [...kinds].some((kind) => leading.has(kind)));
}

/** What a head has beside its figures. */
const leading: ReadonlySet<string> = new Set(["text", "number", "note"]);

/** What a title stands over: something beside the figures, or one of the form's columns. */
function kindOf(title: string, tables: readonly Table[]): string | null {
  const role = roleOf(wordsIn(title), tables);
  if (typeof role === "string" && role !== "beside") return role;
  const own = tables.flatMap((table) => claimOf(table, [title])?.best ?? []);
  return own[0] ?? (role === null || typeof role === "string" ? role : role.column);
}

function isRow(text: string, rows: FormRows): boolean {
  if (text.length < 4) return false;
  return rowWorded(rows, wordsIn(cutLabel(text).words))?.row.role === "input";
}
