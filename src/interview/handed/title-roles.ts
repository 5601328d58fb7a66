// What a title in a file's table is by itself, whatever stands above it: a number, words, a unit, a remark, figures. Pure.
import { besideFigures, howMany, partsOfFigures, titles } from "../../files/words/titles.ts";
import type { Table } from "../../form/form.ts";
import { columnMeasures } from "../reading/measures-said.ts";
import { hasPhrase, isPhrase, type Phrases, phrasesOf, type Words, wordsIn } from "./words.ts";

export type Role = "number" | "text" | "unit" | "note" | "quantity" | "beside";

const named = {
  number: phrasesOf(titles.number),
  text: phrasesOf(titles.text),
  unit: phrasesOf(titles.unit),
  note: phrasesOf(titles.note),
  quantity: phrasesOf(titles.quantity),
} as const;
const parts = phrasesOf(partsOfFigures);
const elsewhere = phrasesOf(besideFigures);
const beside = phrasesOf([...besideFigures, ...partsOfFigures]);
const roles = ["number", "text", "unit", "note", "quantity"] as const;

/** What a title is, whatever stands above it; null of any other text. A form's own titles are known to it. */
export function roleOf(title: Words, tables: readonly Table[]): Role | { readonly column: string } | null {
  if (title.list.length === 0 || title.list.length > mostTitleWords || title.text.length < 2) return null;
  if (tables.some((table) => isPhrase(title, ownTitles(table).constants))) return "beside";
  const role = roles.find(
    (one) => isPhrase(title, named[one]) || tables.some((table) => isPhrase(title, ownTitles(table)[one])),
  );
  if (role) return role;
  const column = tables.flatMap((table) => columnTitled(table, title) ?? [])[0];
  if (column !== undefined) return { column };
  if (hasPhrase(title, asksParts(tables) ? elsewhere : beside)) return "beside";
  return roles.find((one) => one !== "number" && startsAs(title, one)) ?? null;
}

const mostTitleWords = 14;

/** "Nội dung hoạt động đã thực hiện", "Đơn vị tính (đồng)": a known title with more behind it. */
function startsAs(title: Words, role: (typeof roles)[number]): boolean {
  return [3, 2].some((length) => {
    const lead = { ...title, list: title.list.slice(0, length) };
    return title.list.length > length && isPhrase(lead, named[role]);
  });
}

/** A form's own titles, made once. */
type OwnTitles = {
  readonly [R in (typeof roles)[number]]: Phrases;
} & {
  /** What the paper itself prints beside the figures. */
  readonly constants: Phrases;
  readonly columns: readonly { readonly id: string; readonly words: Words }[];
};

const memo = new WeakMap<Table, OwnTitles>();

function ownTitles(table: Table): OwnTitles {
  const known = memo.get(table);
  if (known) return known;
  const { stt, text, unit, note, quantity } = table.head;
  const one = (title: string | null) => phrasesOf(title === null || title === "" ? [] : [title]);
  const made = {
    number: one(stt),
    text: one(text),
    unit: one(unit),
    note: one(note),
    quantity: one(quantity),
    constants: phrasesOf((table.constants ?? []).map(({ title }) => title)),
    columns: table.columns.map(({ id, title }) => ({ id, words: wordsIn(title) })),
  };
  memo.set(table, made);
  return made;
}

/** The form's column that a title is of: by its words, else by what it counts; null where none or several fit. */
export function columnTitled(table: Table, title: Words): string | null {
  const own = ownTitles(table).columns.filter(({ words }) => sameTitle(title, words));
  if (own[0]) return own.length === 1 ? own[0].id : null;
  if (hasPhrase(title, beside) || isPhrase(title, named.quantity)) return null;
  if (!countsAlone(table)) return null;
  const counted = columnMeasures(table, title.text);
  return counted.length === 1 ? (counted[0] ?? null) : null;
}

/** Its columns have no names of their own: what they count tells one from the other. */
export function countsAlone({ columns }: Table): boolean {
  return columns.every(({ label, no, under }) => label === undefined && no === undefined && !under);
}

const asking = new WeakMap<Table, boolean>();

/** Whether a form asks for parts of what it counts, so that a column of such a part is none of nobody's. */
export function asksParts(tables: readonly Table[]): boolean {
  return tables.some((table) => {
    const known = asking.get(table);
    if (known !== undefined) return known;
    const made = table.columns.some(({ title, under = [] }) =>
      [title, ...under].some((one) => hasPhrase(wordsIn(one), parts)),
    );
    asking.set(table, made);
    return made;
  });
}

/** One of the form's own titles, word for word. */
export function isOwn(table: Table, title: Words): boolean {
  return ownTitles(table).columns.some(({ words }) => sameTitle(title, words));
}

/** The same words but for "số": "Số người" and "Người". */
function sameTitle(title: Words, own: Words): boolean {
  // "Diện tích (m2)"
  const plain = title.text.replace(/\s*\([^)]*\)\s*/gu, " ").trim();
  return isSameTitle(title, own) || (plain !== title.text && isSameTitle(wordsIn(plain), own));
}

function isSameTitle(title: Words, own: Words): boolean {
  const words = (of: Words) =>
    of.list
      .map(({ key, bare }) => (title.plain ? bare : key))
      .filter((word) => word !== number.key && word !== number.bare)
      .join(" ");
  return words(title) !== "" && words(title) === words(own);
}

const [number = { key: "", bare: "" }] = wordsIn(howMany).list;

/** What the paper itself prints beside the figures. */
export function isConstant(path: readonly string[], tables: readonly Table[]): boolean {
  const words = wordsIn(path.join(" "));
  return tables.some((table) => isPhrase(words, ownTitles(table).constants));
}
