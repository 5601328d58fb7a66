// A message that is nothing but a yes or a no, in any spelling, and what it is where no choice stands for it. Knows no chat.
import { assent, nay, notSo } from "./lexicon/assent.ts";
import type { Answer } from "./meaning.ts";
import type { Awaited } from "./prompt.ts";
import { telexKeys } from "./telex.ts";
import { isOneOf, type WholeMessages, wholeMessages } from "./whole-message.ts";

/** "none" may say that there is none ("không"); "not-so" says of something that it is not so ("sai", "không phải"). */
export type WholeAnswer = "yes" | "none" | "not-so";

/** Which of them a message with these keys is; `plain`: it was typed wholly without diacritics. */
export function wholeAnswer(keys: readonly string[], plain: boolean): WholeAnswer | null {
  const found = spellings.find(([, list]) => isOneOf(list, keys, plain));
  return found ? found[0] : null;
}

/** What it says to a prompt; null where it is read as any other text is. */
export function meansAt(answer: WholeAnswer, awaits: Awaited): Answer | null {
  switch (awaits.at) {
    case "group":
      if (answer === "yes") return awaits.whole ? { type: "yes" } : null;
      break;
    case "checklist":
      if (answer === "yes") return { type: "yes" };
      break;
    case "list":
    case "more":
      return answer === "none" ? { type: "none", of: "first", reason: null } : nothing;
    case "line":
      return answer === "none" ? null : nothing;
    case "note":
    case "row-reason":
    case "reason":
      return { type: "words", reason: null, bare: true };
    case "nothing-reason":
      if (answer === "yes") return { type: "words", reason: null, bare: true };
      break;
  }
  return answer === "not-so" ? nothing : null;
}

const nothing: Answer = { type: "nothing-understood", no: null, bare: true };

const spellings: readonly (readonly [WholeAnswer, WholeMessages])[] = [
  ["yes", typed(assent)],
  ["none", typed(nay)],
  ["not-so", typed(notSo)],
];

/** Each as it is written and as its keys. */
function typed(words: readonly string[]): WholeMessages {
  return wholeMessages([...words, ...words.map((word) => telexKeys(word.replace(/^!/u, "")))]);
}
