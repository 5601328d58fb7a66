// Which column of a file of units is which, by its title in Vietnamese or English. Pure.
import { titleKey } from "./title-key.ts";

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

/** What a title may mean: a column of units, or the level of a school, which tells its kind where nothing else does. */
export type TitleMeaning = UnitColumn | "level";

/** Titles as they are found once they are written without diacritics and signs. */
const titles: Readonly<Record<TitleMeaning, readonly string[]>> = {
  code: [
    "code",
    "unit code",
    "ma",
    "ma don vi",
    "ma dv",
    "ma truong",
    "ma truong hoc",
    "ma so",
    "ma co so",
    "ma co so giao duc",
    "ma csgd",
    "ma co quan",
    "ma dinh danh",
    "ma dinh danh don vi",
  ],
  name: [
    "name",
    "unit name",
    "full name",
    "ten",
    "ten don vi",
    "ten dv",
    "ten truong",
    "ten truong hoc",
    "ten co so giao duc",
    "ten csgd",
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
    "loai don vi truong",
    "nhom truong",
    "loai co so",
  ],
  level: ["cap hoc", "cap", "bac hoc", "cap bac hoc", "nhom cap hoc", "level"],
  parent: [
    "ma don vi cap tren",
    "ma cap tren",
    "ma don vi quan ly",
    "ma don vi chu quan",
    "ma don vi cha",
    "ma cha",
    "parent code",
    "ma phong gddt",
    "ma phong gd",
    "ma phong",
    "parent",
    "truc thuoc",
    "truc thuoc don vi",
    "don vi truc thuoc",
    "cap tren",
    "don vi cap tren",
    "thuoc",
    "don vi quan ly",
    "co quan quan ly",
    "don vi chu quan",
    "co quan chu quan",
    "don vi cha",
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
    "so dien thoai don vi",
    "so dien thoai truong",
    "dien thoai truong",
    "so may",
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
    "hom thu",
    "dia chi thu dien tu",
    "email truong",
  ],
  pupils: [
    "pupils",
    "students",
    "hoc sinh",
    "so hoc sinh",
    "tong so hoc sinh",
    "si so",
    "so hs",
    "hoc vien",
    "so hoc vien",
  ],
  staff: [
    "staff",
    "teachers",
    "giao vien",
    "so giao vien",
    "tong so giao vien",
    "so gv",
    "can bo giao vien",
    "cb gv nv",
    "cbgv",
    "can bo giao vien nhan vien",
  ],
  institutions: ["institutions", "schools", "so co so", "so co so giao duc", "so truong", "so truong hoc"],
  area: [
    "area",
    "district",
    "dia ban",
    "huyen",
    "khu vuc",
    "xa",
    "phuong",
    "xa phuong",
    "ten xa",
    "ten xa phuong",
    "phuong xa",
    "ten huyen",
    "quan huyen",
    "ten quan huyen",
  ],
};

const meanings = new Map(
  Object.entries(titles).flatMap(([meaning, names]) =>
    names.flatMap((name, rank) => (isMeaning(meaning) ? [[titleKey(name), { meaning, rank }] as const] : [])),
  ),
);

/** A meaning, and which of several titles that have it is meant: the one of the lowest rank. */
export type Meant = { readonly meaning: TitleMeaning; readonly rank: number };

function isMeaning(text: string): text is TitleMeaning {
  return text in titles;
}

/** What stands beside the codes of schools in exports of the education database is that of the unit above. */
const ofSchools: Readonly<Record<string, Meant | null>> = {
  [titleKey("ma don vi")]: { meaning: "parent", rank: 0 },
  [titleKey("ten don vi")]: null,
};
const schoolCodes = ["ma truong", "ma truong hoc"].map(titleKey);

/** Whether these titles are those of a list of schools as the education database gives it. */
export function isListOfSchools(texts: readonly string[]): boolean {
  return texts.some((text) => schoolCodes.includes(keyOfTitle(text)));
}

/** What a title says its column holds; null when it is none that we know. */
export function meaningOf(title: string, schools: boolean): Meant | null {
  const key = keyOfTitle(title);
  const other = schools ? ofSchools[key] : undefined;
  return other === undefined ? (meanings.get(key) ?? null) : other;
}

function keyOfTitle(title: string): string {
  return titleKey(title.replace(/\([^)]*\)/g, " "));
}
