// The row that a clause names, by all of its words: a part of a wording, initials, a label before it. Knows no form.
import type { PromptRow, RowsPrompt } from "../prompt.ts";
import { joined, part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";
import { type Clause, isManners } from "./clause.ts";
import { labelLeadAt } from "./labels.ts";
import { isTelling, type MayName, type Named, namedAs, namedBy, stands } from "./names.ts";

/** Among people only who they are tells of a row, not that they are people: "người lao động", "cán bộ quản lý". */
const fewWordsOfPeople = 3;
/** Words before a figure without a colon are a label only where they are more than a remark would be. */
const fewWordsOfLabel = 3;

type Worded = Pick<PromptRow, "wording" | "printed">;

/** The rows that were asked; of one asked alone, those beside it too. */
export function rowsBeside({ asked, rows }: RowsPrompt): readonly PromptRow[] {
  const [first, second] = asked;
  if (second) return asked;
  return rows.filter((row) => row === first || (row.group !== null && row.group === first?.group));
}

/** The row that words of the clause name: among those beside the asked one, else anywhere if nothing else is said. */
export function nameOf(clause: Clause, prompt: RowsPrompt): Named | null {
  const { counted } = clause;
  // One word that counts something names nothing: the usual "12 lớp 340 em" is done here.
  const telling = clause.stretches.filter(
    ([word, more]) => word !== undefined && (more !== undefined || !counted.has(word)),
  );
  if (telling.length === 0 && clause.runs.length === 0) return null;
  const beside = rowsBeside(prompt);
  const mayName = mayNameIn(clause, beside);
  const found = telling
    .filter((stretch) => isOfMoney(beside) || !isManners(stretch))
    .flatMap((stretch) => narrowed(stretch, namedBy(stretch, beside, mayName)) ?? [])
    .sort((a, b) => b.words - a.words)[0];
  return found ?? clause.runs.flatMap((run) => wholly(run, namedBy(run, prompt.rows)) ?? [])[0] ?? null;
}

/**
 * The words up to the colon, or to the first figure, where all of them stand in this order in a row's wording: "Số tập
 * thể tặng sách: 30". What they say is that row's name and no measure.
 */
export function labelOf<Row extends Worded>({ tokens, text }: Said, rows: readonly Row[]): Named<Row> | null {
  const end = tokens.findIndex((token) => token.type === "numeral" || isColon(token));
  const mark = tokens[end];
  const words = tokens.slice(0, Math.max(end, 0)).filter(({ type }) => type === "word");
  const colon = mark !== undefined && isColon(mark);
  if (!mark || words.length < (colon ? 2 : fewWordsOfLabel) || !isTelling(words)) return null;
  const found = rows.filter(({ wording, printed }) => stands(words, wording) || stands(words, printed));
  const to = colon ? mark.to : mark.from;
  return found.length > 0 && to < text.length ? { ...namedAs(words, found), from: 0, to } : null;
}

function isColon({ text }: Token): boolean {
  return /^[:=]$/u.test(text);
}

/** Whether each of these rows is an amount. */
export function isOfMoney(rows: readonly PromptRow[]): boolean {
  return rows.length > 1 && rows.every(({ cells }) => cells.some(({ measures }) => measures.has("money")));
}

/** Measures alone name no row: "12 lớp" is of any row of classes. A telling one does: "2 triển lãm". */
function mayNameIn({ counted }: Clause, rows: readonly PromptRow[]): MayName {
  // Around any other figure "ngân sách" and "hỗ trợ" say nothing: among amounts they say whose money it is.
  if (isOfMoney(rows))
    return (words) => words.length > 1 && rows.every(({ heading }) => !stands(words, heading));
  const nouns = new Set(rows.flatMap(({ cells }) => cells.map(({ noun }) => noun)));
  return (words) => {
    if (!isTelling(words)) return false;
    if (!words.every((word) => counted.has(word))) return true;
    // "Nhân viên 4" beside "Cán bộ quản lý" and "Giáo viên": all that a row says of itself is its name.
    if (rows.length > 1 && rows.some(({ wording }) => isWhole(words, wording))) return true;
    const people = words.every((word) => counted.get(word) === "people");
    const few = people ? fewWordsOfPeople : 2;
    return words.length >= few && !nouns.has(words.map(({ text }) => text.toLowerCase()).join(" "));
  };
}

function isWhole(words: readonly Token[], wording: readonly Token[]): boolean {
  return words.length === wording.length && stands(words, wording);
}

/** "Phổ cập tiểu học": of the rows that its longest words name, those that its other words name too. */
function narrowed(run: readonly Token[], named: Named | null): Named | null {
  if (!named || named.rows.length < 2) return named;
  const sides = [run.filter(({ to }) => to <= named.from), run.filter(({ from }) => from >= named.to)];
  const more = sides.flatMap((side) => namedBy(side, named.rows, () => true) ?? []);
  const closer = more.find(({ rows }) => rows.length < named.rows.length);
  if (!closer) return named;
  const [from, to] = [Math.min(named.from, closer.from), Math.max(named.to, closer.to)];
  return { ...named, rows: closer.rows, from, to, words: named.words + closer.words };
}

/** Far from what was asked a name counts only if it is all that the words say: a remark may hold any row's words. */
function wholly(run: readonly Token[], named: Named | null): Named | null {
  if (!named || named.words < 2) return null;
  const beyond = run.filter(({ from, to }) => to <= named.from || from >= named.to);
  return beyond.length === 0 || isManners(beyond) ? named : null;
}

/** The clause without the words that named its row; a measure stays with its figure, for the row's reader knows it. */
export function without({ said, tokens, counted, runs }: Clause, named: Named): Said {
  const [only, other] = named.rows;
  const wording = new Set(other ? [] : only?.wording.map(({ bare }) => bare));
  const own = new Set(runs.flat().filter(({ bare }) => wording.has(bare)));
  const isNamed = ({ from, to }: Token) => from >= named.from && to <= named.to;
  const first = tokens.findIndex(isNamed);
  const last = tokens.findLastIndex(isNamed);
  // Words of the row's own beside its name go with it: "[thi] kể chuyện theo sách", "tham quan [bảo tàng]".
  const isOwn = (token: Token | undefined) => token !== undefined && own.has(token);
  let [from, to] = [first, last];
  while (isOwn(tokens[from - 1])) from -= 1;
  // "Tập thể số lượng 4": the name of the only column is none of the row's, though that begins with "số" too.
  const column = named.rows.every(({ cells }) => cells.length === 1) ? labelLeadAt(tokens, last + 1) : 0;
  if (column > 1) to += column;
  while (isOwn(tokens[to + 1])) to += 1;
  const kept = tokens.filter((token, at) => at < from || at > to || counted.has(token));
  return leftOf(said, first < 0 ? tokens : kept, tokens.at(-1)?.to ?? 0);
}

/** What is left of a text when only these of its tokens are, and all that stands behind `end`. */
function leftOf(said: Said, kept: readonly Token[], end: number): Said {
  const ranges: { from: number; to: number }[] = [];
  for (const { from, to } of kept) {
    const last = ranges.at(-1);
    if (last && said.text.slice(last.to, from).trim() === "") last.to = to;
    else ranges.push({ from, to });
  }
  if (end < said.text.length) ranges.push({ from: end, to: said.text.length });
  const left = joined(
    ranges.map(({ from, to }) => part(said, from, to)),
    " ",
  );
  return part(left, /^[\s:,=-]+/u.exec(left.text)?.[0].length ?? 0);
}
