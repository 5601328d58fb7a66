// What the words of a file count: above a column, and behind the figures of one cell. Pure.
import type { Table } from "../../form/form.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import * as audience from "../../language/lexicon/audience.ts";
import type { Measure } from "../../language/lexicon/measures.ts";
import { fitOf, measureAt, measuresOf } from "../../language/measure.ts";
import { phrasebook } from "../../language/phrases.ts";
import { hear } from "../../language/said.ts";
import { rowsPrompt } from "./rows-prompt.ts";

const memo = new WeakMap<Table, ReadonlyMap<string, ReadonlySet<Measure | "money">>>();

/** The columns of a table in whose measures a title counts: "Số người tham gia" that of people alone. */
export function columnMeasures(table: Table, title: string): readonly string[] {
  const said = measuresOf(title);
  if (said.size === 0) return [];
  const people = peopleIn(title);
  return [...measuresByColumn(table)].flatMap(([id, own]) => {
    // "Giáo viên" are people as well as "Học sinh" are, and others.
    const about = peopleIn(table.columns.find((column) => column.id === id)?.title ?? "");
    const same = about.size === 0 || [...about].some((one) => people.has(one));
    return same && [...said].some((measure) => own.has(measure)) ? [id] : [];
  });
}

const sorts = phrasebook<"pupils" | "grown-ups">([
  ["pupils", audience.pupils],
  ["grown-ups", audience.grownUps],
]);

/** Of whom a title speaks by name. */
function peopleIn(title: string): ReadonlySet<"pupils" | "grown-ups"> {
  const { tokens } = hear(title);
  return new Set(tokens.flatMap((_, at) => sorts.at(tokens, at)?.role ?? []));
}

/** What a column counts: what the rows that stand in it do. */
function measuresByColumn(table: Table): ReadonlyMap<string, ReadonlySet<Measure | "money">> {
  const known = memo.get(table);
  if (known) return known;
  const made = new Map(
    // A column with a name of its own is a part of others: "nữ" counts people as they do.
    table.columns
      .filter(({ label }) => label === undefined)
      .map(({ id, title, noun }) => {
        const nouns = table.rows.flatMap((row) => {
          if (!row.columns.includes(id)) return [];
          return [row.cells?.[id]?.noun ?? (row.columns.length === 1 ? row.unit : "")];
        });
        const words = [...new Set([title, noun ?? "", ...nouns])];
        return [id, new Set(words.flatMap((word) => [...measuresOf(word)]))] as const;
      }),
  );
  memo.set(table, made);
  return made;
}

/** Whether the figures of a text count what this row does not: "30 tập thể" in a row of books. */
export function countsOther(q: Questionnaire, { id }: Question, text: string): boolean {
  const row = rowsPrompt(q, []).rows.find((one) => one.id === id);
  const { tokens } = hear(text);
  const said = tokens.flatMap((token, at) => {
    const found = token.type === "numeral" ? measureAt(tokens, at + 1, true) : null;
    return found ? [found.measure] : [];
  });
  return row !== undefined && said.length > 0 && fitOf(row, said) === "contradicts";
}

/** Whether a text holds figures with what they count: "12 lớp", "02 băng rôn, 300 tờ rơi". */
export function hasMeasure(text: string): boolean {
  // Most cells hold none: they are not cut into words for it.
  if (!/\p{Nd}\s*\p{L}/u.test(text.slice(0, longest))) return false;
  const { tokens } = hear(text.slice(0, longest));
  return tokens.some((token, at) => token.type === "numeral" && measureAt(tokens, at + 1, true) !== null);
}

/** A cell of figures is shorter. */
const longest = 200;
