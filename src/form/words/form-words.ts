// The words of one form: its own, those its release left unsaid, and otherwise what fits any form. Pure.
import { cellOf } from "../cells.ts";
import type { Form } from "../form.ts";
import { tablesOf } from "../items.ts";
import { unsaid } from "../library/unsaid.ts";
import { usualExamples, usualMeasures, usualWords } from "../library/usual-words.ts";
import type { FormWords } from "./schema.ts";

/** What sentences and sheets say of a form. `null`: nothing is said there. */
export type Words = {
  readonly takes: string | null;
  readonly elsewhere: string | null;
  readonly names: readonly string[];
  readonly refusals: readonly string[];
  readonly whole: readonly string[];
  readonly nothing: string;
  readonly nothingBefore: string;
  readonly something: string;
  readonly things: string;
  readonly people: string;
  readonly examples: {
    readonly count: number;
    readonly pair: readonly [number, number];
    readonly money: string;
    readonly text: string;
  };
};

const memo = new WeakMap<Form, Words>();

/** The same form object gives the same words. */
export function formWords(form: Form): Words {
  const known = memo.get(form);
  if (known) return known;
  const given: FormWords = { ...unsaid[`${form.id}@${form.version}`], ...form.words };
  const made: Words = {
    takes: null,
    elsewhere: null,
    ...usualWords,
    things: nounsOf(form, 0) ?? usualMeasures.things,
    people: nounsOf(form, 1) ?? usualMeasures.people,
    ...given,
    examples: { ...usualExamples, ...given.examples },
  };
  memo.set(form, made);
  return made;
}

/** The nouns of the form's pairs in one of their two columns, each once: "lớp, cuộc thi"; null without pairs. */
function nounsOf(form: Form, at: 0 | 1): string | null {
  const nouns = tablesOf(form).flatMap(({ table }) => {
    const pairs = table.rows.filter((row) => row.role === "input" && row.columns.length === 2);
    return pairs.map((row) => cellOf(table, row, row.columns[at] ?? "").noun).filter((noun) => noun !== "");
  });
  return nouns.length === 0 ? null : [...new Set(nouns)].join(", ");
}
