// Figures parted by spaces alone, one for every row asked: "30 212 486". Knows no form.
import type { RowsPrompt } from "../prompt.ts";
import { part, type Said } from "../said.ts";

/** Null when there are not exactly as many as rows. Whether the whole is one number as well is for the caller to see. */
export function spacedParts(said: Said, { asked }: RowsPrompt): readonly Said[] | null {
  const single = asked.every(({ cells }) => cells.length === 1);
  const shape = single ? /^\d+$/u : /^\d[\d.]*\/\d[\d.]*$/u;
  const parts = [...said.text.matchAll(/\S+/gu)].map(({ 0: word, index }) =>
    part(said, index, index + word.length),
  );
  return asked.length > 1 && parts.length === asked.length && parts.every(({ text }) => shape.test(text))
    ? parts
    : null;
}
