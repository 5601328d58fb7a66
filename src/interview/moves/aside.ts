// Talk to the bot where no narrative is asked: answered as such, with what was asked still standing. Pure.
import type { Asked } from "../chat.ts";
import type { Result } from "../finish.ts";
import { questionAsked } from "../next.ts";
import { readAnswer } from "../reading/reading.ts";
import { talkOf } from "../reading/talk.ts";
import type { Situation } from "../situation.ts";

/** A greeting, a question or a promise, said where figures or a choice are asked; null when it is none of these. */
export function talkAside(s: Situation, asked: Asked, text: string, now: Date): Result | null {
  const question = s.q.byId(questionAsked(asked) ?? "");
  const talk = talkOf(text);
  if (talk === null || asked.at === "note") return null;
  // A greeting is no narrative; of other talk a narrative decides by itself, for there the very words may be meant.
  // More of one has no such choice, and talk is never joined to what stands in the report.
  if (question?.narrative && asked.at !== "more" && talk !== "greeting") return null;
  if (talk === "promise") {
    // "Để em hỏi kế toán rồi gửi sau" puts off what is asked; and why something is missing may be a promise.
    const later = question && readAnswer(question, text, s.chat.half, now).type === "later";
    if (later || reasons.has(asked.at)) return null;
  }
  const { half, offered, refusals } = s.chat;
  return { events: [{ type: "talk", talk, verbatim: null }], asked, patch: { half, offered, refusals } };
}

const reasons: ReadonlySet<Asked["at"]> = new Set(["reason", "missing-reason", "nothing-reason"]);
