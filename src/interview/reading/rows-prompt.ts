// What a questionnaire's rows are to whoever reads a message: their numbers, cells, measures and words. Pure.

import { isYesNo } from "../../form/checklist.ts";
import { itemsOf, tablesOf } from "../../form/items.ts";
import { rowStem } from "../../form/place.ts";
import { rowOfProof } from "../../form/proofs.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { questionnaire } from "../../form/questions.ts";
import type { Measure } from "../../language/lexicon/measures.ts";
import { everyMeasure, hintedMeasures, measuresOf } from "../../language/measure.ts";
import { clean } from "../../language/normalise.ts";
import type { PromptCell, PromptRow, RowsPrompt } from "../../language/prompt.ts";
import { type Token, tokenise } from "../../language/tokens.ts";

type Rows = {
  readonly all: readonly PromptRow[];
  readonly byId: ReadonlyMap<string, PromptRow>;
  readonly notAsked: ReadonlySet<string>;
  readonly others: RowsPrompt["others"];
  readonly headings: ReadonlySet<string>;
  readonly titles: RowsPrompt["titles"];
};

/** A questionnaire's rows are made once: what a form says does not change. */
const memo = new WeakMap<Questionnaire["form"], Map<string, Rows>>();

/** The prompt for a message that answers these questions. Narratives are no rows. */
export function rowsPrompt(q: Questionnaire, asked: readonly Question[]): RowsPrompt {
  // Made of the whole questionnaire: a colleague's part of it must not become everybody's.
  const whole = questionnaire(q.form, q.profile);
  const { all, byId, ...rest } = rowsOf(whole);
  const own = q === whole ? all : all.filter(({ id }) => q.byId(id) !== undefined);
  const named = asked.flatMap((question) => askedRow(q, byId, question));
  // Of a row there is one object only, whether it is asked or stands beside those that are.
  const renamed = new Map(named.filter(({ id }) => byId.get(id)).map((row) => [row.id, row]));
  const beside = named.every((row) => byId.get(row.id) === row)
    ? own
    : own.map((row) => renamed.get(row.id) ?? row);
  const rows = withShort(whole, beside, asked[0]?.part?.name ?? null);
  return { asked: named, rows, ...rest };
}

/** While a part is asked, its other rows are called by their numbers there too, where no row outside of it bears them. */
function withShort(q: Questionnaire, rows: readonly PromptRow[], part: string | null): readonly PromptRow[] {
  if (part === null) return rows;
  return rows.map((row) => {
    const here = q.byId(row.id)?.part;
    const isFree = here?.name === part && !rows.some(({ numbers }) => numbers.includes(here.no));
    return isFree ? { ...row, numbers: [...row.numbers, here.no] } : row;
  });
}

/** While a row of a part is asked its number there is enough: "3" is B2.3. */
function askedRow(q: Questionnaire, byId: Rows["byId"], question: Question): PromptRow[] {
  // A proof is called as its row is.
  const row = byId.get((rowOfProof(q, question) ?? question).id);
  const { id, part } = question;
  if (!row || (part === null && row.id === id)) return row ? [row] : [];
  return [{ ...row, id, numbers: part === null ? row.numbers : [...row.numbers, part.no] }];
}

function rowsOf(q: Questionnaire): Rows {
  const perProfile = memo.get(q.form) ?? new Map<string, Rows>();
  memo.set(q.form, perProfile);
  const known = perProfile.get(q.profile);
  if (known) return known;
  const all = withRest(q.questions.filter(isRow).map((question) => rowOf(q, question)));
  const tables = tablesOf(q.form);
  const labels = (headings: boolean) =>
    itemsOf(q.form).flatMap(({ section: { part }, item }) =>
      (item.table?.rows ?? [])
        .filter(({ role, label }) => (role === "heading") === headings && label !== "")
        .map(({ label }) => (part === undefined ? label : `${part}.${label}`)),
    );
  const made: Rows = {
    all,
    byId: new Map(all.map((row) => [row.id, row])),
    notAsked: new Set(labels(false).filter((no) => !all.some(({ numbers }) => numbers.includes(no)))),
    others: tables.flatMap(({ itemId, table }) =>
      table.rows
        .filter(({ id }) => !all.some((row) => row.id === rowStem(itemId, id)))
        .map(({ role, label, text, sourceText }) => ({
          no: role === "input" ? label : null,
          wording: wordsOf(text),
          printed: wordsOf(sourceText ?? text),
        })),
    ),
    headings: new Set(labels(true)),
    titles: tables.flatMap(({ table }) =>
      [...Object.values(table.head), ...table.columns.map(({ title }) => title)].flatMap((title) =>
        title === null ? [] : [tokenise(clean(title))],
      ),
    ),
  };
  perProfile.set(q.profile, made);
  return made;
}

/** Whether figures can be a question's answer: a list takes lines, and a proof is no figure. */
function isRow({ narrative, list, proofOf }: Question): boolean {
  return !narrative && list === null && proofOf === null;
}

function rowOf(q: Questionnaire, question: Question): PromptRow {
  const group = q.groups.find(({ id }) => id === question.groupId);
  const { main, alias, cells, unit, hint } = question;
  const single = cells.length === 1;
  return {
    id: question.id,
    numbers: [main.no, alias?.no ?? ""].filter((no) => no !== ""),
    cells: cells.map(({ noun, label }) => ({
      noun,
      label,
      measures: new Set([...measuresOf(noun), ...(single ? measuresOf(unit) : [])]),
    })),
    perhaps: hintedMeasures(hint ?? ""),
    takesYes: isYesNo(question),
    options: optionsOf(question),
    group: question.groupId,
    wording: wordsOf(main.text),
    words: tokenise(clean(main.text)).flatMap(({ type, bare }) => (type === "mark" ? [] : [bare])),
    printed: wordsOf(printedOf(q, question) ?? main.text),
    heading: wordsOf(group?.title ?? ""),
  };
}

/** Beside other cells a choice is one part of the row's answer, and is read as such. */
function optionsOf({ cells }: Question): PromptRow["options"] {
  const [only, more] = cells;
  return only && !more ? only.options : [];
}

/** The row's wording as the dispatch has it, where the form says otherwise. */
function printedOf(q: Questionnaire, question: Question): string | undefined {
  return tablesOf(q.form)
    .flatMap(({ itemId, table }) => table.rows.filter(({ id }) => rowStem(itemId, id) === question.id))
    .map(({ sourceText }) => sourceText)[0];
}

/** A noun that no list knows, or only as a thing ("bộ máy"), is not what the form's other rows count; anything else fits. */
function withRest(rows: readonly PromptRow[]): readonly PromptRow[] {
  const known = ({ measures }: PromptCell) => [...measures].some((measure) => measure !== "thing");
  const owned = new Set(
    rows.flatMap(({ cells }) => cells.filter(known).flatMap(({ measures }) => [...measures])),
  );
  const rest = new Set<Measure | "money">(everyMeasure.filter((measure) => !owned.has(measure)));
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (known(cell) ? cell : { ...cell, measures: rest })),
  }));
}

function wordsOf(text: string): readonly Token[] {
  return tokenise(clean(text)).filter(({ type }) => type === "word");
}
