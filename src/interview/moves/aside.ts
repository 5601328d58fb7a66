// Talk to the bot and politeness: answered as such, with what was asked still standing. Pure.
import type { Talk } from "../../language/talk.ts";
import type { Asked } from "../chat.ts";
import type { Result } from "../result.ts";
import type { Situation } from "../situation.ts";

/** A greeting, a question or a promise, said where figures or a choice are asked. */
export function talkAside(s: Situation, asked: Asked, talk: Talk): Result {
  if (talk === "thanks" && asked.at === "end") return thanked(s, asked);
  const { half, offered, refusals } = s.chat;
  return { events: [{ type: "talk", talk, verbatim: null }], asked, patch: { half, offered, refusals } };
}

/** With nothing open one short reply; else what is asked stands there again, and nothing counts as refused. */
export function thanked(s: Situation, asked: Asked): Result {
  const { half, refusals } = s.chat;
  switch (asked.at) {
    case "end":
    case "sealed":
    case "command":
      return { events: [{ type: "said", what: "thanks" }], asked };
    case "confirm":
      return {
        events: [],
        asked: asked.file ? asked : { at: "question", id: asked.id },
        patch: { half, refusals },
      };
    default:
      return { events: [], asked, patch: { half, refusals } };
  }
}
