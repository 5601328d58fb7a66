// A unit that held nothing at all: when that is meant, its reason, and the zeros it writes once they were shown. Pure.

import { isAnswered, valuesOf } from "../../form/answers.ts";
import { checkReport } from "../../form/checks/check.ts";
import { noneText } from "../../form/kinds/text.ts";
import type { Question } from "../../form/questions.ts";
import { noneOf } from "../../form/tuple.ts";
import { formWords } from "../../form/words/form-words.ts";
import { readDenial } from "../../language/denial.ts";
import { activity } from "../../language/lexicon/report.ts";
import { bare, cleanNarrative } from "../../language/normalise.ts";
import { hear } from "../../language/said.ts";
import type { Asked } from "../chat.ts";
import type { Candidate, InterviewEvent } from "../events.ts";
import type { Result } from "../finish.ts";
import { fold } from "../fold.ts";
import { nextAsked, questionAsked } from "../next.ts";
import { entriesOf } from "../reading/entries.ts";
import { readAnswer } from "../reading/reading.ts";
import { talkOf } from "../reading/talk.ts";
import type { Situation } from "../situation.ts";
import { changeAt, zeros } from "./record.ts";
import { recordEntries } from "./rows.ts";
import { warningOf } from "./submit.ts";

/** More words than this around figures are a sentence, not an answer. */
const fewWords = 6;

/**
 * "Không tổ chức …" that is about more than what is asked. At a question it means that question, unless it names
 * all that the form asks about, or everything; where both are possible it is asked. Null where it is for the prompt alone.
 */
export function nothingAt(s: Situation, asked: Asked, text: string): Result | null {
  const denial = readDenial(hear(text), formWords(s.q.form).names);
  if (!denial || denial.about.length > 0 || denial.numbers.length > 0) return null;
  const { reach, deed, unit, reason } = denial;
  if (reach === "asked" && !deed) return null;
  const question = s.q.byId(questionAsked(asked) ?? "");
  const narrative = question?.narrative && question.rowId === null;
  if (narrative && !stands(s)) return nothingHeld(s, reason);
  if (reach === "whole") return nothingHeld(s, reason);
  const ways = (way: Candidate): Result => ({
    events: [
      {
        type: "which",
        why: "nothing",
        said: text.trim(),
        ways: [way, { do: "nothing", reason, sure: false }],
      },
    ],
    asked,
    patch: { half: s.chat.half },
  });
  const raw = text.trim();
  if (narrative) {
    if (reason === null) return ways({ do: "zero", ids: [question.id], raw });
    return ways({ do: "take", id: question.id, values: [cleanNarrative(text)], raw, waive: true });
  }
  if (!question)
    return s.q.questions.some((one) => !isAnswered(s.answers, one)) ? nothingHeld(s, reason) : null;
  if (reach === "asked") return null;
  const group = asked.at === "group" ? s.q.groups.find((one) => one.id === asked.id) : undefined;
  const wording = bare(`${group?.title ?? ""} ${group?.gate?.question ?? ""}`);
  if (unit && !activity.some((word) => wording.includes(bare(word)))) return nothingHeld(s, reason);
  return ways({ do: "zero", ids: asked.at === "group" ? asked.open : [question.id], raw });
}

/** A unit held nothing: its reason is asked for, then what will be written is shown where figures stand. */
export function nothingHeld(s: Situation, reason: string | null): Result {
  if (reason === null) return { events: [], asked: { at: "nothing-reason" } };
  if (stands(s)) return { events: [], asked: { at: "nothing-confirm", reason } };
  return nothingThenEnd(s, reason);
}

/** The reason that was asked for. Figures, a row's number, a bare "không" or talk to the bot are none. */
export function answerNothingReason(
  s: Situation,
  asked: Extract<Asked, { at: "nothing-reason" }>,
  text: string,
  now: Date,
): Result {
  const entries = entriesOf(s.q, [], text);
  if (entries) return recordEntries(s, entries, entries.length, now);
  const words = cleanNarrative(text);
  const denial = readDenial(hear(text), formWords(s.q.form).names);
  if (denial?.about.length === 0 && denial.reason === null) return { events: [], asked };
  if (!/\p{L}{2}/u.test(words) || talkOf(words) !== null || isFigures(s, words, now))
    return { events: [{ type: "no-reason", said: words }], asked };
  return nothingHeld(s, denial?.reason ?? words);
}

/** Everything still open becomes zeros and "không có"; the reason answers the warning about zeros. */
export function nothingThenEnd(s: Situation, words: string): Result {
  const reason = cleanNarrative(words);
  const open = s.q.questions.filter((question) => !isAnswered(s.answers, question));
  const changes = [
    ...open
      .filter((question) => question.narrative)
      .flatMap(({ places }) => places.map((place) => changeAt(s.answers, place, noneText, words, "rest"))),
    ...zeros(s, open.filter(isNumeric), words, "rest"),
    ...s.q.groups.flatMap((group) =>
      group.gate && group.questions.every((question) => open.includes(question))
        ? [changeAt(s.answers, group.gate.place, false, words, "rest")]
        : [],
    ),
  ];
  const events: InterviewEvent[] = [{ type: "nothing-held", reason, changes }];
  const answers = fold(s.answers, events, s.report.rev + 1);
  for (const finding of checkReport(s.q, answers, s.facts)) {
    if (finding.check.type === "all-zero")
      events.push({ type: "waived", ...warningOf(finding), words: reason });
  }
  return { events, patch: { last: null, lastText: null } };
}

/** Whether anything but zeros and "không có" was reported. */
export function standing(s: Pick<Situation, "q" | "answers">): readonly Question[] {
  return s.q.questions.filter((question) =>
    valuesOf(s.answers, question)?.some((value) => value !== 0 && value !== false && value !== noneText),
  );
}

function stands(s: Situation): boolean {
  return standing(s).length > 0;
}

function isNumeric({ narrative, cells }: Question): boolean {
  return !narrative && noneOf(cells) !== null;
}

/** Whether a text is an answer to some question rather than a reason. */
function isFigures(s: Situation, text: string, now: Date): boolean {
  if (!/\p{Nd}/u.test(text)) return false;
  const next = s.q.byId(questionAsked(nextAsked(s.q, s.answers, s.chat)) ?? "");
  const rows = s.q.questions.filter(({ cells }) => cells.every(({ kind }) => kind.total === "sum"));
  const few = (text.match(/\p{L}+/gu) ?? []).length <= fewWords;
  return [next, ...rows].some((question) => {
    if (!question || question.narrative) return false;
    const { type } = readAnswer(question, text, null, now);
    return type === "value" || type === "half" || (type === "ambiguous" && few);
  });
}
