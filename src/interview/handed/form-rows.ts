// The rows of a form as the lines of a file are compared with them; made once for a questionnaire. Pure.
import { noTitles, yesTitles } from "../../files/words/titles.ts";
import type { Form, Row, Table } from "../../form/form.ts";
import { itemsOf, tablesOf } from "../../form/items.ts";
import { rowStem } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { people } from "../../language/lexicon/measures.ts";
import { type Line, lineOf, type TitleWords, titleWords, type Wording, wordingOf } from "./wording.ts";
import { type Phrases, phrasesOf, type Words, wordsIn } from "./words.ts";

/** A row of the form's tables, whether it is asked of this unit or not; a heading or a sum too. */
export type FormRow = {
  /** Its question's id, asked or not. */
  readonly id: string;
  readonly table: Table;
  readonly row: Row;
  readonly question: Question | null;
  /** "1.7", and what else it is called: "I.3a". */
  readonly labels: readonly string[];
  /** The label of the heading it stands under. */
  readonly group: string | null;
  readonly wordings: readonly Wording[];
  /** Telling words of its shortest wording. */
  readonly fewest: number;
};

export type FormRows = {
  readonly q: Questionnaire;
  readonly title: TitleWords;
  readonly rows: readonly FormRow[];
  readonly byId: ReadonlyMap<string, FormRow>;
  readonly byLabel: ReadonlyMap<string, readonly FormRow[]>;
  /** The rows in whose wording a word stands, in one spelling, without marks, or as first letters. */
  readonly byWord: ReadonlyMap<string, ReadonlySet<FormRow>>;
  /** Years that the report's title names. */
  readonly years: ReadonlySet<string>;
  /** What answers are called, where columns of a file may be called by them: yes, no, and what is chosen from. */
  readonly answers: Phrases;
};

const memo = new WeakMap<Questionnaire, FormRows>();

export function formRows(q: Questionnaire): FormRows {
  const known = memo.get(q);
  if (known) return known;
  const made = build(q);
  memo.set(q, made);
  return made;
}

function build(q: Questionnaire): FormRows {
  const tables = tablesOf(q.form);
  const titles = [q.form.title, q.form.shortTitle, ...tables.map(({ table }) => table.title)];
  const title = titleWords(titles);
  const rows = tables.flatMap(({ itemId, table }) =>
    table.rows.map((row) => formRow(q, itemId, table, row, title)),
  );
  return {
    q,
    title,
    ...indexed(rows),
    answers: phrasesOf([
      ...yesTitles,
      ...noTitles,
      ...Object.values(q.form.choices ?? {}).flatMap((options) =>
        options.flatMap(({ label, also = [] }) => [label, ...also]),
      ),
    ]),
    years: new Set(titles.flatMap((one) => one.match(/\b(?:19|20)\d{2}\b/gu) ?? [])),
  };
}

function indexed(rows: readonly FormRow[]): Pick<FormRows, "rows" | "byId" | "byLabel" | "byWord"> {
  return {
    rows,
    byId: new Map(rows.map((row) => [row.id, row])),
    byLabel: gathered(rows, ({ labels }) => labels.map((label) => label.toLowerCase())),
    byWord: wordIndex(rows),
  };
}

const parts = new WeakMap<FormRows, Map<string, FormRows>>();

/** The rows of some of the form's tables: under their titles a line is none of the others' rows. */
export function rowsWithin(rows: FormRows, tables: readonly Table[]): FormRows {
  const own = rows.rows.filter(({ table }) => tables.includes(table));
  if (own.length === rows.rows.length) return rows;
  const known = parts.get(rows) ?? new Map<string, FormRows>();
  parts.set(rows, known);
  const key = own.map(({ id }) => id).join(" ");
  const made = known.get(key) ?? { ...rows, ...indexed(own) };
  known.set(key, made);
  return made;
}

function formRow(q: Questionnaire, itemId: string, table: Table, row: Row, title: TitleWords): FormRow {
  const id = rowStem(itemId, row.id);
  const question = q.byId(id) ?? null;
  const linked = linkedItems(q.form, row.id);
  const texts = [row.text, row.sourceText ?? row.text, ...linked.map(({ text }) => text)];
  const wordings = [...new Set(texts)].map((text) => wordingOf(text, title));
  return {
    id,
    table,
    row,
    question,
    labels: [...new Set([row.label, question?.main.no ?? "", ...linked.map(({ no }) => no)])].filter(
      (label) => label !== "",
    ),
    group: table.rows.find((parent) => parent.id === row.parent)?.label ?? null,
    wordings,
    fewest: Math.min(...wordings.map(({ cores }) => cores)),
  };
}

/** A narrative item that shows the same figure says it in words of its own. */
function linkedItems(form: Form, rowId: string) {
  return itemsOf(form).flatMap(({ item }) => (item.linked === rowId ? [item] : []));
}

function gathered<T>(rows: readonly T[], keys: (row: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    for (const key of keys(row)) found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

function wordIndex(rows: readonly FormRow[]): Map<string, Set<FormRow>> {
  const found = new Map<string, Set<FormRow>>();
  for (const row of rows) {
    for (const key of row.wordings.flatMap(keysOf)) {
      const known = found.get(key);
      if (known) known.add(row);
      else found.set(key, new Set([row]));
    }
  }
  return found;
}

function keysOf({ words, core, initials }: Wording): readonly string[] {
  const telling = words.filter((_, at) => core[at]);
  return [
    ...telling.flatMap(({ key, bare, short }) => [key, `bare ${bare}`, ...(short ? [`long ${bare}`] : [])]),
    ...[...initials.keys()].map((letters) => `short ${letters}`),
  ];
}

/** Rows that share less than this of the shorter of both are not looked at. */
const leastShared = 0.4;

/** The rows that share enough words with a line to be compared with it. */
export function rowsNear({ byWord }: FormRows, line: Line): readonly FormRow[] {
  const shared = new Map<FormRow, number>();
  const add = (key: string, words: number) => {
    for (const row of byWord.get(key) ?? []) shared.set(row, (shared.get(row) ?? 0) + words);
  };
  for (const [at, word] of line.words.entries()) {
    if (!line.core[at]) continue;
    add(line.plain ? `bare ${word.bare}` : word.key, 1);
    if (word.short) add(`short ${word.bare}`, word.bare.length);
  }
  for (const letters of line.initials.keys()) add(`long ${letters}`, letters.length);
  return [...shared].flatMap(([row, words]) =>
    words >= leastShared * Math.min(line.cores, row.fewest) ? [row] : [],
  );
}

const ofPeople = new Set(people.flatMap((phrase) => wordsIn(phrase).list.map(({ key }) => key)));

/** Whether a line says more than who took part: "Số học sinh" is no row's name. */
export function isDistinct(line: Line): boolean {
  return line.words.some(({ key }, at) => line.core[at] && !ofPeople.has(key));
}

/** A line of a file as rows are compared with it. */
export function lineIn({ title }: FormRows, words: Words): Line {
  return lineOf(words, title);
}
