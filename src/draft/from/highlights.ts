// The key totals of a summary: the grand totals of tables, the lines of lists, else the first figures. Pure.
import type { Form, Item, Table } from "../../form/form.ts";
import { type KindName, kinds } from "../../form/kinds/index.ts";
import { unitOf } from "../../form/kinds/money-words.ts";
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
  if (kind === "heading" || kind === "table") return [];
  if (kind === "figures") return ofFigures(item);
  if (!adds(kind, personal, rollUp)) return [];
  return [{ label: item.text, parts: [{ place: item.id, noun: counted(kind, item.noun) }] }].filter(isNamed);
}

/** "5 lớp, 120 lượt người": the blanks of one sentence. */
function ofFigures({ id, text, cells = [] }: Item): Highlight[] {
  const parts = cells
    .filter(({ kind = "count", personal, rollUp }) => adds(kind, personal, rollUp))
    .map((cell) => ({ place: cellPlace(id, cell.id), noun: counted(cell.kind ?? "count", cell.noun) }));
  return parts.length > 0 ? [{ label: text, parts }].filter(isNamed) : [];
}

/** Sums of money are in đồng, whatever their cells are written in. */
function counted(kind: KindName, noun: string | undefined): string {
  return kinds[kind].measure === "money" ? unitOf("dong") : (noun ?? "");
}

function ofTable(item: Item, table: Table): Highlight[] {
  if (table.list) {
    const { noun, totals = [] } = table.list;
    const sums = table.columns
      .filter(({ id, kind = "count", personal }) => totals.includes(id) && adds(kind, personal, undefined))
      .map(({ id, kind = "count", noun: own, label, title }) => ({
        place: cellPlace(item.id, id),
        noun: counted(kind, own ?? label ?? title),
      }));
    return [{ label: table.title, parts: [{ place: linesPlace(item.id), noun }, ...sums] }];
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
      const parts = columns.slice(0, 2).map((column) => {
        const kind = row.cells?.[column.id]?.kind ?? row.kind ?? column.kind ?? "count";
        const noun = column.noun ?? (row.unit || column.label) ?? column.title;
        return { place: cellPlace(rowStem(item.id, row.id), column.id), noun: counted(kind, noun), column };
      });
      return parts.length > 0 ? [{ label: row.text, parts: toldApart(parts) }] : [];
    })
    .slice(0, mostOfTable);
}

/** "80 máy (năm 2025), 95 máy (năm 2026)": where two columns count the same, each is said with its name. */
function toldApart(
  parts: readonly {
    readonly place: string;
    readonly noun: string;
    readonly column: Table["columns"][number];
  }[],
): Highlight["parts"] {
  return parts.map(({ place, noun, column: { label, title } }) => {
    const alike = parts.filter((other) => other.noun === noun).length > 1;
    return { place, noun: alike ? `${noun} (${label ?? title})` : noun };
  });
}

function adds(kind: KindName, personal: true | undefined, rollUp: Item["rollUp"]): boolean {
  return personal === undefined && kinds[kind].total === "sum" && (rollUp === undefined || rollUp === "sum");
}

function isNamed({ label }: Highlight): boolean {
  return label.length <= 80;
}
