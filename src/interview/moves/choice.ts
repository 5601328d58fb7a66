// Carries out a choice that was taken, by press or by word. Pure; actions come from the chat's own offers only.
import { isYesNo } from "../../form/checklist.ts";
import { isHard } from "../../form/checks/check.ts";
import type { Action } from "../chat.ts";
import type { InterviewEvent } from "../events.ts";
import { openOf } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { sayWhenOpen } from "./after-seal.ts";
import { noneOfChecklist, takeChecks } from "./checklist.ts";
import { leaveFile, replaceByFile, settleFile, showFile, takeFile } from "./file.ts";
import { asksRowsOfFile, noneOfFile, rowsApart } from "./file-rows.ts";
import { gateNo, restZero, rowByRow, rowsNamed, skipAll, undoGate } from "./gate.ts";
import { keepBefore } from "./keep-before.ts";
import { listAt } from "./list.ts";
import { addAsked } from "./list-add.ts";
import { dropLines, writeLine } from "./list-changes.ts";
import { appendText } from "./narrative.ts";
import { zeroRows } from "./none.ts";
import { nothingHeld, nothingThenEnd } from "./nothing-held.ts";
import { takeParts } from "./own-part.ts";
import { noProof, prove } from "./proofs.ts";
import { answerNone } from "./question.ts";
import { doubtsAbout, record, type Taken } from "./record.ts";
import { answeredPatch, conflictWith, recordOrDoubt } from "./record-or-doubt.ts";
import { requested } from "./request.ts";
import { named } from "./rows.ts";
import { control, inOrder, steering } from "./steer.ts";
import { seal, waive, warningOf } from "./submit.ts";

/** What happens when an offered choice is taken. */
export function takeChoice(s: Situation, action: Exclude<Action, { do: "said" }>, now: Date): Result {
  const keep: Pick<Result, "asked"> = s.chat.asked ? { asked: s.chat.asked } : {};
  switch (action.do) {
    case "take":
      return take(s, action);
    case "overwrite":
      return take(s, { ...action, waive: true }, { over: true });
    case "none":
      return answerNone(s, action.id);
    case "ask":
      return { events: [], asked: { at: "question", id: action.id }, patch: { chosen: action.id } };
    case "again":
    case "keep":
      return s.chat.asked?.at === "confirm"
        ? { events: [], ...(action.do === "again" ? { asked: { at: "question", id: s.chat.asked.id } } : {}) }
        : { events: [], ...keep };
    case "order":
      return inOrder(action.order);
    case "more":
      return { events: [], asked: { at: "more", id: action.id } };
    case "example":
      return { events: [{ type: "said", what: "example" }], ...keep };
    case "ask-colleague":
      return { events: [{ type: "said", what: "ask-colleague" }], ...keep };
    case "waive":
      if (action.reason) {
        const { checkId, stem, hash } = action;
        return { events: [], asked: { at: "reason", checkId, stem, hash, after: "warnings" } };
      }
      return waive(s, action, null, "warnings");
    case "skip":
      return control(s, steering("skip"));
    case "word":
      return control(s, steering(action.word));
    case "seal":
      return seal(s, action.rev, action.missingReason);
    case "incomplete":
      return { events: [], asked: { at: "missing-reason" } };
    case "zero":
      return zeroed(s, action);
    case "no-proof":
      return noProof(s, action.raw);
    case "prove":
      return prove(s, action);
    case "nothing":
      return action.sure && action.reason !== null
        ? nothingThenEnd(s, action.reason)
        : nothingHeld(s, action.reason);
    case "append":
      return appendText(s, action.id, { text: action.text, nearLimit: false });
    case "correct":
      return sayWhenOpen(s, action.said, now);
    case "request":
      return requested(s, action.kind, action.words);
    case "keep-row":
    case "agree-row":
      // No row waits any more: the whole report is open.
      return { events: [{ type: "said", what: "stale-choice" }], ...keep };
    case "command":
      return { events: [], ...keep };
    case "add-lines":
    case "write-line":
    case "drop-lines":
      return takeListChoice(s, action);
    case "keep-before":
      return keepBefore(s, action.ids);
    case "own-part":
      return takeParts(s, action);
    default:
      return "group" in action ? takeGroupChoice(s, action) : takeFileChoice(s, action, now);
  }
}

function zeroed(s: Situation, { ids, raw }: Extract<Action, { do: "zero" }>): Result {
  const { asked } = s.chat;
  if (asksRowsOfFile(asked)) return noneOfFile(s, asked, ids, raw);
  if (asked?.at === "checklist") return noneOfChecklist(s, asked, raw, null);
  return zeroRows(
    s,
    ids.flatMap((id) => s.q.byId(id) ?? []),
    raw,
  );
}

type FileAction = Extract<Action, { do: `file-${string}` }>;

function takeFileChoice(s: Situation, action: FileAction, now: Date): Result {
  const { asked } = s.chat;
  switch (action.do) {
    case "file-sheet":
      return settleFile(s, { sheet: action.name });
    case "file-own":
      return settleFile(s, { own: true });
    case "file-take":
      return takeFile(s, now);
    case "file-show":
      return showFile(s, now);
    case "file-leave":
      return leaveFile(s);
    case "file-replace":
      return replaceByFile(s, action.ids, now);
    case "file-none":
      return asksRowsOfFile(asked) ? noneOfFile(s, asked, action.ids, action.raw) : { events: [] };
    case "file-rows":
      return asksRowsOfFile(asked) ? rowsApart(s, asked) : { events: [] };
  }
}

type ListAction = Extract<Action, { do: "add-lines" | "write-line" | "drop-lines" }>;

function takeListChoice(s: Situation, action: ListAction): Result {
  const question = listAt(s, action.id);
  if (!question) return { events: [] };
  switch (action.do) {
    case "add-lines":
      return addAsked(s, question, action.lines);
    case "write-line":
      return writeLine(s, question, action.line, action);
    case "drop-lines":
      return dropLines(s, question, action.lines);
  }
}

type GroupAction = Extract<Action, { group: string }>;

function takeGroupChoice(s: Situation, action: GroupAction): Result {
  // What was written of several groups at once belongs to none of them.
  if (action.do === "undo-gate") return undoGate(s, action.group);
  const group = s.q.groups.find((candidate) => candidate.id === action.group);
  if (!group) return { events: [] };
  const open = openOf(group, s.answers);
  switch (action.do) {
    case "rows":
      return rowByRow(s, group, "");
    case "rest":
      return restZero(s, open, "", rowsNamed(s, group).some(isYesNo));
    case "skip-group":
      return skipAll(s, open);
    case "gate-no":
      return gateNo(s, group, rowsNamed(s, group), action.raw);
    case "gate-all":
      return gateNo(s, group, group.questions, action.raw, { sure: true });
    case "check":
      return takeChecks(s, action);
  }
}

/**
 * Records an offered reading; the doubts it answers by being chosen are waived with it. `over`: whatever somebody else
 * wrote there meanwhile, which was shown.
 */
function take(
  s: Situation,
  action: Omit<Extract<Action, { do: "take" }>, "do">,
  { over = false }: { readonly over?: boolean } = {},
): Result {
  const question = s.q.byId(action.id);
  if (!question) return { events: [] };
  const taken: Taken = { values: action.values, raw: action.raw, note: action.note ?? null, origin: "typed" };
  if (!action.waive) {
    const result = recordOrDoubt(s, question, taken);
    return { ...result, events: result.events.map((event) => named(s, event)) };
  }
  const conflict = over ? null : conflictWith(s, question, taken);
  if (conflict) return conflict;
  const doubts = doubtsAbout(s, question, action.values);
  if (doubts.some(isHard)) return recordOrDoubt(s, question, taken);
  const settled = doubts.filter((doubt) => !doubt.check.reason);
  const [needsReason] = doubts.filter((doubt) => doubt.check.reason);
  const events: InterviewEvent[] = [
    seen(s, named(s, record(s, question, taken))),
    ...settled.map((doubt): InterviewEvent => ({ type: "waived", ...warningOf(doubt), words: null })),
  ];
  const patch = answeredPatch(question);
  if (!needsReason) return { events, patch };
  return { events, asked: { at: "reason", ...warningOf(needsReason), after: "walk" }, patch };
}

/** What a file says was read out before it was agreed to. */
function seen({ chat }: Situation, event: InterviewEvent): InterviewEvent {
  const byFile = chat.asked?.at === "confirm" && chat.asked.file;
  return byFile && event.type === "answered" ? { ...event, seen: true } : event;
}
