// Which columns of a form's table a column of a file may be, by the titles above both. Pure.
import { partsOfFigures, subjects, titles } from "../../files/words/titles.ts";
import type { Table } from "../../form/form.ts";
import { isWhole, keyOf, type Segments, segmentsOf, withoutPhrases, withoutWhole } from "./title-words.ts";
import { coveredBy, evidence, type Line, lineOfWords, type Wording, wordingOfWords } from "./wording.ts";
import { hasPhrase, isPhrase, type Phrases, phrasesOf, wordsIn } from "./words.ts";

/**
 * How well titles agree. path: all of them do; name: they are what the form calls the column; above: the lowest with
 * those right above it; some: the lowest with others above it; lowest: the lowest alone.
 */
export const grades = { none: 0, lowest: 1, some: 2, above: 3, name: 4, path: 5 } as const;
export type Grade = (typeof grades)[keyof typeof grades];

/** What the titles over one column of a file say of the columns of a table. */
export type Claim = {
  readonly grade: Grade;
  /** The columns of that grade. */
  readonly best: readonly string[];
  /** All that it may be, however little agrees. */
  readonly fits: ReadonlySet<string>;
  /** Of several with this lowest title the one that the form calls so. */
  readonly called: string | null;
  /** The lowest title alone, which means whatever stands above it: "Nữ". */
  readonly loose: boolean;
};

/** One way of writing a column's titles; `lengths`: how many words each has. */
type Way = {
  readonly wording: Wording;
  readonly lengths: readonly number[];
  readonly loose: boolean;
  readonly most: Grade;
  /** Said in part it says nothing. */
  readonly whole: boolean;
};

export type TitledColumn = {
  readonly id: string;
  /** The number printed under it. */
  readonly no: string | null;
  /** Somebody fills it in: it follows from no others. */
  readonly asked: boolean;
  readonly ways: readonly Way[];
  readonly name: string;
};

const parts = phrasesOf(partsOfFigures);
const quantities = phrasesOf(titles.quantity);
const noTitle: ReadonlySet<string> = new Set();
const memo = new WeakMap<Table, readonly TitledColumn[]>();

/** The columns of a table, in their order. */
export function titledColumns(table: Table): readonly TitledColumn[] {
  const known = memo.get(table);
  if (known) return known;
  const lowest = (column: Column) => keyOf(segmentsOf([column.title]).flat());
  const made = table.columns.map((column) => ({
    id: column.id,
    no: numberIn(column.no ?? ""),
    asked: column.compute === undefined,
    ways: waysOf(column, new Set(table.columns.filter((one) => one !== column).map(lowest))),
    name: keyOf(segmentsOf([column.label ?? column.title]).flat()),
  }));
  memo.set(table, made);
  return made;
}

/** "4" of "4=2-3", "(4)". */
export function numberIn(text: string): string | null {
  return /^\(?(\d{1,2})\)?(?:\s*=.*)?$/u.exec(text.trim())?.[1] ?? null;
}

type Column = Table["columns"][number];

/**
 * Its whole path; without "Tổng số" beneath a heading; and by what the form calls it in words of its own, unless these
 * are the lowest title of another column too.
 */
function waysOf({ title, under = [], label, noun }: Column, others: ReadonlySet<string>): readonly Way[] {
  const own = segmentsOf([...under, title]);
  const isSum = isWhole(own.at(-1) ?? []);
  const plain = isSum && own.length > 1 ? [wayOf(own.slice(0, -1), grades.name, false)] : [];
  const counted = isSum && own.length === 1 && noun ? [wayOf(segmentsOf([noun]), grades.name, true)] : [];
  const called = [...under.keys(), under.length].flatMap((length) => {
    const segments = label === undefined ? [] : segmentsOf([...under.slice(0, length), label]);
    return others.has(keyOf(segments.flat())) ? [] : [wayOf(segments, grades.name, true)];
  });
  return [wayOf(own, grades.path, false), ...plain, ...counted, ...called];
}

function wayOf(segments: Segments, most: Grade, whole: boolean): Way {
  const lowest = segments.at(-1) ?? [];
  return {
    wording: wordingOfWords(segments.flat(), noTitle),
    lengths: segments.map(({ length }) => length),
    loose: isWhole(lowest) || isPhrase({ text: "", list: lowest, plain: false, cut: false }, parts),
    most,
    whole,
  };
}

const claims = new WeakMap<Table, Map<string, Claim | null>>();
/** A compiled book says the same titles again and again. */
const mostClaims = 2_000;

/** What a column with these titles above it may be; null where they are none of the table's. */
export function claimOf(table: Table, path: readonly string[]): Claim | null {
  const known = claims.get(table) ?? new Map<string, Claim | null>();
  claims.set(table, known);
  const key = path.join("\n");
  const made = known.get(key);
  if (made !== undefined) return made;
  const claim = claimAnew(table, path);
  if (known.size >= mostClaims) known.clear();
  known.set(key, claim);
  return claim;
}

function claimAnew(table: Table, path: readonly string[]): Claim | null {
  const said = linesOf(table, path);
  const found = titledColumns(table).flatMap(({ id, name, ways }) => {
    let [grade, loose]: [Grade, boolean] = [grades.none, false];
    for (const { line, most } of said) {
      for (const way of ways) {
        const own = lesser(gradeOf(line, way), lesser(way.most, most));
        if (own > grade) [grade, loose] = [own, way.loose];
      }
    }
    return grade === grades.none ? [] : [{ id, name, grade, loose }];
  });
  const [first] = found;
  if (!first) return null;
  const grade = found.reduce<Grade>((most, one) => (one.grade > most ? one.grade : most), grades.none);
  const best = found.filter((one) => one.grade === grade);
  const lowest = keyOf(segmentsOf(path).flat());
  const [called, other] = found.filter(({ name }) => name === lowest);
  return {
    grade,
    best: best.map(({ id }) => id),
    fits: new Set(found.map(({ id }) => id)),
    called: called && !other ? called.id : null,
    loose: grade === grades.lowest && best.some((one) => one.loose),
  };
}

function lesser(one: Grade, other: Grade): Grade {
  return one < other ? one : other;
}

/** Whether a path has a telling word of a column's. */
export function sharesWords(table: Table, id: string, path: readonly string[]): boolean {
  const ways = titledColumns(table).find((column) => column.id === id)?.ways ?? [];
  return linesOf(table, path).some(({ line }) =>
    ways.some(({ wording }) => evidence(line, wording).shared > 0),
  );
}

/** How a file's titles may be meant: as they stand, without headings over all figures, without "Tổng số". */
function linesOf(table: Table, path: readonly string[]): readonly SaidLine[] {
  const { plain } = wordsIn(path.join(" "));
  const own = segmentsOf(path.filter((title, at) => at === path.length - 1 || !isHeading(table, title)));
  const lowest = own.at(-1) ?? [];
  const counted = isWhole(lowest) ? [] : withoutWhole(lowest);
  const less = counted === null ? [] : [...own.slice(0, -1), counted];
  const subject = subjectOf(table);
  const unnamed = (segments: Segments) => segments.map((words) => withoutPhrases(words, subject));
  const all: readonly (readonly [Segments, Grade])[] = [
    [segmentsOf(path), grades.path],
    [own, grades.path],
    [less, grades.name],
    [unnamed(own), grades.name],
    [unnamed(less), grades.name],
  ];
  return all.flatMap(([segments, most]) => {
    const words = segments.flat();
    return words.length === 0 ? [] : [{ line: lineOfWords(words, plain, noTitle), most }];
  });
}

type SaidLine = { readonly line: Line; readonly most: Grade };

const subjectsOf = new WeakMap<Table, Phrases>();

/** Of whom alone a table speaks: "học sinh" may be said in any of its titles, or left out. */
function subjectOf(table: Table): Phrases {
  const known = subjectsOf.get(table);
  if (known) return known;
  const says = [
    table.title,
    ...table.columns.flatMap(({ title, under = [], label = "", noun = "" }) => [
      title,
      ...under,
      label,
      noun,
    ]),
  ].map(wordsIn);
  const found = subjects.map(phrasesOf).filter((names) => says.some((words) => hasPhrase(words, names)));
  const [only, other] = found;
  const made = only && !other ? only : [];
  subjectsOf.set(table, made);
  return made;
}

/** A heading over all of a table's figures: "Số lượng", "Kết quả", the table's own title. */
export function isHeading({ title: own, head: { quantity } }: Table, title: string): boolean {
  const words = wordsIn(title);
  return (
    isPhrase(words, quantities) || isPhrase(words, phrasesOf(quantity === null ? [own] : [own, quantity]))
  );
}

function gradeOf(line: Line, { wording, lengths, loose, whole }: Way): Grade {
  const said = coveredBy(line, wording);
  if (!said) return grades.none;
  let from = 0;
  const covered = lengths.map((length) => {
    const words = said.slice(from, from + length);
    from += length;
    return words.every(Boolean) ? "all" : words.some(Boolean) ? "some" : "none";
  });
  if (covered.every((one) => one === "all")) return grades.path;
  // Half a heading is another one: "Học sinh" is not "Học sinh dân tộc".
  if (whole || covered.includes("some") || covered.at(-1) !== "all") return grades.none;
  const first = covered.indexOf("all");
  if (first === covered.length - 1) return grades.lowest;
  if (covered.slice(first).every((one) => one === "all")) return grades.above;
  return loose ? grades.none : grades.some;
}
