// Which column of a file of units is which, by its title in Vietnamese or English. Pure.
import type { Cell } from "../files/cell-text.ts";
import type { GridRow } from "../files/grid.ts";

/** Sizes of a unit that checks may know: pupils, staff, and of an office the institutions under it. */
export const factColumns = ["pupils", "staff", "institutions"] as const;

export type UnitColumn =
  | "code"
  | "name"
  | "shortName"
  | "kind"
  | "parent"
  | "order"
  | "phone"
  | "email"
  | (typeof factColumns)[number]
  | "area";

/** Titles as they are found once they are written without diacritics and signs. */
const titles: Readonly<Record<UnitColumn, readonly string[]>> = {
  code: ["code", "unit code", "ma", "ma don vi", "ma dv", "ma truong", "ma so", "ma co so", "ma co quan"],
  name: [
    "name",
    "unit name",
    "full name",
    "ten",
    "ten don vi",
    "ten dv",
    "ten truong",
    "ten co so",
    "ten co quan",
    "ten truong don vi",
    "ten day du",
    "don vi",
  ],
  shortName: [
    "short name",
    "shortname",
    "short",
    "ten ngan",
    "ten viet tat",
    "viet tat",
    "ten rut gon",
    "ten goi tat",
  ],
  kind: [
    "kind",
    "type",
    "unit kind",
    "loai",
    "loai don vi",
    "loai hinh",
    "nhom",
    "loai truong",
    "loai hinh don vi",
    "loai hinh truong",
  ],
  parent: [
    "parent",
    "parent code",
    "truc thuoc",
    "don vi cap tren",
    "cap tren",
    "ma cap tren",
    "ma don vi cap tren",
    "don vi quan ly",
    "don vi chu quan",
    "co quan chu quan",
    "co quan quan ly",
    "don vi truc thuoc",
    "truc thuoc don vi",
    "ma don vi quan ly",
    "thuoc",
  ],
  order: ["order", "position", "no", "thu tu", "stt", "so thu tu", "tt"],
  phone: [
    "phone",
    "official phone",
    "telephone",
    "tel",
    "dien thoai",
    "so dien thoai",
    "sdt",
    "dt",
    "dien thoai don vi",
    "dien thoai co quan",
    "dien thoai lien he",
    "so dien thoai lien he",
    "sdt lien he",
    "so dt",
    "dien thoai ban",
    "di dong",
  ],
  email: [
    "email",
    "e mail",
    "mail",
    "official email",
    "official e mail",
    "thu dien tu",
    "hop thu",
    "email don vi",
    "dia chi email",
  ],
  pupils: ["pupils", "students", "hoc sinh", "so hoc sinh", "hoc vien"],
  staff: [
    "staff",
    "teachers",
    "giao vien",
    "so giao vien",
    "can bo giao vien",
    "cb gv nv",
    "cbgv",
    "can bo giao vien nhan vien",
  ],
  institutions: ["institutions", "schools", "so co so", "so co so giao duc", "so truong", "so truong hoc"],
  area: ["area", "district", "dia ban", "huyen", "khu vuc"],
};

/** The columns of a row of titles, the first of each. */
export function columnsOf(row: GridRow): Map<UnitColumn, number> {
  const found = new Map<UnitColumn, number>();
  for (const [index, cell] of row.cells.entries()) {
    const column = unitColumnOf(cell);
    if (column !== null && !found.has(column)) found.set(column, index);
  }
  return found;
}

/** What a title says its column holds; null when it is none that we know. */
export function unitColumnOf(cell: Cell): UnitColumn | null {
  const title = titleKey(cell.text.replace(/\([^)]*\)/g, " "));
  for (const [column, names] of Object.entries(titles)) {
    if (names.includes(title) && isColumn(column)) return column;
  }
  return null;
}

function isColumn(text: string): text is UnitColumn {
  return text in titles;
}

/** Lower case, without diacritics, signs as blanks. */
export function titleKey(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("\u0111", "d")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** For a sheet without a row of titles, the row that comes nearest and what it lacks. */
export type TitlesFound = {
  readonly row: number;
  readonly titles: readonly { readonly text: string; readonly column: UnitColumn | null }[];
  readonly lacking: readonly UnitColumn[];
} | null;

/** Looks for the row that has most of the known titles; null for an empty sheet. */
export function titlesFound(rows: readonly GridRow[]): TitlesFound {
  const best = [...rows].sort((a, b) => columnsOf(b).size - columnsOf(a).size)[0];
  if (!best) return null;
  const columns = columnsOf(best);
  return {
    row: best.row,
    titles: best.cells.flatMap((cell) =>
      cell.text === "" ? [] : [{ text: cell.text, column: unitColumnOf(cell) }],
    ),
    lacking: (["code", "name", "kind"] as const).filter((column) => !columns.has(column)),
  };
}
