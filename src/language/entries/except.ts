// "Tất cả 0 trừ 1.7: 3/90", "không, chỉ 1.7 3/90": what holds something, where everything else is said to be none.
import { allOfThem, except } from "../lexicon/lists.ts";
import { only as onlyWords } from "../lexicon/small-words.ts";
import { negations, noneTail, politeness } from "../lexicon/stand-ins.ts";
import { phrasebook } from "../phrases.ts";
import { part, type Said } from "../said.ts";
import type { Token } from "../tokens.ts";

const lead = phrasebook<"none" | "around" | "only">([
  ["only", except],
  ["none", negations],
  ["around", [...allOfThem, ...noneTail, ...politeness]],
]);

/** "Chỉ" by itself or at the head of a longer phrase. */
const justOnly = phrasebook([["only", onlyWords]]);

/**
 * The part that holds something; null when a message makes no exception. "Chỉ" needs no "none" before it: who has only
 * this has nothing else.
 */
export function splitExcept(said: Said): { readonly head: Said } | null {
  const { text, tokens } = said;
  let none = false;
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index];
    const found = lead.at(tokens, index);
    if (found?.role === "only") {
      const rest = tokens[index + found.length];
      return rest && (none || only(tokens, index))
        ? { head: part(said, rest.from + (/^[\s:,]+/u.exec(text.slice(rest.from))?.[0].length ?? 0)) }
        : null;
    }
    if (found?.role === "none" || token?.text === "0") none = true;
    else if (!found && !/^[,.;:]$/u.test(token?.text ?? "")) return null;
    index += found?.length ?? 1;
  }
  return null;
}

function only(tokens: readonly Token[], index: number): boolean {
  return justOnly.at(tokens, index) !== null;
}
