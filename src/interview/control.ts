// The words that steer: back, later, review, submit… Side words leave the asked place untouched. Pure.
import { isAnswered } from "../form/answers.ts";
import type { Question } from "../form/questions.ts";
import type { Asked } from "./chat.ts";
import { namedEntry } from "./entries.ts";
import type { SpeechEvent } from "./events.ts";
import type { Result } from "./finish.ts";
import { gateNo, restZero, rowByRow, skipAll, undoGate } from "./group.ts";
import { before, openOf, questionAsked, skippedOf } from "./next.ts";
import { answerNone } from "./one.ts";
import type { Situation } from "./situation.ts";
import { askSubmit } from "./submit.ts";
import { changeAt, notePlaceOf, skips } from "./take.ts";
import type { Control } from "./words.ts";

/** What a control word, a slash command or its button does; `args` is what stood after it. */
export function control(s: Situation, word: Control | "none", args: string): Result {
  const asked = s.chat.asked;
  switch (word) {
    case "next":
      return next(s);
    case "back":
      return back(s);
    case "skip":
      return skip(s);
    case "done":
      return { events: [] };
    case "none": {
      const group = asked?.at === "group" ? groupAsked(s) : undefined;
      if (group) return gateNo(s, group, openOf(group, s.answers), "", null);
      const id = questionAsked(asked);
      return id === null ? side(s, "help") : answerNone(s, id);
    }
    case "submit":
      return askSubmit(s);
    case "review":
    case "progress":
    case "help":
    case "draft":
    case "receipt":
      return side(s, word);
    case "stop":
      return side(s, "paused");
    case "more":
      return s.chat.lastText ? { events: [], asked: { at: "more", id: s.chat.lastText } } : side(s, "help");
    case "edit":
      return edit(s, args);
    case "note":
      return note(s, args);
    case "rows": {
      const group = groupAsked(s);
      return group ? rowByRow(s, group, "") : { events: [] };
    }
    case "rest": {
      const group = groupAsked(s);
      return group ? restZero(s, openOf(group, s.answers), "") : { events: [] };
    }
    case "nothing":
      return { events: [], asked: { at: "nothing-reason" } };
  }
}

/** Shows something beside the walk; what was asked, half given or waiting stays so. */
function side(s: Situation, what: Extract<SpeechEvent, { type: "said" }>["what"]): Result {
  const { half, pending, offered, refusals } = s.chat;
  const kept = s.chat.asked?.at === "confirm" ? askAgain(s.chat.asked.id) : s.chat.asked;
  return {
    events: [{ type: "said", what }],
    ...(kept ? { asked: kept } : {}),
    patch: { half, pending, offered, refusals },
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
  return { events: [], asked: { at: "question", id: later.id }, patch: { chosen: later.id } };
}

function back(s: Situation): Result {
  if (s.chat.last?.startsWith("group:")) return undoGate(s, s.chat.last.slice("group:".length));
  const asked = s.chat.asked;
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
  if (asked?.at === "group")
    return skipAll(
      s,
      asked.open.flatMap((id) => s.q.byId(id) ?? []),
    );
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

/** "Sửa 4.3", "sửa I.3", "sửa 4": asks that place, or that group, again. */
function edit(s: Situation, args: string): Result {
  const wanted = args.replace(/[.\s]+$/u, "");
  const question =
    s.q.byNo(wanted) ?? s.q.questions.find((candidate) => candidate.alias?.no.startsWith(wanted || "?"));
  if (question) {
    return {
      events: [],
      asked: { at: "question", id: question.id },
      patch: { chosen: question.id, lastText: null },
    };
  }
  const group = s.q.groups.find((candidate) => candidate.no === wanted);
  if (group) {
    const ids = group.questions.map((member) => member.id);
    return {
      events: [],
      asked: { at: "group", id: group.id, open: ids },
      patch: { byRow: null, lastText: null },
    };
  }
  const keep = s.chat.asked ? { asked: s.chat.asked } : {};
  return { events: [{ type: "no-such-row", said: wanted }], ...keep, patch: { half: s.chat.half } };
}

/** "Ghi chú 4.3: …" or "ghi chú …" for the place asked, else the one answered last. */
function note(s: Situation, args: string): Result {
  const named = namedEntry(s.q, args) ?? namedItem(s, args);
  const id = named?.question?.id ?? s.chat.last ?? questionAsked(s.chat.asked);
  const question = id === null ? undefined : s.q.byId(id);
  if (!question) return side(s, "help");
  const text = (named?.said ?? args).normalize("NFC").trim();
  if (text === "") return { events: [], asked: { at: "note", id: question.id } };
  const changes = [changeAt(s.answers, notePlaceOf(s, question), text, args, "typed")];
  const keep = s.chat.asked ? { asked: s.chat.asked } : {};
  return {
    events: [{ type: "noted", id: question.id, note: text, changes }],
    ...keep,
    patch: { half: s.chat.half },
  };
}

/** "I.3a: nguồn chi thường xuyên": a narrative item by its Roman number. */
function namedItem(s: Situation, args: string): { question: Question | null; said: string } | null {
  const match = /^([IVX]+\.\d{1,2}[a-z]?)\s*[:.)-]?\s*(.*)$/isu.exec(args);
  const question = match?.[1] ? s.q.byNo(match[1]) : undefined;
  return question ? { question, said: match?.[2] ?? "" } : null;
}

function groupAsked(s: Situation) {
  const asked = s.chat.asked;
  const id = asked?.at === "group" ? asked.id : s.q.byId(questionAsked(asked) ?? "")?.groupId;
  return s.q.groups.find((group) => group.id === id);
}
