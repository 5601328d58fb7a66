// The sentences and clauses of a cover's body. Pure.
import type { Line } from "../placed.ts";

export type Clause = { readonly line: Line; readonly sentence: string; readonly text: string };

/** Each clause with its sentence: "a, chậm nhất hết ngày 12/12/2026; riêng b trước ngày 01/12/2026" has two. */
export function clausesOf(lines: readonly Line[]): readonly Clause[] {
  return lines.flatMap((line) =>
    sentencesIn(line.text).flatMap((sentence) =>
      sentence.split(/;\s+/u).map((text) => ({ line, sentence, text: text.trim() })),
    ),
  );
}

/** A full stop ends a sentence before a capital; that of "TP. Bến Tre" or of "15.10.2022" does not. */
export function sentencesIn(text: string): readonly string[] {
  return text
    .split(/(?<=[\p{Ll}\d)”"][.!?])\s+(?=["“(]?[\p{Lu}])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
