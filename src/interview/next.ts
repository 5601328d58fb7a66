// Derives what is asked next from the answers. Pure; nothing about the order is stored but the person's choice.
import { type Answers, isAnswered, isSkipped } from "../form/answers.ts";
import { checklistOf, isYesNo } from "../form/checklist.ts";
import { askedNow, isAskedNow } from "../form/conditions.ts";
import { isList, linesOf, missingOf } from "../form/lines.ts";
import { proofsBeside, rowOfProof } from "../form/proofs.ts";
import type { Group, Question, Questionnaire } from "../form/question.ts";
import type { Asked, Chat } from "./chat.ts";

/** The first open question that was not put off; a group where several of it are open; else the end. */
export function nextAsked(q: Questionnaire, answers: Answers, chat: Chat): Asked {
  const chosen = chat.chosen ? q.byId(chat.chosen) : undefined;
  if (chosen && !isAnswered(answers, chosen)) return askedAlone(chosen);
  const first = q
    .inOrder(chat.order)
    .find((question) => isOpen(answers, question) && !isSkipped(answers, question));
  if (!first) return { at: "end" };
  return askedFor(q, answers, chat, first);
}

/** How a question is asked: with its group while that has more open rows and is not walked row by row. */
export function askedFor(q: Questionnaire, answers: Answers, chat: Chat, question: Question): Asked {
  if (question.proofOf !== null) return askedProofs(q, answers, chat, question);
  const group = groupOf(q, chat, question);
  if (!group || chat.byRow === group.id) return { at: "question", id: question.id };
  const beside = checklistOf(group).includes(question)
    ? isYesNo
    : (member: Question) => !isAskedAlone(member);
  const open = openOf(group, answers).filter((member) => groupOf(q, chat, member) && beside(member));
  if (open.length < 2 || !open.includes(question)) return { at: "question", id: question.id };
  return askedRows(group, open);
}

/** One question by itself. */
export function askedAlone({ id, proofOf }: Question): Asked {
  return proofOf === null ? { at: "question", id } : { at: "proofs", open: [id] };
}

/** The open proofs of a group in one prompt, once its rows were answered by yes or no. */
function askedProofs(q: Questionnaire, answers: Answers, chat: Chat, proof: Question): Asked {
  const group = q.groups.find(({ id }) => id === rowOfProof(q, proof)?.groupId);
  const row = group && openOf(group, answers).find(isYesNo);
  if (row) return askedFor(q, answers, chat, row);
  const open = proofsBeside(q, answers, proof).filter(
    (one) => isOpen(answers, one) && !isSkipped(answers, one),
  );
  return { at: "proofs", open: open.map(({ id }) => id) };
}

/** A prompt for some rows of a group: a checklist where all of them are answered by yes or no. */
export function askedRows(group: Group, rows: readonly Question[]): Asked {
  return { at: rows.every(isYesNo) ? "checklist" : "group", id: group.id, open: rows.map(({ id }) => id) };
}

/** Whether a prompt asks rows of a group together. */
export function asksGroup(asked: Asked | null): asked is Extract<Asked, { at: "group" | "checklist" }> {
  return asked?.at === "group" || asked?.at === "checklist";
}

/** A yes or no says nothing about the rows beside it; a row of more than two cells is long enough, and so are lines. */
function isAskedAlone(question: Question): boolean {
  return isYesNo(question) || question.cells.length > 2 || question.list !== null;
}

/** A list is asked by the first cell that is missing in its lines, else for lines. */
export function asListIn(q: Questionnaire, answers: Answers, asked: Asked): Asked {
  const question = asked.at === "question" ? q.byId(asked.id) : undefined;
  if (!question || !isList(question)) return asked;
  const { id } = question;
  const next = missingOf(linesOf(answers, question)).find(({ later }) => !later);
  return next ? { at: "line", id, line: next.line.id, column: next.cell.id } : { at: "list", id };
}

/** The rows of a group that hold no answer and were not put off. */
export function openOf(group: Group, answers: Answers): readonly Question[] {
  return group.questions.filter((question) => isOpen(answers, question) && !isSkipped(answers, question));
}

/** Whether a prompt for these rows asks the group's own question: only then "không" settles all of them. */
export function wholeGroup(group: Group, rows: readonly unknown[]): boolean {
  return group.gate !== null && rows.length === group.questions.length;
}

/** The questions put off ("để sau"), in order. */
export function skippedOf(q: Questionnaire, answers: Answers, chat: Chat): readonly Question[] {
  return q
    .inOrder(chat.order)
    .filter((question) => isSkipped(answers, question) && isOpen(answers, question));
}

/** Every question without an answer, in order. */
export function unansweredOf(q: Questionnaire, answers: Answers): readonly Question[] {
  return askedNow(q, answers).filter((question) => !isAnswered(answers, question));
}

/** Whether a question is asked as the report stands and holds no answer. */
function isOpen(answers: Answers, question: Question): boolean {
  return isAskedNow(answers, question) && !isAnswered(answers, question);
}

/** Whether a question is shown as the narrative's item rather than as the table's row. */
export function shownAsItem(chat: Pick<Chat, "order" | "asked">, question: Question): boolean {
  const { asked } = chat;
  const byRow = asked?.at === "question" && asked.id === question.id && asked.byRow === true;
  return question.alias !== null && chat.order === "official" && !byRow;
}

/** The question before the one that is asked, in the person's order. */
export function before(q: Questionnaire, chat: Chat, id: string): Question | undefined {
  const ordered = q.inOrder(chat.order);
  const index = ordered.findIndex((question) => question.id === id);
  return index > 0 ? ordered[index - 1] : undefined;
}

const asksOne: ReadonlySet<Asked["at"]> = new Set(["question", "confirm", "more", "note", "list", "line"]);

/** The question a prompt is about, if it is about one; for a group its first open row. */
export function questionAsked(asked: Asked | null): string | null {
  if (!asked) return null;
  if (asksOne.has(asked.at) && "id" in asked) return asked.id;
  if (asksGroup(asked) || asked.at === "proofs") return asked.open[0] ?? null;
  if (asked.at === "file-dashes" || asked.at === "file-blanks") return asked.ids[0] ?? null;
  return null;
}

/** The questions that a prompt asks: several for a group, none where it asks something else. */
export function idsAsked(asked: Asked | null): readonly string[] {
  if (asksGroup(asked) || asked?.at === "proofs") return asked.open;
  if (asked?.at === "file-dashes" || asked?.at === "file-blanks") return asked.ids;
  const id = questionAsked(asked);
  return id === null ? [] : [id];
}

/** Where one row is asked, the open rows behind it: whoever knows them sends their figures ahead. */
export function aheadOf(q: Questionnaire, answers: Answers, asked: Asked): string[] {
  if (asked.at !== "question" && asked.at !== "confirm") return [];
  const { groupId } = q.byId(asked.id) ?? {};
  const group = q.groups.find(({ id }) => id === groupId);
  const open = group ? openOf(group, answers).map(({ id }) => id) : [];
  return open.includes(asked.id) ? open.slice(open.indexOf(asked.id) + 1) : [];
}

function groupOf(q: Questionnaire, chat: Chat, question: Question): Group | undefined {
  if (!question.groupId || shownAsItem(chat, question)) return undefined;
  return q.groups.find((group) => group.id === question.groupId);
}
