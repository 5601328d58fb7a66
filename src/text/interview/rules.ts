// The rules that a form writes itself, read out with the names that people know its rows and columns by. Pure.
import type { CellsReference, Reference } from "../../expression/expression.ts";
import { sayExpression } from "../../expression/say.ts";
import type { ExpressionCheck } from "../../form/checks/schema.ts";
import { expressionAt } from "../../form/computed.ts";
import type { Form } from "../../form/form.ts";
import { ends } from "../../form/kinds/text.ts";
import { pointedAt, type Seat, type Seated, seatedAt } from "../../form/seats.ts";

/** A rule in a sentence's words, without its end: the form's own, else "nữ không lớn hơn tổng số". */
export function sayRule(form: Form, check: ExpressionCheck, at: Seat): string {
  if (check.say !== undefined) return ends(check.say.replace(/[.\s]+$/u, ""));
  const rule = sayExpression(expressionAt(form, at, check.holds), (reference) => nameOf(form, at, reference));
  return `theo biểu mẫu, ${rule}`;
}

/** What a reference is called in a sentence: "nữ", "nữ mục B2.3", "các mục 1.1 đến 1.4", "số học sinh". */
function nameOf(form: Form, at: Seat, reference: Reference): string {
  if (reference.type === "fact") return reference.name;
  const cells = pointedAt(form, at, reference).flatMap((place) => seatedAt(form, place) ?? []);
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last) return "…";
  const column = columnName(reference, first, last);
  const row = rowName(reference, first, last);
  return [column, row].filter((part) => part !== "").join(" ");
}

/** A column is named where the rule names it, or where nothing else is. */
function columnName({ rows, columns }: CellsReference, first: Seated, last: Seated): string {
  if (columns === null && rows !== null) return "";
  if (columns?.to) return `từ ${cellName(first)} đến ${cellName(last)}`;
  return cellName(first);
}

function cellName({ cell, seat }: Seated): string {
  const title = seat.table?.columns.find(({ id }) => id === seat.column)?.title ?? seat.item.text;
  return (
    cell.label ?? (cell.noun === "" ? title.slice(0, 1).toLowerCase() + title.slice(1) : `số ${cell.noun}`)
  );
}

function rowName({ rows }: CellsReference, first: Seated, last: Seated): string {
  if (rows === null) return "";
  if (rows.to !== null) return `các mục ${numberOf(first)} đến ${numberOf(last)}`;
  const no = numberOf(first);
  return no === "" ? `“${first.seat.row?.text ?? first.seat.item.text}”` : `mục ${no}`;
}

function numberOf({ seat }: Seated): string {
  const { part } = seat.section;
  const no = seat.row?.label ?? seat.item.no;
  return no === "" || part === undefined ? no : `${part}.${no}`;
}
