// From the last answer to the seal: warnings one by one, what is missing, then one question. Pure.
import { checkReport, type Finding } from "../../form/checks/check.ts";
import type { Asked } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { unansweredOf } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";

/**
 * The warnings of a report that nobody accepted for these figures. That a unit held nothing itself is no warning where the
 * units below it have handed in.
 */
export function reportFindings(
  s: Pick<Situation, "q" | "answers" | "facts" | "before" | "compiled" | "waived">,
): Finding[] {
  const below = s.compiled !== null && s.compiled.sums.size > 0;
  return checkReport(s.q, s.answers, s.facts, s.before).filter(
    (finding) => !s.waived.has(finding.hash) && !(below && finding.check.type === "all-zero"),
  );
}

/** "Nộp": the first warning, else what is missing, else the one question before the seal. */
export function askSubmit(s: Situation, missingReason: string | null = null): Result {
  const [warning] = reportFindings(s);
  if (warning) return { events: [], asked: askedWarning(warning) };
  if (unansweredOf(s.q, s.answers).length > 0 && missingReason === null) {
    return { events: [{ type: "said", what: "not-sealed" }], asked: { at: "end" } };
  }
  return { events: [], asked: { at: "submit", rev: s.report.rev, missingReason } };
}

/** "Nộp thiếu": what stands is handed in, once it was looked at, with the reason why the rest is not there. */
export function submitIncomplete(s: Situation): Result {
  const open = unansweredOf(s.q, s.answers).length > 0;
  return open && reportFindings(s).length === 0
    ? { events: [], asked: { at: "missing-reason" } }
    : askSubmit(s);
}

/** Accepts a warning for exactly these figures, then goes on with the next. */
export function waive(
  s: Situation,
  warning: { checkId: string; stem: string; hash: string },
  words: string | null,
  after: "walk" | "warnings",
): Result {
  const { checkId, stem, hash } = warning;
  const events: InterviewEvent[] = [{ type: "waived", checkId, stem, hash, words }];
  if (after === "walk") return { events };
  const waiving: Situation = { ...s, waived: new Set([...s.waived, hash]) };
  const next = askSubmit(waiving);
  return { ...next, events: [...events, ...next.events] };
}

/** Seals, unless the report changed since the question was asked: then it is asked again. */
export function seal(s: Situation, rev: number, missingReason: string | null): Result {
  if (rev !== s.report.rev || reportFindings(s).length > 0) return askSubmit(s, missingReason);
  const missing = unansweredOf(s.q, s.answers).map((question) => question.id);
  if (missing.length > 0 && missingReason === null) return askSubmit(s);
  return { events: [{ type: "sealed", missing, missingReason }], asked: { at: "sealed" } };
}

/** The text of a reason that was asked for: of a warning, of what is missing. */
export function answerReason(
  s: Situation,
  asked: Extract<Asked, { at: "reason" | "missing-reason" }>,
  text: string,
): Result {
  const words = text.normalize("NFC").trim();
  if (!/\p{L}{2}/u.test(words)) return { events: [], asked };
  switch (asked.at) {
    case "reason":
      return waive(s, asked, words, asked.after);
    case "missing-reason":
      return askSubmit(s, words);
  }
}

/** How a warning is named in a chat: its check, the row it stands at and its figures. */
export function warningOf(finding: Finding): { checkId: string; stem: string; hash: string } {
  return { checkId: finding.check.id, stem: finding.questions[0]?.id ?? "", hash: finding.hash };
}

function askedWarning(finding: Finding): Asked {
  return { at: "warning", ...warningOf(finding) };
}
