// A unit that held nothing at all: when that is meant, its reason, and the zeros it writes once they were shown. Pure.

import { isAnswered, valuesOf } from "../../form/answers.ts";
import { checkReport } from "../../form/checks/check.ts";
import { noneText } from "../../form/kinds/text.ts";
import type { Question } from "../../form/question.ts";
import { noneOf } from "../../form/tuple.ts";
import type { NothingHeld } from "../../language/meaning.ts";
import { cleanNarrative } from "../../language/normalise.ts";
import type { Asked } from "../chat.ts";
import type { Candidate, InterviewEvent } from "../events.ts";
import { fold } from "../fold.ts";
import { idsAsked, unansweredOf } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { changeAt, zeros } from "./record.ts";
import { warningOf } from "./submit.ts";

/**
 * What follows from "không tổ chức …" that reaches further than what is asked; where it may be said of that alone, it
 * is asked which. Null where it is for the prompt alone.
 */
export function nothingSaid(
  s: Situation,
  asked: Asked,
  { reason, whole, at }: NothingHeld,
  text: string,
): Result | null {
  if (whole || (at === "item" && !stands(s))) return nothingHeld(s, reason);
  const ids = idsAsked(asked);
  const raw = text.trim();
  switch (at) {
    case "nothing":
      return s.q.questions.some((one) => !isAnswered(s.answers, one)) ? nothingHeld(s, reason) : null;
    case "item": {
      const [id = ""] = ids;
      const values = [cleanNarrative(text)];
      return askWhether(
        s,
        asked,
        raw,
        reason,
        reason === null ? { do: "zero", ids: [id], raw } : { do: "take", id, values, raw, waive: true },
      );
    }
    case "rows":
      return askWhether(s, asked, raw, reason, { do: "zero", ids: [...ids], raw });
  }
}

/** Of what is asked, or of the whole report. */
function askWhether(
  s: Situation,
  asked: Asked,
  said: string,
  reason: string | null,
  here: Candidate,
): Result {
  return {
    events: [{ type: "which", why: "nothing", said, ways: [here, { do: "nothing", reason, sure: false }] }],
    asked,
    patch: { half: s.chat.half },
  };
}

/** A unit held nothing: its reason is asked for, then what will be written is shown where figures stand. */
export function nothingHeld(s: Situation, reason: string | null): Result {
  if (reason === null) return { events: [], asked: { at: "nothing-reason" } };
  if (stands(s)) return { events: [], asked: { at: "nothing-confirm", reason } };
  return nothingThenEnd(s, reason);
}

/** Everything still open becomes zeros and "không có"; the reason answers the warning about zeros. */
export function nothingThenEnd(s: Situation, words: string): Result {
  const reason = cleanNarrative(words);
  const open = unansweredOf(s.q, s.answers);
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
  for (const finding of checkReport(s.q, answers, s.facts, s.before)) {
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
