// A text that is neither a choice nor a control word: the answer to what this chat was asked. Pure.

import { noneText } from "../../form/kinds/text.ts";
import type { Question } from "../../form/questions.ts";
import { formWords } from "../../form/words/form-words.ts";
import { readDenial, splitRest } from "../../language/denial.ts";
import { cut } from "../../language/entries/cut.ts";
import { place } from "../../language/entries/place.ts";
import { thanksWords } from "../../language/lexicon/steering.ts";
import { isPlain } from "../../language/normalise.ts";
import { hear } from "../../language/said.ts";
import type { Asked } from "../chat.ts";
import type { Result } from "../finish.ts";
import { openOf, questionAsked } from "../next.ts";
import { namedEntry } from "../reading/entries.ts";
import { numberedRows } from "../reading/numbered.ts";
import { sheetEntries } from "../reading/pasted.ts";
import { readAnswer } from "../reading/reading.ts";
import { messageKey } from "../reading/recognise.ts";
import { rowsPrompt } from "../reading/rows-prompt.ts";
import { talkOf } from "../reading/talk.ts";
import type { Input, Situation } from "../situation.ts";
import { talkAside } from "./aside.ts";
import { correct, sameAsRow } from "./correction.ts";
import { filledIn } from "./frame.ts";
import { answerGroup, restNone, saysYes } from "./group.ts";
import { appendText, isContinuation, whichNarrative } from "./narrative.ts";
import { noneAtRow } from "./none.ts";
import { answerNothingReason, nothingAt } from "./nothing-held.ts";
import { isLate, isStory, lateText, overNothingNewer, saysFigures, sentTwice } from "./out-of-order.ts";
import { recordPlaced } from "./placed.ts";
import { answerOne } from "./question.ts";
import { changeAt, notePlaceOf } from "./record.ts";
import { recordEntries } from "./rows.ts";
import { answerReason } from "./submit.ts";

type Text = Extract<Input, { type: "text" }>;

/** What a text does at the prompt of its chat. */
export function answerText(s: Situation, asked: Asked, input: Text, now: Date): Result {
  const filled = filledIn(s.q, input.text);
  if (filled === "") return { events: [{ type: "frame-empty" }], asked, patch: { half: s.chat.half } };
  if (filled !== null) return answerText(s, asked, { ...input, text: filled }, now);
  const result = answered(s, asked, input, now);
  return isLate(s, input) ? overNothingNewer(s, result, anyRevision) : result;
}

/** Before whatever was written: nobody knows whether a late text is older or newer. */
const anyRevision = -1;

function answered(s: Situation, asked: Asked, input: Text, now: Date): Result {
  if (isThanks(asked, input.text) && !isValueAt(s, asked, input.text, now)) return thanked(s, asked);
  // Without its marks "tập thể nào" ends like a question.
  const denies = isPlain(input.text) && readDenial(hear(input.text), formWords(s.q.form).names) !== null;
  const aside = denies ? null : talkAside(s, asked, input.text, now);
  if (aside) return aside;
  const corrected = correct(s, asked, input, now);
  if (corrected) return corrected;
  const ordered =
    sentTwice(s, asked, input, now) ??
    rowsBeside(s, asked, input.text, now) ??
    moreOfNarrative(s, asked, input, now) ??
    lateText(s, asked, input, now);
  if (ordered) return ordered;
  const all = nothingAt(s, asked, input.text) ?? sameAsRow(s, asked, input.text);
  if (all) return all;
  switch (asked.at) {
    case "group":
      return answerGroup(s, asked, input.text, now);
    case "question":
    case "confirm": {
      const question = s.q.byId(asked.id);
      return question ? answerRow(s, question, input, now) : { events: [] };
    }
    case "more":
      // "Không", asked for more: there is none; never "không có" over what was written before.
      return isNone(s, asked.id, input.text, now) ? { events: [] } : appendText(s, asked.id, input);
    case "note":
      return noteText(s, asked.id, input.text);
    case "reason": {
      // Figures instead of words: the row is answered anew, and the doubt with it.
      const question = s.q.byId(asked.stem);
      const again = question && !/\p{L}{2}/u.test(input.text) && readAnswer(question, input.text, null, now);
      return question && again && again.type === "value"
        ? answerOne(s, question, input, now)
        : answerReason(s, asked, input.text);
    }
    case "missing-reason":
      return answerReason(s, asked, input.text);
    case "nothing-reason":
      return answerNothingReason(s, asked, input.text, now);
    default:
      return nothingAsked(s, asked, input.text, now);
  }
}

/** A text at one question: none of it or of all that is left, several rows, or its answer. */
function answerRow(s: Situation, question: Question, input: Text, now: Date): Result {
  const { text } = input;
  const answer = (said: string): Result =>
    severalRows(s, question, said, now) ??
    elsewhere(s, question, { ...input, text: said }, now) ??
    answerOne(s, question, { ...input, text: said }, now);
  if (question.narrative) return answer(text);
  const group = s.q.groups.find((candidate) => candidate.id === question.groupId);
  const rest = group ? splitRest(hear(text), formWords(s.q.form).names) : null;
  if (group && rest) return restNone(s, group, openOf(group, s.answers), rest.head.text, answer, text);
  const read = readAnswer(question, text, s.chat.half, now);
  return noneAtRow(s, question, text, read.type === "value") ?? answer(text);
}

/** What the words of one clause say about its row: another row's name or measure is asked about, its own is left out. */
function elsewhere(s: Situation, question: Question, input: Text, now: Date): Result | null {
  if (question.narrative || question.askAs || question.cells.length > 2) return null;
  const prompt = rowsPrompt(s.q, [question]);
  const placed = place(cut(hear(input.text), prompt), prompt);
  const [only, more] = placed;
  if (!only || more) return null;
  if (only.to === "row" && only.row.id === question.id)
    return only.said.text === input.text.trim()
      ? null
      : answerOne(s, question, { ...input, text: only.said.text }, now);
  return recordPlaced(s, placed, 1, now);
}

/** A row named by its number, or several rows at once, typed where one row was asked. */
function severalRows(s: Situation, question: Question, text: string, now: Date): Result | null {
  if (question.narrative) return null;
  const named = namedEntry(s.q, text);
  const { type } = readAnswer(question, text, s.chat.half, now);
  // Of a row of many cells parts stand beside each other as rows do: "nữ 230; lớp 12".
  const ownParts = question.cells.length > 2 && type !== "refused";
  if ((type === "value" || ownParts) && !named) return null;
  const group = s.q.groups.find((candidate) => candidate.id === question.groupId);
  const open = group ? openOf(group, s.answers) : [];
  const from = open.findIndex((candidate) => candidate.id === question.id);
  const rows = from < 0 ? [question] : open.slice(from);
  if (text.includes("\t")) return recordEntries(s, sheetEntries(s.q, rows, text), rows.length, now);
  const prompt = rowsPrompt(s.q, rows);
  const parts = cut(hear(text), prompt);
  if (parts.length < 2 && !named) return null;
  return recordPlaced(s, place(parts, prompt), rows.length, now);
}

/** "Mục 2: 9" where a narrative is asked: nobody's narrative, but the figures of that row. */
function rowsBeside(s: Situation, asked: Asked, text: string, now: Date): Result | null {
  if (!s.q.byId(questionAsked(asked) ?? "")?.narrative || asked.at === "note") return null;
  const placed = numberedRows(s.q, text, now);
  return placed && recordPlaced(s, placed, placed.length, now);
}

/** More of the narrative before, written before the next prompt had come. */
function moreOfNarrative(s: Situation, asked: Asked, input: Text, now: Date): Result | null {
  const id = questionAsked(asked);
  const question = id === null ? undefined : s.q.byId(id);
  if (input.sentAt === null || !question) return null;
  const read = readAnswer(question, input.text, s.chat.half, now);
  // A figure for the prompt, "có" to a group's question, "để sau" or "chưa" is an answer to it, however soon it came.
  const answersIt = question.narrative
    ? read.type !== "value"
    : read.type === "value" || read.type === "later" || (asked.at === "group" && saysYes(input.text, now));
  // Talk to the bot and figures are no more of a narrative, however soon they come.
  const goesOn = !answersIt && talkOf(input.text) === null && !saysFigures(input.text);
  if (s.chat.flowing && goesOn && isContinuation(input, s.promptDelivered))
    return appendText(s, s.chat.flowing, input);
  const refused = read.type === "refused" && read.reason === "not-understood";
  const story = refused && !question.narrative && isStory(input.text);
  return goesOn ? whichNarrative(s, asked, question, input, story) : null;
}

function noteText(s: Situation, id: string, text: string): Result {
  const question = s.q.byId(id);
  if (!question) return { events: [] };
  const note = text.normalize("NFC").trim();
  const changes = [changeAt(s.answers, notePlaceOf(s, question), note, text, "typed")];
  return { events: [{ type: "noted", id, note, changes }] };
}

/** "Dạ", "cảm ơn": politeness, and no answer to anything. Longer thanks are talk where something is asked. */
function isThanks({ at }: Asked, text: string): boolean {
  const key = messageKey(text);
  return (
    thanksWords.some((words) => messageKey(words) === key) || (at === "end" && talkOf(text) === "thanks")
  );
}

function isNone(s: Situation, id: string, text: string, now: Date): boolean {
  const question = s.q.byId(id);
  const reading = question && readAnswer(question, text, null, now);
  return reading?.type === "value" && reading.values[0] === noneText;
}

function isValueAt(s: Situation, asked: Asked, text: string, now: Date): boolean {
  const question = s.q.byId(questionAsked(asked) ?? "");
  if (!question || question.narrative) return false;
  return readAnswer(question, text, s.chat.half, now).type === "value";
}

/** With nothing open one short reply; else what is asked stands there again, and nothing counts as refused. */
function thanked(s: Situation, asked: Asked): Result {
  const { half, refusals } = s.chat;
  switch (asked.at) {
    case "end":
    case "sealed":
    case "command":
      return { events: [{ type: "said", what: "thanks" }], asked };
    case "confirm":
      return { events: [], asked: { at: "question", id: asked.id }, patch: { half, refusals } };
    default:
      return { events: [], asked, patch: { half, refusals } };
  }
}

/** No row is being asked: one that is named takes its figures, and of anything else it is said that it counts nowhere. */
function nothingAsked(s: Situation, asked: Asked, text: string, now: Date): Result {
  const named = namedEntry(s.q, text);
  if (named?.question) return recordEntries(s, [named], 1, now);
  return { events: [{ type: "unrecorded", said: text, no: named?.no ?? null }], asked };
}
