// "Sửa" and what stands behind it: asks a place, a group or the last answer again. Pure.
import { isAnswered } from "../../form/answers.ts";
import { checklistOf } from "../../form/checklist.ts";
import { isLeftOut } from "../../form/conditions.ts";
import type { Question } from "../../form/question.ts";
import type { Asked } from "../chat.ts";
import type { SpeechEvent } from "../events.ts";
import { askedRows } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { asksList, editLine } from "./list.ts";
import { leftWaiting } from "./stands-again.ts";

/** "Sửa 4.3", "sửa I.3", "sửa 4": asks that place, or that group, again; "sửa" alone the one answered last. */
export function edit(s: Situation, args: string): Result {
  const wanted = args.replace(/[.\s]+$/u, "");
  if (wanted === "") return editLast(s);
  const { asked } = s.chat;
  if (asksList(asked) && /^\d+$/u.test(wanted)) return editLine(s, asked, Number(wanted));
  const question =
    s.q.byNo(wanted) ?? s.q.questions.find((candidate) => candidate.alias?.no.startsWith(wanted || "?"));
  const keep = s.chat.asked ? { asked: s.chat.asked } : {};
  if (question && isLeftOut(s.answers, question))
    return {
      events: [{ type: "not-asked", nos: [question.main.no] }],
      ...keep,
      patch: { half: s.chat.half },
    };
  if (question) {
    return {
      events: leftWaiting(s),
      asked: askedAs(question, wanted),
      patch: { chosen: question.id, lastText: null },
    };
  }
  const group = s.q.groups.find((candidate) => candidate.no === wanted);
  if (group) {
    const list = checklistOf(group);
    return {
      events: leftWaiting(s),
      asked: askedRows(group, list.length > 0 ? list : group.questions),
      patch: { byRow: null, lastText: null },
    };
  }
  return { events: [{ type: "no-such-row", said: wanted }], ...keep, patch: { half: s.chat.half } };
}

/** A linked figure named by its number in the table is shown, and remarked on, there. */
function askedAs(question: Question, no: string): Asked {
  const byRow = question.alias !== null && question.main.no === no;
  return { at: "question", id: question.id, ...(byRow ? { byRow } : {}) };
}

/** What "nhầm rồi" is about: the last answer, shown again beside the way to any other. */
function editLast(s: Situation): Result {
  const other: SpeechEvent = { type: "no-such-row", said: "" };
  const last = s.chat.last ?? "";
  const group = s.q.groups.find((candidate) => `group:${candidate.id}` === last);
  if (group) return { ...edit(s, group.no), events: [other] };
  const question = s.q.byId(last);
  if (!question || !isAnswered(s.answers, question)) {
    return {
      events: [other],
      ...(s.chat.asked ? { asked: s.chat.asked } : {}),
      patch: { half: s.chat.half },
    };
  }
  return {
    events: [other],
    asked: { at: "question", id: question.id },
    patch: { chosen: question.id, lastText: null },
  };
}
