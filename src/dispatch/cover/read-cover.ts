// What a dispatch's cover says, and what of it only the office can say. Pure.
import type { UnitKind } from "../../register/kinds.ts";
import type { Cover, DispatchQuestion } from "../found.ts";
import { type Line, linesOf, type Part, type Placed } from "../placed.ts";
import { contactsIn } from "./contacts.ts";
import { coverQuestions } from "./cover-questions.ts";
import { deadlinesIn } from "./deadlines.ts";
import { readAttached, readLetterhead } from "./letterhead.ts";
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
  all: readonly Placed[],
  { now, kinds }: AboutDispatch,
): CoverRead {
  const lines = linesOf(blocks);
  const { when: said, ...letterhead } = lines.length > 0 ? readLetterhead(lines) : readAttached(topOf(all));
  const when = said ?? { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 };
  const clauses = clausesOf(lines);
  const cover: Cover = {
    ...letterhead,
    ...contactsIn(clauses),
    deadlines: [...deadlinesIn(clauses, parts, when)],
    // "(Tính đến 31/10/2026)" often stands beneath the title of the form.
    asOf: asOfIn(clauses, when) ?? asOfIn(clausesOf(topOf(all)), when),
    period: periodIn(clauses, when),
    receivers: [...receiversIn(lines, clauses, kinds)],
  };
  return { cover, questions: coverQuestions(cover) };
}

/** An attachment that comes alone has its office, and which dispatch it is attached to, in its first lines. */
function topOf(all: readonly Placed[]): readonly Line[] {
  return all.flatMap((placed) => {
    const { block } = placed;
    if (block.type === "paragraph") return linesOf([placed]);
    const top = { ...block, rows: block.rows.slice(0, mostOfTop) };
    return block.sheet === null ? [] : linesOf([{ ...placed, block: top }]);
  });
}

/** Rows of a sheet above its table. */
const mostOfTop = 8;
