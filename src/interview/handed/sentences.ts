// Sentences of the outline whose blanks somebody filled in: "Đã mở 4 lớp; 120 lượt người" at "Đã mở … lớp; … lượt người". Pure.
import { writtenBlank } from "../../files/words/paper.ts";
import { itemsOf } from "../../form/items.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { bare, clean } from "../../language/normalise.ts";

type Sentence = { readonly question: Question; readonly pattern: RegExp };

/** A sentence with what stands in each of its blanks; null of one that is still a blank. */
export type Filled = { readonly question: Question; readonly blanks: readonly (string | null)[] };

/** Longer lines are no sentence of a form, and nothing longer stands in a blank. */
const longest = 400;
const longestBlank = 60;

const memo = new WeakMap<Questionnaire, readonly Sentence[]>();

/** The sentence that a line is; null where it is none, or where all its blanks are blanks still. */
export function filledIn(q: Questionnaire, line: string): Filled | null {
  if (line.length > longest) return null;
  // One letter for each, so that what stands in a blank is cut out of the line as it is written.
  const [text, plain] = [clean(line), bare(line)];
  if (text.length !== plain.length) return null;
  for (const { question, pattern } of sentencesOf(q)) {
    const found = pattern.exec(plain)?.indices?.slice(1);
    if (!found) continue;
    const blanks = found.map(([from, to] = [0, 0]) => {
      const said = text.slice(from, to).replace(/^[\s:;,]+|[\s;,]+$/gu, "");
      return /^[\s._]*$/u.test(said) ? null : said;
    });
    return blanks.some((said) => said !== null) ? { question, blanks } : null;
  }
  return null;
}

function sentencesOf(q: Questionnaire): readonly Sentence[] {
  const known = memo.get(q);
  if (known) return known;
  const made = itemsOf(q.form).flatMap(({ item }) => {
    const question = q.byId(item.id);
    const pieces = item.text.split(writtenBlank);
    const asked = (item.cells ?? []).length;
    // Blanks that are computed, or that the text does not show, leave nobody sure which is which.
    if (!question || asked === 0 || asked !== question.cells.length || pieces.length !== asked + 1) return [];
    return [{ question, pattern: patternOf(pieces) }];
  });
  memo.set(q, made);
  return made;
}

function patternOf(pieces: readonly string[]): RegExp {
  const words = pieces.map((piece) => (bare(piece).match(/[\p{L}\p{N}]+/gu) ?? []).join("[^\\p{L}\\p{N}]+"));
  const blank = `(.{1,${longestBlank}}?)`;
  return new RegExp(`^[^\\p{L}\\p{N}]*${words.join(blank)}[^\\p{L}\\p{N}]*$`, "diu");
}
