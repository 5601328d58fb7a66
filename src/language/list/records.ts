// The lines of a message with their parts, each part with the column that it names itself. Pure; knows no values.
import type { ListColumn } from "./column.ts";
import { type Cut, cutLine, type Field, fieldNamed, linesIn } from "./fields.ts";
import { partsWithin } from "./unmarked.ts";

export type Line = { readonly cut: Cut; readonly fields: readonly Field[] };

/**
 * The lines with their parts. Lines of one named part each are the cells of one line below each other, as a frame has
 * them, until a name comes again.
 */
export function linesOf(columns: readonly ListColumn[], raw: string): readonly Line[] {
  const all: { cut: Cut; fields: Field[] }[] = [];
  let below: Field[] | null = null;
  for (const line of linesIn(raw)) {
    const cut = cutLine(line);
    // A cell in a frame may hold a comma: what is named is one part.
    const whole = fieldNamed(columns, cut.said);
    const fields = cut.fields.flatMap((field) => partsWithin(columns, field) ?? [fieldNamed(columns, field)]);
    const named = fields.filter(({ column }) => column !== null).length;
    const single = whole.column !== null && (fields.length === 1 || (named === 1 && !/[;\t|]/u.test(line)));
    if (!single) {
      below = null;
      all.push({ cut, fields });
    } else if (below?.every(({ column }) => column !== whole.column)) {
      below.push(whole);
    } else {
      below = [whole];
      all.push({ cut, fields: below });
    }
  }
  return all;
}

/** All parts of a message, line after line. */
export function partsIn(columns: readonly ListColumn[], raw: string): readonly Field[] {
  return linesOf(columns, raw).flatMap(({ fields }) => fields);
}
