// What was recorded, said back. Pure.

import type { Value } from "../../form/answers.ts";
import { isYesNo, printedNo } from "../../form/checklist.ts";
import { isOneChoice } from "../../form/choice-rows.ts";
import { noneText } from "../../form/kinds/text.ts";
import { isNotePlace, notePlace } from "../../form/place.ts";
import type { Question } from "../../form/question.ts";
import { formWords } from "../../form/words/form-words.ts";
import type { ChangeEvent, ReportEvent } from "../../interview/events.ts";
import { isHeld } from "../../interview/moves/record.ts";
import { shownAsItem } from "../../interview/next.ts";
import { laterLeft } from "./below.ts";
import { sidesOf } from "./checklist.ts";
import { sayChosen } from "./choice-rows.ts";
import { partAdded, takenBelow } from "./compiled.ts";
import { sayComputed } from "./computed.ts";
import type { Speech, SpeechContext } from "./context.ts";
import { masked } from "./masked.ts";
import { offers } from "./offers.ts";
import { proofDropped, proofTold } from "./proofs.ts";
import { sayPutOff } from "./put-off.ts";
import { receipt } from "./receipt.ts";
import { requestKept } from "./requests.ts";
import { restZeroed } from "./rest-zeroed.ts";
import { rowSettled } from "./returned-rows.ts";
import { listNos, sayAnswer, sayCell, sayNo, sayValues, sayWording } from "./values.ts";

/** What is recorded of a file is told in sentences of its own. */
type FileEvent = { type: `file-${string}` };

/** The echo of one event. */
export function echo(
  c: SpeechContext,
  event: Exclude<ChangeEvent | ReportEvent, FileEvent | { type: "lines" }>,
): Speech {
  switch (event.type) {
    case "answered":
      return answered(c, event);
    case "appended": {
      const question = c.q.byId(event.id);
      const value = event.changes[0]?.value ?? "";
      return {
        lines: [question ? `Đã nối vào ${sayNo(question)}: ${sayValues(question, [value])}.` : ""],
        offers: [offers.more(event.id)],
      };
    }
    case "noted":
      return { lines: [`Đã ghi chú cho ${notedAt(c, event)}: “${event.note}”.`] };
    case "gated": {
      const questions = event.ids.flatMap((id) => c.q.byId(id) ?? []);
      if (questions.length === 0) return { lines: [] };
      const taken = takenBelow(c, event.ids);
      if (taken !== null)
        return { lines: [`${taken} Nếu nhầm, gõ “hoàn tác”.`], offers: [offers.undo(event.group)] };
      return {
        lines: [
          `Đã ghi “không có” cho ${questions.length} dòng: ${listNos(questions, 20)}. Nếu nhầm, gõ “hoàn tác”.`,
        ],
        offers: [offers.undo(event.group)],
      };
    }
    case "ungated":
      return ungated(c, event);
    case "rest-zeroed": {
      const taken = takenBelow(c, event.ids);
      if (taken !== null) return { lines: [`${taken} Nếu nhầm, gõ “hoàn tác”.`], offers: [offers.undo("*")] };
      return { lines: restZeroed(c, event.ids) };
    }
    case "skipped":
      return { lines: sayPutOff(c, event) };
    case "nothing-held":
      return {
        lines: [
          `Đã ghi đơn vị ${formWords(c.q.form).nothingBefore}: “${event.reason}”. Các dòng số liệu còn trống ghi 0, các mục nhận xét còn trống ghi “không có”.`,
        ],
      };
    case "proof-dropped":
      return proofDropped(c.q, event.id);
    case "waived":
      return { lines: event.words === null ? [] : ["Đã ghi lý do."] };
    case "sealed":
      return receipt(c);
    case "row-settled":
      return rowSettled(c, event);
    case "later-left":
      return { lines: [laterLeft(c)] };
    case "revising":
      return {
        lines: ["Đã mở báo cáo để sửa. Bản đã nộp vẫn có giá trị đến khi nộp bản mới."],
      };
    case "reopen-asked":
      return {
        lines: [
          `${c.report.state === "accepted" ? "Báo cáo đã được tiếp nhận." : "Đã quá hạn nộp."} Bot đã chuyển đề nghị sửa đến chuyên viên; khi được trả lại, bot sẽ báo.`,
        ],
      };
    case "requested":
      return requestKept(c, event);
    case "late-reason":
      return { lines: ["Đã ghi lý do, chuyên viên sẽ xem."] };
  }
}

/** Zeros that are taken back, and the figures that stand again where they were. */
function ungated(c: SpeechContext, { group, changes }: Extract<ChangeEvent, { type: "ungated" }>): Speech {
  if (changes.length === 0) return { lines: ["Các dòng này đã được thay đổi sau đó nên bot giữ nguyên."] };
  const restored = changes.filter((change) => change.state === "answered").map((change) => change.place);
  const rows = (c.q.groups.find((candidate) => candidate.id === group)?.questions ?? []).flatMap(
    (question) => {
      const said =
        question.places.some((place) => restored.includes(place)) && sayAnswer(question, c.answers);
      return said ? [`${question.main.no}: ${said}`] : [];
    },
  );
  if (rows.length === 0) {
    const gone = changes.filter((change) => change.state === "open").map((change) => change.place);
    const questions = c.q.questions.filter(({ places }) => places.some((place) => gone.includes(place)));
    return { lines: [`Đã bỏ ${written(c, group)}: ${listNos(questions, 20)}.`] };
  }
  return { lines: [`Đã bỏ ${written(c, group)}. Số trước đó được giữ lại:`, ...rows] };
}

/** What an undo takes back: zeros, or the answers to a list. */
function written({ q }: SpeechContext, group: string): string {
  const rows = q.groups.find(({ id }) => id === group)?.questions ?? [];
  const inWords = rows.every((row) => isYesNo(row) || isOneChoice(row));
  return inWords ? "các câu trả lời vừa ghi" : "các số 0 vừa ghi";
}

/** The number under which a note stands; each of two linked places has its own. */
function notedAt(c: SpeechContext, event: Extract<ChangeEvent, { type: "noted" }>): string {
  const question = c.q.byId(event.id);
  const item = question?.alias && event.changes[0]?.place === notePlace(question.alias.itemId);
  return question ? sayNo(question, Boolean(item)) : "";
}

function answered(c: SpeechContext, event: Answered): Speech {
  const question = c.q.byId(event.id);
  if (!question) return { lines: [] };
  const added = partAdded(c, [event]);
  if (added) return added;
  const verb = event.edited ? "Đã sửa" : "Đã ghi";
  const said = saidIn(question, event);
  if (question.proofOf !== null) return proofTold(question, said);
  if (!question.narrative) {
    const computed = sayComputed(c, question);
    if (!event.named) return { lines: [`${verb}: ${said}${computed}.`] };
    return { lines: [`${verb} ${sayRow(question)}: ${said}${before(c, question, event)}${computed}.`] };
  }
  const old = event.revised ? before(c, question, event) : "";
  const line = `${verb} ${sayNo(question, shownAsItem(c.chat, question))}: ${said}${old}.`;
  if (valuesIn(question, event)[0] === noneText) return { lines: [line] };
  return { lines: [`${line} Còn nữa thì gõ “viết thêm”.`], offers: [offers.more(question.id)] };
}

/** The number of a row and how its wording begins: whoever did not choose the row sees which it was. */
function sayRow(question: Question): string {
  return `${sayNo(question)} (${sayWording(question)})`;
}

/** What stood at the places that a correction changed. */
function before(c: SpeechContext, question: Question, event: Answered): string {
  const old = question.places.flatMap((place, index): string[] => {
    const change = event.changes.find((one) => one.place === place);
    if (!change || change.old === null || change.old === change.value) return [];
    return [sayCell(question, index, masked(c.q, place, change.old))];
  });
  return old.length === 0 ? "" : ` (trước đó ${old.join(", ")})`;
}

type Answered = Extract<ChangeEvent, { type: "answered" }>;

/** The values of an answer and its note, as said back. */
function saidIn(question: Question, event: Answered): string {
  const { note } = noteIn(question, event);
  const values = valuesIn(question, event);
  const said = event.seen ? sayShort(question, values) : sayValues(question, values);
  return note === undefined ? said : `${said} (ghi chú: “${note}”)`;
}

/** Without the words that an amount was read out in. */
function sayShort(question: Question, values: readonly Value[]): string {
  const [only, other] = question.cells;
  const [value] = values;
  if (!only || other || value === undefined || !only.kind.spelt) return sayValues(question, values);
  return only.kind.shortForms(value, only)[0] ?? sayValues(question, values);
}

function valuesIn(question: Question, event: Answered): Value[] {
  return question.places.flatMap((place) => {
    const value = event.changes.find((change) => change.place === place)?.value ?? null;
    return value === null ? [] : [value];
  });
}

/** Several rows answered by one message. */
export function echoRows(c: SpeechContext, events: readonly Answered[]): Speech {
  const checks = echoChecks(c, events) ?? partAdded(c, events);
  if (checks) return checks;
  const told = echoProofs(c, events) ?? echoChosen(c, events);
  if (told) return told;
  const rows = events.flatMap((event) => {
    const question = c.q.byId(event.id);
    const old = question && event.revised ? before(c, question, event) : "";
    if (!question) return [];
    return [`${question.main.no}: ${saidIn(question, event)}${old}${sayComputed(c, question)}`];
  });
  return { lines: [`Đã ghi ${rows.length} dòng:`, ...rows] };
}

/** Rows that were answered by one of the same options, without what a correction replaced: each option with its rows. */
function echoChosen(c: SpeechContext, events: readonly Answered[]): Speech | null {
  if (events.some(({ revised }) => revised)) return null;
  const rows = events.flatMap((event) => {
    const question = c.q.byId(event.id);
    const { note = null } = question ? noteIn(question, event) : {};
    return question ? [{ id: event.id, values: valuesIn(question, event), note }] : [];
  });
  const sides = sayChosen(c, rows);
  const group = c.q.byId(events[0]?.id ?? "")?.groupId;
  return sides === null || !group ? null : toldWithUndo(c, events, sides, group);
}

/** Rows of one list that were all answered by yes or no: both sides are told. */
function echoChecks(c: SpeechContext, events: readonly Answered[]): Speech | null {
  const rows = events.flatMap((event) => {
    const question = c.q.byId(event.id);
    if (!question || !isYesNo(question)) return [];
    const note = noteIn(question, event);
    return [{ question, has: isHeld(valuesIn(question, event)[0]), mark: { id: event.id, ...note } }];
  });
  const [first] = rows;
  const group = first?.question.groupId;
  const alike = rows.length === events.length && rows.every(({ question }) => question.groupId === group);
  if (!first || !group || !alike) return null;
  const [yes, no] = [rows.filter(({ has }) => has), rows.filter(({ has }) => !has)];
  const sides = sidesOf(c.q, { yes: yes.map(({ mark }) => mark), no: no.map(({ mark }) => mark) });
  return toldWithUndo(c, events, sides, group);
}

/** Rows that were answered as one step say how it is taken back. */
function toldWithUndo(c: SpeechContext, events: readonly Answered[], sides: string, group: string): Speech {
  const verb = events.some(({ edited }) => edited) ? "Đã sửa" : "Đã ghi";
  const { zeroed } = c.chat;
  const place = c.q.byId(events[0]?.id ?? "")?.places[0] ?? "";
  const undone = c.answers.get(place)?.rev === zeroed?.rev && zeroed?.group === group;
  if (!undone) return { lines: [`${verb}. ${sides}`] };
  return { lines: [`${verb}. ${sides} Nếu nhầm, gõ “hoàn tác”.`], offers: [offers.undo(group)] };
}

/** Proofs of several rows. */
function echoProofs(c: SpeechContext, events: readonly Answered[]): Speech | null {
  const told = events.flatMap((event) => {
    const question = c.q.byId(event.id);
    return question && question.proofOf !== null
      ? [`${printedNo(question)}: ${saidIn(question, event)}`]
      : [];
  });
  return told.length === events.length ? { lines: ["Đã ghi minh chứng:", ...told] } : null;
}

function noteIn(question: Question, event: Answered): { readonly note?: string } {
  const found = event.changes.find(({ place }) => isNotePlace(place) && !question.places.includes(place));
  return found ? { note: String(found.value) } : {};
}
