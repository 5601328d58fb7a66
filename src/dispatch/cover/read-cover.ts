// What a dispatch's cover says, and what of it only the office can say. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { Cover, DispatchQuestion } from "../found.ts";
import { linesOf, type Part, type Placed } from "../placed.ts";
import { contactsIn } from "./contacts.ts";
import { coverQuestions } from "./cover-questions.ts";
import { deadlinesIn } from "./deadlines.ts";
import { readLetterhead } from "./letterhead.ts";
import { receiversIn } from "./receivers.ts";
import { clausesOf } from "./sentences.ts";
import { asOfIn, periodIn } from "./times.ts";

export type AboutDispatch = {
  readonly now: Date;
  /** The kinds of unit that the office's register has. */
  readonly kinds: readonly UnitKind[];
};

export type CoverRead = { readonly cover: Cover; readonly questions: readonly DispatchQuestion[] };

export function readCover(
  blocks: readonly Placed[],
  parts: readonly Pick<Part, "no" | "title">[],
  { now, kinds }: AboutDispatch,
): CoverRead {
  const lines = linesOf(blocks);
  const { signed, ...letterhead } = readLetterhead(lines);
  const when = signed ?? { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 };
  const clauses = clausesOf(lines);
  const cover: Cover = {
    ...letterhead,
    ...contactsIn(clauses),
    deadlines: [...deadlinesIn(clauses, parts, when)],
    asOf: asOfIn(clauses, when),
    period: periodIn(clauses, when),
    receivers: [...receiversIn(lines, clauses, kinds)],
  };
  return { cover, questions: coverQuestions(cover) };
}
