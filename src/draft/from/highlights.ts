// The key totals of a summary: the grand totals of tables, the lines of lists, else the first figures. Pure.
import type { Form, Item, Table } from "../../form/form.ts";
import { type KindName, kinds } from "../../form/kinds/index.ts";
import { cellPlace, linesPlace, rowStem } from "../../form/place.ts";

/** More nobody reads in a summary. */
const most = 6;

/** So that every table has a place. */
const mostOfTable = 3;

type Highlight = Form["highlights"][number];

export function highlightsOf(sections: Form["sections"]): Form["highlights"] {
  const items = sections.flatMap((section) => section.items);
  const all = items.flatMap((item) => (item.table ? ofTable(item, item.table) : ofItem(item)));
  return all.slice(0, most);
}

function ofItem(item: Item): Highlight[] {
  const { kind, personal, rollUp } = item;
  if (kind === "heading" || kind === "table" || kind === "figures") return [];
  if (!adds(kind, personal, rollUp)) return [];
  return [{ label: item.text, parts: [{ place: item.id, noun: item.noun ?? "" }] }].filter(isNamed);
}

function ofTable(item: Item, table: Table): Highlight[] {
  if (table.list) {
    return [{ label: table.title, parts: [{ place: linesPlace(item.id), noun: table.list.noun }] }];
  }
  const totals = table.rows.filter(
    (row) => row.role === "total" && row.parent === null && row.columns.length > 0,
  );
  const rows = totals.length > 0 ? totals.slice(0, 2) : table.rows.filter(({ role }) => role === "input");
  return rows
    .flatMap((row) => {
      const columns = table.columns.filter(({ id, compute, kind, personal, rollUp }) => {
        const said = row.cells?.[id];
        const own = said?.kind ?? row.kind ?? kind ?? "count";
        return (
          row.columns.includes(id) &&
          compute === undefined &&
          adds(own, said?.personal ?? row.personal ?? personal, said?.rollUp ?? row.rollUp ?? rollUp)
        );
      });
      const parts = columns.slice(0, 2).map((column) => ({
        place: cellPlace(rowStem(item.id, row.id), column.id),
        noun: column.noun ?? (row.unit || column.label) ?? column.title,
      }));
      return parts.length > 0 ? [{ label: row.text, parts }] : [];
    })
    .slice(0, mostOfTable);
}

function adds(kind: KindName, personal: true | undefined, rollUp: Item["rollUp"]): boolean {
  return personal === undefined && kinds[kind].total === "sum" && (rollUp === undefined || rollUp === "sum");
}

function isNamed({ label }: Highlight): boolean {
  return label.length <= 80;
}
