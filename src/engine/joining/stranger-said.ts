// Whether somebody who has not joined asks something. Pure.
import { newChat } from "../../interview/chat.ts";
import { promptOf } from "../../interview/reading/prompt.ts";
import type { Meaning } from "../../language/meaning.ts";
import { understand } from "../../language/understand.ts";
import type { StrangerSaid } from "../../text/people/stranger.ts";

/** What a text says that is no code, to whoever has not joined. */
export function saidByStranger(text: string, now: Date): StrangerSaid["said"] {
  return kindOf(understand(text, promptOf(newChat, null, now, { commands: null, codeIn: () => null })));
}

/** The same of a message that was understood; null is one without words. */
export function kindOf(meaning: Meaning | null): StrangerSaid["said"] {
  const talk = meaning?.type === "talk" ? meaning.talk : meaning?.type;
  if (talk === "question") return "question";
  return talk === "greeting" || talk === "thanks" ? "greeting" : "other";
}
