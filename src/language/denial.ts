// Reads "không …" as what it denies: the words beside "none" that name something. Knows words, no form and no rows.

import * as words from "./lexicon/denial.ts";
import * as units from "./lexicon/measures.ts";
import { negations, reasonLead, unknownTail } from "./lexicon/stand-ins.ts";
import { clean } from "./normalise.ts";
import { ownBook, type Phrasebook, phrasebook } from "./phrases.ts";
import { part, type Said } from "./said.ts";
import { splitNote } from "./stand-ins.ts";
import { type Token, tokenise } from "./tokens.ts";

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
const limit = phrasebook([["limit", units.approximate.before]]);
const few = phrasebook([["few", units.approximate.instead]]);
const lead = phrasebook([["reason", reasonLead]]);
const but = phrasebook([["but", words.but]]);
const rest = phrasebook([["rest", words.rest]]);
type Role = "filler" | "deed" | "unit" | "all" | "anything" | "whole";

/** A form's names for what it asks about, as one list: a book of it is made once. */
const books = new WeakMap<readonly string[], Phrasebook<Role>>();

function rolesWith(names: readonly string[]): Phrasebook<Role> {
  const known = books.get(names);
  if (known) return known;
  const made = ownBook<Role>([
    ["anything", words.anything],
    ["whole", names],
    ["all", words.allOfThem],
    ["deed", words.deeds],
    ["unit", words.unit],
    ["filler", [...words.filler, ...words.polite]],
  ]);
  books.set(names, made);
  return made;
}

/**
 * Null when the message denies nothing, or says more than that there is none. `names`: what people call all that is
 * asked about, of the form ("tuần lễ").
 */
export function readDenial(said: Said, names: readonly string[]): Denial | null {
  const role = rolesWith(names);
  const { text: cleaned, tokens } = splitNote(said).head;
  const about: Token[] = [];
  const numbers: string[] = [];
  const seen = { filler: false, deed: false, unit: false, all: false, anything: false, whole: false };
  let denied = false;
  let reason: string | null = null;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    if (!token) break;
    if (but.at(tokens, index)) return null;
    if (denied && lead.at(tokens, index)) {
      reason = cleaned.slice(token.from).replace(/[\s).]+$/u, "");
      break;
    }
    const no = negation.at(tokens, index);
    const found = role.at(tokens, index);
    if (no && (found?.length ?? 0) <= no.length) {
      const open = unknown.at(tokens, index + no.length) ?? limit.at(tokens, index) ?? few.at(tokens, index);
      if (open && open.length > (limit.at(tokens, index) ? no.length : 0)) return null;
      denied = true;
      // "Đều không" is one word for "none of them".
      if (found?.role === "all") seen.all = true;
      index += no.length;
    } else if (found) {
      seen[found.role] = true;
      index += found.length;
    } else if (token.text === "0" && seen.all) {
      denied = true;
      index += 1;
    } else if (token.type === "numeral") {
      if (!/^\d{1,2}\.\d{1,2}$/u.test(token.text)) return null;
      numbers.push(token.text);
      index += 1;
    } else {
      if (token.text === "?") return null;
      if (token.type === "word") about.push(token);
      index += 1;
    }
  }
  if (!denied) return null;
  const reach = seen.whole ? "whole" : seen.anything ? "anything" : "asked";
  return { about, numbers, all: seen.all, reach, unit: seen.unit, deed: seen.deed, reason };
}

/** "5.4: 1 cuộc 120 em, còn lại không có": what stands before the none of all the rest; null when nothing says so. */
export function splitRest(said: Said, names: readonly string[]): { readonly head: Said } | null {
  if (said.raw.includes("\t")) return null;
  const { text, tokens } = said;
  const at = tokens.findIndex((_, index) => {
    const lead = rest.at(tokens, index);
    return lead !== null && isNoneOnly(tokens.slice(index + lead.length), rolesWith(names));
  });
  const from = tokens[at]?.from;
  return from === undefined
    ? null
    : { head: part(said, 0, text.slice(0, from).replace(/[\s,;.:-]+$/u, "").length) };
}

function isNoneOnly(tokens: readonly Token[], role: Phrasebook<Role>): boolean {
  let none = false;
  for (let index = 0; index < tokens.length; ) {
    const no = negation.at(tokens, index)?.length ?? (/^0$/u.test(tokens[index]?.text ?? "") ? 1 : 0);
    const skipped = role.at(tokens, index)?.length ?? 0;
    if (no > 0) none = true;
    else if (skipped === 0 && tokens[index]?.type === "word") return false;
    else if (tokens[index]?.type === "numeral") return false;
    index += Math.max(no, skipped, 1);
  }
  return none;
}

/** The words of a question or a title that name something, for comparing with what a denial names. */
export function contentWords(text: string, names: readonly string[]): readonly Token[] {
  const role = rolesWith(names);
  const tokens = tokenise(clean(text));
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    const skipped = role.at(tokens, index) ?? negation.at(tokens, index);
    if (token?.type === "word" && !skipped) kept.push(token);
    index += skipped?.length ?? 1;
  }
  return kept;
}
