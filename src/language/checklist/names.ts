// A row of a list by words of its own: "internet", "wifi" for "Wi-Fi", "kho học liệu". Knows no chat.
import { formsOf } from "../normalise.ts";
import type { PromptRow } from "../prompt.ts";
import type { Token } from "../tokens.ts";

/** The row that the longest stretch of words from here on names; `id` is null where several rows have it. */
export type NamedRow = { readonly id: string | null; readonly length: number };

/** More words than these of a wording nobody types one by one; a pasted wording is found all the same. */
const mostWords = 40;
/** A single shorter word stands in too many wordings. */
const fewLetters = 3;

/** Null where no row has the words. */
export function rowNamed(
  tokens: readonly Token[],
  index: number,
  rows: readonly PromptRow[],
): NamedRow | null {
  const typed = wordsFrom(tokens, index);
  for (let length = typed.length; length > 0; length -= 1) {
    const words = typed.slice(0, length).map(({ token }) => token);
    const [only, more] = rows.filter((row) => has(row.wording, words) || has(row.printed, words));
    if (!only || (length === 1 && (words[0]?.bare.length ?? 0) < fewLetters)) continue;
    return { id: more ? null : only.id, length: (typed[length - 1]?.next ?? index + 1) - index };
  }
  return null;
}

/** The words from a token on, with nothing but a hyphen between them; `next` is the token behind each. */
function wordsFrom(tokens: readonly Token[], index: number) {
  const typed: { readonly token: Token; readonly next: number }[] = [];
  for (let at = index; typed.length < mostWords; at += 1) {
    const token = tokens[at];
    if (token?.type === "word") typed.push({ token, next: at + 1 });
    else if (at === index || token?.text !== "-" || !token.glued) break;
  }
  return typed;
}

/** Whether these words stand in a wording one behind the other, however they are parted: "wifi" in "Wi-Fi". */
function has(wording: readonly Token[], words: readonly Token[]): boolean {
  const plain = words.every((word) => word.plain);
  const wanted = joined(words, plain);
  return wording.some((_, start) => {
    let built = "";
    for (let end = start; end < wording.length && built.length < wanted.length; end += 1)
      built += letters(wording[end], plain);
    return built === wanted;
  });
}

function joined(words: readonly Token[], plain: boolean): string {
  return words.map((word) => letters(word, plain)).join("");
}

function letters(token: Token | undefined, plain: boolean): string {
  if (!token) return "";
  return plain ? token.bare : formsOf(token.text).key;
}
