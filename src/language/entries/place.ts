// Finds each clause's row by all the evidence in it: number, then name, then measure, then its turn. Drops none of it.
import { have } from "../lexicon/small-words.ts";
import { openMarks } from "../lexicon/stand-ins.ts";
import { fitOf } from "../measure.ts";
import type { OtherRow, PromptRow, RowsPrompt } from "../prompt.ts";
import { joined, part, type Said } from "../said.ts";
import { type Clause, clauseOf, isManners } from "./clause.ts";
import { type Head, headOf } from "./heads.ts";
import type { Named } from "./names.ts";
import { labelOf, nameOf, rowsBeside, without } from "./naming.ts";
import { type Numbered, numbersOf } from "./numbers.ts";
import { contradiction, mixed, oneHint, type Placement } from "./placement.ts";
import { spanOf } from "./spans.ts";
import { namedTogether, type Together } from "./together.ts";

type Weighed = {
  readonly clause: Clause;
  readonly no: string | null;
  readonly name: Named | null;
  /** The clause without the words that told its row, for that row's reader. */
  readonly said: Said;
  readonly unsure: boolean;
  readonly perhaps: Numbered["perhaps"];
  /** A row that takes no figure of this unit, in whose words the clause is labelled. */
  readonly other: OtherRow | null;
  /** Several rows that it names for one figure: which of them is meant has to be asked. */
  readonly together: Together | null;
};

/** The places of a message's clauses, in their order. Head lines and manners have none. */
export function place(parts: readonly Said[], prompt: RowsPrompt): readonly Placement[] {
  return sectionsOf(parts, prompt).flatMap((section) =>
    placeIn(section.parts, { ...prompt, asked: section.asked }),
  );
}

type Section = { readonly asked: readonly PromptRow[]; readonly parts: Said[] };

/** Under a head that names other rows ("Mục 9:", "Khen thưởng:") the figures are theirs. */
function sectionsOf(parts: readonly Said[], prompt: RowsPrompt): readonly Section[] {
  const sections: Section[] = [{ asked: prompt.asked, parts: [] }];
  parts.forEach((said, index) => {
    const head = parts.length > 1 ? headIn(said, index === 0, prompt) : null;
    if (!head) sections.at(-1)?.parts.push(said);
    else if (head.rows !== null && !head.rows.some((row) => prompt.asked.includes(row)))
      sections.push({ asked: head.rows, parts: [] });
    else if (head.rows !== null) sections.push({ asked: prompt.asked, parts: [] });
  });
  return sections;
}

/** A head holds no figures but a heading's number; one without that may only come first. */
function headIn(said: Said, first: boolean, prompt: RowsPrompt): Head | null {
  if (said.text === "" || isOpen(said.text) || spanOf(said, prompt)) return null;
  const head = headOf(said, prompt, true);
  if (!head || (head.rows === null && !first)) return null;
  const { quantities, denies } = clauseOf(said);
  const figures = quantities.length > 0 && head.rows === null;
  const answers = isYes(clauseOf(said)) && prompt.asked.some(({ takesYes }) => takesYes);
  return denies || answers || (figures && !/:$/u.test(said.text)) ? null : head;
}

function placeIn(parts: readonly Said[], prompt: RowsPrompt): readonly Placement[] {
  const weighed = weigh(parts, prompt).filter(
    (one, _, all) => !isSaidAround(one, all.length, prompt) && !saysNothing(one),
  );
  const known = weighed.map((one) => surePlace(one, prompt, weighed.length === 1));
  const named = new Set(known.flatMap((placed) => (placed?.to === "row" ? [placed.row] : [])));
  const sure = known.map((placed, index) => leftBeside(placed, named, weighed[index]));
  const taken = new Set(sure.flatMap((placed) => (placed?.to === "row" ? [placed.row] : [])));
  const free = prompt.asked.filter((row) => !taken.has(row));
  let turn = 0;
  const placed = weighed.map((one, index): Placement | null => {
    const found = sure[index];
    if (found) return found;
    const row = free[turn];
    turn += 1;
    return one.clause.said.text === "" ? null : inTurn(one, row, prompt);
  });
  return addedUp(placed, weighed);
}

/**
 * Of several rows that a name may mean those fall out which other clauses of the message have: "thi tìm hiểu 1/86, thi
 * về sách 2/420".
 */
function leftBeside(
  placed: Placement | null,
  taken: ReadonlySet<PromptRow>,
  one: Weighed | undefined,
): Placement | null {
  const open = placed === null || (placed.to === "which" && placed.why === "name");
  const rows = one?.name?.rows ?? [];
  if (!open || !one || one.no !== null || one.together || rows.length < 2) return placed;
  const [only, other] = rows.filter((row) => !taken.has(row));
  if (!only || other || fitOf(only, one.clause.measures) !== "fits") return placed;
  return { to: "row", row: only, said: saidFor(only, one), by: "name" };
}

/**
 * "9 tin; 3 bài" are one row's by their measures: for its reader to add up. The same word twice is said twice, and of
 * that only the figures are read: "à quên 31 tập thể".
 */
function addedUp(placed: readonly (Placement | null)[], weighed: readonly Weighed[]): readonly Placement[] {
  const byRow = new Map<PromptRow, Weighed[]>();
  const rowAt = (one: Placement | null) =>
    one?.to === "row" && one.by === "measure" && one.row.cells.length === 1 ? one.row : null;
  placed.forEach((one, index) => {
    const [row, each] = [rowAt(one), weighed[index]];
    if (row && each) byRow.set(row, [...(byRow.get(row) ?? []), each]);
  });
  return placed.flatMap((one): readonly Placement[] => {
    const row = rowAt(one);
    const same = row ? (byRow.get(row) ?? []) : [];
    if (!one || !row || same.length === 1 || same.some(({ clause }) => clause.quantities.length === 0))
      return one ? [one] : [];
    const first = placed.find((other) => rowAt(other) === row) === one;
    return first ? saidAgain(row, same).map((said) => ({ to: "row", row, said, by: "measure" })) : [];
  });
}

function saidAgain(row: PromptRow, same: readonly Weighed[]): readonly Said[] {
  const words = same.map(({ clause }) => measureWords(clause));
  if (new Set(words).size === words.length)
    return [
      joined(
        same.map(({ clause }) => figuresIn(clause)),
        ", ",
      ),
    ];
  return same.map((each) => (leads(each.clause) ? saidFor(row, each) : figuresIn(each.clause)));
}

function measureWords({ quantities, tokens }: Clause): string {
  return quantities
    .flatMap(({ words }) => tokens.slice(words?.from ?? 0, words?.next ?? 0).map(({ bare }) => bare))
    .join(" ");
}

/** Each clause with the number and the name that it has; a span of rows is one clause for each of them. */
function weigh(parts: readonly Said[], prompt: RowsPrompt): readonly Weighed[] {
  const spans = parts.map((said) => spanOf(said, prompt));
  const numbered = numbersOf(
    parts.filter((_, index) => !spans[index]),
    prompt,
  );
  let at = 0;
  return spans.flatMap((span): readonly Weighed[] => {
    if (span && !span.none) return [{ ...weighedOf({ no: null, said: span.said }, prompt), together: span }];
    if (span)
      return span.rows.map(({ numbers }) => weighedOf({ no: numbers[0] ?? "", said: span.said }, prompt));
    const one = numbered[at];
    at += 1;
    return one ? [weighedOf(one, prompt)] : [];
  });
}

function weighedOf({ no, said, unsure = false, perhaps }: Numbered, asked: RowsPrompt): Weighed {
  // Beside a row's number its words are held against the rows of its own group.
  const row = no === null ? undefined : asked.rows.find(({ numbers }) => numbers.includes(no));
  const prompt = row ? { ...asked, asked: [row] } : asked;
  const label = labelOf(said, rowsBeside(prompt)) ?? labelOf(said, prompt.rows);
  const elsewhere = label || row ? null : labelOf(said, prompt.others);
  const [other = null] = elsewhere?.rows ?? [];
  const rest = part(said, (label ?? elsewhere)?.to ?? 0);
  const clause = clauseOf(rest);
  const name = label ?? nameOf(clause, prompt);
  const unnamed = name && !label ? without(clause, name) : rest;
  const together = label || row ? null : namedTogether(clause, prompt);
  return { clause, no, name, said: unnamed, unsure, perhaps, other, together };
}

/** Nothing but manners: no clause of any row, in whichever line it stands. */
function isSaidAround({ clause, no }: Weighed, all: number, { asked }: RowsPrompt): boolean {
  if (all < 2 || no !== null || clause.said.text === "" || clause.quantities.length > 0) return false;
  if (isOpen(clause.said.text) || (isYes(clause) && asked.some(({ takesYes }) => takesYes))) return false;
  return clause.tokens.length > 0 && clause.runs.every(isManners) && !clause.denies;
}

/** Headings and sums of the form itself, and the zeros of rows that are not asked, as they come with a pasted table. */
function saysNothing({ other, clause, no }: Weighed): boolean {
  if (!other || no !== null) return false;
  return other.no === null || /^[0\s/]*$/u.test(figuresIn(clause).text);
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
function surePlace(one: Weighed, prompt: RowsPrompt, alone: boolean): Placement | null {
  const { clause, no, name } = one;
  if (one.together) {
    const { rows, text: word } = one.together;
    return { to: "which", said: figuresIn(clause), rows, instead: null, word, why: "name" };
  }
  if (no !== null) return byNumber(no, one, prompt);
  if (one.other?.no) return { to: "not-asked", no: one.other.no, said: clause.said };
  if (clause.said.text === "") return null;
  if (prompt.asked.length < 2) return alone ? null : besideOne(one, prompt);
  const fitting = fittingRows(clause, prompt.asked);
  const [only, other] = fitting;
  if (clause.total && !(only && !other && only.cells.length === 1)) return totalOf(clause);
  if (name) return byName(one, name, fitting, prompt);
  const tells = clause.measures.length > 0 || clause.denies;
  if (!tells || !only || other) return null;
  // What a hint allows is no word of the form's: "12 lớp" at rows of "tập thể" is asked.
  if (fitOf(only, clause.measures) === "perhaps") return oneHint(clause, only);
  return { to: "row", row: only, said: saidFor(only, one), by: "measure" };
}

/** One of several clauses where one row was asked: a sum, or the figures of the one row beside it that counts so. */
function besideOne(one: Weighed, prompt: RowsPrompt): Placement | null {
  const { clause } = one;
  const [asked] = prompt.asked;
  if (clause.total) return totalOf(clause);
  if (!asked || clause.measures.length === 0 || fitOf(asked, clause.measures) !== "contradicts") return null;
  const [only, other] = rowsBeside(prompt).filter((row) => fitOf(row, clause.measures) === "fits");
  return only && !other ? { to: "row", row: only, said: saidFor(only, one), by: "measure" } : null;
}

function byNumber(no: string, one: Weighed, prompt: RowsPrompt): Placement {
  const { clause, name, said } = one;
  const bears = ({ numbers }: PromptRow) => numbers.includes(no);
  const row = prompt.asked.find(bears) ?? prompt.rows.find(bears);
  if (!row) {
    return prompt.notAsked.has(no)
      ? { to: "not-asked", no, said: clause.said }
      : { to: "nowhere", no, said: clause.said };
  }
  if (fitOf(row, clause.measures) !== "fits") return contradiction(clause, row, prompt, name);
  if (name && !name.rows.includes(row))
    return mixed(clause, { ...name, rows: [row, ...name.rows] }, said, row);
  return { to: "row", row, said: saidFor(row, one), by: "number" };
}

function byName(
  one: Weighed,
  name: Named,
  fitting: readonly PromptRow[],
  { asked }: RowsPrompt,
): Placement | null {
  const counted = one.clause.measures.length > 0 ? fitting : [];
  const both = name.rows.filter((row) => asked.includes(row) && fitting.includes(row));
  const [only, other] = both;
  if (only && !other) return { to: "row", row: only, said: saidFor(only, one), by: "name" };
  return both.length === 0 ? mixed(one.clause, name, one.said, null, counted) : null;
}

/** Only its turn places it: at the row whose turn it is, unless what it says speaks against that. */
function inTurn(one: Weighed, row: PromptRow | undefined, prompt: RowsPrompt): Placement {
  const { clause, name, said, unsure } = one;
  if (!row) return { to: "nowhere", no: null, said: clause.said };
  if (unsure) return { to: "nowhere", no: row.numbers[0] ?? null, said: clause.said };
  if (fitOf(row, clause.measures) !== "fits") return contradiction(clause, row, prompt, name);
  if (name && !name.rows.includes(row)) return mixed(clause, name, said, row);
  const numbered = one.perhaps && prompt.asked.find(({ numbers }) => numbers.includes(one.perhaps?.no ?? ""));
  if (!one.perhaps || !numbered) return { to: "row", row, said: saidFor(row, one), by: "turn" };
  const ways = [
    { row, said, by: "turn" },
    { row: numbered, said: one.perhaps.said, by: "number" },
  ] as const;
  return { to: "either", said, ways };
}

/** The rows that count so, else those of which a hint allows it. */
function fittingRows({ measures }: Clause, rows: readonly PromptRow[]): readonly PromptRow[] {
  const fits = rows.filter((row) => fitOf(row, measures) === "fits");
  return fits.length > 0 ? fits : rows.filter((row) => fitOf(row, measures) === "perhaps");
}

/** What a row's reader gets. Of "tập thể 30" only the figure: the label has told its row, and is no grade ("lớp 12"). */
function saidFor(row: PromptRow, { clause, said }: Weighed): Said {
  const { said: whole, tokens, quantities } = clause;
  if (!leads(clause) || row.cells.length > 1) return said;
  return part(whole, tokens[quantities[0]?.words?.next ?? 0]?.from ?? 0);
}

/** One figure with its label before it. */
function leads({ quantities: [only, more] }: Clause): boolean {
  return only?.words != null && !more && only.words.from === only.from && only.words.next < only.next;
}

function totalOf(clause: Clause): Placement {
  return { to: "total", said: clause.said, figures: figuresIn(clause) };
}

/** From the first figure to the last measure. */
function figuresIn({ said, tokens, quantities }: Clause): Said {
  const from = tokens[quantities[0]?.from ?? 0]?.from ?? 0;
  return part(said, from, tokens[(quantities.at(-1)?.next ?? 1) - 1]?.to);
}
