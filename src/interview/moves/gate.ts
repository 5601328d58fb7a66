// What happens to the rows of a group together: zeros, their undo, one at a time, later. Pure.
import { isAnswered } from "../../form/answers.ts";
import { isYesNo } from "../../form/checklist.ts";
import { isOneChoice } from "../../form/choice-rows.ts";
import type { Group, Question } from "../../form/question.ts";
import type { Change, InterviewEvent } from "../events.ts";
import { fold } from "../fold.ts";
import { asksGroup, nextAsked, openOf } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { changeAt, isHeld, skips, zeros } from "./record.ts";
import { answeredPatch } from "./record-or-doubt.ts";

/** "Không": explicit zeros for the rows that were named, and the reason as the first row's note. */
export function gateNo(
  s: Situation,
  group: Group,
  open: readonly Question[],
  raw: string,
  { note = null, sure = false }: { readonly note?: string | null; readonly sure?: boolean } = {},
): Result {
  const held = (questions: readonly Question[]) =>
    questions.some((question) =>
      question.places.some((place) => {
        const answer = s.answers.get(place);
        return answer?.origin !== "gate" && isHeld(answer?.value);
      }),
    );
  const rows = open.length > 0 ? open : group.questions;
  if (!sure && held(rows)) {
    return {
      events: [{ type: "gate-conflict", group: group.id, raw }],
      ...(s.chat.asked ? { asked: s.chat.asked } : {}),
    };
  }
  const changes = zeros(s, rows, raw, "gate");
  const others = group.questions.filter((question) => !rows.includes(question));
  // Beside rows that hold figures or are still open, "không" is about these alone: the gate itself stays open.
  const settled = others.every((question) => isAnswered(s.answers, question)) && !held(others);
  if (group.gate && settled) changes.push(changeAt(s.answers, group.gate.place, false, raw, "gate"));
  const first = rows[0];
  if (note && first) changes.push(changeAt(s.answers, first.notePlace, note, raw, "gate"));
  if (changes.length === 0) return nothingZeroed(s, rows, raw);
  const was = changes.flatMap(({ place }) => {
    const answer = s.answers.get(place);
    if (!answer || answer.value === null) return [];
    return [{ place, value: answer.value, raw: answer.raw, origin: answer.origin }];
  });
  const zeroed = { group: group.id, rev: s.report.rev + 1, was };
  return {
    events: [{ type: "gated", group: group.id, ids: idsIn(rows, changes), changes }],
    patch: { last: `group:${group.id}`, lastText: null, chosen: null, byRow: null, zeroed },
  };
}

/** The rows that the chat's prompt names, where it asks this group; else those still open. */
export function rowsNamed(s: Situation, group: Group): readonly Question[] {
  const { asked } = s.chat;
  return asksGroup(asked) && asked.id === group.id
    ? asked.open.flatMap((id) => s.q.byId(id) ?? [])
    : openOf(group, s.answers);
}

/** Takes back exactly what this chat's "không" wrote: what it wrote over stands again, what came after it stays. */
export function undoGate(s: Situation, groupId: string): Result {
  const group = groupId === everyGroup ? wholeOf(s) : s.q.groups.find(({ id }) => id === groupId);
  if (!group) return { events: [] };
  const { zeroed } = s.chat;
  const changes = zeroed?.group === groupId ? takenBack(s, group, zeroed.rev) : [];
  return {
    events: [{ type: "ungated", group: groupId, changes }],
    patch: { last: null, byRow: null, zeroed: null },
  };
}

/** What stood before the zeros of a group: those of one revision, or (null) whoever wrote them. */
function takenBack(s: Situation, group: Zeroed, rev: number | null): Change[] {
  const { zeroed } = s.chat;
  const places = group.questions.flatMap((question) => [...question.places, question.notePlace]);
  if (group.gate) places.push(group.gate.place);
  return places.flatMap((place): Change[] => {
    const answer = s.answers.get(place);
    if (!answer || (rev === null ? answer.origin !== "gate" : answer.rev !== rev)) return [];
    const own = zeroed?.group === group.id && zeroed.rev === answer.rev;
    const was = own ? zeroed.was.find((one) => one.place === place) : undefined;
    if (was) return [{ ...was, state: "answered", old: answer.value }];
    return [{ place, value: null, raw: "", state: "open", origin: "gate", old: answer.value }];
  });
}

/** The name under which zeros of several groups at once are taken back. */
const everyGroup = "*";

type Zeroed = Pick<Group, "id" | "questions" | "gate">;

function wholeOf({ q }: Situation): Zeroed {
  return { id: everyGroup, questions: q.questions, gate: null };
}

/** Zeros for open rows of several groups: of a report that compiles, what came in below with no part of its own. */
export function zeroAcross(s: Situation, rows: readonly Question[], raw: string): Result {
  const changes = zeros(s, rows, raw, "rest");
  if (changes.length === 0) return nothingZeroed(s, rows, raw);
  return {
    events: [{ type: "rest-zeroed", ids: idsIn(rows, changes), changes }],
    patch: {
      last: `group:${everyGroup}`,
      lastText: null,
      chosen: null,
      byRow: null,
      zeroed: { group: everyGroup, rev: s.report.rev + 1, was: [] },
    },
  };
}

/** From here on the group is asked one row at a time; "có" also takes back what "không" wrote before. */
export function rowByRow(s: Situation, group: Group, raw: string): Result {
  const { gate } = group;
  const said = raw !== "" && gate !== null && s.answers.get(gate.place)?.value !== true;
  const back = said ? takenBack(s, group, null) : [];
  const events: InterviewEvent[] = [];
  if (back.length > 0) events.push({ type: "ungated", group: group.id, changes: back });
  if (said) {
    const changes = [changeAt(s.answers, gate.place, true, raw, "typed")];
    events.push({ type: "gated", group: group.id, ids: [], changes });
  }
  const answers = fold(s.answers, events, s.report.rev + 1);
  const [first] = openOf(group, answers);
  const chat = { ...s.chat, byRow: group.id };
  return {
    events,
    asked: first ? { at: "question", id: first.id } : nextAsked(s.q, answers, chat),
    patch: { byRow: group.id, ...(back.length > 0 ? { zeroed: null } : {}) },
  };
}

/** "Để sau" for every named row. */
export function skipAll(s: Situation, open: readonly Question[]): Result {
  const ids = open.map((question) => question.id);
  return { events: [{ type: "skipped", ids, changes: skips(s, open) }], patch: { chosen: null } };
}

/**
 * "Còn lại 0": zeros for what is left of a group. Where figures are left a row of yes and no is none of it, and stays
 * open; `denies`: it was said in words, "còn lại không có", which is its answer too.
 */
export function restZero(s: Situation, left: readonly Question[], raw: string, denies: boolean): Result {
  const figures = left.filter((question) => !isYesNo(question));
  const open = denies || figures.length === 0 ? left : figures;
  const last = open.at(-1);
  if (!last) return { events: [] };
  const changes = zeros(s, open, raw, "rest");
  if (changes.length === 0) return nothingZeroed(s, open, raw);
  return {
    events: [{ type: "rest-zeroed", ids: idsIn(open, changes), changes }],
    patch: answeredPatch(last),
  };
}

/** Each of the rows needs an answer: none of it is none. */
function nothingZeroed({ chat }: Situation, rows: readonly Question[], raw: string): Result {
  const said = raw.trim();
  const why: InterviewEvent = { type: "unrecorded", said, no: null };
  const events = rows.every(isOneChoice) ? [{ type: "unclear-choice", said } as const] : said ? [why] : [];
  return { events, ...(chat.asked ? { asked: chat.asked } : {}) };
}

/** The rows that were written: of a choice there is no none, so that it stays open. */
function idsIn(rows: readonly Question[], changes: readonly Change[]): readonly string[] {
  const places = new Set(changes.map(({ place }) => place));
  return rows.filter((row) => row.places.some((place) => places.has(place))).map(({ id }) => id);
}
