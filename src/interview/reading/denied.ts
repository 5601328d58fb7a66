// What a "không" is said of: none of what was asked, of the rows that it names, or sets of rows of which one was meant. Pure.
import type { Group, Question, Questionnaire } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import { formWords } from "../../form/words/form-words.ts";
import { contentWords, type Denial, readDenial } from "../../language/denial.ts";
import { people as peopleWords } from "../../language/lexicon/measures.ts";
import { between } from "../../language/lexicon/none.ts";
import { other as otherWords } from "../../language/lexicon/small-words.ts";
import { bare, wordKey } from "../../language/normalise.ts";
import { consistsOf, phrasebook } from "../../language/phrases.ts";
import type { NoneSaid } from "../../language/prompt.ts";
import type { Said } from "../../language/said.ts";
import type { Token } from "../../language/tokens.ts";
import { wholeGroup } from "../next.ts";

/** A row whose wording ends so is named only by whoever says it: "các cuộc thi khác". */
const others = otherWords.map(bare);
const people = phrasebook([["people", peopleWords]]);

/** What a denial is about, among the rows of one group. */
type Scope =
  /** It names nothing. */
  | { readonly type: "asked" }
  /** It names the group itself. */
  | { readonly type: "group" }
  | { readonly type: "rows"; readonly rows: readonly Question[] }
  /** It names something else, or more than one reading is left; these rows may be meant. */
  | { readonly type: "unclear"; readonly rows: readonly Question[] };

/**
 * "Không" at a group's prompt. It settles the whole group only where the group's own question was asked; elsewhere it
 * answers the first row, as a single figure does, unless it says in words that it means them all.
 */
export function noneAtGroup(
  q: Questionnaire,
  group: Group,
  open: readonly Question[],
  said: Said,
): NoneSaid | null {
  const { names } = formWords(q.form);
  const denial = readDenial(said, names);
  const [first] = open;
  if (!denial || !first) return null;
  const { reason } = denial;
  const whole = wholeGroup(group, open);
  const scope = scopeOf(group, denial, names);
  switch (scope.type) {
    case "asked":
      return { of: whole || denial.all ? "group" : "first", reason };
    case "group":
      return whole ? { of: "group", reason } : sets([first], open);
    case "rows":
      return scope.rows.every((row) => open.includes(row))
        ? { of: scope.rows.map(({ id }) => id), reason }
        : sets(scope.rows, open);
    case "unclear": {
      const named = scope.rows.length > 0 ? scope.rows : rowsElsewhere(q, group, denial.about);
      return sets(named.length < 4 ? named : [], open);
    }
  }
}

/** "Không" at rows of any groups that were asked together: what names none of them is about all. */
export function noneAtRows(q: Questionnaire, rows: readonly Question[], said: Said): NoneSaid | null {
  const together: Group = { id: "", no: "", title: "", gate: null, questions: rows };
  const found = noneAtGroup(q, together, rows, said);
  return found && "of" in found && found.of === "first" ? { ...found, of: "group" } : found;
}

/** Each set of rows is a choice; one that comes twice, or is empty, is none. */
function sets(...all: readonly (readonly Question[])[]): NoneSaid {
  const ids = all.map((rows) => rows.map(({ id }) => id));
  return {
    sets: ids.filter(
      (one, at) => one.length > 0 && ids.findIndex((other) => other.join() === one.join()) === at,
    ),
  };
}

/**
 * "Không" at one row, where it names something: the row's own words are its none, another row's words are asked about.
 * Null where the kind may read it by itself.
 */
export function noneAtRow(
  q: Questionnaire,
  question: Question,
  said: Said,
  isValue: () => boolean,
): NoneSaid | null {
  const denial = readDenial(said, formWords(q.form).names);
  if (!denial || denial.numbers.length > 0 || denial.about.length === 0) return null;
  const { about, reason } = denial;
  // "Không có học sinh nào": people take part in every row.
  if (consistsOf(people, about)) return null;
  const names = (words: Keys) => about.every((token) => isIn(words, token));
  const group = q.groups.find((candidate) => candidate.id === question.groupId);
  const itsNone = (): NoneSaid | null =>
    isValue() || !noneOf(question.cells) ? null : { of: [question.id], reason };
  if (names(wordsOf(question))) return itsNone();
  const beside = (group?.questions ?? []).filter((row) => row !== question && names(wordsOf(row)));
  if (beside.length > 0) return sets([question], beside.length === 1 ? beside : []);
  if (group && names(headingOf(group))) return itsNone();
  const others = rowsElsewhere(q, group, about);
  return others.length > 0 ? sets([question], isOneThing(q, others) ? others : []) : null;
}

/** One row, or a group as a whole. */
function isOneThing({ groups }: Questionnaire, rows: readonly Question[]): boolean {
  return (
    rows.length === 1 ||
    groups.some((one) => one.questions.length === rows.length && one.questions[0] === rows[0])
  );
}

/** The rows of other groups, or all of a group, with every one of these words; one word alone is too common. */
function rowsElsewhere(
  q: Questionnaire,
  group: Group | undefined,
  about: readonly Token[],
): readonly Question[] {
  if (about.length < 2) return [];
  const others = q.groups.filter((other) => other !== group);
  const rows = others.flatMap(({ questions }) =>
    questions.filter((row) => about.every((token) => isIn(wordsOf(row), token))),
  );
  if (rows.length > 0) return rows;
  const [named, second] = others.filter((other) => {
    const heading = headingOf(other);
    return about.every((token) => isIn(heading, token));
  });
  return named && !second ? named.questions : [];
}

/** Which rows of a group a denial names, by the words that tell them apart. */
function scopeOf(group: Group, { about, numbers }: Denial, names: readonly string[]): Scope {
  if (numbers.length > 0) return numbered(group, numbers, about.length === 0);
  if (about.length === 0) return { type: "asked" };
  const title = contentWords(group.title, names);
  const gate = contentWords(group.gate?.question ?? "", names);
  const says = (content: readonly Token[]) =>
    content.length > 0 && content.every((word) => about.some((token) => token.bare === word.bare));
  if (says(title) || says(gate)) return { type: "group" };
  const heading = headingOf(group);
  const hits = (token: Token) => group.questions.filter((row) => isIn(wordsOf(row, about), token));
  const strangers = about.filter((token) => hits(token).length === 0);
  const unknown = strangers.filter((token) => !isIn(heading, token));
  if (strangers.length > 0 && unknown.length === 0 && !leavesOut(group, about, names, hits))
    return { type: "group" };
  const found = told(group, about, hits);
  if (found.length === 0) return unknown.length > 0 ? { type: "unclear", rows: [] } : { type: "group" };
  return among(group, found, strangers.length === 0);
}

/** The rows with these numbers; whatever else is named beside them leaves a doubt. */
function numbered(group: Group, numbers: readonly string[], alone: boolean): Scope {
  const rows = group.questions.filter((row) => numbers.includes(row.main.no));
  return { type: alone && rows.length === numbers.length ? "rows" : "unclear", rows };
}

/** For each phrase the rows that it tells from the others. A row for the rest is none that a word could tell. */
function told(
  group: Group,
  about: readonly Token[],
  hits: (token: Token) => readonly Question[],
): Question[][] {
  const all = group.questions.filter((row) => wordsOf(row, about) !== none);
  return phrasesOf(about).flatMap((phrase) => {
    const sets = phrase.map(hits).filter((set) => set.length > 0 && set.length < all.length);
    return sets.length === 0 ? [] : [common(sets)];
  });
}

/** The rows that all phrases share, else those of each; `known`: every word stands in some row. */
function among(group: Group, found: readonly (readonly Question[])[], known: boolean): Scope {
  const shared = common(found);
  const rows =
    shared.length > 0 ? shared : group.questions.filter((row) => found.some((set) => set.includes(row)));
  const sure = known && (shared.length === 1 || found.every((set) => set.length === 1));
  return { type: sure ? "rows" : "unclear", rows };
}

/** Whether the group's question asks about something more that is a row of its own: "cuộc thi, buổi tọa đàm". */
function leavesOut(
  group: Group,
  about: readonly Token[],
  names: readonly string[],
  hits: (token: Token) => readonly Question[],
): boolean {
  return (group.gate?.question ?? "").split(between).some((part) => {
    const content = contentWords(part, names);
    const touched = content.some((word) => about.some((token) => token.bare === word.bare));
    return !touched && content.filter((word) => hits(word).length > 0).length * 2 > content.length;
  });
}

/** Words that follow each other without anything between them. */
function phrasesOf(about: readonly Token[]): Token[][] {
  const phrases: Token[][] = [];
  for (const token of about) {
    const phrase = phrases.at(-1);
    if (phrase && token.from - (phrase.at(-1)?.to ?? 0) <= 1) phrase.push(token);
    else phrases.push([token]);
  }
  return phrases;
}

function common(sets: readonly (readonly Question[])[]): Question[] {
  const [first = [], ...rest] = sets;
  return first.filter((row) => rest.every((set) => set.includes(row)));
}

type Keys = { readonly keys: ReadonlySet<string>; readonly bares: ReadonlySet<string> };

const none: Keys = { keys: new Set(), bares: new Set() };

/** The words of a row; with `about`, those of a row for the rest only if the rest is what was said. */
function wordsOf({ main, alias, nouns, unit }: Question, about?: readonly Token[]): Keys {
  const rest = others.some((word) => bare(main.text).endsWith(` ${word}`));
  if (rest && about && !about.some((token) => others.includes(token.bare))) return none;
  return keysOf([main.text, alias?.text ?? "", ...nouns, unit].join(" "));
}

function headingOf(group: Group): Keys {
  return keysOf(`${group.title} ${group.gate?.question ?? ""}`);
}

function keysOf(text: string): Keys {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return { keys: new Set(words.map(wordKey)), bares: new Set(words.map(bare)) };
}

function isIn({ keys, bares }: Keys, token: Token): boolean {
  return token.plain ? bares.has(token.bare) : keys.has(token.key);
}
