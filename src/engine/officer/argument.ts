// Decides, while a command waits for its argument, whether a text is that argument or something else. Looks at words
// only.
import { type FoundCommand, findOfficerWords, findPersonWords } from "../../commands/shared/names.ts";
import type { Chat } from "../../interview/chat.ts";
import { recognise } from "../../interview/reading/recognise.ts";
import { besides, callOff } from "../../language/lexicon/giving-up.ts";
import type { Control } from "../../language/lexicon/steering.ts";
import { clean } from "../../language/normalise.ts";
import { consistsOf, phrasebook } from "../../language/phrases.ts";
import { tokenise } from "../../language/tokens.ts";

/** The waiting command, with the arguments that it has already. */
type Waiting = { readonly name: string; readonly args: string };

type Instead =
  | { readonly type: "dropped" }
  | { readonly type: "command"; readonly name: string; readonly args: string }
  /** A word that steers the interview. */
  | { readonly type: "steers" };

/**
 * What the text is instead of the argument; null when it is the argument. Nobody gives "tổng hợp" as a reason, and
 * "thôi" is never a unit.
 */
export function insteadOfArgument(
  waiting: Waiting,
  text: string,
  may: { readonly officer: boolean; readonly works: boolean },
): Instead | null {
  if (callsOff(text)) return { type: "dropped" };
  const meant = recognise({ offered: [] }, text);
  if (meant.type === "control" && steering.has(meant.control)) {
    if (may.works) return { type: "steers" };
    return meant.control === "help" ? { type: "command", name: "help", args: "" } : { type: "dropped" };
  }
  const words = may.officer ? findOfficerWords(text) : null;
  if (words && (!takesWords(waiting) || plainlyCommand(words))) return { type: "command", ...words };
  const own = findPersonWords(text);
  return own ? { type: "command", ...own } : null;
}

/** Whether the chat's last message was a command's own question, with a choice that leaves everything as it is. */
export function awaitsYes({ offered }: Pick<Chat, "offered">): boolean {
  return offered.some(
    ({ action }) => action.do === "command" && /(?:^| )(?:keep|cancel)$/u.test(action.args),
  );
}

/** Whether a text is a few words without a figure. Somebody who goes on with the report says more. */
export function isBrief(text: string): boolean {
  const said = tokenise(clean(text)).filter((token) => token.type !== "mark");
  return said.length <= fewWords && said.every((token) => token.type === "word");
}

/** Steering words that are never an argument. "sửa" is left out, since it may well be a reason. */
const steering: ReadonlySet<Control> = new Set([
  "help",
  "progress",
  "stop",
  "back",
  "next",
  "review",
  "submit",
]);

/** Whether what is waited for is somebody's own sentence: a reason, an announcement. */
function takesWords({ name, args }: Waiting): boolean {
  return name === "announce" || (name === "return" && args !== "");
}

/** A sentence may begin with a command's name; one that goes on with a unit's code, or a day, is that command. */
function plainlyCommand({ name, args }: Exclude<FoundCommand, { name: null }>): boolean {
  if (args === "") return true;
  if (name === "deadline") return /^[\d/.\-:h\s]+$/iu.test(args);
  return name !== "announce" && /^\p{L}{2,6}(?:[-_]\p{L}{1,4}|[-_ ]?\d{1,3})(?![\p{L}\p{N}])/u.test(args);
}

function callsOff(text: string): boolean {
  const said = tokenise(clean(text)).filter((token) => token.type !== "mark");
  return said.length <= mostWords && consistsOf(givingUp, said) && said.some((_, at) => calls.at(said, at));
}

const mostWords = 8;
const fewWords = 4;
const calls = phrasebook([["off", callOff]]);
const givingUp = phrasebook([["off", [...callOff, ...besides]]]);
