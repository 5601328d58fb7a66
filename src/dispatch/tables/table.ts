// One table with its lines around it, as found: title, measure, columns, list or rows. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { FoundTable } from "../found.ts";
import { asWord, isWrittenBig } from "../letters.ts";
import type { Line, Part, Placed } from "../placed.ts";
import { attachedTo, attachment, motto } from "../words/cover-words.ts";
import { overOffice, thisOffice } from "../words/names.ts";
import { ifAny, unitLine } from "../words/table-words.ts";
import { withBoxes } from "./boxed-columns.ts";
import { rolesOf, type ValueColumn, valueColumns } from "./columns.ts";
import { textAt } from "./grid.ts";
import type { HeadColumn } from "./head.ts";
import { boundsOf, isList, isSum } from "./lists.ts";
import type { Piece } from "./piece.ts";
import { columnsBy, rowsOf } from "./rows.ts";
import { withFormulas } from "./sheet-formulas.ts";

type About = {
  readonly first: boolean;
  readonly coverBlocks: readonly Placed[];
  readonly kinds: readonly UnitKind[];
};

export function tableOf(
  { at, grid, head, before, after }: Piece,
  part: Part,
  { first, coverBlocks, kinds }: About,
): FoundTable {
  const roles = rolesOf(grid, head);
  const body = grid.rows.slice(head.rows);
  const list = isList(body, roles);
  const measure = before.map(({ text }) => unitLine.exec(text)?.[1]).find((said) => said !== undefined);
  const answered = valueColumns(roles, { isList: list, block: at, kinds, measure });
  const columns = withFormulas(withBoxes(answered, body, kinds), body);
  const title = titleIn(before, part, first);
  const leaf = (column: HeadColumn | null) => column?.path.at(-1) ?? null;
  const bounds = list ? boundsOf(part, coverBlocks, [...before, ...after]) : null;
  const optional = bounds?.optional || ifAny.test(title);
  const byMeasure =
    roles.unit !== null &&
    namesColumns(
      body.map((row) => textAt(row, roles.unit?.at ?? 0)),
      columns,
    );
  const summed = list && body.some(isSum);
  return {
    no: numberIn(before, part, first),
    title,
    part: part.no,
    ...(measure === undefined ? {} : { measure }),
    head: { stt: leaf(roles.stt), text: leaf(roles.text), unit: leaf(roles.unit), note: leaf(roles.note) },
    constants: roles.given.map((column) => leaf(column) ?? ""),
    columns: columns.map(({ ats: _ats, ...column }) =>
      summed && isAdded(column) ? { ...column, total: true as const } : column,
    ),
    ...(bounds === null ? {} : { list: { least: bounds.least, most: bounds.most } }),
    ...(optional ? { optional: true as const } : {}),
    rows: list ? [] : [...rowsOf(body, { roles, columns, block: at, byMeasure })],
    ...(head.numbers === null ? {} : { numbers: [...head.numbers] }),
    before: before.map(({ text }) => text),
    after: after.map(({ text }) => text),
    sure: roles.text === null && !list ? "look" : "sure",
    source: { block: at, text: title },
  };
}

/** The part's own title, else the line above the table that is written as one: the last in capitals, or a heading. */
function titleIn(before: readonly Line[], part: Part, first: boolean): string {
  if (first && part.title !== "") return part.title;
  const beside = before
    .map(({ text }) => attachment.exec(text)?.[4]?.trim() ?? "")
    .find((text) => text !== "");
  if (beside !== undefined && isTitle(beside)) return beside;
  const near = before.filter(
    ({ text }) => !unitLine.test(text) && !attachedTo.test(text) && !attachment.test(text),
  );
  const big = near.filter(({ text }) => isWrittenBig(text) && !isOffice(text));
  const raised = near.filter(({ bold, centred }) => bold || centred);
  return big.at(-1)?.text ?? raised.at(-1)?.text ?? (first ? part.title : "");
}

/** "Biểu 03: BÁO CÁO ĐỘI NGŨ" has its title beside its number; "Mẫu này gửi về Sở" is a sentence. */
function isTitle(text: string): boolean {
  return isWrittenBig(text) || /^\p{Lu}/u.test(text);
}

/** The names of offices and the motto stand in capitals above every form. */
function isOffice(text: string): boolean {
  return motto.test(text) || thisOffice.test(text) || overOffice.test(text);
}

/** "Biểu 01" above the table, where its part is called by nothing. */
function numberIn(before: readonly Line[], part: Part, first: boolean): string | null {
  if (first && part.no !== null) return part.no;
  for (const { text } of before) {
    const [, word, so = "", no] = attachment.exec(text) ?? [];
    if (word !== undefined && no !== undefined)
      return [asWord(word), so.toLowerCase(), no.toUpperCase()].filter((one) => one !== "").join(" ");
  }
  return null;
}

/** Units such as "lớp/người" name columns: somewhere two of their words go into two columns. */
function namesColumns(units: readonly string[], columns: readonly ValueColumn[]): boolean {
  return (
    columns.length > 1 && units.some((unit) => unit.includes("/") && columnsBy(unit, columns).length > 1)
  );
}

const added: Readonly<Record<string, true>> = { count: true, money: true };

function isAdded({ kind }: Pick<ValueColumn, "kind">): boolean {
  return kind !== undefined && kind in added;
}
