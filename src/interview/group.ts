// One message for several rows: "không", figures in order, by number, or a pasted block. Pure.

import { yesNoKind } from "../form/kinds/yes-no.ts";
import type { Group, Question } from "../form/questions.ts";
import type { Asked } from "./chat.ts";
import { entriesOf, spacedParts } from "./entries.ts";
import type { Change, InterviewEvent } from "./events.ts";
import type { Result } from "./finish.ts";
import { fold } from "./fold.ts";
import { nextAsked, openOf } from "./next.ts";
import { answerOne } from "./one.ts";
import { readAnswer } from "./reading.ts";
import { recordEntries } from "./rows.ts";
import { answeredPatch } from "./settle.ts";
import type { Situation } from "./situation.ts";
import { changeAt, skips, zeros } from "./take.ts";

type GroupAsked = Extract<Asked, { at: "group" }>;

/** A text at a group's prompt. A figure for the first row alone walks the group row by row from there. */
export function answerGroup(s: Situation, asked: GroupAsked, text: string, now: Date): Result {
  const group = s.q.groups.find((candidate) => candidate.id === asked.id);
  const open = asked.open.flatMap((id) => s.q.byId(id) ?? []);
  const first = open[0];
  if (!group || !first) return { events: [] };
  const wordsOnly = !/\p{Nd}/u.test(text);
  if (wordsOnly) {
    const reading = readAnswer(s.q, first, text, null, now);
    if (reading.type === "later") return skipAll(s, open);
    if (reading.type === "value" && reading.values.every((value) => value === 0 || value === false)) {
      return gateNo(s, group, open, text, { note: reading.note });
    }
    if (saysYes(text, now) && reading.type !== "value") return rowByRow(s, group, text);
  }
  const whole = readAnswer(s.q, first, text, null, now);
  const spaced = spacedParts(open, text);
  if (spaced) {
    if (whole.type === "value") {
      return { events: [{ type: "one-or-several", said: text.trim(), parts: spaced }], asked };
    }
    return recordEntries(s, entriesOf(s.q, open, spaced.join(";")) ?? [], open.length, now);
  }
  const entries = whole.type === "value" && !text.includes("\t") ? null : entriesOf(s.q, open, text);
  const named = entries?.length === 1 && entries[0]?.no !== "" && entries[0]?.said !== text.trim();
  if (entries && (entries.length > 1 || named || text.includes("\t"))) {
    return recordEntries(s, entries, open.length, now);
  }
  const input = { type: "text", text, sentAt: null, nearLimit: false } as const;
  const result = answerOne(s, first, input, now);
  // Anything but a refusal means that the person answers row by row.
  const refused = result.events.some((event) => event.type === "refused");
  return refused ? { ...result, asked } : { ...result, patch: { ...result.patch, byRow: group.id } };
}

/** Whether a text is a whole "có": at a group's prompt the answer to its question. */
export function saysYes(text: string, now: Date): boolean {
  const read = yesNoKind.read(text, { nouns: {}, max: 1, now });
  return read.type === "value" && read.value === true;
}

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
        return answer?.origin !== "gate" && typeof answer?.value === "number" && answer.value > 0;
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
  // Beside rows that hold figures, "không" is about the rest alone: the gate itself stays open.
  if (group.gate && !held(others)) changes.push(changeAt(s.answers, group.gate.place, false, raw, "gate"));
  const first = rows[0];
  if (note && first) changes.push(changeAt(s.answers, first.notePlace, note, raw, "gate"));
  const was = changes.flatMap(({ place }) => {
    const answer = s.answers.get(place);
    if (!answer || answer.value === null) return [];
    return [{ place, value: answer.value, raw: answer.raw, origin: answer.origin }];
  });
  const zeroed = { group: group.id, rev: s.report.rev + 1, was };
  return {
    events: [{ type: "gated", group: group.id, ids: rows.map((question) => question.id), changes }],
    patch: { last: `group:${group.id}`, lastText: null, chosen: null, byRow: null, zeroed },
  };
}

/** The rows that the chat's prompt names, where it asks this group; else those still open. */
export function rowsNamed(s: Situation, group: Group): readonly Question[] {
  const { asked } = s.chat;
  return asked?.at === "group" && asked.id === group.id
    ? asked.open.flatMap((id) => s.q.byId(id) ?? [])
    : openOf(group, s.answers);
}

/** Takes back exactly what this chat's "không" wrote: what it wrote over stands again, what came after it stays. */
export function undoGate(s: Situation, groupId: string): Result {
  const group = s.q.groups.find((candidate) => candidate.id === groupId);
  if (!group) return { events: [] };
  const { zeroed } = s.chat;
  const changes = zeroed?.group === groupId ? takenBack(s, group, zeroed.rev) : [];
  return {
    events: [{ type: "ungated", group: groupId, changes }],
    patch: { last: null, byRow: null, zeroed: null },
  };
}

/** What stood before the zeros of a group: those of one revision, or (null) whoever wrote them. */
function takenBack(s: Situation, group: Group, rev: number | null): Change[] {
  const { zeroed } = s.chat;
  const places = group.questions.flatMap((question) => [...question.places, question.notePlace]);
  if (group.gate) places.push(group.gate.place);
  return places.flatMap((place): Change[] => {
    const answer = s.answers.get(place);
    if (answer?.origin !== "gate" || (rev !== null && answer.rev !== rev)) return [];
    const own = zeroed?.group === group.id && zeroed.rev === answer.rev;
    const was = own ? zeroed.was.find((one) => one.place === place) : undefined;
    if (was) return [{ ...was, state: "answered", old: answer.value }];
    return [{ place, value: null, raw: "", state: "open", origin: "gate", old: answer.value }];
  });
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

/** "Còn lại 0": zeros for what is left of a group. */
export function restZero(s: Situation, open: readonly Question[], raw: string): Result {
  const last = open.at(-1);
  return {
    events: [
      { type: "rest-zeroed", ids: open.map((question) => question.id), changes: zeros(s, open, raw, "rest") },
    ],
    patch: last ? answeredPatch(last) : {},
  };
}
