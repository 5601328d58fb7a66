// A text that was kept and counts after all: understood anew, at the prompt where it is said again. Pure.
import { understand } from "../../language/understand.ts";
import type { Situation, TextInput } from "../situation.ts";
import { promptOf } from "./prompt.ts";

/** The text as it comes now, at what the chat is asked, without a date. */
export function sayAgain(s: Pick<Situation, "chat" | "q">, text: string, now: Date): TextInput {
  const meaning = understand(text, promptOf(s.chat, s.q, now));
  return { type: "text", text, meaning, sentAt: null, nearLimit: false };
}
