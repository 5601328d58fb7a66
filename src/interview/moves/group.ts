// One message for the rows of a group: "không", "có", "để sau", the rest none, or the figures of the first. Pure.

import type { Group, Question } from "../../form/question.ts";
import type { None } from "../../language/meaning.ts";
import type { Asked } from "../chat.ts";
import { leavesOpen } from "../events.ts";
import { asksGroup, openOf, questionAsked, wholeGroup } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { type ChecklistAsked, noneOfChecklist, yesAtChecklist } from "./checklist.ts";
import { asksRowsOfFile, noneOfFile, restOfFile, rowsApart, rowsAsked } from "./file-rows.ts";
import { gateNo, restZero, rowByRow, rowsNamed, skipAll } from "./gate.ts";
import { asksList, closeAsked, putOffList } from "./list.ts";
import { noneOfFirst, zeroRows } from "./none.ts";
import { restOfHalf } from "./question.ts";
import { named } from "./rows.ts";

type GroupAsked = Extract<Asked, { at: "group" }>;

/** Anything but a refusal of the first row's figures means that the person answers row by row. */
export function answersGroup(s: Situation, asked: GroupAsked, answered: Result): Result {
  const result = { ...answered, events: answered.events.map((event) => named(s, event)) };
  const refused = result.events.some((event) => event.type === "refused");
  return refused ? { ...result, asked } : { ...result, patch: { ...result.patch, byRow: asked.id } };
}

/** None of what was asked, or of the rows that were named. */
export function noneSaid(s: Situation, asked: Asked, { of, but, reason }: None, text: string): Result {
  if (asksRowsOfFile(asked)) {
    const none = noneOfFile(s, asked, typeof of === "string" ? asked.ids : of, text);
    return but ? { ...none, patch: { ...none.patch, ...rowsApart(s, asked).patch } } : none;
  }
  if (of !== "group" && of !== "first") {
    return zeroRows(
      s,
      of.flatMap((id) => s.q.byId(id) ?? []),
      text,
      reason,
    );
  }
  if (asked.at === "checklist") return noneOfChecklist(s, asked, text, reason);
  if (asksList(asked)) return closeAsked(s, asked, text);
  // More was asked for and there is none; of a reason nothing was given.
  if (asked.at !== "group") return asked.at === "more" ? { events: [] } : { events: [], asked };
  const { group, open } = rowsOf(s, asked);
  const [first] = open;
  if (!group || !first) return { events: [] };
  return of === "group"
    ? gateNo(s, group, open, text, { note: reason })
    : noneOfFirst(s, group, first, text, reason);
}

/** "Có": the rows are asked one by one. */
export function yesAtGroup(s: Situation, asked: Asked, text: string): Result {
  if (asked.at === "checklist") return yesAtChecklist(asked);
  const group = asked.at === "group" ? rowsOf(s, asked).group : undefined;
  return group ? rowByRow(s, group, text) : { events: [], asked };
}

/** "Để sau", to all of them. */
export function laterAtGroup(s: Situation, asked: Asked): Result {
  if (asksRowsOfFile(asked)) return skipAll(s, rowsAsked(s, asked));
  if (asksList(asked)) return putOffList(s, asked);
  return asksGroup(asked) ? skipAll(s, rowsOf(s, asked).open) : { events: [], asked };
}

function rowsOf(
  s: Situation,
  asked: GroupAsked | ChecklistAsked,
): { readonly group: Group | undefined; readonly open: readonly Question[] } {
  return {
    group: s.q.groups.find(({ id }) => id === asked.id),
    open: asked.open.flatMap((id) => s.q.byId(id) ?? []),
  };
}

/** What was said of all the others; `denies`: in words, and not by a 0. */
type RestSaid = { readonly text: string; readonly denies: boolean };

/** "…, còn lại không có": what stood before it is recorded, then zeros at every row that is left. */
export function restNone(s: Situation, asked: Asked, rest: RestSaid, head: Result | null): Result {
  if (asksRowsOfFile(asked)) return restOfFile(s, asked, rest.text, head);
  const ofRow = head ? null : restOfHalf(s);
  if (ofRow) return ofRow;
  const here = s.q.byId(questionAsked(asked) ?? "")?.groupId;
  const group = s.q.groups.find(({ id }) => id === here);
  if (!group) return head ?? { events: [], asked };
  const open = asksGroup(asked) ? rowsNamed(s, group) : openOf(group, s.answers);
  return head ? withRest(s, group, open, rest, head) : allOfRest(s, group, open, rest);
}

function allOfRest(
  s: Situation,
  group: Group,
  open: readonly Question[],
  { text, denies }: RestSaid,
): Result {
  const other = besideLast(s, group);
  if (other.length > 0) return askWhichRest(s, text, [other, open]);
  return wholeGroup(group, open) ? gateNo(s, group, open, text) : restZero(s, open, text, denies);
}

function withRest(
  s: Situation,
  group: Group,
  open: readonly Question[],
  { text, denies }: RestSaid,
  head: Result,
): Result {
  const done = head.events.flatMap((event) =>
    event.type === "answered" ? [event.id] : event.type === "skipped" ? event.ids : [],
  );
  // Something of it is still in question: the rest is named again once that is settled.
  if (done.length === 0 || head.events.some(leavesOpen)) return head;
  const about = s.q.groups.find((one) => done.every((id) => one.questions.some((row) => row.id === id)));
  if (!about) return head;
  const rows = about === group ? open : openOf(about, s.answers);
  const left = rows.filter((question) => !done.includes(question.id));
  if (left.length === 0) return head;
  const zeroed = restZero(s, left, text, denies);
  return {
    events: [...head.events, ...zeroed.events],
    patch: { ...head.patch, ...zeroed.patch, byRow: null },
  };
}

/** What is left of the group answered last, where another group is asked: "mấy cái kia" may be those. */
function besideLast(s: Situation, group: Group): readonly Question[] {
  const last = s.q.byId(s.chat.last ?? "")?.groupId;
  const other = s.q.groups.find((one) => one.id === last && one !== group);
  return other ? openOf(other, s.answers) : [];
}

function askWhichRest(s: Situation, text: string, sets: readonly (readonly Question[])[]): Result {
  const ways = sets.map((rows) => ({
    do: "zero" as const,
    ids: rows.map((row) => row.id),
    raw: text.trim(),
  }));
  return {
    events: [{ type: "which", why: "none", said: text.trim(), ways }],
    ...(s.chat.asked ? { asked: s.chat.asked } : {}),
  };
}
