// Reads "không …" as what it denies: the words beside "none" that name something. Knows words, no form and no rows.

import * as words from "./lexicon/denial.ts";
import * as units from "./lexicon/measures.ts";
import { negations, reasonLead, unknownTail } from "./lexicon/stand-ins.ts";
import { ownBook, type Phrasebook, phrasebook } from "./phrases.ts";
import { hear, part, type Said } from "./said.ts";
import { splitNote } from "./stand-ins.ts";
import type { Token } from "./tokens.ts";

/** What a whole message says there is none of. */
export type Denial = {
  /** The words that name something, in order; none of them are politeness, "organise", "which" or "this year". */
  readonly about: readonly Token[];
  /** Numbers of rows that were named: "không có 5.1". */
  readonly numbers: readonly string[];
  /** Of several things at once: "cả hai không có", "không có dòng nào". */
  readonly all: boolean;
  /** How much it denies: all the report is about, by its name; anything at all; or just what was asked. */
  readonly reach: "whole" | "anything" | "asked";
  /** The speaker named the unit: "trường em không …". */
  readonly unit: boolean;
  /** It is said of holding or doing something, not of having: "không tổ chức". */
  readonly deed: boolean;
  /** Why there is none, as typed. */
  readonly reason: string | null;
};

const negation = phrasebook([["no", negations]]);
const unknown = phrasebook([["unknown", unknownTail]]);
const limit = phrasebook([["limit", [...units.approximate.before, ...units.outOf]]]);
const few = phrasebook([["few", units.approximate.instead]]);
const lead = phrasebook([["reason", reasonLead]]);
const but = phrasebook([["but", words.but]]);
const rest = phrasebook([["rest", words.rest]]);
type Role = "filler" | "deed" | "unit" | "all" | "anything" | "whole";
const around = phrasebook<Role>([
  ["anything", words.anything],
  ["all", words.allOfThem],
  ["deed", words.deeds],
  ["unit", words.unit],
  ["filler", [...words.filler, ...words.polite]],
]);

/** A form's names for what it asks about, as one list: a book of it is made once. */
const books = new WeakMap<readonly string[], Phrasebook<Role>>();

function namesBook(names: readonly string[]): Phrasebook<Role> {
  const known = books.get(names) ?? ownBook<Role>([["whole", names]]);
  books.set(names, known);
  return known;
}

type Found = { readonly role: Role; readonly length: number };

/** What a word beside a denial is; a form's own name goes before any word but "gì". */
function roleAt(tokens: readonly Token[], index: number, names: Phrasebook<Role>): Found | null {
  const listed = around.at(tokens, index);
  const named = names.at(tokens, index);
  if (!named || !listed) return named ?? listed;
  const first = listed.role === "anything" ? listed.length : listed.length - 1;
  return named.length > first ? named : listed;
}

/** What a denial was found to hold, from left to right. */
type Walk = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly names: Phrasebook<Role>;
  readonly about: Token[];
  readonly numbers: string[];
  readonly seen: Set<Role>;
  denied: boolean;
  reason: string | null;
};

/** More is said than that there is none. */
const more = "more";
/** Takes what begins at a token: gives the first token behind it, or null where that is for another rule. */
type Rule = (walk: Walk, index: number) => number | typeof more | null;

/**
 * Null when the message denies nothing, or says more than that there is none. `names`: what people call all that is
 * asked about, of the form ("tuần lễ").
 *
 *     denial = {no | around | 0 | row number | word} [reason]
 */
export function readDenial(said: Said, names: readonly string[]): Denial | null {
  const { text, tokens } = splitNote(said).head;
  if (!text.includes("0") && !negation.isIn(tokens)) return null;
  const found: Walk = {
    text,
    tokens,
    names: namesBook(names),
    about: [],
    numbers: [],
    seen: new Set(),
    denied: false,
    reason: null,
  };
  for (let index = 0; index < tokens.length && found.reason === null; ) {
    const next = take(found, index);
    if (next === more) return null;
    index = next;
  }
  return found.denied ? denialOf(found) : null;
}

function denialOf({ about, numbers, seen, reason }: Walk): Denial {
  const reach = seen.has("whole") ? "whole" : seen.has("anything") ? "anything" : "asked";
  return {
    about,
    numbers,
    all: seen.has("all"),
    reach,
    unit: seen.has("unit"),
    deed: seen.has("deed"),
    reason,
  };
}

function take(walk: Walk, index: number): number | typeof more {
  for (const rule of rules) {
    const next = rule(walk, index);
    if (next !== null) return next;
  }
  return index + 1;
}

/** "Không có, nhưng …". */
const takeBut: Rule = ({ tokens }, index) => (but.at(tokens, index) ? more : null);

/** "… vì mưa": from there to the end it is the reason. */
const takeReason: Rule = (walk, index) => {
  if (!walk.denied || !lead.at(walk.tokens, index)) return null;
  walk.reason = walk.text.slice(walk.tokens[index]?.from).replace(/[\s).]+$/u, "");
  return walk.tokens.length;
};

/** "Không", but not "không biết", "không quá", "không ít". */
const takeNo: Rule = (walk, index) => {
  const { tokens, names, seen } = walk;
  const no = negation.at(tokens, index);
  const found = no && roleAt(tokens, index, names);
  if (!no || (found?.length ?? 0) > no.length) return null;
  const next = index + no.length;
  const limited = limit.at(tokens, index);
  const open = unknown.at(tokens, next) ?? limited ?? few.at(tokens, index);
  if (open && open.length > (limited ? no.length : 0)) return more;
  walk.denied = true;
  // "Đều không" is one word for "none of them".
  if (found?.role === "all") seen.add("all");
  return next;
};

/** Words around a denial that name nothing: "không có [hoạt động] nào [của trường]". */
const takeRole: Rule = ({ tokens, names, seen }, index) => {
  const found = roleAt(tokens, index, names);
  if (found) seen.add(found.role);
  return found && index + found.length;
};

/** "Cả hai đều 0". */
const takeNought: Rule = (walk, index) => {
  if (walk.tokens[index]?.text !== "0" || !walk.seen.has("all")) return null;
  walk.denied = true;
  return index + 1;
};

/** "Không có 5.1"; any other figure is a figure. */
const takeRowNumber: Rule = ({ tokens, numbers }, index) => {
  const token = tokens[index];
  if (token?.type !== "numeral") return null;
  if (!/^\d{1,2}\.\d{1,2}$/u.test(token.text)) return more;
  numbers.push(token.text);
  return index + 1;
};

/** What is denied: "không có [băng rôn]". A question denies nothing. */
const takeWord: Rule = ({ tokens, about }, index) => {
  const token = tokens[index];
  if (token?.text === "?") return more;
  if (token?.type === "word") about.push(token);
  return index + 1;
};

const rules: readonly Rule[] = [takeBut, takeReason, takeNo, takeRole, takeNought, takeRowNumber, takeWord];

/** "5.4: 1 cuộc 120 em, còn lại không có": what stands before the none of all the rest; null when nothing says so. */
export function splitRest(said: Said, names: readonly string[]): { readonly head: Said } | null {
  if (said.raw.includes("\t")) return null;
  const { text, tokens } = said;
  let at = rest.first(tokens);
  while (at >= 0 && !isNoneOnly(tokens, at + (rest.at(tokens, at)?.length ?? 0), namesBook(names)))
    at = rest.first(tokens, at + 1);
  const from = tokens[at]?.from;
  return from === undefined
    ? null
    : { head: part(said, 0, text.slice(0, from).replace(/[\s,;.:-]+$/u, "").length) };
}

/** Nothing from there on but that there is none. */
function isNoneOnly(tokens: readonly Token[], from: number, names: Phrasebook<Role>): boolean {
  let none = false;
  for (let index = from; index < tokens.length; ) {
    const no = negation.at(tokens, index)?.length ?? (tokens[index]?.text === "0" ? 1 : 0);
    const skipped = roleAt(tokens, index, names)?.length ?? 0;
    if (no > 0) none = true;
    else if (skipped === 0 && tokens[index]?.type === "word") return false;
    else if (tokens[index]?.type === "numeral") return false;
    index += Math.max(no, skipped, 1);
  }
  return none;
}

/** The words of a question or a title that name something, for comparing with what a denial names. */
export function contentWords(text: string, names: readonly string[]): readonly Token[] {
  const own = namesBook(names);
  const { tokens } = hear(text);
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    const skipped = roleAt(tokens, index, own) ?? negation.at(tokens, index);
    if (token?.type === "word" && !skipped) kept.push(token);
    index += skipped?.length ?? 1;
  }
  return kept;
}
