// What is proposed before a question is asked: said with its prompt, and taken only at the person's word. Pure.
import { proposedFor } from "../../form/before.ts";
import { isPersonal } from "../../form/personal.ts";
import type { Question } from "../../form/question.ts";
import type { NewOffer } from "../../interview/chat.ts";
import type { SpeechContext } from "./context.ts";
import { masked } from "./masked.ts";
import { offers } from "./offers.ts";
import { between } from "./values.ts";

/** "12 lớp; 480 học sinh": what is proposed for a question; null where nothing is. */
export function sayProposed(c: SpeechContext, question: Question): string | null {
  const said = proposedFor(question, c).flatMap(({ cell: id, value }) => {
    const cell = question.cells.find((one) => one.id === id);
    if (!cell) return [];
    return isPersonal(c.q.form, cell.place)
      ? [String(masked(c.q, cell.place, value))]
      : [cell.kind.say(value, cell)];
  });
  return said.length === 0 ? null : said.join(between(question.cells));
}

/** The line below the prompt of a question, and the choice that takes what it says. */
export function proposal(c: SpeechContext, question: Question): { lines: string[]; offers: NewOffer[] } {
  const said = c.chat.half === null ? sayProposed(c, question) : null;
  if (said === null) return { lines: [], offers: [] };
  return {
    lines: [`Lần trước: ${said}. Không đổi thì gõ “giữ nguyên”.`],
    offers: [offers.keepBefore([question.id])],
  };
}

/** The same of the rows of a group, each of which names what is proposed for it. */
export function proposals(
  c: SpeechContext,
  rows: readonly Question[],
): { lines: string[]; offers: NewOffer[] } {
  const proposed = rows.filter((row) => sayProposed(c, row) !== null);
  if (proposed.length === 0) return { lines: [], offers: [] };
  return {
    lines: ["Các dòng có số lần trước, không đổi thì gõ “giữ nguyên”."],
    offers: [offers.keepBefore(proposed.map(({ id }) => id))],
  };
}
