// Finds each clause's row by all the evidence in it: number, then name, then measure, then its turn. Drops none of it.
import type { Measure } from "../lexicon/measures.ts";
import { have } from "../lexicon/small-words.ts";
import { openMarks } from "../lexicon/stand-ins.ts";
import { fitOf } from "../measure.ts";
import { bare } from "../normalise.ts";
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { hear } from "../said.ts";
import type { Token } from "../tokens.ts";
import { type Clause, clauseOf, isHeadLine, isManners } from "./clause.ts";
import { type Named, namedBy } from "./names.ts";
import { numbersOf } from "./numbers.ts";

/** Where a clause goes, or why that has to be asked. `said` is what is left for the row's reader. */
export type Placement =
  | { readonly to: "row"; readonly row: PromptRow; readonly said: string; readonly by: Evidence }
  /** The form has this row and does not ask it of this unit. */
  | { readonly to: "not-asked"; readonly no: string; readonly said: string }
  /** No row is meant, or none that is known: `no` is the number that was typed. */
  | { readonly to: "nowhere"; readonly no: string | null; readonly said: string }
  /** A measure or a name says another row than the turn: these may be meant, `word` is what speaks against it. */
  | {
      readonly to: "which";
      readonly said: string;
      readonly rows: readonly PromptRow[];
      readonly instead: PromptRow | null;
      readonly word: string;
      readonly why: "measure" | "name";
    }
  /** A sum is no row. */
  | { readonly to: "total"; readonly said: string };

type Evidence = "number" | "name" | "measure" | "turn";

type Weighed = {
  readonly clause: Clause;
  readonly no: string | null;
  readonly name: Named | null;
};

/** The places of a message's clauses, in their order. Head lines and manners have none. */
export function place(parts: readonly string[], prompt: RowsPrompt): readonly Placement[] {
  const weighed = numbersOf(parts, prompt)
    .map(({ no, said }): Weighed => {
      const clause = clauseOf(hear(said));
      return { clause, no, name: no === null ? nameOf(clause, prompt) : null };
    })
    .filter((one, index, all) => !isSaidAround(one, index, all.length, prompt));
  const sure = weighed.map((one) => surePlace(one, prompt));
  const taken = new Set(sure.flatMap((placed) => (placed?.to === "row" ? [placed.row] : [])));
  const free = prompt.asked.filter((row) => !taken.has(row));
  let turn = 0;
  return weighed.flatMap((one, index): Placement[] => {
    const placed = sure[index];
    if (placed) return [placed];
    const row = free[turn];
    turn += 1;
    if (one.clause.text === "") return [];
    return [inTurn(one, row, prompt)];
  });
}

/** Announces what comes, or is nothing but manners: no clause of any row, in whichever line it stands. */
function isSaidAround({ clause, no }: Weighed, index: number, all: number, prompt: RowsPrompt): boolean {
  const { asked, titles } = prompt;
  if (all < 2 || no !== null || clause.text === "") return false;
  const figures = clause.quantities.length > 0;
  if (isOpen(clause.text) || (isYes(clause) && asked.some(({ takesYes }) => takesYes))) return false;
  if (!figures && clause.tokens.length > 0 && clause.runs.every(isManners) && !clause.denies) return true;
  return (
    index === 0 &&
    isHeadLine(clause, titles) &&
    (!figures || /[:：]\s*$/u.test(clause.text)) &&
    !clause.denies
  );
}

/** A mark of a table left open ("-", "?"): it keeps its row's turn. */
function isOpen(text: string): boolean {
  return openMarks.includes(text.toLowerCase());
}

/** "Có", "huyện có": the answer of a row that is asked with yes and no. */
function isYes({ tokens, quantities }: Clause): boolean {
  return quantities.length === 0 && have.includes(tokens.at(-1)?.text.toLowerCase() ?? "");
}

/** The place that number, name or measure alone decide; null where only its turn is left, or the evidence is mixed. */
function surePlace(one: Weighed, prompt: RowsPrompt): Placement | null {
  const { clause, no, name } = one;
  if (no !== null) return byNumber(no, clause, prompt);
  if (clause.text === "") return null;
  if (prompt.asked.length < 2) return null;
  if (clause.total) return { to: "total", said: clause.text };
  const fitting = fittingRows(clause, prompt.asked);
  if (name) {
    const named = name.rows.filter((row) => prompt.asked.includes(row));
    const both = named.filter((row) => fitting.includes(row));
    const [only, other] = both;
    if (only && !other) return { to: "row", row: only, said: without(clause, name), by: "name" };
    if (both.length === 0) return mixed(clause, name);
    return null;
  }
  const [only, other] = fitting;
  const tells = clause.measures.length > 0 || clause.denies;
  if (!tells || !only || other) return null;
  // What a hint allows is no word of the form's: "12 lớp" at rows of "tập thể" is asked.
  if (fitOf(only, clause.measures) === "perhaps") return perhaps(clause, only);
  return { to: "row", row: only, said: clause.text, by: "measure" };
}

function byNumber(no: string, clause: Clause, prompt: RowsPrompt): Placement {
  const row = prompt.rows.find(({ numbers }) => numbers.includes(no));
  if (!row) {
    return prompt.notAsked.has(no)
      ? { to: "not-asked", no, said: clause.text }
      : { to: "nowhere", no, said: clause.text };
  }
  if (fitOf(row, clause.measures) !== "fits") return contradiction(clause, row, prompt);
  return { to: "row", row, said: clause.text, by: "number" };
}

/** The name is of one row and the measure of another, or of a row that was not asked. */
function mixed(clause: Clause, name: Named): Extract<Placement, { to: "which" }> {
  const word = name.text;
  const said = without(clause, name);
  const fitting = name.rows.filter((row) => fitOf(row, clause.measures) !== "contradicts");
  return {
    to: "which",
    said,
    rows: fitting.length > 0 ? fitting : name.rows,
    instead: null,
    word,
    why: "name",
  };
}

/** Only its turn places it: at the row whose turn it is, unless what it says speaks against that. */
function inTurn({ clause, name }: Weighed, row: PromptRow | undefined, prompt: RowsPrompt): Placement {
  if (!row) return { to: "nowhere", no: null, said: clause.text };
  if (fitOf(row, clause.measures) !== "fits") return contradiction(clause, row, prompt);
  if (!name) return { to: "row", row, said: clause.text, by: "turn" };
  if (name.rows.includes(row)) return { to: "row", row, said: without(clause, name), by: "turn" };
  return { ...mixed(clause, name), instead: row };
}

/** The row whose hint speaks of this measure, offered and not taken. */
function perhaps(clause: Clause, row: PromptRow): Placement {
  const word = oddWord(clause, row);
  return { to: "which", said: clause.text, rows: [row], instead: row, word, why: "measure" };
}

/** Rows of one group are asked together. */
function isBeside(one: PromptRow, other: PromptRow): boolean {
  return one.group !== null && one.group === other.group;
}

/**
 * The rows that may be meant instead of one that counts otherwise: first those that take just these figures, first of
 * them those beside it; then those of which the figures are a half; then whatever a hint allows.
 */
function contradiction(clause: Clause, row: PromptRow, prompt: RowsPrompt): Placement {
  const others = prompt.rows.filter((other) => other !== row);
  const near = (other: PromptRow) => prompt.asked.includes(other) || isBeside(other, row);
  const strict = others.filter(
    (other) => fitOf(other, clause.measures) === "fits" && counts(other, clause.measures),
  );
  const whole = strict.filter((other) => other.cells.length === clause.quantities.length);
  const hinted = [row, ...others].filter((other) => fitOf(other, clause.measures) === "perhaps");
  const choices = [whole.filter(near), hinted.filter(near), whole, strict.filter(near), strict, hinted];
  const rows = choices.find((found) => found.length > 0) ?? [];
  return { to: "which", said: clause.text, rows, instead: row, word: oddWord(clause, row), why: "measure" };
}

/** The measure that is none of the row's, as it was typed. */
function oddWord({ quantities, tokens }: Clause, row: PromptRow): string {
  const odd = quantities.find(({ measure }) => measure !== null && fitOf(row, [measure]) !== "fits");
  if (!odd?.words) return "";
  return tokens
    .slice(odd.words.from, odd.words.next)
    .map(({ text }) => text)
    .join(" ");
}

/** Whether a row counts in one of these measures at all: a row that takes anything is no better place. */
function counts(row: PromptRow, said: readonly (Measure | "money")[]): boolean {
  return row.cells.some(({ measures }) => said.some((one) => one !== "money" && measures.has(one)));
}

function fittingRows(clause: Clause, rows: readonly PromptRow[]): readonly PromptRow[] {
  const fits = rows.filter((row) => fitOf(row, clause.measures) === "fits");
  return fits.length > 0 ? fits : rows.filter((row) => fitOf(row, clause.measures) === "perhaps");
}

/** The row that words of the clause name: among those beside the asked one, else anywhere if nothing else is said. */
function nameOf(clause: Clause, { asked, rows }: RowsPrompt): Named | null {
  const [first, second] = asked;
  const beside = second
    ? asked
    : rows.filter((row) => row === first || (row.group !== null && row.group === first?.group));
  const runs = clause.runs.filter((run) => !isManners(run));
  const found = runs
    .flatMap((run) => narrowed(run, namedBy(run, beside)) ?? [])
    .sort((a, b) => b.words - a.words)[0];
  if (found) return found;
  const told = clause.telling.flatMap((words) => toldBy(words, beside) ?? [])[0];
  if (told) return told;
  return runs.flatMap((run) => wholly(run, namedBy(run, rows)) ?? [])[0] ?? null;
}

/** "Phổ cập tiểu học": of the rows that its longest words name, those that its other words name too. */
function narrowed(run: readonly Token[], named: Named | null): Named | null {
  if (!named || named.rows.length < 2) return named;
  const sides = [run.filter(({ to }) => to <= named.from), run.filter(({ from }) => from >= named.to)];
  const more = sides.flatMap((side) => namedBy(side, named.rows) ?? []);
  const closer = more.find(({ rows }) => rows.length < named.rows.length);
  if (!closer) return named;
  const [from, to] = [Math.min(named.from, closer.from), Math.max(named.to, closer.to)];
  return { ...named, rows: closer.rows, from, to, words: named.words + closer.words };
}

/** "2 triển lãm" is of the row of exhibitions: its measure is that row's word, and no noun that rows share. */
function toldBy(words: readonly Token[], rows: readonly PromptRow[]): Named | null {
  const said = words.map(({ bare }) => bare).join(" ");
  if (rows.some(({ cells }) => cells.some(({ noun }) => bare(noun) === said))) return null;
  const named = namedBy(words, rows);
  // The measure stays with its figure: the row's reader knows it.
  return named && named.words === words.length ? { ...named, from: 0, to: 0 } : null;
}

/** Far from what was asked a name counts only if it is all that the words say: a remark may hold any row's words. */
function wholly(run: readonly Token[], named: Named | null): Named | null {
  if (!named || named.words < 2) return null;
  const beyond = run.filter(({ from, to }) => to <= named.from || from >= named.to);
  return beyond.length === 0 || isManners(beyond) ? named : null;
}

/** The clause without the words that named its row. */
function without({ text }: Clause, { from, to }: Named): string {
  return `${text.slice(0, from)} ${text.slice(to)}`
    .replace(/\s+/gu, " ")
    .replace(/^[\s:,-]+/u, "")
    .trim();
}
