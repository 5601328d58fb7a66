// The ids of the lines that a unit wrote into its lists and beneath its open rows. Pure; knows places and answers.
import type { Answers } from "./answers.ts";
import { compareLines, lineOf } from "./place.ts";

const memo = new WeakMap<Answers, ReadonlyMap<string, readonly string[]>>();

/** The ids of the lines under this stem, in the order in which they were written. */
export function lineIds(answers: Answers, stem: string): readonly string[] {
  return idsByStem(answers).get(stem) ?? [];
}

function idsByStem(answers: Answers): ReadonlyMap<string, readonly string[]> {
  const known = memo.get(answers);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  for (const { place, state } of answers.values()) {
    const at = state === "answered" ? lineOf(place) : null;
    if (!at) continue;
    const lines = found.get(at.stem) ?? new Set();
    found.set(at.stem, lines.add(at.line));
  }
  const made = new Map([...found].map(([stem, lines]) => [stem, [...lines].sort(compareLines)]));
  memo.set(answers, made);
  return made;
}
