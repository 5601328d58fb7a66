// "Không …" at a prompt: none of what was asked, of the rows it names, or a question which was meant. Pure.

import type { Group, Question } from "../../form/questions.ts";
import { noneOf } from "../../form/tuple.ts";
import { formWords } from "../../form/words/form-words.ts";
import { contentWords, type Denial, readDenial } from "../../language/denial.ts";
import { people as peopleWords } from "../../language/lexicon/measures.ts";
import { between } from "../../language/lexicon/none.ts";
import { other as otherWords } from "../../language/lexicon/small-words.ts";
import { bare, wordKey } from "../../language/normalise.ts";
import { consistsOf, phrasebook } from "../../language/phrases.ts";
import { hear } from "../../language/said.ts";
import type { Token } from "../../language/tokens.ts";
import type { Candidate } from "../events.ts";
import type { Result } from "../finish.ts";
import type { Situation } from "../situation.ts";
import { gateNo, wholeGroup } from "./gate.ts";
import { recordOrDoubt } from "./record-or-doubt.ts";
import { named } from "./rows.ts";

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
  s: Situation,
  group: Group,
  open: readonly Question[],
  text: string,
): Result | null {
  const denial = readDenial(hear(text), formWords(s.q.form).names);
  const [first] = open;
  if (!denial || !first) return null;
  const asksAll = wholeGroup(group, open);
  const scope = scopeOf(group, denial, formWords(s.q.form).names);
  switch (scope.type) {
    case "asked":
      return asksAll || denial.all
        ? gateNo(s, group, open, text, { note: denial.reason })
        : noneOfFirst(s, group, first, text, denial.reason);
    case "group":
      return asksAll
        ? gateNo(s, group, open, text, { note: denial.reason })
        : askWhichRows(s, text, [[first], open]);
    case "rows": {
      const asked = scope.rows.filter((row) => open.includes(row));
      return asked.length === scope.rows.length
        ? zeroRows(s, asked, text, denial.reason)
        : askWhichRows(s, text, [scope.rows, open]);
    }
    case "unclear": {
      const named = scope.rows.length > 0 ? scope.rows : rowsElsewhere(s, group, denial.about);
      return askWhichRows(s, text, [named.length < 4 ? named : [], open]);
    }
  }
}

/** The rows of other groups, or all of a group, with every one of these words; one word alone is too common. */
function rowsElsewhere(s: Situation, group: Group | undefined, about: readonly Token[]): readonly Question[] {
  if (about.length < 2) return [];
  const others = s.q.groups.filter((other) => other !== group);
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

/** The first row alone; from there on the group is walked row by row. */
export function noneOfFirst(
  s: Situation,
  group: Group,
  first: Question,
  raw: string,
  note: string | null,
): Result {
  const result = zeroRows(s, [first], raw, note);
  return { ...result, patch: { ...result.patch, byRow: group.id } };
}

/** Zeros for rows that were named or chosen; several are told, and taken back, together. */
export function zeroRows(
  s: Situation,
  rows: readonly Question[],
  raw: string,
  note: string | null = null,
): Result {
  const [first, second] = rows;
  if (!first) return { events: [] };
  if (second) {
    const group = s.q.groups.find((candidate) => candidate.id === first.groupId);
    if (group) return gateNo(s, group, rows, raw, { note });
  }
  const values = noneOf(first.cells);
  if (!values) return { events: [], asked: { at: "question", id: first.id } };
  const result = recordOrDoubt(s, first, { values, raw, note, origin: "typed" });
  return { ...result, events: result.events.map((event) => named(s, event)) };
}

/**
 * "Không" at one row, where it names something: the row's own words are its none, another row's words are asked about.
 * Null where the kind may read it by itself.
 */
export function noneAtRow(s: Situation, question: Question, text: string, read: boolean): Result | null {
  const denial = readDenial(hear(text), formWords(s.q.form).names);
  if (!denial || denial.numbers.length > 0 || denial.about.length === 0) return null;
  const { about } = denial;
  // "Không có học sinh nào": people take part in every row.
  if (consistsOf(people, about)) return null;
  const own = (candidate: Question) => about.every((token) => isIn(wordsOf(candidate), token));
  const plain = { values: noneOf(question.cells), raw: text, note: denial.reason, origin: "typed" } as const;
  const group = s.q.groups.find((candidate) => candidate.id === question.groupId);
  const itsNone = () =>
    read || !plain.values ? null : recordOrDoubt(s, question, { ...plain, values: plain.values });
  if (own(question)) return itsNone();
  const beside = (group?.questions ?? []).filter((row) => row !== question && own(row));
  if (beside.length > 0) return askWhichRows(s, text, [[question], beside.length === 1 ? beside : []]);
  const heading = group ? headingOf(group) : none;
  if (about.every((token) => isIn(heading, token))) return itsNone();
  const others = rowsElsewhere(s, group, about);
  const whole = s.q.groups.some(
    (one) => one.questions.length === others.length && one.questions[0] === others[0],
  );
  return others.length > 0
    ? askWhichRows(s, text, [[question], others.length === 1 || whole ? others : []])
    : null;
}

/** Asks which rows a "không" means; each set of rows is a choice. */
function askWhichRows(s: Situation, said: string, sets: readonly (readonly Question[])[]): Result {
  const raw = said.trim();
  const seen = new Set<string>();
  const ways = sets.flatMap((rows): Candidate[] => {
    const ids = rows.map((row) => row.id);
    if (ids.length === 0 || seen.has(ids.join())) return [];
    seen.add(ids.join());
    return [{ do: "zero", ids, raw }];
  });
  return {
    events: [{ type: "which", why: "none", said: raw, ways }],
    ...(s.chat.asked ? { asked: s.chat.asked } : {}),
    patch: { half: s.chat.half },
  };
}

/** Which rows of a group a denial names, by the words that tell them apart. */
function scopeOf(group: Group, { about, numbers }: Denial, names: readonly string[]): Scope {
  if (numbers.length > 0) {
    const rows = group.questions.filter((row) => numbers.includes(row.main.no));
    const plain = rows.length === numbers.length && about.length === 0;
    return { type: plain ? "rows" : "unclear", rows };
  }
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
  // A row for the rest is none that a word could tell from the others.
  const told = group.questions.filter((row) => wordsOf(row, about) !== none);
  const found = phrasesOf(about).flatMap((phrase) => {
    const sets = phrase.map(hits).filter((set) => set.length > 0 && set.length < told.length);
    return sets.length === 0 ? [] : [common(sets)];
  });
  if (found.length === 0) return unknown.length > 0 ? { type: "unclear", rows: [] } : { type: "group" };
  const shared = common(found);
  const rows =
    shared.length > 0 ? shared : group.questions.filter((row) => found.some((set) => set.includes(row)));
  const sure = strangers.length === 0 && (shared.length === 1 || found.every((set) => set.length === 1));
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
