// While rows of a sealed report are looked at again: these alone are open, one after the other; then it is sealed anew. Pure.
import { isAnswered } from "../../form/answers.ts";
import type { Question } from "../../form/question.ts";
import type { Steering } from "../../language/meaning.ts";
import type { Action, Asked } from "../chat.ts";
import { changesOf, fold } from "../fold.ts";
import { askedAlone, idsAsked, unansweredOf } from "../next.ts";
import type { Result } from "../result.ts";
import type { ReturnedRows } from "../returned-rows.ts";
import { afterSettling, isOpenIn, returnedRow, waitingOf } from "../rows-waiting.ts";
import type { Situation, SpokenInput } from "../situation.ts";
import { choiceTaken } from "./choice-taken.ts";
import { asksList, closeAsked } from "./list.ts";
import { lateChoice } from "./out-of-order.ts";
import { requestBeside, requestEvent } from "./request.ts";
import { withoutOthers } from "./returned-others.ts";
import { outcomesOf } from "./returned-outcomes.ts";
import { askSubmit, reportFindings, seal } from "./submit.ts";

/** The chat at a returned row, with the input that came there. */
type There = {
  readonly s: Situation;
  readonly returned: ReturnedRows;
  readonly input: SpokenInput;
  /** What an input does in a report that is open. */
  readonly whileOpen: (s: Situation, input: SpokenInput) => Result;
};

/** What an input does while rows wait; `whileOpen` reads it as in a report that is open. */
export function whileReturned(
  before: Situation,
  returned: ReturnedRows,
  input: SpokenInput,
  whileOpen: There["whileOpen"],
): Result {
  const s = standingAt(before, returned);
  const own = withoutOthers(s, returned, decide({ s, returned, input, whileOpen }));
  return onward(s, returned, { ...own, events: [...own.events, ...outcomesOf(s, returned, own)] });
}

/** What a chat was asked before is nothing of the rows: it stands at the first that waits. */
function standingAt(s: Situation, returned: ReturnedRows): Situation {
  const { asked, askedAt } = s.chat;
  if (asked && askedAt >= returned.since && !elsewhere.has(asked.at)) return s;
  const [first] = waitingOf(s, returned);
  const there: Asked | null = first ? askedAlone(first) : null;
  return { ...s, chat: { ...s.chat, asked: there, offered: [], half: null, ahead: [], lastText: null } };
}

const elsewhere: ReadonlySet<Asked["at"]> = new Set(["sealed", "command", "end"]);

function decide(there: There): Result {
  const { s, input, whileOpen } = there;
  const action = choiceTaken(s, input);
  if (action) {
    const late = input.type === "text" && lateChoice(s, action, input);
    return (late ? null : chosen(there, action)) ?? whileOpen(s, input);
  }
  switch (input.type) {
    case "control":
      return steer(there, input);
    case "reopen":
      return { events: [{ type: "reopen-asked", reason: input.reason }], ...stay(s) };
    case "upload":
      // What was sealed is not read over: the file only lies beside it.
      return { events: [{ type: "file-kept", name: input.name, kind: null }], ...stay(s) };
    case "text": {
      if (input.meaning.type === "steer") return steer(there, input.meaning);
      const asks = requestBeside(s, input.meaning);
      if (asks === "reopen")
        return { events: [{ type: "reopen-asked", reason: input.text.trim() }], ...stay(s) };
      return asks ? { events: [requestEvent(asks, input.text)], ...stay(s) } : whileOpen(s, input);
    }
    default:
      return whileOpen(s, input);
  }
}

/** What a choice does here alone; null of any that does the same as in an open report. */
function chosen(there: There, action: Action): Result | null {
  const { s, returned, whileOpen } = there;
  switch (action.do) {
    case "word":
      return steer(there, { control: action.word, args: "", no: null });
    case "keep-row":
      return keep(s, returned, action.id);
    case "agree-row": {
      const row = returnedRow(returned, action.id);
      if (row?.outcome !== null || !row.proposed) return answeredAlready(s);
      const { id, proposed } = row;
      const take: Action = { do: "take", id, values: [...proposed.values], raw: action.raw, waive: true };
      return whileOpen(s, { type: "action", action: take });
    }
    case "seal":
      return waitingOf(s, returned).length > 0
        ? { events: [{ type: "said", what: "rows-waiting" }] }
        : seal(s, action.rev, whyMissing(s, returned));
    default:
      return null;
  }
}

/** What stands is right: nothing is written. A list whose lines were changed is closed with them. */
function keep(s: Situation, returned: ReturnedRows, id: string): Result {
  const question = s.q.byId(id);
  const row = returnedRow(returned, id);
  if (!question || !row || row.outcome !== null) return answeredAlready(s);
  const { asked } = s.chat;
  if (asksList(asked) && !isAnswered(s.answers, question)) return closeAsked(s, asked, "");
  return { events: [{ type: "row-settled", id, outcome: "kept", proposedBy: null }] };
}

/** "Tiếp" or "xong" at a list of which nothing was opened keeps it. */
function keepList(s: Situation, returned: ReturnedRows, id: string): Result | null {
  const question = s.q.byId(id);
  return question && isAnswered(s.answers, question) ? keep(s, returned, id) : null;
}

/** A colleague was quicker. */
function answeredAlready(s: Situation): Result {
  return { events: [{ type: "said", what: "row-answered" }], ...(s.chat.half ? stay(s) : {}) };
}

/** The words that steer a walk, where it goes through these rows alone. */
function steer(there: There, word: Steering): Result {
  const { s, returned, input, whileOpen } = there;
  switch (word.control) {
    case "next":
    case "done":
      if (asksList(s.chat.asked)) return keepList(s, returned, s.chat.asked.id) ?? whileOpen(s, input);
      return whileMore(s, returned) ?? { events: [] };
    case "submit":
      return waitingOf(s, returned).length > 0
        ? { events: [{ type: "said", what: "rows-waiting" }] }
        : { events: [] };
    case "edit": {
      const wanted = s.q.byNo(word.args.replace(/[.\s]+$/u, ""));
      if (wanted && isOpenIn(s, returned, wanted.id)) return { events: [], asked: askedAlone(wanted) };
      if (asksList(s.chat.asked) || word.args === "") return whileOpen(s, input);
      return { events: [{ type: "rows-closed", nos: [wanted?.main.no ?? word.args] }], ...stay(s) };
    }
    case "skip":
    case "stop":
      return { events: [{ type: "said", what: "paused" }], ...stay(s) };
    case "back":
    case "figures-first":
    case "official-order":
      return { events: [] };
    default:
      return whileOpen(s, input);
  }
}

/** A narrative of which more was awaited is whole now. */
function whileMore(s: Situation, returned: ReturnedRows): Result | null {
  const { asked } = s.chat;
  if (asked?.at !== "more" || returnedRow(returned, asked.id)?.outcome !== null) return null;
  return { events: [{ type: "row-settled", id: asked.id, outcome: "changed", proposedBy: null }] };
}

function stay({ chat: { asked, half, refusals, offered } }: Situation): Pick<Result, "asked" | "patch"> {
  return { ...(asked ? { asked } : {}), patch: { half, refusals, offered } };
}

/** What is asked after a decision: what it asks itself, the next row that waits, or whether to hand the report in again. */
function onward(before: Situation, earlier: ReturnedRows, result: Result): Result {
  const { events, asked } = result;
  const returned = afterSettling(earlier, events);
  if (!returned) return result;
  const s = after(before, result);
  const settled = events.some(({ type }) => type === "row-settled");
  if (asked && asksHere(s, returned, asked, settled)) return result;
  const [next] = waitingOf(s, returned);
  if (next) return { ...result, asked: askedAlone(next) };
  const reason = whyMissing(s, returned);
  const changed = returned.rows.some(({ outcome }) => outcome === "changed");
  // Handed in at once, unless the unit changed something of its own accord, or a warning has to be asked about.
  const last = changed || reportFindings(s).length > 0 ? askSubmit(s, reason) : seal(s, s.report.rev, reason);
  return {
    ...result,
    ...last,
    events: [...events, ...last.events],
    patch: { ...result.patch, chosen: null },
  };
}

/** Whether what a decision asks stands: a question of its own about a row, or a row that still waits. */
function asksHere(s: Situation, returned: ReturnedRows, asked: Asked, settled: boolean): boolean {
  if (asked.at === "submit" || asked.at === "end" || asked.at === "sealed") return false;
  const ids = idsAsked(asked);
  if (ids.some((id) => !isOpenIn(s, returned, id))) return false;
  if (asked.at !== "question" && asked.at !== "list" && asked.at !== "proofs") return true;
  // A row that was settled by this very answer is not asked again; one that was asked for by its number is.
  return !settled || waitingOf(s, returned).some(({ id }: Question) => ids.includes(id));
}

/** The report after the events of a decision. */
function after(s: Situation, { events }: Result): Situation {
  const rev = s.report.rev + (changesOf(events).length > 0 ? 1 : 0);
  const waived = new Set([
    ...s.waived,
    ...events.flatMap((one) => (one.type === "waived" ? [one.hash] : [])),
  ]);
  return { ...s, answers: fold(s.answers, events, rev), waived, report: { ...s.report, rev } };
}

/** Questions that were left open before with a reason stay so; null where all are answered. */
function whyMissing(s: Situation, { missingReason }: ReturnedRows): string | null {
  return unansweredOf(s.q, s.answers).length > 0 ? (missingReason ?? "") : null;
}
