// A choice of the last message, and commands: what is said to whoever runs the bot rather than to a report. Knows no chat.
import { besides, callOff } from "./lexicon/giving-up.ts";
import type { Control } from "./lexicon/steering.ts";
import type { Meaning, NamedCommand } from "./meaning.ts";
import { consistsOf, phrasebook } from "./phrases.ts";
import type { Commands, Prompt } from "./prompt.ts";
import type { Said } from "./said.ts";
import { choiceIn, type Heard, steerIn, steeringTo } from "./steering.ts";

/** A choice, with the command that its words give by themselves. */
export function choice(heard: Heard, prompt: Prompt): Meaning | null {
  const chosen = choiceIn(heard, prompt);
  if (chosen?.type !== "choice" || !prompt.commands) return chosen;
  return { ...chosen, command: named(heard.said, prompt.commands) };
}

function named({ raw }: Said, commands: Commands): NamedCommand | null {
  return commands.own(raw) ?? commands.officers(raw);
}

export function slashCommand({ said }: Heard, { commands, report }: Prompt): Meaning | null {
  const found = commands?.slash(said.raw);
  if (!found) return null;
  if (found.name === null) return { type: "no-command", said: found.said };
  const word = report && steeringWords.find((control) => control === found.name);
  return word
    ? { type: "steer", ...steeringTo(word, found.args) }
    : { type: "command", command: found, slash: true };
}

/** The commands that mean what the word means where a report is worked on. */
const steeringWords: readonly (Control | "none")[] = [
  "next",
  "back",
  "skip",
  "none",
  "done",
  "edit",
  "note",
  "progress",
  "review",
  "submit",
  "receipt",
  "stop",
  "help",
];

/** What a command waits for, unless it is plainly something else: nobody gives "tổng hợp" as a reason. */
export function argument(heard: Heard, { awaits, commands, report }: Prompt): Meaning | null {
  if (awaits.at !== "argument") return null;
  if (callsOff(heard.said)) return { type: "dropped" };
  const meant = steerIn(heard, report);
  if (meant?.type === "steer" && neverArgument.has(meant.control)) {
    if (report) return meant;
    return meant.control === "help"
      ? { type: "command", command: { name: "help", args: "" }, slash: false }
      : { type: "dropped" };
  }
  const { raw } = heard.said;
  const officers = commands?.officers(raw) ?? null;
  const command = officers && (!awaits.free || isPlainly(officers)) ? officers : commands?.own(raw);
  return command ? { type: "command", command, slash: false } : { type: "argument" };
}

/** Steering words that are never an argument. "sửa" is left out, since it may well be a reason. */
const neverArgument: ReadonlySet<Control | "none"> = new Set([
  "help",
  "progress",
  "stop",
  "back",
  "next",
  "review",
  "submit",
]);

/** A sentence may begin with a command's name; one that goes on with a unit's code, or a day, is that command. */
function isPlainly({ name, args }: NamedCommand): boolean {
  if (args === "") return true;
  if (name === "deadline") return /^[\d/.\-:h\s]+$/iu.test(args);
  return name !== "announce" && /^\p{L}{2,6}(?:[-_]\p{L}{1,4}|[-_ ]?\d{1,3})(?![\p{L}\p{N}])/u.test(args);
}

function callsOff(said: Said): boolean {
  const words = said.tokens.filter((token) => token.type !== "mark");
  const off = words.length <= mostCallingOff && consistsOf(givingUp, words);
  return off && words.some((_, at) => calls.at(words, at) !== null);
}

export function ownCommand({ said }: Heard, { commands }: Prompt): Meaning | null {
  const command = commands?.own(said.raw);
  return command ? { type: "command", command, slash: false } : null;
}

/** Where a report is worked on "trợ giúp" is a word of the interview. */
export function officersCommand({ said }: Heard, { commands, report }: Prompt): Meaning | null {
  const command = commands?.officers(said.raw);
  if (!command || (report && command.name === "help")) return null;
  return { type: "command", command, slash: false };
}

/** "Thôi?" to "leave this unit?" is no narrative. Somebody who goes on with the report says more. */
export function unanswered({ said }: Heard, { awaitsYes }: Prompt): Meaning | null {
  if (!awaitsYes) return null;
  const words = said.tokens.filter((token) => token.type !== "mark");
  const brief = words.length <= fewWords && words.every((token) => token.type === "word");
  return brief ? { type: "unanswered" } : null;
}

const mostCallingOff = 8;
const fewWords = 4;
const calls = phrasebook([["off", callOff]]);
const givingUp = phrasebook([["off", [...callOff, ...besides]]]);
