// The headings of a form's outline as the lines of a file are compared with them; made once for a questionnaire. Pure.

import { itemsOf } from "../../form/items.ts";
import { rowStem } from "../../form/place.ts";
import type { Question, Questionnaire } from "../../form/question.ts";
import { formRows } from "./form-rows.ts";
import { type Evidence, evidence, lineOf, type Wording, wordingOf } from "./wording.ts";
import { wordsIn } from "./words.ts";

/** One heading: of a section, an item, a table, or of the report; in the outline's order. */
export type Heading = {
  readonly at: number;
  /** What is answered under it; null where nothing is. */
  readonly question: Question | null;
  /** Its figure stands in a table too. */
  readonly linked: boolean;
  readonly wordings: readonly Wording[];
  /** "I.1" by its last part: what a file prints before it. */
  readonly numbers: readonly string[];
};

const memo = new WeakMap<Questionnaire, readonly Heading[]>();

export function outlineOf(q: Questionnaire): readonly Heading[] {
  const known = memo.get(q);
  if (known) return known;
  const made = build(q).map((heading, at) => ({ ...heading, at }));
  memo.set(q, made);
  return made;
}

function build(q: Questionnaire): readonly Omit<Heading, "at">[] {
  const { title } = formRows(q);
  const bare = { question: null, linked: false };
  const wordings = (texts: readonly (string | undefined)[]) =>
    texts.flatMap((text) => (text ? [wordingOf(text, title)] : []));
  const found: Omit<Heading, "at">[] = [
    { ...bare, wordings: wordings([q.form.title, q.form.shortTitle]), numbers: [] },
  ];
  let section = "";
  const tableItem = itemsOf(q.form).find(({ item }) => item.table)?.item.id ?? "";
  for (const { section: own, item } of itemsOf(q.form)) {
    if (own.id !== section)
      found.push({ ...bare, wordings: wordings([own.title]), numbers: [own.no.toLowerCase()] });
    section = own.id;
    const question = item.linked ? q.byId(rowStem(tableItem, item.linked)) : q.byId(item.id);
    found.push({
      question: question ?? null,
      linked: item.linked !== undefined,
      wordings: wordings([item.text, item.sourceText]),
      numbers: [item.no, item.no.split(".").at(-1) ?? "", question?.main.no ?? ""].map((no) =>
        no.toLowerCase(),
      ),
    });
    if (item.table) found.push({ ...bare, wordings: wordings([item.table.title]), numbers: [] });
  }
  return found;
}

/** What may make a line a heading beside its words. */
export type Marks = {
  readonly number: string | null;
  /** It is numbered or raised: text rarely is. */
  readonly raised: boolean;
  /** It goes on counting where the heading before it stood: "2." behind "1.", "II.2" behind "II.1". */
  readonly follows: boolean;
  /** "-": a point of a list, hardly ever a heading. */
  readonly point: boolean;
};

/** Longer lines are sentences. */
const longest = 220;

/**
 * The heading that a line is. Every telling word agreeing is enough, in whatever order; a heading reworded counts where
 * it is marked as one and comes in the outline's order behind `after`.
 */
export function headingIn(
  q: Questionnaire,
  text: string,
  marks: Marks,
  after: Heading | null,
): Heading | null {
  if (text.length > longest) return null;
  const line = lineOf(wordsIn(text), formRows(q).title);
  if (line.words.length === 0) return null;
  const all = outlineOf(q).flatMap((heading) => {
    const by = heading.wordings.map((wording) => evidence(line, wording)).reduce(better);
    return by.shared > 0 ? [{ heading, by }] : [];
  });
  const same = all.filter(({ by }) => by.extra === 0 && by.missing === 0);
  const next = same.find(({ heading }) => heading.at > (after?.at ?? -1));
  if (next) return next.heading;
  // Out of its turn a heading still is one, but not as a point of a list.
  if (same[0] && !marks.point) return same[0].heading;
  const reworded = all.filter(
    ({ heading, by }) => heading.at > (after?.at ?? -1) && mayBe(heading, by, marks, after),
  );
  const [best, second] = reworded.sort((one, other) => worth(other.by) - worth(one.by));
  return best && (!second || worth(best.by) > worth(second.by)) ? best.heading : null;
}

function mayBe(
  heading: Heading,
  { extra, ofLine, ofWording, shared }: Evidence,
  marks: Marks,
  after: Heading | null,
): boolean {
  const alike = ofLine >= 0.6 && ofWording >= 0.6;
  const shorter = extra === 0 && ofWording >= 0.4;
  // Below its own heading an amount stands as a point of a list.
  if (heading.linked) return (alike || shorter) && heading.at - (after?.at ?? -1) <= 2;
  if (marks.point || !marks.raised) return false;
  const own = marks.number !== null && heading.numbers.includes(marks.number);
  const numbered = own || marks.follows;
  return alike || shorter || (numbered && ofLine >= 0.5 && shared > 1);
}

function better(one: Evidence, other: Evidence): Evidence {
  return worth(one) >= worth(other) ? one : other;
}

function worth({ ofLine, ofWording }: Evidence): number {
  return ofLine + ofWording;
}
