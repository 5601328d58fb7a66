// The words that steer: back, later, review, submit… Side words leave the asked place untouched. Pure.

import { isAnswered } from "../../form/answers.ts";
import { notePlace } from "../../form/place.ts";
import type { Group, Question } from "../../form/question.ts";
import type { Steering } from "../../language/meaning.ts";
import type { Asked, Chat } from "../chat.ts";
import type { SpeechEvent } from "../events.ts";
import { openFile } from "../handed/open-files.ts";
import { askedAlone, asksGroup, before, openOf, questionAsked, skippedOf, wholeGroup } from "../next.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";
import { noneOfChecklist } from "./checklist.ts";
import { edit } from "./edit.ts";
import { leaveFile, settleFile, untakeFile } from "./file.ts";
import { asksRowsOfFile, restOfFile, rowsApart, rowsAsked } from "./file-rows.ts";
import { frame } from "./frame.ts";
import { gateNo, restZero, rowByRow, rowsNamed, skipAll, undoGate } from "./gate.ts";
import { asksList, closeAsked, putOffList } from "./list.ts";
import { undoLines } from "./list-changes.ts";
import { noneOfFirst } from "./none.ts";
import { nothingHeld } from "./nothing-held.ts";
import { showBelow } from "./own-part.ts";
import { answerNone, restOfHalf } from "./question.ts";
import { changeAt, notePlaceOf, skips } from "./record.ts";
import { askSubmit, submitIncomplete } from "./submit.ts";

/** What a word that steers does, or its slash command or button. */
export function control(s: Situation, { control: word, args, no }: Steering): Result {
  switch (word) {
    case "next":
      return next(s);
    case "back":
      return back(s);
    case "skip":
      return skip(s);
    case "done":
      return asksList(s.chat.asked) ? closeAsked(s, s.chat.asked, "") : { events: [] };
    case "none":
      return noneOfAsked(s);
    case "submit":
      return askSubmit(s);
    case "incomplete":
      return submitIncomplete(s);
    case "review":
    case "progress":
    case "help":
    case "draft":
    case "receipt":
      return side(s, word);
    case "example":
      return side(s, "example");
    case "colleague":
      return side(s, "ask-colleague");
    case "stop":
      return side(s, "paused");
    case "more":
      return more(s);
    case "edit":
      return edit(s, args);
    case "note":
      return note(s, no, args);
    case "rows":
      return asksRowsOfFile(s.chat.asked)
        ? rowsApart(s, s.chat.asked)
        : withGroup(s, (group) => rowByRow(s, group, ""));
    case "rest":
    case "rest-none":
      return asksRowsOfFile(s.chat.asked)
        ? restOfFile(s, s.chat.asked, "", null)
        : (restOfHalf(s) ?? withGroup(s, (group) => restZero(s, restOf(s, group), "", word === "rest-none")));
    case "undo":
      return undo(s);
    case "figures-first":
      return inOrder("figures");
    case "official-order":
      return inOrder("official");
    case "frame":
      return frame(s);
    case "below":
      return showBelow(s, args);
    // What came in after the seal is settled there; in an open report there is nothing to hand in again.
    case "again":
      return askSubmit(s);
    case "leave-later":
      return next(s);
    case "leave-file":
      return openFile(s) ? leaveFile(s) : side(s, "no-file");
    case "nothing":
      return nothingHeld(s, null);
  }
}

/** A word without anything behind it. */
export function steering(word: Steering["control"]): Steering {
  return { control: word, args: "", no: null };
}

/** "Không có" as a command: none of what is asked. */
function noneOfAsked(s: Situation): Result {
  const { asked } = s.chat;
  if (asksRowsOfFile(asked)) return restOfFile(s, asked, "", null);
  if (asked?.at === "checklist") return noneOfChecklist(s, asked, "", null);
  if (asksList(asked)) return closeAsked(s, asked, "");
  const group = asked?.at === "group" ? groupAsked(s) : undefined;
  const id = questionAsked(asked);
  if (!group) return id === null ? side(s, "help") : answerNone(s, id);
  const rows = rowsNamed(s, group);
  const [first] = rows;
  return first && !wholeGroup(group, rows)
    ? noneOfFirst(s, group, first, "", null)
    : gateNo(s, group, rows, "");
}

function more(s: Situation): Result {
  return s.chat.lastText ? { events: [], asked: { at: "more", id: s.chat.lastText } } : side(s, "help");
}

function withGroup(s: Situation, move: (group: Group) => Result): Result {
  const group = groupAsked(s);
  return group ? move(group) : side(s, "no-group");
}

/**
 * The last zeros of a group, or what was recorded of a file, whichever came later, as long as it stands; of anything
 * else it is said that nothing was undone.
 */
function undo(s: Situation): Result {
  const { zeroed, took, listed } = s.chat;
  const newest = Math.max(zeroed?.rev ?? 0, took ?? 0, listed?.rev ?? 0);
  if (zeroed?.rev === newest) return undoGate(s, zeroed.group);
  if (listed?.rev === newest) return undoLines(s) ?? side(s, "no-undo");
  return untakeFile(s) ?? side(s, "no-undo");
}

/** The order in which the rest is asked from here on. */
export function inOrder(order: Chat["order"]): Result {
  return { events: [], patch: { order, byRow: null, chosen: null } };
}

/** Shows something beside the walk; what was asked, half given or waiting stays so. */
function side(s: Situation, what: Extract<SpeechEvent, { type: "said" }>["what"]): Result {
  const { half, offered, refusals } = s.chat;
  const { asked } = s.chat;
  // Its readings are gone with its choices, but for those that a file says: these are asked anew.
  const kept = asked?.at === "confirm" && !asked.file ? askAgain(asked.id) : asked;
  return {
    events: [{ type: "said", what }],
    ...(kept ? { asked: kept } : {}),
    patch: { half, offered, refusals },
  };
}

function askAgain(id: string): Asked {
  return { at: "question", id };
}

/** On: past an answered question that was shown again, or into what was put off. */
function next(s: Situation): Result {
  if (s.chat.asked?.at !== "end") return { events: [], patch: { chosen: null } };
  const later = skippedOf(s.q, s.answers, s.chat)[0];
  if (!later) return { events: [] };
  return { events: [], asked: askedAlone(later), patch: { chosen: later.id } };
}

function back(s: Situation): Result {
  if (s.chat.last?.startsWith("group:")) return undoGate(s, s.chat.last.slice("group:".length));
  const asked = s.chat.asked;
  if (asked?.at === "nothing-reason" || asked?.at === "nothing-confirm") return { events: [] };
  const ordered = s.q.inOrder(s.chat.order);
  const here =
    asked?.at === "end" || asked?.at === "submit" || asked?.at === "warning" ? null : questionAsked(asked);
  const target = here === null ? ordered.at(-1) : before(s.q, s.chat, here);
  if (!target) return side(s, "at-first");
  return {
    events: [{ type: "said", what: "back" }],
    asked: { at: "question", id: target.id },
    patch: { chosen: target.id, lastText: null },
  };
}

function skip(s: Situation): Result {
  const asked = s.chat.asked;
  if (asksGroup(asked) || asked?.at === "proofs")
    return skipAll(
      s,
      asked.open.flatMap((id) => s.q.byId(id) ?? []),
    );
  if (asked?.at.startsWith("file-")) return putOffFile(s, asked);
  if (asksList(asked)) return putOffList(s, asked);
  const id = questionAsked(asked);
  const question = id === null ? undefined : s.q.byId(id);
  if (!question) return { events: [] };
  // An answer that stands is not put off by passing it again.
  if (isAnswered(s.answers, question)) return { events: [], patch: { chosen: null } };
  return {
    events: [{ type: "skipped", ids: [question.id], changes: skips(s, [question]) }],
    patch: { chosen: null },
  };
}

/** What a file asks is put off: its rows; what differs stays as it stands; and of a file not yet recorded everything. */
function putOffFile(s: Situation, asked: Asked): Result {
  if (asksRowsOfFile(asked)) return skipAll(s, rowsAsked(s, asked));
  return asked.at === "file-differs" ? settleFile(s, { kept: true }) : leaveFile(s);
}

/** "Ghi chú 4.3: …" or "ghi chú …" for the place asked, else the one answered last. */
function note(s: Situation, no: string | null, args: string): Result {
  const named = no === null ? undefined : s.q.byNo(no);
  const keep = { ...(s.chat.asked ? { asked: s.chat.asked } : {}), patch: { half: s.chat.half } };
  if (no !== null && !named) return { events: [{ type: "no-such-row", said: no }], ...keep };
  const question = named ?? s.q.byId(lastAnswered(s) ?? questionAsked(s.chat.asked) ?? "");
  if (!question) return side(s, "help");
  const text = args.normalize("NFC").trim();
  if (text === "") return { events: [], asked: { at: "note", id: question.id } };
  const place = no === null ? notePlaceOf(s, question) : notePlaceAt(question, no);
  const changes = [changeAt(s.answers, place, text, args, "typed")];
  return { events: [{ type: "noted", id: question.id, note: text, changes }], ...keep };
}

/** The question answered last, where that was one and not a group. */
function lastAnswered(s: Situation): string | null {
  return s.chat.last !== null && s.q.byId(s.chat.last) ? s.chat.last : null;
}

/** Each of two linked places has a note of its own; the number typed says which is meant. */
function notePlaceAt(question: Question, no: string): string {
  return question.alias?.no.toLowerCase() === no.toLowerCase()
    ? notePlace(question.alias.itemId)
    : question.notePlace;
}

/** What is left of a group: its open rows, and the one asked though it had been put off. */
function restOf(s: Situation, group: Group): readonly Question[] {
  const open = openOf(group, s.answers);
  const asked = questionAsked(s.chat.asked);
  return group.questions.filter(
    (question) => open.includes(question) || (question.id === asked && !isAnswered(s.answers, question)),
  );
}

function groupAsked(s: Situation) {
  const asked = s.chat.asked;
  const id = asksGroup(asked) ? asked.id : s.q.byId(questionAsked(asked) ?? "")?.groupId;
  return s.q.groups.find((group) => group.id === id);
}
