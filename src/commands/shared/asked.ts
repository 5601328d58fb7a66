// What an officer asks of a round in words of their own, as the command that answers it. Acts on nothing.
import {
  asksHowFar,
  asksHowMuch,
  asksHowMuchOf,
  asksOfUnit,
  asksWhoOwes,
} from "../../language/lexicon/asking.ts";

type Command = { readonly name: "missing" | "summary" | "status" | "total"; readonly args: string };

/** Longer messages tell something and ask nothing of the round. */
const longestQuestion = 100;

/** A question that is asked whole: who owes, how far the round is. */
export function askedWhole(text: string): Command | null {
  const asked = askedIn(text);
  if (asked === null) return null;
  if (asksWhoOwes.test(asked)) return { name: "missing", args: "" };
  return asksHowFar.test(asked) ? { name: "summary", args: "" } : null;
}

/** A question about one unit, or about how much of something there is; a command of these words goes before it. */
export function askedAbout(text: string): Command | null {
  const asked = askedIn(text);
  if (asked === null) return null;
  const unit = asksOfUnit.exec(asked)?.groups?.unit;
  if (unit) return { name: "status", args: unit };
  const what = (asksHowMuch.exec(asked) ?? asksHowMuchOf.exec(asked))?.groups?.what;
  return what ? { name: "total", args: what } : null;
}

/** A message that is short enough to be a question, without its marks; a number keeps its dot. */
function askedIn(text: string): string | null {
  if (text.length > longestQuestion || text.includes("\n")) return null;
  const plain = text.replace(/[?!,;:\u2026]+|\.(?!\d)/gu, " ");
  return plain.replace(/\s+/gu, " ").trim().toLowerCase();
}
