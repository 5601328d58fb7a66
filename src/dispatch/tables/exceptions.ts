// Who need not answer which rows of which table, as the cover says it. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import { sentencesIn } from "../cover/sentences.ts";
import type { FoundTable } from "../found.ts";
import { kindsIn } from "../outline/remarks.ts";
import { linesOf, type Placed } from "../placed.ts";
import { notForThose } from "../words/outline-words.ts";
import { rowsOfPart } from "../words/table-words.ts";

type Exception = {
  readonly kinds: readonly string[];
  readonly row: string | null;
  readonly part: string | null;
};

/** "Các trường mầm non không phải thực hiện Mục B của Biểu số 1." */
export function exceptionsIn(cover: readonly Placed[], kinds: readonly UnitKind[]): readonly Exception[] {
  return linesOf(cover)
    .flatMap(({ text }) => sentencesIn(text))
    .flatMap((sentence): Exception[] => {
      const [whole = "", who] = notForThose.exec(sentence) ?? [];
      const meant = who === undefined ? null : kindsIn(who, kinds);
      if (meant === null) return [];
      const rest = sentence.slice(whole.length);
      const [, row = null, part = null] = rowsOfPart.exec(rest) ?? [];
      return [{ kinds: meant, row, part: part?.trim() ?? (row === null ? rest.trim() : null) }];
    });
}

/** The table with the rows that some kinds of unit are not asked. */
export function withExceptions(table: FoundTable, exceptions: readonly Exception[]): FoundTable {
  const ours = exceptions.filter(({ part }) => {
    const named = [table.no, table.part].flatMap((one) => one?.toLowerCase() ?? []);
    return part === null || named.some((one) => part.toLowerCase().startsWith(one));
  });
  const rows = table.rows.map((row) => {
    const kinds = ours.flatMap((one) => (one.row === null || one.row === row.no ? one.kinds : []));
    const top =
      row.parent === undefined && (row.role === "heading" || ours.some((one) => one.row === row.no));
    return kinds.length > 0 && (top || ours.some((one) => one.row !== null))
      ? { ...row, notFor: [...kinds] }
      : row;
  });
  return { ...table, rows };
}
