// "Tất cả 0 trừ 1.7: 3/90", "chỉ có tin học 2/72", "ngoài văn nghệ 1/1180 ra thì không có": what holds something, where
// everything else is said to be none.
import { allOfThem, besides, except } from "../lexicon/lists.ts";
import { only as onlyWords } from "../lexicon/small-words.ts";
import { negations, noneTail, politeness } from "../lexicon/stand-ins.ts";
import { hold } from "../lexicon/work.ts";
import { phrasebook } from "../phrases.ts";
import { part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";

const words = phrasebook<"none" | "around" | "only">([
  ["only", except],
  ["none", negations],
  ["around", [...allOfThem, ...noneTail, ...politeness, ...besides]],
]);

/** "Chỉ" by itself or at the head of a longer phrase. */
const justOnly = phrasebook([["only", onlyWords]]);

/** "Chỉ [tổ chức] 1.7": what was done with it names nothing. */
const deeds = phrasebook([["deed", hold]]);

/** The part that holds something; null when a message makes no exception. */
export function splitExcept(said: Said): { readonly head: Said } | null {
  const { tokens } = said;
  const opening = skipNone(tokens, 0);
  const found = words.at(tokens, opening.next);
  if (found?.role !== "only") return null;
  const behind = opening.next + found.length;
  const from = tokens[behind + (deeds.at(tokens, behind)?.length ?? 0)]?.from;
  if (from === undefined) return null;
  // Who has only this has nothing else.
  if (opening.none || justOnly.at(tokens, opening.next)) return { head: withoutLead(said, from) };
  const end = tokens.findIndex((_, index) => index > opening.next && closesWithNone(tokens, index));
  const to = tokens[end]?.from;
  return to === undefined ? null : { head: part(said, from, to) };
}

/** What an exception leaves out, whatever is said of it and wherever "không" stands; null when there is none. */
export function exceptedIn(said: Said): Said | null {
  const { tokens } = said;
  const found = words.at(tokens, skipNone(tokens, 0).next);
  if (found?.role !== "only") return null;
  const behind = skipNone(tokens, 0).next + found.length;
  const from = tokens[behind + (deeds.at(tokens, behind)?.length ?? 0)]?.from;
  if (from === undefined) return null;
  const end = tokens.findIndex((_, index) => index > behind && closesWithNone(tokens, index));
  return withoutLead(part(said, 0, tokens[end]?.from), from);
}

function withoutLead(said: Said, from: number): Said {
  return part(said, from + (/^[\s:,]+/u.exec(said.text.slice(from))?.[0].length ?? 0));
}

/** What stands before an exception, and whether it says that there is none. */
function skipNone(tokens: readonly Token[], from: number): { readonly next: number; readonly none: boolean } {
  let none = false;
  let index = from;
  while (index < tokens.length) {
    const text = tokens[index]?.text ?? "";
    const found = words.at(tokens, index);
    if (found?.role === "only") break;
    if (found?.role === "none" || text === "0") none = true;
    else if (!found && !/^[,.;:]$/u.test(text)) break;
    index += found?.length ?? 1;
  }
  return { next: index, none };
}

function closesWithNone(tokens: readonly Token[], from: number): boolean {
  const { next, none } = skipNone(tokens, from);
  return none && next === tokens.length;
}
