// Whether the people somebody counts can be those a row is about: "340 em" at a row for officials. Pure.
import { isAnswered } from "../../form/answers.ts";
import type { Question } from "../../form/question.ts";
import * as words from "../../language/lexicon/audience.ts";
import type { Row } from "../../language/meaning.ts";
import { phrasebook } from "../../language/phrases.ts";
import { numberBook } from "../../language/quantity/number-book.ts";
import { hear, type Said } from "../../language/said.ts";
import type { Candidate } from "../events.ts";
import type { Taken } from "../moves/record.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";

type Audience = "pupils" | "grown-ups";

const book = phrasebook<Audience>([
  ["pupils", words.pupils],
  ["grown-ups", words.grownUps],
]);

/** Asks before figures of one sort of people go to a row about the other; rows of the group they fit are offered. */
export function otherPeople(
  s: Situation,
  question: Question,
  taken: Taken,
  { said, people }: Pick<Row, "said" | "people">,
): Result | null {
  if (question.cells.length !== 2 || taken.values.every((value) => value === 0)) return null;
  const about = audiences(question);
  if (!people || about.size === 0 || about.has(people)) return null;
  const group = s.q.groups.find((candidate) => candidate.id === question.groupId);
  const fitting = (group?.questions ?? []).filter(
    (row) => row.cells.length === 2 && !isAnswered(s.answers, row) && audiences(row).has(people),
  );
  const ways = [question, ...fitting].map((row): Candidate => {
    const note = taken.note === null ? {} : { note: taken.note };
    return { do: "take", id: row.id, values: [...taken.values], raw: taken.raw, waive: false, ...note };
  });
  return {
    events: [{ type: "which", why: "people", said: said.trim(), ways }],
    asked: { at: "confirm", id: question.id },
  };
}

/** The people right after a figure; "em gửi 12/340" counts nobody. */
export function counted({ tokens }: Said): Audience | null {
  for (let index = 1; index < tokens.length; index += 1) {
    const figure = tokens[index - 1]?.type === "numeral" || numberBook.at(tokens, index - 1) !== null;
    const found = figure ? book.at(tokens, index) : null;
    if (found) return found.role;
  }
  return null;
}

// What a form says does not change: its words are looked up once.
const memo = new WeakMap<Question, ReadonlySet<Audience>>();

function audiences(question: Question): ReadonlySet<Audience> {
  const known = memo.get(question);
  if (known) return known;
  const { tokens } = hear(question.main.text);
  const made = new Set(tokens.flatMap((_, index) => book.at(tokens, index)?.role ?? []));
  memo.set(question, made);
  return made;
}
