// Finds months and years that are named by today: "tháng này", "năm ngoái ạ". Pure.
import { polite } from "../lexicon/courtesy.ts";
import { consistsOf, phrasebook } from "../phrases.ts";
import type { Token } from "../tokens.ts";

/** The phrases that name the one before today's, today's and the one after it. */
type Named = Readonly<Record<"last" | "current" | "next", readonly string[]>>;

/** How many months or years a message is away from today when it only names one so; undefined of any other message. */
export function shiftFromNow({
  last,
  current,
  next,
}: Named): (tokens: readonly Token[]) => number | undefined {
  const book = phrasebook<number | "polite">([
    [-1, last],
    [0, current],
    [1, next],
    ["polite", polite],
  ]);
  return (tokens) => {
    if (!consistsOf(book, tokens)) return undefined;
    const roles = tokens.flatMap((_, at) => book.at(tokens, at)?.role ?? []);
    return roles.find((role) => role !== "polite");
  };
}
