// One message for several rows: "không", figures in order, by number, the rest none, or a pasted block. Pure.

import { yesNoKind } from "../../form/kinds/yes-no.ts";
import type { Group, Question } from "../../form/questions.ts";
import { formWords } from "../../form/words/form-words.ts";
import { splitRest } from "../../language/denial.ts";
import { cut } from "../../language/entries/cut.ts";
import { splitExcept } from "../../language/entries/except.ts";
import { place } from "../../language/entries/place.ts";
import { spacedParts } from "../../language/entries/spaced.ts";
import { spanOf } from "../../language/entries/spans.ts";
import { hear } from "../../language/said.ts";
import type { Asked } from "../chat.ts";
import { leavesOpen } from "../events.ts";
import type { Result } from "../finish.ts";
import { openOf } from "../next.ts";
import { sheetEntries } from "../reading/pasted.ts";
import { readAnswer } from "../reading/reading.ts";
import { rowsPrompt } from "../reading/rows-prompt.ts";
import type { Situation } from "../situation.ts";
import { gateNo, restZero, rowByRow, skipAll, wholeGroup } from "./gate.ts";
import { noneAtGroup, noneOfFirst } from "./none.ts";
import { isTurn, recordPlaced } from "./placed.ts";
import { answerOne } from "./question.ts";
import { named, recordEntries } from "./rows.ts";

type GroupAsked = Extract<Asked, { at: "group" }>;

/** A text at a group's prompt. A figure for the first row alone walks the group row by row from there. */
export function answerGroup(s: Situation, asked: GroupAsked, text: string, now: Date): Result {
  const group = s.q.groups.find((candidate) => candidate.id === asked.id);
  const open = asked.open.flatMap((id) => s.q.byId(id) ?? []);
  const first = open[0];
  if (!group || !first) return { events: [] };
  const prompt = rowsPrompt(s.q, open);
  const rest = splitRest(hear(text), formWords(s.q.form).names);
  if (rest) return restNone(s, group, open, rest.head.text, (head) => answerGroup(s, asked, head, now), text);
  const some = splitExcept(hear(text));
  const only = some && place(cut(some.head, prompt), prompt);
  if (some && only?.length && !only.some(isTurn)) {
    return restNone(s, group, open, some.head.text, (head) => answerGroup(s, asked, head, now), text);
  }
  // "1.1 đến 1.6 không có" denies more rows than the two that it names.
  const parts = cut(hear(text), prompt);
  if (parts.some((part) => spanOf(part, prompt)))
    return recordPlaced(s, place(parts, prompt), open.length, now);
  const none = noneAtGroup(s, group, open, text);
  if (none) return none;
  const whole = readAnswer(first, text, null, now);
  if (!/\p{Nd}/u.test(text)) {
    if (whole.type === "later") return skipAll(s, open);
    if (whole.type === "value" && whole.values.every((value) => value === 0 || value === false)) {
      return wholeGroup(group, open)
        ? gateNo(s, group, open, text, { note: whole.note })
        : noneOfFirst(s, group, first, text, whole.note);
    }
    if (saysYes(text, now) && whole.type !== "value") return rowByRow(s, group, text);
  }
  const spaced = spacedParts(hear(text), prompt);
  if (spaced) {
    if (whole.type === "value") {
      return {
        events: [{ type: "one-or-several", said: text.trim(), parts: spaced.map((part) => part.text) }],
        asked,
      };
    }
    return recordPlaced(s, place(spaced, prompt), open.length, now);
  }
  if (text.includes("\t")) {
    return recordEntries(s, sheetEntries(s.q, open, text.normalize("NFC")), open.length, now);
  }
  const placed = place(parts, prompt);
  const [one, more] = placed;
  if (more || (one && !isTurn(one))) return recordPlaced(s, placed, open.length, now);
  const input = { type: "text", text, sentAt: null, nearLimit: false } as const;
  const answered = answerOne(s, first, input, now);
  const result = { ...answered, events: answered.events.map((event) => named(s, event)) };
  // Anything but a refusal means that the person answers row by row.
  const refused = result.events.some((event) => event.type === "refused");
  return refused ? { ...result, asked } : { ...result, patch: { ...result.patch, byRow: group.id } };
}

/** "…, còn lại không có": what stands before it is recorded, then zeros at every row that is left. */
export function restNone(
  s: Situation,
  group: Group,
  open: readonly Question[],
  head: string,
  answer: (head: string) => Result,
  text: string,
): Result {
  if (head === "") {
    const other = besideLast(s, group);
    if (other.length > 0) return askWhichRest(s, text, [other, open]);
  }
  if (head === "") return wholeGroup(group, open) ? gateNo(s, group, open, text) : restZero(s, open, text);
  const result = answer(head);
  const done = result.events.flatMap((event) =>
    event.type === "answered" ? [event.id] : event.type === "skipped" ? event.ids : [],
  );
  // Something of it is still in question: the rest is named again once that is settled.
  if (done.length === 0 || result.events.some(leavesOpen)) return result;
  const about = s.q.groups.find((one) => done.every((id) => one.questions.some((row) => row.id === id)));
  if (!about) return result;
  const rows = about === group ? open : openOf(about, s.answers);
  const left = rows.filter((question) => !done.includes(question.id));
  if (left.length === 0) return result;
  const zeroed = restZero(s, left, text);
  return {
    events: [...result.events, ...zeroed.events],
    patch: { ...result.patch, ...zeroed.patch, byRow: null },
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

/** Whether a text is a whole "có": at a group's prompt the answer to its question. */
export function saysYes(text: string, now: Date): boolean {
  const read = yesNoKind.read(hear(text), { nouns: {}, max: 1, now });
  return read.type === "value" && read.value === true;
}
